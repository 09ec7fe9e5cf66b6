import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';

/** Kind, parties and status of every deal that a text tells. */
function dealsOf(text: string): (readonly [string, readonly string[], string])[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
    claim.type === 'deal' ? [[claim.kind, claim.parties, claim.status] as const] : [],
  );
}

describe('trades without a percentage', () => {
  it('have the trader, the company and the other side', () => {
    expect(dealsOf('Toyota bought its shares in Subaru from Mazda in May.')).toEqual([
      ['stake_purchase', ['Toyota', 'Subaru', 'Mazda'], 'completed'],
    ]);
    expect(dealsOf('Toyota plans to sell its Subaru shares.')).toEqual([
      ['stake_sale', ['Toyota', 'Subaru'], 'planned'],
    ]);
  });

  it('are buybacks when shares go back to their company', () => {
    expect(dealsOf('Toyota sold its shares in Subaru back to the carmaker.')).toEqual([
      ['buyback', ['Toyota', 'Subaru'], 'completed'],
    ]);
  });

  it('need shares, and not a name that ends in Holdings', () => {
    expect(dealsOf('Toyota bought engines from Subaru.')).toEqual([]);
  });
});

describe('a merger told of again', () => {
  const opening = 'Mazda watched. Toyota proposed a merger with Subaru. ';

  it('has the parties of the first telling', () => {
    const deals = dealsOf(`${opening}Mazda was glad that the merger with Subaru failed.`);
    expect(deals.map(([, parties, status]) => [parties.toSorted(), status])).toContainEqual([
      ['Subaru', 'Toyota'],
      'proposed',
    ]);
    expect(deals.flatMap(([, parties]) => parties)).not.toContain('Mazda');
  });

  it('is no deal of its own as background', () => {
    expect(dealsOf(`${opening}Mazda thought of the merger.`)).toHaveLength(1);
  });
});

it('takes posts, free float and compounds for no deal', () => {
  const text =
    'Kenji Okada took over as chairman of Toyota. Toyota has 20 percent and the free float the rest. Subaru shares fell post-merger at Mazda.';
  expect(dealsOf(text)).toEqual([]);
});
