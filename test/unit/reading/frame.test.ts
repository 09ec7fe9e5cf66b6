import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/reading/actor.ts';
import { pageOf } from '../../../src/reading/page.ts';
import { readText } from '../../../src/reading/read.ts';
import { stakeDocument } from '../../../src/reading/stake-document.ts';

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
