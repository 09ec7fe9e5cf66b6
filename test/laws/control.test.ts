import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateClosure } from '../../src/control/aggregate.ts';
import { controlBetween, controlClosure, type VoteEdge } from '../../src/control/closure.ts';
import { moreThan } from '../../src/law/quota.ts';
import { fraction, type Fraction, type Interval, ONE, sum } from '../../src/model/index.ts';

const SEED = 20210419;
const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const HALF = moreThan(1, 2);

/** Votes of six names in the first five of them, in hundredths; no column above one hundred. */
const graphs = fc
  .array(fc.tuple(fc.nat(5), fc.nat(4), fc.constantFrom(10, 20, 25, 26, 30, 49, 50, 51, 60, 100)), {
    maxLength: 12,
  })
  .map((given) => {
    const left = new Map<number, number>();
    return given.flatMap(([holder, issuer, votes]) => {
      const room = left.get(issuer) ?? 100;
      const taken = Math.min(room, votes);
      if (holder === issuer || taken === 0) return [];
      left.set(issuer, room - taken);
      return [[holder, issuer, taken] as const];
    });
  });

type Whole = readonly [holder: number, issuer: number, votes: number];

function edgesOf(graph: readonly Whole[]): VoteEdge[] {
  return graph.map(([holder, issuer, votes]) => [
    NAMES[holder] as string,
    NAMES[issuer] as string,
    fraction(votes, 100),
  ]);
}

/** The slow twin: the meet of all sets that are closed under "outvotes", over all 32 sets of companies. */
function leastClosed(graph: readonly Whole[], holder: number): number {
  let meet = 31;
  for (let set = 0; set < 32; set++) {
    const group = set | (1 << holder);
    const votes = [0, 0, 0, 0, 0, 0];
    for (const [owner, issuer, held] of graph)
      if ((group >> owner) & 1) votes[issuer] = (votes[issuer] as number) + held;
    const closed = [0, 1, 2, 3, 4].every(
      (issuer) => issuer === holder || (votes[issuer] as number) <= 50 || (set >> issuer) & 1,
    );
    if (closed) meet &= set;
  }
  return meet & ~(1 << holder);
}

function setOf(bits: number): string[] {
  return NAMES.filter((_, place) => (bits >> place) & 1);
}

describe(`control (seed ${SEED})`, () => {
  it('is the least set that the holder and what it controls outvote, and these sets are laminar', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { controls } = controlClosure(edgesOf(graph), HALF);
        const groups: number[] = [];
        for (let holder = 0; holder < NAMES.length; holder++) {
          const twin = leastClosed(graph, holder);
          expect(controls[NAMES[holder] as string] ?? []).toEqual(setOf(twin));
          groups.push(twin | (1 << holder));
        }
        for (const one of groups) {
          for (const other of groups) {
            const both = one & other;
            expect(both === 0 || both === one || both === other).toBe(true);
          }
        }
      }),
      { seed: SEED, numRuns: 20_000 },
    );
  }, 120_000);

  it('has at the top of every company one controller or one loop', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { controls, ultimate } = controlClosure(edgesOf(graph), HALF);
        for (const above of Object.values(ultimate)) {
          expect(above.length).toBeGreaterThan(0);
          for (const one of above) {
            for (const other of above)
              expect(one === other || (controls[one] ?? []).includes(other)).toBe(true);
          }
        }
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it('turns with the names when the names are turned', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const turned = (name: string) => `${name}${name}`;
        const plain = controlClosure(edgesOf(graph), HALF).controls;
        const renamed = controlClosure(
          edgesOf(graph).map(
            ([holder, issuer, votes]) => [turned(holder), turned(issuer), votes] as const,
          ),
          HALF,
        ).controls;
        const back = Object.fromEntries(
          Object.entries(plain).map(([name, set]) => [turned(name), set.map(turned)]),
        );
        expect(renamed).toEqual(back);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('lies between certain and possible control in every world that bands admit', () => {
    const worlds = fc.tuple(
      graphs,
      fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 12, maxLength: 12 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(worlds, (given) => {
        const { bands, world } = bandsAround(given);
        const { certain, possible } = controlBetween(bands, HALF);
        const { controls } = controlClosure(world, HALF);
        for (const name of NAMES) {
          const [sure, real, maybe] = [
            certain[name] ?? [],
            controls[name] ?? [],
            possible[name] ?? [],
          ];
          expect(real).toEqual(expect.arrayContaining([...sure]));
          expect(maybe).toEqual(expect.arrayContaining([...real]));
        }
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it('equals certain and possible control where every band is a point', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const points = edgesOf(graph).map(
          ([holder, issuer, votes]) => [holder, issuer, bandOf(votes, votes, false)] as const,
        );
        const { controls } = controlClosure(edgesOf(graph), HALF);
        expect(controlBetween(points, HALF)).toEqual({ certain: controls, possible: controls });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

/** Bands that hold the graph's votes somewhere inside them. */
function bandsAround([graph, slack, open]: [
  readonly Whole[],
  readonly (readonly [number, number])[],
  boolean,
]) {
  const world = joinedEdges(graph);
  const bands = world.map(([holder, issuer, votes], place) => {
    const [down, up] = slack[place] ?? [0, 0];
    const low = votes.mul(fraction(100 - down, 100));
    const high = votes.add(ONE.sub(votes).mul(fraction(up, 100)));
    const strict = open && low.lt(votes);
    return [holder, issuer, { min: low, max: high, minOpen: strict, maxOpen: false }] as const;
  });
  return { world, bands };
}

function joinedEdges(graph: readonly Whole[]): VoteEdge[] {
  const pairs = new Map<string, Whole>();
  for (const [holder, issuer, votes] of graph) {
    const key = `${holder} ${issuer}`;
    pairs.set(key, [holder, issuer, votes + (pairs.get(key)?.[2] ?? 0)]);
  }
  return edgesOf([...pairs.values()]);
}

function bandOf(min: Fraction, max: Fraction, minOpen: boolean): Interval {
  return { min, max, minOpen, maxOpen: false };
}

describe(`aggregate ownership (seed ${SEED})`, () => {
  it('catches every company that the caught hold to one half, and no other', () => {
    fc.assert(
      fc.property(graphs, fc.subarray([...NAMES], { minLength: 1 }), (graph, seeds) => {
        const edges = edgesOf(graph);
        const { blocked } = aggregateClosure(edges, seeds, {
          share: fraction(1, 2),
          strict: false,
        });
        const caught = new Set(blocked);
        for (const name of NAMES) {
          const held = sum(
            edges
              .filter(([holder, issuer]) => issuer === name && caught.has(holder))
              .map(([, , votes]) => votes),
          );
          if (!seeds.includes(name)) expect(caught.has(name)).toBe(held.gte(fraction(1, 2)));
          else expect(caught.has(name)).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });
});
