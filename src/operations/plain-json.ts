import { BadCall } from '../model/index.ts';

/** Values nest no deeper than this in anything that comes from outside. */
export const DEEPEST = 64;

/**
 * Refuses data that a program could stumble over before a schema looks at it: values nested deeper
 * than `DEEPEST`, and the name `__proto__`, which would be lost without a word on the way.
 */
export function checkPlainJson(value: unknown): void {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new BadCall(`It is nested more than ${DEEPEST} deep.`);
    level = level.flatMap(inside);
  }
}

function inside(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Object.hasOwn(value, '__proto__')) throw new BadCall('"__proto__" is not a name.');
  return Object.values(value);
}
