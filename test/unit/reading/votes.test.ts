import { describe, expect, it } from 'vitest';
import { exactText } from '../../../src/model/index.ts';
import { ACTORS, readText } from '../../../src/reading/index.ts';

/** Voter, action and share of every vote that a text tells. */
function votesOf(text: string): (readonly (string | undefined)[])[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
    claim.type === 'vote'
      ? [[claim.actor, claim.action, claim.share && exactText(claim.share)] as const]
      : [],
  );
}

describe('a majority that is needed', () => {
  it.each([
    ['Under the articles, two thirds of the votes are required to change the name.', '2/3'],
    ['The plan just missed the three-quarters majority.', '3/4'],
    ['The resolution fell short of the 75 percent that the articles demand.', '3/4'],
    ['It takes effect only if holders of at least 54 percent accept the merger.', '27/50'],
  ])('is read from %j', (text, share) => {
    expect(votesOf(text)).toEqual([['rule', 'threshold', share]]);
  });

  it('is named twice when a rule has two lines', () => {
    const text =
      'A merger needs the consent of two thirds of the shares present and of a third of all shares.';
    expect(votesOf(text).map(([, , share]) => share)).toEqual(['2/3', '1/3']);
  });
});

describe('a result', () => {
  it('is a defeat for a motion with less than half', () => {
    expect(votesOf('The motion won just 38 percent.')).toEqual([
      ['shareholders', 'reject', '19/50'],
    ]);
  });

  it.each([
    [
      'At the annual meeting 52 percent of those voting opposed the report on pay.',
      'reject',
      '13/25',
    ],
    ['More than 76% approved of the chairman at the annual meeting.', 'approve', '19/25'],
    ['The resolution found the support of 19.2%.', 'reject', '24/125'],
    [
      'About 41 percent of shareholders failed to back the report on pay at the annual meeting.',
      'oppose',
      '41/100',
    ],
    ['In the vote 34% of the investors, more than a third, voted against it.', 'oppose', '17/50'],
    ['The resolution was voted against by 99.8% of the votes.', 'reject', '499/500'],
    [
      'The annual meeting voted by an overwhelming 55.5% not to discharge the board.',
      'reject',
      '111/200',
    ],
    ['Against the chairman there were 19.3% of the votes.', 'oppose', '193/1000'],
    ['With more than 98 pct of the votes in favor the meeting ended.', 'approve', '49/50'],
    ['The approval rate in the vote exceeded 98 percent.', 'approve', '49/50'],
    ['His list ended at 36.8% of the votes.', 'reject', '46/125'],
    ['Its conduct was ratified with a majority of 66.4 percent of the votes.', 'approve', '83/125'],
    ['At the meeting 12 percent of the votes were abstentions.', 'abstain', '3/25'],
  ])('is told by the grammar of %j', (text, action, share) => {
    expect(votesOf(text)).toEqual([['shareholders', action, share]]);
  });

  it('falls short of what a sentence nearby asks for', () => {
    const text =
      'A resolution needs 75 percent of the votes. It was backed by 70 percent of the votes.';
    expect(votesOf(text)).toEqual([
      ['rule', 'threshold', '3/4'],
      ['shareholders', 'reject', '7/10'],
    ]);
  });

  it('goes to the stronger of two candidates, and against the weaker', () => {
    const text = 'In the vote 48.9% of the shares were for Mr. Alder and 48.6% for Mr. Birch.';
    expect(votesOf(text)).toEqual([
      ['shareholders', 'approve', '489/1000'],
      ['shareholders', 'reject', '243/500'],
    ]);
  });

  it.each([
    'Toyota, which has 20 percent of the votes, went to the annual meeting.',
    'The vote was watched by a fund with 7.5 percent of the votes of Mazda.',
    'Before the vote it crossed the 5% threshold of the disclosure rules.',
  ])('is not told in %j', (text) => {
    expect(votesOf(text)).toEqual([]);
  });

  it('is no result when it is a quorum', () => {
    expect(votesOf('The resolution was put to the meeting with a quorum of 81 percent.')).toEqual(
      [],
    );
  });
});

describe('a position', () => {
  it('is that of everybody joined by "and", and of the one set against them', () => {
    expect(votesOf('Toyota and Mazda voted for the merger, Subaru against.')).toEqual([
      ['Mazda', 'approve', undefined],
      ['Toyota', 'approve', undefined],
      ['Subaru', 'oppose', undefined],
    ]);
  });

  it.each([
    ['The merger had the support of Mazda at the annual meeting.', [['Mazda', 'approve']]],
    [
      'At the annual meeting the pay met with opposition from Mazda and Subaru.',
      [
        ['Mazda', 'oppose'],
        ['Subaru', 'oppose'],
      ],
    ],
    [
      'The annual meeting was stormy. On his side were Mazda with 5 percent and Subaru.',
      [
        ['Mazda', 'approve'],
        ['Subaru', 'approve'],
      ],
    ],
    [
      'Mazda (4.8%), Subaru (1.7%) and Suzuki voted in favour of all items.',
      [
        ['Mazda', 'approve'],
        ['Subaru', 'approve'],
        ['Suzuki', 'approve'],
      ],
    ],
  ])('is told by nouns and lists in %j', (text, expected) => {
    expect(votesOf(text).map(([actor, action]) => [actor, action])).toEqual(
      expect.arrayContaining(expected),
    );
    expect(votesOf(text)).toHaveLength(expected.length);
  });

  it('is that of the speaker whom a pronoun stands for', () => {
    const text =
      'Toyota Motor, largest shareholder of Subaru, declared that it would vote against the merger.';
    expect(votesOf(text).map(([actor, action]) => [actor, action])).toEqual([['Toyota', 'oppose']]);
  });

  it.each([
    [
      'Toyota Motor, largest shareholder of Subaru, voted against the merger.',
      [['Toyota', 'oppose']],
    ],
    [
      'Shareholders of Subaru, the carmaker, have approved the merger at the annual meeting.',
      [['shareholders of Subaru', 'approve']],
    ],
    [
      'The annual meeting met. Investors that voted for the merger, among them Mazda and Suzuki, won.',
      [
        ['Mazda', 'approve'],
        ['Suzuki', 'approve'],
      ],
    ],
    [
      "Subaru's board had asked investors to vote against the resolutions.",
      [['board of Subaru', 'oppose']],
    ],
    [
      'Glass Lewis recommended that shareholders vote for the nominees.',
      [['Glass Lewis', 'approve']],
    ],
    ['At the annual meeting of Subaru a Mazda motion was discussed.', [['Mazda', 'propose']]],
  ])('is that of whoever acts in %j', (text, expected) => {
    expect(votesOf(text).map(([actor, action]) => [actor, action])).toEqual(
      expect.arrayContaining(expected),
    );
  });

  it.each([
    [
      'The annual meeting met. The merger was opposed by Mazda with 10 percent, the fund Suzuki with 5 and Subaru.',
      ['Mazda', 'Suzuki', 'Subaru'],
    ],
    [
      'At the annual meeting Mazda, Suzuki and Subaru were some of the shareholders that voted against the merger.',
      ['Mazda', 'Suzuki', 'Subaru'],
    ],
    [
      'In the vote ten states including France, Italy and Poland supported the tariffs.',
      ['French State', 'Italy', 'Poland'],
    ],
    ['At the annual meeting Mazda wants to abstain.', ['Mazda']],
    [
      'At the annual meeting Suzuki has backed the four nominees in the vote, while Mazda voted for the directors.',
      ['Suzuki', 'Mazda'],
    ],
    ['Two directors from Mazda abstained at the meeting of the board.', ['Mazda']],
    ['At the annual meeting directors named by Mazda voted against the reform.', ['Mazda']],
    ['Abstentions came from Mazda, lender Suzuki and Subaru.', ['Mazda', 'Suzuki', 'Subaru']],
    ['Its largest shareholder, the carmaker Mazda, voted against the merger.', ['Mazda']],
  ])('is that of everybody in the list of %j', (text, actors) => {
    const told = votesOf(text).map(([actor]) => actor);
    expect(told).toHaveLength(actors.length);
    expect(told).toEqual(expect.arrayContaining(actors));
  });

  it.each([
    'Mazda could not vote at the meeting.',
    'Support for the ruling party was at 31 percent in a survey, and 28 percent would vote for the other.',
    'The merger must be approved by the shareholders of Mazda.',
    'Mazda needs more votes for the resolution to pass.',
    'Mazda was asked to vote against the merger at the meeting.',
    'Mazda turned down an offer of Subaru.',
    'Mazda welcomed what it called an “absolute” vote for the management.',
    'The merger would need the support of Mazda at the annual meeting.',
  ])('is not taken in %j', (text) => {
    expect(votesOf(text)).toEqual([]);
  });

  it('can be told twice in a clause', () => {
    const text = 'Toyota abstained on the accounts and voted against the capital increase.';
    expect(votesOf(text).map(([, action]) => action)).toEqual(['abstain', 'oppose']);
  });

  it('stands in a relative clause after what is voted on', () => {
    const text = 'At the annual meeting the slate, which Toyota supported, won.';
    expect(votesOf(text)).toEqual([
      ['Toyota', 'approve', undefined],
      ['shareholders', 'approve', undefined],
    ]);
  });

  it.each([
    ['Toyota (6.2 percent) voted against the merger.', ['Toyota', 'oppose']],
    ['Subaru’s shareholders voted down the merger.', ['shareholders of Subaru', 'reject']],
    ['The merger was approved unanimously by the Subaru board.', ['board of Subaru', 'approve']],
    ['The state’s representatives abstained from the vote.', ['state', 'abstain']],
    ['Toyota used its veto at the meeting.', ['Toyota', 'block']],
    ['Toyota did not vote on the resolution.', ['Toyota', 'abstain']],
    ['The Subaru board voted on 12 May to end the pact.', ['board of Subaru', 'approve']],
  ])('is read from %j', (text, expected) => {
    expect(votesOf(text).map(([actor, action]) => [actor, action])).toContainEqual(expected);
  });

  it('is shared by whoever did so too', () => {
    const text = 'Toyota voted against the merger, as did Mazda.';
    expect(votesOf(text)).toContainEqual(['Mazda', 'oppose', undefined]);
  });

  it('of a company’s board is the board’s', () => {
    expect(votesOf('Subaru’s directors approved the merger on Monday.')).toEqual([
      ['board of Subaru', 'approve', undefined],
    ]);
  });

  it('is not taken from a duty, nor from votes that are counted for years', () => {
    const text =
      'Neither may vote against the board of Subaru. Toyota agreed not to own more than 15 percent of the votes for ten years.';
    expect(votesOf(text)).toEqual([]);
  });
});

describe('a list of voters', () => {
  it.each([
    [
      'Those who abstained included Toyota, which owns 6 percent, Mazda and Subaru.',
      ['Toyota', 'Mazda', 'Subaru'],
      'abstain',
    ],
    ['In favour of it were Toyota and Mazda.', ['Toyota', 'Mazda'], 'approve'],
    ['Abstentions came from Toyota and Mazda.', ['Toyota', 'Mazda'], 'abstain'],
    ['The resolution had the backing of Toyota.', ['Toyota'], 'approve'],
    ['The holders that voted against it were Toyota and Mazda.', ['Toyota', 'Mazda'], 'oppose'],
    ['Two owners moved the resolution: Toyota and Mazda.', ['Toyota', 'Mazda'], 'propose'],
  ])('%s', (text, voters, action) => {
    const found = votesOf(text).filter(([actor]) => voters.includes(actor ?? ''));
    expect(found.map(([actor, side]) => [actor, side])).toEqual(
      voters.map((voter) => [voter, action]),
    );
  });
});

describe('a vote to come', () => {
  it.each([
    ['Subaru shareholders will vote on the merger on May 5.', 'shareholders of Subaru'],
    ['Subaru will hold a special meeting in May to approve the merger.', 'shareholders of Subaru'],
    ['The merger is subject to approval by the Subaru board.', 'board of Subaru'],
    ['Shareholders will be asked to approve the merger in May.', 'shareholders'],
  ])('%s', (text, actor) => {
    expect(votesOf(text)).toEqual([[actor, 'vote_scheduled', undefined]]);
  });
});

describe('no vote', () => {
  it.each([
    'The tender offer is conditioned on a minimum of two thirds of the stock being tendered.',
    'They may buy more only in a tender offer for at least half of the outstanding stock.',
    'Week rates were put at 6-1/4, 5-3/4 pct after quotes between seven and six.',
    'Toyota has no votes in Subaru. Each has also promised to keep at least 15% of the other.',
    'Subaru said it agreed to issue 7.8 million shares.',
    'Lars Holm was recently elected to the Subaru board.',
    'The deal goes through unless shareholders oppose it.',
    'Subaru advises its owners to accept the merger.',
    'Investors say that Subaru wants to make them abstain.',
  ])('%s', (text) => {
    expect(votesOf(text)).toEqual([]);
  });
});

describe('a side', () => {
  it.each([
    ['Subaru’s shareholders voted on Friday not to merge with Mazda.', 'reject'],
    ['Subaru’s directors voted 9-2 to approve the merger.', 'approve'],
  ])('%s', (text, action) => {
    expect(votesOf(text).map(([, side]) => side)).toEqual([action]);
  });

  it('is meant as its own verb says, not as what is voted on', () => {
    const read = readText('Toyota proposed a resolution to remove the board of Subaru.', {
      actors: ACTORS,
      name: 'text',
    });
    const modalities = read.claims.flatMap(({ claim, circumstance }) =>
      claim.type === 'vote' ? [circumstance.modality] : [],
    );
    expect(modalities).toEqual(['asserted']);
  });
});

describe('an outcome', () => {
  it('is told by what became of a motion, and whose it was', () => {
    const text = 'Less lucky was Toyota, with 5 percent of Subaru, whose proposal failed.';
    expect(votesOf(text).map(([actor, action]) => [actor, action])).toEqual([
      ['shareholders', 'reject'],
      ['Toyota', 'propose'],
    ]);
    expect(votesOf('Toyota’s motion was narrowly lost.').map(([, action]) => action)).toEqual([
      'reject',
      'propose',
    ]);
  });

  it('stands behind an aside, or in two words', () => {
    const text =
      'At the annual meeting a further motion, one that would have hurt the family, fell through.';
    expect(votesOf(text)).toEqual([['shareholders', 'reject', undefined]]);
  });

  it.each([
    'Mazda demanded an extraordinary meeting to vote on the board.',
    'Before the vote Mazda had drawn up a list for the board.',
    'Mazda called for the removal of two directors at the annual meeting.',
  ])('is asked for in %j', (text) => {
    expect(votesOf(text).map(([actor, action]) => [actor, action])).toContainEqual([
      'Mazda',
      'propose',
    ]);
  });

  it('is whom the shareholders removed', () => {
    expect(votesOf('Subaru’s shareholders removed the chairman of the board in May.')).toEqual([
      ['shareholders of Subaru', 'approve', undefined],
    ]);
    expect(votesOf('Subaru removed the chairman of the board in May.')).toEqual([]);
  });
});

describe('other decisions than votes', () => {
  it.each([
    'The Federal Reserve Board approved the acquisition of the bank by Subaru.',
    'The Interstate Commerce Commission rejected the merger of Subaru and Mazda.',
    'Toyota walked out of talks with Subaru.',
    'Toyota stayed away from the auction for Subaru.',
    'Toyota abstained from bidding for Subaru.',
    'The adviser Lantern recommended that shareholders vote against the merger.',
  ])('%s', (text) => {
    expect(votesOf(text)).toEqual([]);
  });
});
