import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src/evidence/index.ts';
import { ACTORS, readText } from '../../../src/reading/index.ts';

function claimsOf(text: string): Claim[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.map(({ claim }) => claim);
}

/** Kind, parties and status of every deal that a text tells. */
function dealsOf(text: string): (readonly [string, readonly string[], string])[] {
  return claimsOf(text).flatMap((claim) =>
    claim.type === 'deal' ? [[claim.kind, claim.parties, claim.status] as const] : [],
  );
}

/** Code, source and target of every event that a text tells. */
function eventsOf(text: string): (readonly (string | undefined)[])[] {
  return claimsOf(text).flatMap((claim) =>
    claim.type === 'event' ? [[claim.code, claim.source, claim.target] as const] : [],
  );
}

describe('who bids for whom', () => {
  it.each([
    ['The hostile offer of Toyota for Subaru was raised on Monday.', ['Toyota', 'Subaru']],
    ['Toyota made an offer of 20 euros a share for Subaru.', ['Toyota', 'Subaru']],
    ['Toyota called on Mazda to improve its bid for Subaru.', ['Mazda', 'Subaru']],
  ])('is what the words of the bid say in %j', (text, parties) => {
    expect(dealsOf(text).map(([, own]) => own)).toEqual([parties]);
  });

  it.each([
    'The buyout firm talked to Toyota and Subaru.',
    'Toyota and Subaru criticised the takeover law.',
    'Toyota and Subaru asked the Soviet Union for help.',
    'Toyota and Subaru wait for the merger control of the authorities.',
  ])('is nobody in %j', (text) => {
    expect(dealsOf(text)).toEqual([]);
  });

  it('is told for each bidder of a sentence', () => {
    const text =
      'Toyota made a bid for Subaru; Mazda topped it with an offer of 30 euros for Subaru.';
    expect(dealsOf(text).map(([, parties]) => parties)).toEqual([
      ['Toyota', 'Subaru'],
      ['Mazda', 'Subaru'],
    ]);
  });

  it('is both that are merged, and not who merges them', () => {
    const text = 'Toyota will merge Subaru into Mazda.';
    expect(dealsOf(text).map(([, parties]) => parties)).toEqual([['Subaru', 'Mazda']]);
  });
});

describe('what becomes of a deal', () => {
  it.each([
    ['The European Commission vetoed the merger of Toyota and Subaru.', 'blocked'],
    ['Toyota and Subaru are talking about a merger.', 'talks'],
    ['Toyota and Subaru said they will not complete their merger.', 'withdrawn'],
    ['Toyota contradicts reports of a merger with Subaru.', 'denied'],
  ])('is told in %j', (text, status) => {
    expect(dealsOf(text).map(([, , own]) => own)).toEqual([status]);
  });

  it('is no doubt in the month of May', () => {
    expect(dealsOf('Toyota launched a bid for Subaru in May.').map(([, , own]) => own)).toEqual([
      'proposed',
    ]);
  });

  it.each([
    'Toyota and Subaru might merge one day.',
    'Toyota would be allowed to buy Subaru.',
    'It is to keep any investor from buying Subaru, Toyota said.',
    'The heirs of Toyota inherited the shares of Subaru.',
  ])('is nothing where nobody deals: %j', (text) => {
    expect(dealsOf(text)).toEqual([]);
  });
});

describe('parties of a deal', () => {
  it('are no signs of shares, homes and towns behind a name', () => {
    const text =
      'Toyota (TM) of Japan has agreed to buy Subaru (FUJHY) from Mazda. Subaru is based in Dearborn, MI.';
    expect(dealsOf(text)).toEqual([['acquisition', ['Toyota', 'Subaru', 'Mazda'], 'agreed']]);
  });

  it('are those who are told, asked or forced to act', () => {
    expect(dealsOf('The court forced Toyota to sell its Subaru shares.')).toEqual([
      ['stake_sale', ['Toyota', 'Subaru'], 'planned'],
    ]);
  });

  it('have put money into whoever stands behind the words', () => {
    expect(dealsOf('Toyota agreed to put money into Subaru.')).toEqual([
      ['investment', ['Toyota', 'Subaru'], 'agreed'],
    ]);
    expect(dealsOf('Toyota paid nearly $2.4 billion for Subaru.')).toEqual([
      ['acquisition', ['Toyota', 'Subaru'], 'completed'],
    ]);
  });

  it('are not the state of a dateline', () => {
    const text = 'YOKOHAMA, Japan, May 12 (UPI) -- Nissan said Thursday it would buy Subaru.';
    expect(dealsOf(text).map(([, parties]) => parties)).toEqual([['Nissan', 'Subaru']]);
  });
});

describe('acts that deals and words tell', () => {
  it('are those of a state that stops a deal', () => {
    const text = 'The French government blocked the merger of Toyota and Subaru.';
    expect(eventsOf(text).map(([code]) => code)).toContain('STATE_INTERVENE');
  });

  it('are who blames whom, beside whatever else a clause tells', () => {
    const text = 'Toyota accused Subaru of a breach and in November filed for arbitration.';
    expect(eventsOf(text)).toContainEqual(['CRITICISE', 'Toyota', 'Subaru']);
  });

  it('are the end of a venture that both give up', () => {
    const text = 'Toyota and Subaru said they will not complete a joint venture.';
    expect(eventsOf(text)).toContainEqual(['DEAL_COLLAPSE', 'Toyota', 'Subaru']);
  });

  it('are of a purchase the rise of the buyer', () => {
    expect(eventsOf('Toyota bought 5 percent of Subaru from Mazda.')).toEqual([
      ['STAKE_UP_FRIENDLY', 'Toyota', 'Subaru'],
    ]);
  });

  it('ask somebody for something', () => {
    const text = 'Toyota urged Subaru to end the talks.';
    expect(claimsOf(text)).toContainEqual({
      type: 'org_event',
      kind: 'demand',
      actors: ['Toyota', 'Subaru'],
    });
  });
});
