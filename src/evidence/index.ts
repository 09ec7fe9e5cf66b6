export * from './claim.ts';
export * from './source.ts';
export * from './statement.ts';
