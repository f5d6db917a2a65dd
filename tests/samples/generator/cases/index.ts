import type { Case } from './case';
import { FIRST_CASES } from './first';
import { SECOND_CASES } from './second';
import { THIRD_CASES } from './third';

/** All samples, in the order in which they are made. */
export const CASES: readonly Case[] = [...FIRST_CASES, ...SECOND_CASES, ...THIRD_CASES];
