/** The contract between Countersign and the portal: the zod schemas are the source, `openapi.json` is written from them. */
export * from './application';
export * from './claim';
export * from './decision';
export * from './device';
export * from './events';
export * from './operations';
export * from './person';
export * from './policy';
export * from './primitives';
export * from './problem';
export * from './statement';
