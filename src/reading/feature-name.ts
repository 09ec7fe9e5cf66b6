import { unique } from './words/unique.ts';

/**
 * Names of features that open alike and end in one of a few words or small numbers: each is joined
 * once, so that a weight is found by the address of its name.
 */
export function namesOf(opening: string): (end: string | number) => string {
  const made = new Map<string | number, string>();
  return (end) => {
    const known = made.get(end);
    if (known !== undefined) return known;
    const name = unique(`${opening}${end}`);
    made.set(end, name);
    return name;
  };
}
