import type { Person } from '../types';
import { MARESIANS } from './maresia';
import { NORHAVENERS } from './norhaven';
import { UTOPIANS } from './utopia';
import { NEWCOMERS } from './utopia-newcomers';

/** All invented people. */
const PEOPLE: readonly Person[] = [...UTOPIANS, ...NEWCOMERS, ...NORHAVENERS, ...MARESIANS];

/** The person with this short name; throws RangeError when there is none. */
export function personNamed(key: string): Person {
  const person = PEOPLE.find((candidate) => candidate.key === key);
  if (person === undefined) throw new RangeError(`nobody is called ${key}`);
  return person;
}
