export { buildRegister } from './build.ts';
export * from './case-file.ts';
export * from './choice.ts';
export * from './register.ts';
export { covers, isKnown } from './known.ts';
export { standings, type Standing } from './standing.ts';
export { conflictsAmong, conflictsIn } from './conflicts.ts';
export type { Conflict, ConflictKind } from './conflict.ts';
