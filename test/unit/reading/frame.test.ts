import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/reading/actor.ts';
import { pageOf } from '../../../src/reading/page.ts';
import { readText } from '../../../src/reading/read.ts';
import { stakeDocument } from '../../../src/reading/stakes/document.ts';

const ACTORS: Actor[] = [
  ...['Alder', 'Birch', 'Cedar', 'Dogwood'].map((name): Actor => ({
    name,
    kind: 'company',
    aliases: [],
  })),
  { name: 'Ruritania', kind: 'state', aliases: ['Ruritanian government'] },
];

/** "percent: holder -> company" of each percentage, with a dash for what the sentence does not name. */
function framesIn(text: string): string[] {
  const page = pageOf(text, ACTORS);
  const { frames } = stakeDocument(page);
  return page.percents.map((percent) => {
    const frame = frames.get(percent);
    const holder = frame?.holders[0]?.mention.actor.name ?? '-';
    const company = frame?.companies[0]?.mention.actor.name ?? '-';
    return `${percent.percent}: ${holder} -> ${company}`;
  });
}

describe('the grammar of a stake', () => {
  it.each([
    ['Alder owns 15 percent of Birch.', ['15: Alder -> Birch']],
    ['Alder owns 15 percent of the voting rights in Birch.', ['15: Alder -> Birch']],
    ['Alder’s 15% stake in Birch is for sale.', ['15: Alder -> Birch']],
    ['Alder, which owns 15 percent of Birch, voted no.', ['15: Alder -> Birch']],
    ['Alder, the owner of 15 percent of Birch, voted no.', ['15: Alder -> Birch']],
    ['Birch is 15 percent owned by Alder.', ['15: Alder -> Birch']],
    ['The 15 percent that Alder holds in Birch lies in a trust.', ['15: Alder -> Birch']],
    ['Alder will raise its stake in Birch to 20 percent.', ['20: Alder -> Birch']],
    ['Cedar said Alder had bought 15 percent of Birch.', ['15: Alder -> Birch']],
    ['Alder, Birch’s largest shareholder with 15 percent, voted no.', ['15: Alder -> Birch']],
    ['Birch, in which Alder has 15 percent, is for sale.', ['15: Alder -> Birch']],
    ['Birch is controlled by Alder with 55 percent.', ['55: Alder -> Birch']],
    ['The 15 percent of Birch belongs to Alder.', ['15: Alder -> Birch']],
    ['Before the transfer Alder owned 15 percent of Birch.', ['15: Alder -> Birch']],
    ['Cedar will buy the 15 percent stake of Alder in Birch.', ['15: Alder -> Birch']],
  ])('finds holder and company in "%s"', (text, expected) => {
    expect(framesIn(text)).toEqual(expected);
  });

  it.each([
    ['Alder has taken a 10% holding in Birch.', ['10: Alder -> Birch']],
    [
      'Alder said it had acquired 3 million shares, or 5.3 percent, of Birch.',
      ['5.3: Alder -> Birch'],
    ],
    ['Alder controls Birch through a 60% stake.', ['60: Alder -> Birch']],
    ['Birch, 30 percent of which is held by Alder, fell.', ['30: Alder -> Birch']],
    ['Birch, 51%-owned by Alder, fell.', ['51: Alder -> Birch']],
    ['Alder is the second-largest shareholder in Birch, with 12%.', ['12: Alder -> Birch']],
    ['Alder’s purchase of 15% of Birch was a surprise.', ['15: Alder -> Birch']],
    ['The sale by Alder of a 15% stake in Birch was a surprise.', ['15: Alder -> Birch']],
    ['A consortium led by Alder will acquire 60% of Birch.', ['60: Alder -> Birch']],
    ['Under that accord Alder goes down to 15 percent of Birch.', ['15: Alder -> Birch']],
    ['At the end of June Alder held 15% of Birch.', ['15: Alder -> Birch']],
    ['The remaining 41 percent of Birch sat with Alder.', ['41: Alder -> Birch']],
    ['The next biggest block of Birch, 15 percent, lies with Alder.', ['15: Alder -> Birch']],
    ['Alder commands 15 percent of the votes at Birch.', ['15: Alder -> Birch']],
    ['Alder bought 15 percent of Birch from Cedar.', ['15: Alder -> Birch']],
    ['Alder sold shares in Birch, leaving it with 15%.', ['15: Alder -> Birch']],
    ['Alder’s 15% Birch stake is for sale.', ['15: Alder -> Birch']],
  ])('reads other words for the same in "%s"', (text, expected) => {
    expect(framesIn(text)).toEqual(expected);
  });

  it.each([
    [
      'Alder holds 15 percent of Birch, Cedar 12 percent and Dogwood 8 percent.',
      ['15: Alder -> Birch', '12: Cedar -> Birch', '8: Dogwood -> Birch'],
    ],
    ['Birch is 51% owned by Alder and 49% by Cedar.', ['51: Alder -> Birch', '49: Cedar -> Birch']],
    [
      'Alder will hold 60% of Birch and Cedar the remaining 40%.',
      ['60: Alder -> Birch', '40: Cedar -> Birch'],
    ],
    [
      'Alder now owns 15 percent in Birch, up from 12 percent.',
      ['15: Alder -> Birch', '12: Alder -> Birch'],
    ],
    [
      'Alder increased its holding in Birch from 10 to 15 per cent.',
      ['10: Alder -> Birch', '15: Alder -> Birch'],
    ],
    [
      'Alder has 18.5 percent of Birch, Cedar 16 and Dogwood 9.5.',
      ['18.5: Alder -> Birch', '16: Cedar -> Birch', '9.5: Dogwood -> Birch'],
    ],
  ])('lets the numbers of a list share their company in "%s"', (text, expected) => {
    expect(framesIn(text)).toEqual(expected);
  });

  it('keeps those who hold together one holder, and those who hold each several', () => {
    expect(framesIn('Alder and Cedar together own 30 percent of Birch.')).toEqual([
      '30: Alder and Cedar -> Birch',
    ]);
    expect(framesIn('Alder and Cedar each own 15 percent of Birch.')).toEqual([
      '15: Alder -> Birch',
    ]);
  });

  it('sees that a part of sales is no part of a company', () => {
    const page = pageOf('Ruritania accounts for 30 percent of Birch sales.', ACTORS);
    expect([...stakeDocument(page).frames.values()][0]?.otherBase).toBe(true);
  });

  it('gives each name of a coordination its own number', () => {
    expect(framesIn('Alder and Cedar have 18 percent and 16 percent of Birch.')).toEqual([
      '18: Alder -> Birch',
      '16: Cedar -> Birch',
    ]);
  });

  it('lets a number go with the unit of a later one', () => {
    expect(framesIn('Alder and Cedar own 18 and 16 percent of Birch.')).toEqual([
      '18: Alder -> Birch',
      '16: Cedar -> Birch',
    ]);
  });

  it('reads names with numbers in brackets as holders of what is owned by them', () => {
    expect(framesIn('Birch is owned by Alder (51 percent) and Cedar (49 percent).')).toEqual([
      '51: Alder -> Birch',
      '49: Cedar -> Birch',
    ]);
  });

  it('reads names with numbers in brackets as companies of whoever owns them', () => {
    expect(framesIn('Alder owns Birch (51 percent) and Cedar (49 percent).')).toEqual([
      '51: Alder -> Birch',
      '49: Alder -> Cedar',
    ]);
  });

  it('reads the name before the colon as the company of a list of holders', () => {
    expect(framesIn('Birch: Alder 52 percent, Cedar 22 percent.')).toEqual([
      '52: Alder -> Birch',
      '22: Cedar -> Birch',
    ]);
  });

  it('does not take a part of something else for a part of a company', () => {
    const page = pageOf('Alder makes 15 percent of its sales in Ruritania.', ACTORS);
    const [frame] = [...stakeDocument(page).frames.values()];
    expect(frame?.otherBase).toBe(true);
  });

  it('names a holder whom the text only describes', () => {
    expect(framesIn('The employees’ foundation keeps 26 percent of Birch.')).toEqual([
      '26: employees’ foundation -> Birch',
    ]);
  });
});

describe('stakes in lists and behind what opens a sentence', () => {
  it.each([
    [
      'Alder has 13.5% in Birch, 12.9% in Cedar and 12.6% in Dogwood.',
      ['13.5: Alder -> Birch', '12.9: Alder -> Cedar', '12.6: Alder -> Dogwood'],
    ],
    ['Of Birch 35.1% is publicly owned.', ['35.1: - -> Birch']],
    ['In Birch it is 9.85%, in Cedar 9.72%.', ['9.85: - -> Birch', '9.72: - -> Cedar']],
    ['In Birch, a maker of parts, the stake of Alder rose to 11%.', ['11: Alder -> Birch']],
    ['Of the new company, Birch Ltd., 42 percent will belong to Alder.', ['42: Alder -> Birch']],
    ['The 8 percent of Alder in Birch is for sale.', ['8: Alder -> Birch']],
    [
      'Alder has 33% of Birch now, and another 10% is owned by Cedar.',
      ['33: Alder -> Birch', '10: Cedar -> Birch'],
    ],
    ['Alder owns 31 million Birch common shares, or 14.5 percent.', ['14.5: Alder -> Birch']],
    ['The fifth owner is Alder of Ruritania with 9 percent.', ['9: Alder -> -']],
    [
      'The owners of Birch are Alder (20%) and other shareholders (80%).',
      ['20: Alder -> Birch', '80: other shareholders -> Birch'],
    ],
    ['Owners of Birch were Cedar and Alder, once on the board (2.79%).', ['2.79: Alder -> Birch']],
    ['Alder wants the 15.2% that Cedar has left in Birch.', ['15.2: Cedar -> Birch']],
    ['The deal brings Alder, a lender, a stake of 20 percent in Birch.', ['20: Alder -> Birch']],
    ['All 60 percent of Birch will be Alder’s.', ['60: Alder -> Birch']],
    [
      'Alder owns 31 million Birch shares, or 14.5 percent, and Cedar 12.6 million, or 5.8 percent.',
      ['14.5: Alder -> Birch', '5.8: Cedar -> Birch'],
    ],
    [
      'Alder will own 48.9% of Birch and a group of banks of the country 38.1%.',
      ['48.9: Alder -> Birch', '38.1: - -> Birch'],
    ],
    ['Alder may buy the 49% stake of Cedar.', ['49: Cedar -> -']],
    [
      'Alder raises its share in Birch from 1.8% to 4.1%, and in Cedar from 2% to 3.4%.',
      ['1.8: Alder -> Birch', '4.1: Alder -> Birch', '2: Alder -> Cedar', '3.4: Alder -> Cedar'],
    ],
    ['Alder, the billionaire behind Cedar, with 9.8 percent of Birch.', ['9.8: Alder -> Birch']],
    ['Alder, through which Cedar invests, has bought 8 percent of Birch.', ['8: Alder -> Birch']],
    ['Alder sold it in order to buy 49 percent of Birch.', ['49: Alder -> Birch']],
    [
      'With 68 percent of the votes in Birch (37 percent so far) Alder decides.',
      ['68: - -> Birch', '37: - -> Birch'],
    ],
    ['Cedar knows the group which Alder controls had 21% of Birch.', ['21: Cedar -> Birch']],
  ])('reads "%s"', (text, expected) => {
    expect(framesIn(text)).toEqual(expected);
  });

  it.each([
    'Cedar sells half of Alder’s stake.',
    'Cedar sells 20 percent of its holding in Birch.',
  ])('takes a part of a stake for no stake: "%s"', (text) => {
    const page = pageOf(text, ACTORS);
    expect([...stakeDocument(page).frames.values()].map(({ otherBase }) => otherBase)).toEqual([
      true,
    ]);
  });
});

describe('a stake without a number', () => {
  /** The stakes of a text as "holder -> company, label". */
  const stakesIn = (text: string) =>
    readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim, band }) =>
      claim.type === 'holding' && claim.stake === undefined
        ? [`${claim.holder} -> ${claim.issuer}, ${claim.label ?? 'no label'}, ${band}`]
        : [],
    );

  it.each([
    ['Alder, which owns shares in Birch, voted no.', ['Alder -> Birch, no label, review']],
    ['Alder’s stake in Birch is for sale.', ['Alder -> Birch, no label, review']],
    ['Alder keeps a controlling stake in Birch.', ['Alder -> Birch, controlling, review']],
    ['Alder met the shareholders of Birch.', []],
    ['Alder does not own shares in Birch.', []],
  ])('waits for a person: "%s"', (text, expected) => {
    expect(stakesIn(text)).toEqual(expected);
  });

  it('is not claimed where the text gives the number elsewhere', () => {
    const text = 'Alder owns 15 percent of Birch.\n\nAlder’s stake in Birch is for sale.';
    expect(stakesIn(text)).toEqual([]);
  });
});

it('takes the second half of a year for a time and no part', () => {
  expect(pageOf('Birch floats in the second half of 2023.', ACTORS).percents).toEqual([]);
});
