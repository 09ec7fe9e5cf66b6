/**
 * What is found for each of a list, in one list: what `flatMap` does, which in today's engines is
 * built for every kind of list and took a twentieth of the time of a reading.
 */
export function gathered<T, U>(
  list: readonly T[],
  find: (one: T, at: number) => readonly U[],
): U[] {
  const found: U[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const more = find(list[at] as T, at);
    for (let own = 0; own < more.length; own += 1) found.push(more[own] as U);
  }
  return found;
}
