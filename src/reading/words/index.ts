export * from './names.ts';
export * from './nouns.ts';
export * from './set.ts';
export * from './speech.ts';
export * from './verbs.ts';
