import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';

/** Code, source and target of every event that a text tells. */
function eventsOf(text: string): (readonly (string | undefined)[])[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
    claim.type === 'event' ? [[claim.code, claim.source, claim.target] as const] : [],
  );
}

describe('who acts on whom', () => {
  it('follows the voice of the verb', () => {
    expect(eventsOf('Toyota has sued Subaru.')).toEqual([['LAWSUIT', 'Toyota', 'Subaru']]);
    expect(eventsOf('Toyota was sued by Subaru.')).toEqual([['LAWSUIT', 'Subaru', 'Toyota']]);
  });

  it('has the receiver as subject where a seat is given', () => {
    expect(eventsOf('Toyota gets a seat on the board of Subaru.')).toEqual([
      ['BOARD_SEAT_GIVEN', 'Subaru', 'Toyota'],
    ]);
  });

  it('has the state that arrests as source and the person as target', () => {
    const text = 'Police in Japan acted on Monday. Carlos Ghosn was arrested.';
    expect(eventsOf(text)).toContainEqual(['ARREST_KEY', 'Japan', 'Carlos Ghosn']);
  });

  it('has the company of an executive who speaks for it', () => {
    const text = 'Nissan chairman Kenji Okada accused Renault of a breach.';
    expect(eventsOf(text)).toEqual([['CRITICISE', 'Nissan', 'Renault']]);
  });

  it('has both partners for what they found together', () => {
    expect(eventsOf('Toyota and Subaru formed a new venture in 2012.')).toEqual([
      ['JV_FORM', 'Toyota', 'Subaru'],
    ]);
  });
});

describe('deals tell', () => {
  it('that the buyer rises and the seller falls', () => {
    expect(eventsOf('Mazda sold 5 percent of Subaru to Toyota.')).toEqual([
      ['STAKE_UP_FRIENDLY', 'Toyota', 'Subaru'],
      ['STAKE_DOWN_AGREED', 'Mazda', 'Subaru'],
    ]);
  });

  it('one act for a pair, however often the text comes back to it', () => {
    const text =
      'Toyota raised its stake in Subaru to 20 percent. Toyota bought 3 percent of Subaru in May.';
    expect(eventsOf(text)).toEqual([['STAKE_UP_FRIENDLY', 'Toyota', 'Subaru']]);
  });

  it('whether a rise is welcome', () => {
    expect(eventsOf('Toyota bought 9 percent of Subaru in a hostile raid.')[0]?.[0]).toBe(
      'STAKE_UP_HOSTILE',
    );
  });
});

it('turns a refusal towards the bidder, however the sentence puts it', () => {
  const text = 'Toyota launched a bid for Subaru, whose board urged shareholders to reject it.';
  expect(eventsOf(text)).toContainEqual(['MERGER_REFUSED', 'Subaru', 'Toyota']);
});

describe('no event is told', () => {
  it.each([
    'Toyota has not signed a pact with Subaru.',
    'The pact between Toyota and Subaru can be terminated.',
    'Toyota ordered engines from Subaru.',
    'The partnership of Toyota and Subaru could change the industry.',
  ])('by %j', (text) => {
    expect(eventsOf(text)).toEqual([]);
  });
});

it('finds an act by its verb and object in either order', () => {
  expect(eventsOf('Toyota rejected a second offer by Subaru.')).toEqual([
    ['MERGER_PROP_BILAT', 'Subaru', 'Toyota'],
    ['MERGER_REFUSED', 'Toyota', 'Subaru'],
  ]);
  expect(
    eventsOf('The alliance of Toyota and Subaru was dissolved.').map(([code]) => code),
  ).toEqual(['DEAL_COLLAPSE']);
});

it('gives the end of a bid the sides of the bid, whoever else is named', () => {
  const text =
    'Toyota launched a takeover bid for Subaru in May. Mazda had hoped for more. Toyota dropped its bid on Friday after Mazda complained.';
  expect(eventsOf(text)).toContainEqual(['DEAL_WITHDRAWN', 'Toyota', 'Subaru']);
});
