import type { Link } from './scene-link.ts';

/**
 * Folds what hangs on the chart through a collapsed entity alone: without it the chart falls into
 * parts, of which the one with the focus stays (without a focus, or when the focus is collapsed, the
 * largest), and the entity with it.
 */
export function folded(
  links: readonly Link[],
  collapsed: readonly string[],
  focus: string | undefined,
): readonly Link[] {
  return collapsed.reduce((left, name) => foldedAt(left, name, focus), links);
}

function foldedAt(
  links: readonly Link[],
  name: string,
  focus: string | undefined,
): readonly Link[] {
  const parts = partsWithout(links, name);
  if (parts.length < 2 && focus !== name) return links;
  const largest = [...parts].sort((first, second) => second.size - first.size)[0];
  const stays = parts.find((part) => focus !== undefined && part.has(focus)) ?? largest;
  const kept = (other: string) => other === name || stays?.has(other) === true;
  return links.filter((link) => kept(link.holder) && kept(link.issuer));
}

/** The connected parts of the chart without one entity, whichever way the holdings run. */
function partsWithout(links: readonly Link[], name: string): Set<string>[] {
  const near = new Map<string, string[]>();
  const tie = (from: string, to: string) => {
    const list = near.get(from);
    if (list) list.push(to);
    else near.set(from, [to]);
  };
  for (const { holder, issuer } of links) {
    if (holder === name || issuer === name) continue;
    tie(holder, issuer);
    tie(issuer, holder);
  }
  const alone = links
    .flatMap(({ holder, issuer }) => [holder, issuer])
    .filter((other) => other !== name);
  const seen = new Set<string>();
  return alone.flatMap((start) => {
    if (seen.has(start)) return [];
    const part = new Set([start]);
    for (const at of part) for (const next of near.get(at) ?? []) part.add(next);
    for (const at of part) seen.add(at);
    return [part];
  });
}

/**
 * How many entities each drawn one is linked to that are neither drawn nor in a group that is: what
 * expanding it would bring.
 */
export function undrawn(
  links: readonly Link[],
  drawn: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const others = new Map<string, Set<string>>();
  const miss = (at: string, other: string) => {
    if (!drawn.has(at) || drawn.has(other)) return;
    others.set(at, (others.get(at) ?? new Set()).add(other));
  };
  for (const { holder, issuer } of links) {
    miss(holder, issuer);
    miss(issuer, holder);
  }
  return new Map([...others].map(([name, set]) => [name, set.size]));
}
