import { rulesFor } from '../law/law.ts';
import { jurisdictionsOf } from '../law/member-states.ts';
import { answered, rowsOf } from './asked.ts';
import { type Pair, valueOf } from './deal-standing.ts';
import type { Answer, Subject } from './operation.ts';

type Plain = { readonly [field: string]: unknown };

/** Who ultimately controls an issuer by a majority of votes, where the deal changes it. */
export function controllersChanged(before: Subject, after: Subject, issuer: string): Plain[] {
  const who = (subject: Subject) =>
    controllerOf(answered(subject, { ask: 'controllers', issuer, test: 'majority' }));
  const [was, is] = [who(before), who(after)];
  return was === is || is === undefined
    ? []
    : [{ issuer, test: 'majority', before: was ?? 'unknown', after: is }];
}

function controllerOf(answer: Answer | undefined): string | undefined {
  if (!answer) return undefined;
  const { ultimate, loop } = answer;
  if (typeof ultimate === 'string') return ultimate;
  if (Array.isArray(loop)) return loop.join(' and ');
  return answer['none'] === true ? 'nobody' : 'undetermined';
}

/**
 * The verdict on a holder by every test that counts votes: majority, and those in the law of the
 * holder's or the issuer's country, where the deal changes it.
 */
export function verdictsChanged(
  before: Subject,
  after: Subject,
  { holder, issuer }: Pick<Pair, 'holder' | 'issuer'>,
): Plain[] {
  if (holder === issuer) return [];
  return votingTests(after, [holder, issuer]).flatMap((test) => {
    const ask = { ask: 'control', holder, issuer, test };
    const [was, is] = [answered(before, ask), answered(after, ask)].map(
      (answer) => answer?.['verdict'] ?? 'no',
    );
    return was === is ? [] : [{ holder, issuer, test, before: was, after: is }];
  });
}

function votingTests({ register, law }: Subject, names: readonly string[]): string[] {
  const { asOf } = register;
  const countries = names.map((name) => register.entities.get(name)?.law);
  const laws = new Set(countries.flatMap((country) => jurisdictionsOf(country, asOf)));
  const rules = [undefined, ...laws].flatMap((country) => rulesFor(law, country, 'control', asOf));
  return [...new Set(rules.filter(({ measure }) => measure === 'votes').map(({ id }) => id))];
}

const INDICES = ['banzhafNormalised', 'shapleyShubik'] as const;

/** Power of the holders of an issuer at more than half of the free votes, where the deal changes it. */
export function powerChanged(before: Subject, after: Subject, pairs: readonly Pair[]): Plain[] {
  const issuers = [...new Set(pairs.filter(votes).map(({ issuer }) => issuer))];
  return issuers.flatMap((issuer) => {
    const [was, is] = [before, after].map((subject) =>
      rowsOf(answered(subject, { ask: 'power', issuer })),
    ) as [readonly Plain[], readonly Plain[]];
    const players = new Set([...was, ...is].map((row) => String(row['player'])));
    return [...players].flatMap((holder) => powerOf(holder, issuer, [was, is]));
  });
}

function powerOf(
  holder: string,
  issuer: string,
  [was, is]: readonly [readonly Plain[], readonly Plain[]],
): Plain[] {
  const [then, now] = [was, is].map((rows) => rows.find((row) => row['player'] === holder));
  if (INDICES.every((index) => then?.[index] === now?.[index])) return [];
  const fields = INDICES.flatMap((index) => [
    [`${index}Before`, then?.[index] ?? '0%'],
    [`${index}After`, now?.[index] ?? '0%'],
  ]);
  return [{ holder, issuer, ...Object.fromEntries(fields), base: 'ofVotesFree' }];
}

function votes({ before, after }: Pair): boolean {
  return (['free', 'exercisable'] as const).some(
    (measure) => !valueOf(before, measure).equals(valueOf(after, measure)),
  );
}
