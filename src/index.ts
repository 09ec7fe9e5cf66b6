// The library: the nouns, the register of a date, and every question as a typed function.
export * from './model/index.ts';
export * from './evidence/index.ts';
export * from './register/index.ts';
export { economicStakes, stakeOf } from './ownership/from-register.ts';
export { owners, type Convention, type Owner, type Owners } from './ownership/owners.ts';
export { stakesFrom, stakesFromBands, type Stakes } from './ownership/stakes.ts';
export { builtinLaw, extendLaw, type Law } from './law/law.ts';
export { loadOperations, registry } from './operations/registry.ts';
export { respond, type Response } from './operations/respond.ts';
export { subjectAt } from './operations/subject.ts';
export { openWorkspace, type Workspace } from './operations/workspace.ts';
