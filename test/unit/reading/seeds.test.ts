import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HoldingClaim, VoteClaim } from '../../../src/evidence/index.ts';
import { exactText } from '../../../src/model/index.ts';
import { ACTORS, type ReadClaim, readText } from '../../../src/reading/index.ts';

const FILES = {
  '000': '000_0e0cbbf5e408a0b0.txt',
  '001': '001_0d75ca0c81fa64de.txt',
  '002': '002_77cb3dec47844ad5.txt',
  '003': '003_c70634c124d9b7e4.txt',
  '004': '004_86726cd15dd99b2f.txt',
} as const;

function read(id: keyof typeof FILES) {
  const text = readFileSync(
    new URL(`../../../../shared/seeds/${FILES[id]}`, import.meta.url),
    'utf8',
  );
  return { text, reading: readText(text, { actors: ACTORS, name: id }) };
}

function stakes(id: keyof typeof FILES): HoldingClaim[] {
  return read(id)
    .reading.claims.map(({ claim }) => claim)
    .filter((claim) => claim.type === 'holding');
}

function votes(id: keyof typeof FILES): (ReadClaim & { readonly claim: VoteClaim })[] {
  return read(id).reading.claims.filter(
    (read): read is ReadClaim & { readonly claim: VoteClaim } => read.claim.type === 'vote',
  );
}

describe('the five seed articles', () => {
  it('give every stake with a number, no other number, and shares without one', () => {
    const short = (claim: HoldingClaim) => [
      claim.holder,
      claim.issuer,
      claim.stake && exactText(claim.stake),
      claim.label,
    ];
    expect(stakes('000').map(short)).toEqual([
      ['Nissan', 'Renault', undefined, undefined],
      ['French State', 'Renault', undefined, undefined],
      ['Renault', 'Nissan', '43/100', undefined],
    ]);
    expect(stakes('002').map(short)).toEqual([
      ['Renault', 'Nissan', '43/100', 'majority'],
      ['French State', 'Renault', '3/20', 'majority'],
      ['French State', 'Renault', '3/20', undefined],
    ]);
    expect(stakes('003').map(short)).toEqual([
      ['Renault', 'Ampere', undefined, 'majority'],
      ['Nissan', 'Ampere', undefined, undefined],
    ]);
  });

  it('give the majority that a restructuring needs', () => {
    const rules = votes('000').filter(({ claim }) => claim.action === 'threshold');
    expect(rules.map(({ claim }) => claim.share && exactText(claim.share))).toEqual(['2/3']);
  });

  it('give three accounts of how Renault acted on the reform of Nissan', () => {
    const acts = (id: keyof typeof FILES) =>
      votes(id)
        .filter(
          ({ claim }) =>
            claim.actor === 'Renault' &&
            claim.company === 'Nissan' &&
            claim.subject === 'governance reform',
        )
        .map(({ claim, circumstance }) => [claim.action, circumstance.modality]);
    expect(acts('000')).toEqual([['block', 'reported']]);
    expect(acts('001')).toEqual([['oppose', 'asserted']]);
    expect(acts('002')).toEqual([['block', 'asserted']]);
  });

  it('give no stake, vote or deal where there is only talk', () => {
    const { reading } = read('004');
    expect(
      reading.claims.filter(({ claim }) => ['holding', 'vote', 'deal'].includes(claim.type)),
    ).toEqual([]);
  });

  it('quote a slice of the text that contains the number', () => {
    for (const id of Object.keys(FILES) as (keyof typeof FILES)[]) {
      const { text, reading } = read(id);
      for (const claim of reading.claims) {
        expect(text.slice(claim.start, claim.end).trim().length).toBeGreaterThan(10);
        if (claim.number)
          expect(text.slice(claim.number.start, claim.number.end)).toMatch(/\d|half|third|quarter/);
      }
      expect(reading.findings).toEqual([]);
    }
  });
});
