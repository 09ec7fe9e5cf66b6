import { describe, expect, it } from 'vitest';
import type { Claim, HoldingClaim, Source } from '../../../src/evidence/index.ts';
import { exactText, fraction } from '../../../src/model/index.ts';
import { ACTORS, readSource, readText, toStatements } from '../../../src/reading/index.ts';
import { indexOf } from '../../../src/reading/register.ts';
import type { ReadClaim } from '../../../src/reading/index.ts';
import { verify } from '../../../src/reading/verify.ts';

const read = (text: string) => readText(text, { actors: ACTORS, name: 'text' });
const claimsOf = <T extends Claim['type']>(text: string, type: T) =>
  read(text)
    .claims.map(({ claim }) => claim)
    .filter((claim): claim is Extract<Claim, { type: T }> => claim.type === type);
const stake = (claim: HoldingClaim) => [
  claim.holder,
  claim.issuer,
  claim.stake && exactText(claim.stake),
];

describe('stakes', () => {
  it('go from the subject to the company after the number', () => {
    expect(claimsOf('Toyota owns 16.8% of Subaru.', 'holding').map(stake)).toEqual([
      ['Toyota', 'Subaru', '21/125'],
    ]);
  });

  it('are of votes when the text says votes', () => {
    expect(
      claimsOf('Porsche SE holds 50.7 percent of the votes in Volkswagen.', 'holding').map(
        ({ basis }) => basis,
      ),
    ).toEqual(['votes-gross']);
  });

  it('keep what is had as a fact where only its change is planned', () => {
    const [claim] = read('France was ready to reduce its 15% stake in Renault.').claims.filter(
      ({ claim: { type } }) => type === 'holding',
    );
    expect(claim?.circumstance.modality).toBe('asserted');
  });

  it('are not made of prices, market shares and turnouts', () => {
    const text =
      'Renault shares fell 3.2 percent. Nissan has a market share of 12 percent. Turnout was 71 percent.';
    expect(
      read(text).claims.filter(({ claim, band }) => claim.type === 'holding' && band !== 'drop'),
    ).toEqual([]);
  });
});

describe('votes', () => {
  it('tell a required majority from a stake', () => {
    const found = claimsOf('The resolution requires two thirds of the votes cast.', 'vote');
    expect(
      found.map(({ actor, action, share }) => [actor, action, share && exactText(share)]),
    ).toEqual([['rule', 'threshold', '2/3']]);
  });

  it('are not positions on bids and moves of people', () => {
    expect(claimsOf('Renault blocked the transfer. Nissan backed the bid.', 'vote')).toEqual([]);
  });
});

describe('roles', () => {
  it('are read before and after the name', () => {
    const found = claimsOf(
      'Renault CEO Thierry Bolloré met Makoto Uchida, chief executive of Nissan.',
      'role',
    );
    expect(found.map(({ person, post, company }) => [person, post, company])).toEqual([
      ['Thierry Bolloré', 'ceo', 'Renault'],
      ['Makoto Uchida', 'chief executive', 'Nissan'],
    ]);
  });

  it('end for one and begin for the other when somebody succeeds', () => {
    const found = claimsOf('Renault met. Senard succeeded Ghosn as chairman.', 'role');
    expect(found.map(({ person, status }) => [person, status])).toEqual([
      ['Jean-Dominique Senard', 'appointed'],
      ['Carlos Ghosn', 'former'],
    ]);
  });
});

describe('a text longer than any article', () => {
  it('is read in parts, with the places of the whole text', () => {
    const text = `${'Nobody came to the meeting on that day. '.repeat(12_000)}\nRenault owns 43% of Nissan.`;
    const { claims } = readText(text, { actors: ACTORS, name: 'long' });
    expect(claims.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Renault owns 43% of Nissan.',
    ]);
    expect(claims.map(({ number }) => number && text.slice(number.start, number.end))).toEqual([
      '43%',
    ]);
  });
});

describe('the verifier', () => {
  const text = 'Renault owns 43% of Nissan. Nobody objected.';
  const claim: HoldingClaim = {
    type: 'holding',
    holder: 'Renault',
    issuer: 'Nissan',
    basis: 'capital',
    measures: 'level',
    stake: fraction(43n, 100n),
  };
  const made = (change: Partial<ReadClaim>): ReadClaim => ({
    claim,
    circumstance: { modality: 'asserted' },
    start: 0,
    end: 27,
    number: { start: 13, end: 16 },
    coreferences: [],
    band: 'accept',
    score: 1,
    ...change,
  });
  const check = (one: ReadClaim) => verify([one], { text, name: 'a.txt', index: indexOf(ACTORS) });

  it('keeps a claim whose sentence has its number and a name', () => {
    expect(check(made({})).kept).toHaveLength(1);
  });

  it('refuses a quote without the number, whoever made it', () => {
    const { kept, findings } = check(made({ start: 28, end: 44 }));
    expect(kept).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['unsupported-claim']);
  });

  it('refuses words that are no number, or another one', () => {
    const stake = (percent: bigint) => ({ claim: { ...claim, stake: fraction(percent, 100n) } });
    expect(check(made(stake(34n))).kept).toEqual([]);
    expect(check(made({ number: { start: 0, end: 7 } })).kept).toHaveLength(0);
    expect(check(made({ number: { start: 15, end: 16 } })).kept).toEqual([]);
    expect(check(made({ number: { start: 13, end: 15 } })).kept).toHaveLength(1);
  });

  it('refuses a number without words and a quote outside the text', () => {
    const { number: _number, ...bare } = made({});
    expect(check(bare).kept).toEqual([]);
    expect(check(made({ end: 400 })).kept).toEqual([]);
    expect(check(made({ start: 20, end: 20 })).kept).toEqual([]);
  });

  it('refuses names that neither the quote nor an antecedent gives', () => {
    const stranger = made({ claim: { ...claim, holder: 'Toyota', issuer: 'Mazda' } });
    expect(check(stranger).kept).toEqual([]);
    expect(check({ ...stranger, claim: { ...claim, holder: 'Toyota' } }).kept).toHaveLength(1);
  });
});

describe('statements', () => {
  const source: Source = {
    id: 'sha256:0123456789abcdef',
    kind: 'article',
    name: 'some news.txt',
    text: 'Renault owns 43% of Nissan.',
  };

  it('carry the exact quote, its place and an id that stays the same', () => {
    const [first] = readSource(source, []).statements;
    expect(first).toMatchObject({
      id: 'some-news-01234567-stake-1',
      citation: { source: source.id, name: 'some news.txt', quote: source.text, start: 0, end: 27 },
      confidence: 'accept',
    });
    expect(readSource(source, []).statements).toEqual(readSource(source, []).statements);
  });

  it('are known from the day of publication, and not before', () => {
    const dated = { ...source, published: '2019-06-11' as NonNullable<Source['published']> };
    expect(readSource(dated, []).statements[0]?.knownFrom).toBe('2019-06-11');
    expect(toStatements(read(source.text), source)[0]).not.toHaveProperty('knownFrom');
  });

  it('use the names of the workspace’s own entities', () => {
    const text = 'Zorblax owns 10% of Nissan.';
    const own = {
      name: 'Zorblax International',
      kind: 'company' as const,
      aliases: ['Zorblax'],
      identifiers: [],
    };
    const [first] = readSource({ ...source, text }, [own]).statements;
    expect(first?.claim).toMatchObject({ holder: 'Zorblax International', issuer: 'Nissan' });
  });
});
