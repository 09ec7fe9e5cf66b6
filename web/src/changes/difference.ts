import type { Diagram } from '../diagram.ts';
import type { SceneArc } from '../../../src/formats/scene.ts';

/** What became of a holding between two days. */
export interface Mark {
  readonly kind: 'new' | 'more' | 'less' | 'other';
  readonly says: string;
}

/** A holding that differs between two days, as both charts print it. */
export interface Differing {
  readonly holder: string;
  readonly issuer: string;
  readonly was: string;
  readonly is: string;
  readonly kind: Mark['kind'] | 'gone';
}

/** Holdings that differ: first what is gone, then what is new, then what changed. */
export function differences(now: Diagram, then: Diagram): Differing[] {
  const [is, was] = [byPair(now.scene.arcs), byPair(then.scene.arcs)];
  const pairs = [...new Map([...was, ...is])];
  const order = ['gone', 'new', 'less', 'more', 'other'];
  return pairs
    .map(([key, row]) => differing(row, was.get(key), is.get(key)))
    .filter((one) => one !== undefined)
    .sort((first, second) => order.indexOf(first.kind) - order.indexOf(second.kind));
}

/** The differences by the arcs of the chart of the later question. */
export function marksOf(now: Diagram, then: Diagram | undefined): ReadonlyMap<string, Mark> {
  if (!then) return new Map();
  const found = new Map(differences(now, then).map((one) => [`${one.holder}\n${one.issuer}`, one]));
  return new Map(
    now.scene.arcs.flatMap(({ id, holder, issuer, line }) => {
      const one = line === 'beneficiary' ? undefined : found.get(`${holder}\n${issuer}`);
      if (!one || one.kind === 'gone') return [];
      const says = one.kind === 'new' ? `not on ${then.asOf}` : `${one.was} on ${then.asOf}`;
      return [[id, { kind: one.kind, says }] as const];
    }),
  );
}

function differing(
  { holder, issuer }: SceneArc,
  was: SceneArc | undefined,
  is: SceneArc | undefined,
): Differing | undefined {
  const printedBoth = { was: printed(was), is: printed(is) };
  if (printedBoth.was === printedBoth.is) return undefined;
  const kind = is === undefined ? 'gone' : was === undefined ? 'new' : direction(was, is);
  return { holder, issuer, ...printedBoth, kind };
}

function direction(was: SceneArc, is: SceneArc): Mark['kind'] {
  const [then, now] = [was, is].map(({ label }) => Number.parseFloat(label));
  if (then === undefined || now === undefined || !(then !== now)) return 'other';
  return now > then ? 'more' : 'less';
}

/** Capital and votes, as the chart prints them. */
function printed(arc: SceneArc | undefined): string {
  if (!arc) return '';
  const votes = arc.votes === undefined ? '' : `, ${arc.votes}`;
  return `${arc.label}${arc.muted ? ', no free votes' : votes}`;
}

function byPair(arcs: readonly SceneArc[]): Map<string, SceneArc> {
  return new Map(
    arcs
      .filter(({ line }) => line !== 'beneficiary')
      .map((arc) => [`${arc.holder}\n${arc.issuer}`, arc]),
  );
}
