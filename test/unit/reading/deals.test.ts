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

describe('trades told by verbs and nouns', () => {
  it('have buyer, company and seller wherever the sentence puts them', () => {
    expect(dealsOf('Subaru was bought by Toyota in 2012.')).toEqual([
      ['acquisition', ['Toyota', 'Subaru'], 'completed'],
    ]);
    expect(dealsOf('Mazda sold 5 percent of Subaru to Toyota.')).toEqual([
      ['stake_sale', ['Mazda', 'Subaru', 'Toyota'], 'completed'],
    ]);
  });

  it('are told once, however often the text comes back to them', () => {
    const text = 'Toyota bought 5 percent of Subaru. In May Toyota had bought the Subaru shares.';
    expect(dealsOf(text)).toHaveLength(1);
  });

  it('are capital increases of their issuer when shares are issued', () => {
    expect(dealsOf('Toyota intends to issue preference shares.').map(([kind]) => kind)).toEqual([
      'capital_increase',
    ]);
  });

  it('take no verb "share" for shares, and no sentence without a party for a trade', () => {
    const text =
      'Toyota and Subaru talk. It is better to say early what one does not want to share.';
    expect(dealsOf(text)).toEqual([]);
  });
});

describe('bids', () => {
  it('and mergers have the two that are named together as their sides', () => {
    const text = 'Subaru and Mazda, affiliates of Toyota, are considering a merger.';
    expect(dealsOf(text)).toEqual([['merger', ['Subaru', 'Mazda'], 'considered']]);
  });

  it.each([
    ['Toyota launched a bid for Subaru.', ['Toyota', 'Subaru']],
    ['Subaru received a takeover offer from Toyota.', ['Toyota', 'Subaru']],
    ['Subaru rejected Toyota’s offer.', ['Toyota', 'Subaru']],
  ])('have bidder and target in %j', (text, parties) => {
    expect(dealsOf(text).map(([, own]) => own.toSorted())).toEqual([parties.toSorted()]);
  });

  it('are no bids to do something else', () => {
    expect(dealsOf('Toyota closed a plant of Subaru in a bid to cut costs.')).toEqual([]);
  });
});

describe('what is traded', () => {
  it('is the company behind the verb, whatever is paid with', () => {
    expect(dealsOf('Toyota agreed to acquire Subaru in a tax-free exchange of stock.')).toEqual([
      ['acquisition', ['Toyota', 'Subaru'], 'agreed'],
    ]);
  });

  it('may be several companies, each with its number', () => {
    const text =
      'Toyota agreed to buy a 19 percent stake in Subaru and a 16 percent interest in Mazda.';
    expect(dealsOf(text).map(([, parties]) => parties)).toEqual([
      ['Toyota', 'Subaru'],
      ['Toyota', 'Mazda'],
    ]);
  });

  it.each([
    'Toyota raised the cash portion of its Subaru dividend to 42 dollars a share.',
    'Toyota stands to lose money at Subaru if the interest rate is cut.',
    'Toyota and Subaru agreed not to buy more shares of Mazda.',
    'Toyota got warrants to buy shares of Subaru.',
    'Toyota sells Subaru in Japan.',
  ])('is nothing in %j', (text) => {
    expect(dealsOf(text)).toEqual([]);
  });

  it('is all of a company and no new capital where the whole share capital is bought', () => {
    const text = 'Toyota bought the whole issued share capital of Subaru.';
    expect(dealsOf(text).map(([kind]) => kind)).toEqual(['acquisition']);
  });
});

describe('how far a deal has come', () => {
  it.each([
    ['Toyota reached agreement with Mazda to acquire Subaru.', 'agreed'],
    ['Toyota said it agreed in principle to buy 20 percent of Subaru.', 'agreed'],
    ['Toyota is offering to purchase 10 percent of Subaru.', 'proposed'],
    ['Toyota denied it was selling Subaru.', 'denied'],
    ['Toyota would like to sell its Subaru shares.', 'considered'],
    ['Toyota launched a takeover bid for Subaru.', 'proposed'],
    ['Toyota has completed its takeover of Subaru.', 'completed'],
    ['Toyota is considering the sale of its stake in Subaru.', 'considered'],
    ['Toyota has no plans to sell its stake in Subaru.', 'denied'],
    ['Toyota abandoned plans to buy Subaru.', 'withdrawn'],
    ['Toyota was ordered to sell its Subaru shares.', 'planned'],
  ])('%j: %s', (text, status) => {
    expect(dealsOf(text).map(([, , own]) => own)).toEqual([status]);
  });

  it('is what it comes to, and not from where', () => {
    const text = 'Toyota raised its stake in Subaru from 3 percent to 5 percent.';
    const shares = readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
      claim.type === 'deal' ? [claim.share?.valueOf()] : [],
    );
    expect(shares).toEqual([0.05]);
  });
});

describe('deals as agencies tell them', () => {
  it.each([
    [
      'Toyota said its shareholders approved its acquisition by Subaru.',
      [['acquisition', ['Subaru', 'Toyota'], 'approved']],
    ],
    [
      'Toyota said its board authorized the repurchase of up to two million of its common shares.',
      [['buyback', ['Toyota'], 'completed']],
    ],
    [
      'Toyota sold 200,000 shares of its common stock to Subaru.',
      [['investment', ['Toyota', 'Subaru'], 'completed']],
    ],
    [
      'Toyota said it terminated its agreement to be acquired by Subaru.',
      [['acquisition', ['Subaru', 'Toyota'], 'withdrawn']],
    ],
    [
      'Toyota began an offer for up to 30 million ordinary shares in Subaru.',
      [['takeover_bid', ['Toyota', 'Subaru'], 'proposed']],
    ],
    [
      'Toyota paid 40 million dollars to Mazda for its 25 percent stake in Subaru.',
      [['stake_purchase', ['Toyota', 'Subaru', 'Mazda'], 'completed']],
    ],
    [
      'Shares in Subaru fell after Toyota dropped its bid.',
      [['takeover_bid', ['Toyota', 'Subaru'], 'withdrawn']],
    ],
    [
      'Toyota merged with Subaru in 1998 and bought Mazda later.',
      [
        ['acquisition', ['Toyota', 'Mazda'], 'completed'],
        ['merger', ['Toyota', 'Subaru'], 'completed'],
      ],
    ],
    [
      'Toyota said it will set up a venture with Subaru.',
      [['joint_venture', ['Toyota', 'Subaru'], 'planned']],
    ],
  ])('%j', (text, deals) => {
    expect(dealsOf(text)).toEqual(deals);
  });
});
