export * from './codebook.ts';
export * from './event.ts';
export * from './relation.ts';
export * from './project.ts';
