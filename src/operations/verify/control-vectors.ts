import { aggregateClosure } from '../../control/aggregate.ts';
import { controlBetween, controlClosure } from '../../control/closure.ts';
import { votesAfterRemoval } from '../../control/votes-after-removal.ts';
import type { Quota } from '../../law/rule.ts';
import { exactText, fraction, type Fraction, type Interval } from '../../model/index.ts';
import { readEdges } from './edges.ts';
import { watched } from './ownership-vectors.ts';
import type { Vector } from './vectors.ts';

const MAJORITY: Quota = { share: fraction('1/2'), strict: true };

/** Who controls whom by joint votes above the quota, and who stands at the top. */
export function control({ input }: Vector): unknown {
  return controlClosure(readEdges(input['edges']), quotaOf(input));
}

/** Certain and possible control where votes are bands. */
export function controlInterval({ input }: Vector): unknown {
  const edges = (input['edges'] as readonly (readonly unknown[])[]).map(
    ([holder, issuer, min, max, minOpen, maxOpen]) => {
      const band: Interval = {
        min: fraction(String(min)),
        max: fraction(String(max)),
        minOpen: minOpen === true,
        maxOpen: maxOpen === true,
      };
      return [String(holder), String(issuer), band] as const;
    },
  );
  return controlBetween(edges, quotaOf(input), (input['complete'] ?? []) as readonly string[]);
}

/** Votes of what is left, and who controls with them. */
export function votes({ input }: Vector): unknown {
  const suspended = (input['suspended'] ?? []) as readonly (readonly [string, string])[];
  const left = votesAfterRemoval(readEdges(input['edges']), suspended);
  return {
    votes: left.map(([holder, issuer, share]) => [holder, issuer, exactText(share)]),
    controls: controlClosure(left, MAJORITY).controls,
  };
}

/** Who is caught when holdings of all who are caught are added. */
export function aggregate({ input, expect }: Vector): unknown {
  const threshold: Quota = { share: fraction(String(input['threshold'])), strict: false };
  const result = aggregateClosure(
    readEdges(input['edges']),
    (input['blocked'] ?? []) as readonly string[],
    threshold,
  );
  const wanted = Object.keys((expect['aggregate'] ?? {}) as object);
  const shares = Object.entries(result.aggregate).filter(([name]) => wanted.includes(name));
  return { blocked: result.blocked, aggregate: texts(shares) };
}

/** Ownership and control of a few pairs before and after some holdings are set anew. */
export function deal({ input }: Vector): unknown {
  const before = readEdges(input['edges']);
  const changes = readEdges(input['set']);
  const after = [
    ...before.filter(([holder, issuer]) => !changes.some(([h, i]) => h === holder && i === issuer)),
    ...changes,
  ].filter(([, , stake]) => stake.gt(0));
  const watch = (input['watch'] ?? []) as readonly (readonly [string, string])[];
  return {
    netBefore: watched(before, watch),
    netAfter: watched(after, watch),
    controlsBefore: controlClosure(before, MAJORITY).controls,
    controlsAfter: controlClosure(after, MAJORITY).controls,
  };
}

/** The quota of a vector: more than the number, unless it says otherwise. */
export function quotaOf(input: Vector['input']): Quota {
  return { share: fraction(String(input['quota'] ?? '1/2')), strict: input['strict'] !== false };
}

function texts(entries: readonly (readonly [string, Fraction])[]): Record<string, string> {
  return Object.fromEntries(entries.map(([name, share]) => [name, exactText(share)]));
}
