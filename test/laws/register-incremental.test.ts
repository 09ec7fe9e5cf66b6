import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim, Statement, Verdict } from '../../src/evidence/index.ts';
import { builtinLaw } from '../../src/law/law.ts';
import { memoryLedger } from '../../src/ledger/memory.ts';
import { exactText, Fraction, fraction, type Modality } from '../../src/model/index.ts';
import { attempt } from '../../src/operations/asked.ts';
import { caseBook, caseFileOf } from '../../src/operations/case-book.ts';
import { citations } from '../../src/operations/cite.ts';
import { correctionBatch } from '../../src/operations/correction.ts';
import type { Answer, Subject } from '../../src/operations/operation.ts';
import { loadOperations } from '../../src/operations/registry.ts';
import { askSubject } from '../../src/operations/subject.ts';
import {
  buildRegister,
  type CaseFile,
  holdingIndex,
  type Moment,
  type Register,
} from '../../src/register/index.ts';
import { registerAt } from '../../src/register/register-at.ts';
import { choicesIn, choicesWonBy, findingsAbout } from '../../src/register/register-parts.ts';
import { at, date, said } from '../statement.ts';

/**
 * A register that shares what a write left as it was comes to what a full build from the whole log
 * comes to: after every write, at every moment, byte for byte.
 * `LAW_WRITES=10000 npx vitest run test/laws/register-incremental.test.ts` is the long run.
 */
const SEED = 20190610;
const SEQUENCES = Number(process.env['LAW_WRITES'] ?? 1000);
const PER_RUN = 100;
const RUNS = Array.from({ length: Math.ceil(SEQUENCES / PER_RUN) }, (_, part) => part + 1);
const LAW = builtinLaw();

const PARTIES = [
  'A',
  'B',
  'C',
  'a',
  'Alpha',
  'A with B',
  'Free float',
  '(free float)',
  'B in C',
] as const;
const MOMENTS = [at('2019-06-10'), at('2015-01-01'), at('2019-06-10', '2016-06-30')] as const;

const party = fc.constantFrom(...PARTIES);
const day = fc.option(fc.constantFrom('2012', '2014-12-31', '2016-05', '2018-01-01', '2020'), {
  nil: undefined,
});
const modality = fc.constantFrom<Modality>('asserted', 'asserted', 'reported', 'planned', 'denied');
const when = fc.record({
  modality,
  from: day,
  to: fc.option(fc.constantFrom('2016', '2019-12-31', '..'), { nil: undefined }),
  known: day,
  superseded: fc.option(fc.constantFrom('2015', '2018-06-30'), { nil: undefined, freq: 6 }),
  confidence: fc.option(fc.constantFrom('accept' as const, 'review' as const), { nil: undefined }),
});

const holding = fc
  .record({
    holder: party,
    issuer: fc.constantFrom('A', 'B', 'C', 'Alpha', 'B in C'),
    percent: fc.option(fc.constantFrom('5', '15.01', '43', '43.4', '60'), { nil: undefined }),
    count: fc.option(fc.constantFrom(50n, 150n, 434n), { nil: undefined }),
    basis: fc.constantFrom('capital' as const, 'shares' as const, 'votes-gross' as const),
    lot: fc.option(fc.constantFrom('x', 'y'), { nil: undefined, freq: 5 }),
    beneficiary: fc.option(party, { nil: undefined, freq: 3 }),
    measures: fc.constantFrom('level' as const, 'level' as const, 'change' as const),
  })
  .map(({ holder, issuer, percent, ...claim }): Claim => {
    const given = Object.entries(claim).filter(([, value]) => value !== undefined);
    return said('', holder, issuer, {
      ...Object.fromEntries(given),
      ...(percent !== undefined && { percent }),
    }).claim;
  });
const total = fc
  .record({
    issuer: fc.constantFrom('A', 'B', 'C'),
    of: fc.constantFrom('issuedShares' as const, 'treasuryShares' as const, 'grossVotes' as const),
    count: fc.constantFrom(100n, 900n, 1000n),
  })
  .map((claim): Claim => ({ type: 'total', measures: 'level', ...claim }));
const entity = fc
  .record({
    name: fc.constantFrom('A', 'B', 'Alpha', 'Beta'),
    aliases: fc.subarray(['a', 'b', 'C', 'Alpha']),
    law: fc.option(fc.constantFrom('FR', 'JP'), { nil: undefined }),
  })
  .map(({ name, aliases, law }): Claim => ({
    type: 'entity',
    entity: { name, kind: 'company', aliases, identifiers: [], ...(law && { law }) },
  }));
const agreement = fc
  .record({ issuer: fc.constantFrom('A', 'a', 'B'), with: party })
  .map(({ issuer, with: other }): Claim => ({
    type: 'agreement',
    agreement: {
      id: 'pact',
      kind: 'cap',
      parties: [other],
      issuer,
      limit: fraction(15, 100),
      from: date('2014'),
      statements: [],
    },
  }));
const statement = fc.record({
  id: fc.constantFrom('r-1', 'r-2', 'r-3', 'r-4'),
  claim: fc.oneof(
    { weight: 6, arbitrary: holding },
    { weight: 2, arbitrary: total },
    { weight: 1, arbitrary: entity },
    { weight: 1, arbitrary: agreement },
  ),
  when,
});

type Write =
  | { readonly kind: 'add'; readonly file: string; readonly said: readonly Drawn[] }
  | { readonly kind: 'review'; readonly which: number; readonly verdict: Verdict }
  | { readonly kind: 'correct'; readonly which: number; readonly percent: number };
type Drawn = typeof statement extends fc.Arbitrary<infer T> ? T : never;

const write: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      file: fc.constantFrom('one.csv', 'two.csv', 'three.csv'),
      said: fc.uniqueArray(statement, { selector: ({ id }) => id, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      which: fc.nat(7),
      verdict: fc.constantFrom<Verdict>('accept', 'reject', 'reopen'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      which: fc.nat(7),
      percent: fc.integer({ min: 1, max: 90 }),
    }),
  },
);

function statementOf(
  { id, claim, when: circumstance }: Drawn,
  source: string,
  name: string,
): Statement {
  const { from, to, known, superseded, confidence, modality: how } = circumstance;
  return {
    id,
    claim,
    modality: how,
    citation: { source, name, line: 1 },
    ...(from !== undefined && { from: date(from) }),
    ...(to !== undefined && { to: to === '..' ? to : date(to) }),
    ...(known !== undefined && { knownFrom: date(known) }),
    ...(superseded !== undefined && { supersededFrom: date(superseded) }),
    ...(confidence && { confidence }),
  };
}

type Ledger = ReturnType<typeof memoryLedger>;

/** Does one write; a review or correction of nothing, or one that changes nothing, is none. */
function perform(ledger: Ledger, drawn: Write, number: number): void {
  const { statements } = caseFileOf(ledger);
  if (drawn.kind === 'add') {
    const bytes = new TextEncoder().encode(`${number} ${drawn.file}`);
    const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const source = { id, kind: 'statements' as const, name: drawn.file, text: '' };
    const said = drawn.said.map((one) => statementOf(one, id, drawn.file));
    ledger.add({ source, bytes, statements: said });
    return;
  }
  const about = statements[drawn.which % Math.max(1, statements.length)];
  if (!about) return;
  const who = { statement: about.id, by: 'Ada', why: 'law' };
  if (drawn.kind === 'review') ledger.review({ ...who, verdict: drawn.verdict });
  else if (about.claim.type === 'holding' && about.to === undefined)
    attemptTo(() => {
      const changes = { value: `${drawn.percent}%` };
      ledger.add(correctionBatch(statements, { ...who, changes }).batch);
    });
}

function attemptTo(work: () => void): void {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.name === 'BadCall')) throw thrown;
  }
}

/** Everything of a value as text; fractions and counts exactly. */
function textOf(value: unknown): string {
  return JSON.stringify(value, function (this: unknown, key: string, each: unknown) {
    const raw = (this as { readonly [field: string]: unknown })[key];
    if (raw instanceof Fraction) return exactText(raw);
    if (typeof raw === 'bigint') return `${raw}n`;
    return raw instanceof Map ? [...raw] : each;
  });
}

/** The material; of the entities that are always there, their names. */
function materialOf({ entities, ...rest }: CaseFile): string {
  const own = entities.filter(({ name }) => NAMES.includes(name));
  return `${textOf([rest, own])} ${entities.map(({ name }) => name).join()}`;
}

const NAMES: readonly string[] = [...PARTIES, 'Beta', 'nobody'];
const IDS = ['r-1', 'r-2', 'r-3 (two.csv)'];

/** What questions look up, one name at a time. */
function lookedUp(register: Register): unknown {
  const { byIssuer, byHolder, byBeneficiary } = holdingIndex(register);
  return [
    NAMES.map((name) => [
      register.nameOf(name),
      register.entities.get(name),
      register.capital.get(name),
      [byIssuer, byHolder, byBeneficiary].map((map) => [map.has(name), map.get(name)]),
      choicesIn(register, name),
      findingsAbout(register, [name], name),
      findingsAbout(register, [name, 'A']),
    ]),
    IDS.map((id) => choicesWonBy(register, id)),
  ];
}

/** What questions about everybody read, in its order. */
function whole(register: Register): unknown {
  const { byIssuer, byHolder, byBeneficiary } = holdingIndex(register);
  const { holdings, choices, findings, agreements, entities, capital, asOf, knownAt } = register;
  return [
    { holdings, choices, findings, agreements, asOf, knownAt },
    [...entities.keys()].join(),
    NAMES.map((name) => entities.get(name)),
    [capital, byIssuer, byHolder, byBeneficiary].map((map) => [...map]),
  ];
}

const ASKS = [
  { ask: 'owners', issuer: 'A' },
  { ask: 'votes', issuer: 'B' },
  { ask: 'controllers', issuer: 'C' },
  { ask: 'holdings', holder: 'A' },
  { ask: 'claims' },
  { ask: 'conflicts' },
];

function answersOf(subject: Subject): string {
  return textOf(
    ASKS.map((ask) => {
      const answer = attempt(subject, ask);
      return 'headline' in answer ? [answer, citations(subject, answer as Answer)] : answer;
    }),
  );
}

describe(`a register after a write (seed ${SEED})`, () => {
  it.each(RUNS)(
    'is what a full build makes of the whole log (part %i)',
    { timeout: 120_000 },
    async (part) => {
      const operations = await loadOperations();
      const ask: Subject['ask'] = (subject, nested) => askSubject(operations, subject, nested);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(write, fc.nat(7)), { minLength: 1, maxLength: 5 }),
          (writes) => {
            const ledger = memoryLedger(() => '2026-01-01T00:00:00.000Z');
            const read = caseBook(ledger);
            const before = new Map<Moment, Register>();
            for (const [number, [drawn, asked]] of writes.entries()) {
              perform(ledger, drawn, number);
              const caseFile = read();
              const log = caseFileOf(ledger);
              expect(materialOf(caseFile)).toBe(materialOf(log));
              for (const moment of MOMENTS.filter((_, place) => (asked >> place) & 1)) {
                const register = registerAt(caseFile, moment, before.get(moment));
                const built = buildRegister(log, moment);
                before.set(moment, register);
                if (number % 2 === 0)
                  expect(textOf(lookedUp(register))).toBe(textOf(lookedUp(built)));
                if (number === writes.length - 1)
                  expect(answersOf({ register, caseFile, law: LAW, ask })).toBe(
                    answersOf({ register: built, caseFile: log, law: LAW, ask }),
                  );
                expect(textOf(whole(register))).toBe(textOf(whole(built)));
              }
            }
          },
        ),
        { seed: SEED + part, numRuns: Math.ceil(SEQUENCES / RUNS.length) },
      );
    },
  );
});
