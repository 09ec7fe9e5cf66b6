import { describe, expect, it } from 'vitest';
import { exactText } from '../../../src/model/index.ts';
import { ACTORS } from '../../../src/reading/index.ts';
import { layout } from '../../../src/reading/layout.ts';
import { pageOf } from '../../../src/reading/page.ts';
import { tokenize } from '../../../src/reading/token.ts';

const page = (text: string) => pageOf(text, ACTORS);
const sentencesOf = (text: string) =>
  page(text).sentences.map(({ start, end }) => text.slice(start, end));
const meanings = (text: string) =>
  page(text).mentions.map(({ start, end, actor }) => [text.slice(start, end), actor.name]);

describe('tokens', () => {
  it('keep their place in the text as it came', () => {
    const text = 'L’Oréal’s 12.5% \u200bstake — “N.V.” wasn’t';
    for (const { text: word, start, end } of tokenize(text))
      expect(text.slice(start, end)).toBe(word);
    expect(tokenize(text).map((token) => token.text)).toEqual([
      'L’Oréal',
      '’s',
      '12.5',
      '%',
      'stake',
      '—',
      '“',
      'N.V.',
      '”',
      'wasn',
      '’t',
    ]);
  });
});

describe('sentences', () => {
  it('do not end at shortened words and initials', () => {
    expect(
      sentencesOf('Mr. Smith of Acme Corp. owns 5 percent. J. P. Doe left. It ended.'),
    ).toEqual(['Mr. Smith of Acme Corp. owns 5 percent.', 'J. P. Doe left.', 'It ended.']);
  });

  it('run on over the lines of a hard-wrapped text', () => {
    const lines = [
      'Renault said on Monday that it holds a large part of',
      'Nissan and that it would keep its holding at the level of',
      'the year before, which it called a sensible thing to do',
      'in such times.',
    ];
    expect(page(lines.join('\n')).sentences).toHaveLength(1);
  });

  it('are cut at a length that no text can exceed', () => {
    expect(page('word '.repeat(1000)).sentences.length).toBeGreaterThan(4);
  });
});

describe('layout', () => {
  it('marks what belongs to the page and not to the article', () => {
    const text =
      'A headline without a stop\n\nRenault owns a part of Nissan.\n\nRELATED: Ten other things\n\nNissan Renault\n\nLeave a Reply';
    expect(layout(text).map(({ kind }) => kind)).toEqual([
      'headline',
      'body',
      'boilerplate',
      'caption',
      'boilerplate',
    ]);
  });
});

describe('percentages', () => {
  const shares = (text: string) =>
    page(text).percents.map(({ share, qualifier }) => [exactText(share), qualifier]);

  it('are not read from a rate of exchange', () => {
    expect(shares('The spot riyal was quietly firmer at 3.7495/98 to the dollar.')).toEqual([]);
  });

  it('are read from digits, words and fractions', () => {
    expect(
      shares('It has 15.01% and 7 per cent, two thirds of B, a 2/3rds majority and half of C.'),
    ).toEqual([
      ['1501/10000', undefined],
      ['7/100', undefined],
      ['2/3', undefined],
      ['2/3', undefined],
      ['1/2', undefined],
    ]);
  });

  it('keep the words that say how exact they are', () => {
    expect(
      shares('It has just under 30 percent, about 5 percent and up to 9.9 percent.').map(
        ([, qualifier]) => qualifier,
      ),
    ).toEqual(['just under', 'about', 'up to']);
  });

  it('are not found in ordinals and quarters of the year', () => {
    expect(shares('In the third quarter the second largest owner left.')).toEqual([]);
  });
});

describe('mentions', () => {
  it('resolve a noun phrase by the country it names', () => {
    expect(meanings('Renault met Nissan. The Japanese carmaker refused.').at(-1)).toEqual([
      'The Japanese carmaker',
      'Nissan',
    ]);
  });

  it('resolve "its" to the company that has something, and "its top shareholder" to whom it names', () => {
    const found = meanings(
      'He would bring Nissan closer to its top shareholder, Renault, which holds 43%.',
    );
    expect(found).toContainEqual(['its top shareholder', 'Renault']);
    expect(found).toContainEqual(['which', 'Renault']);
    expect(meanings('Nissan said it would sell its shares in Renault.')).toContainEqual([
      'its',
      'Nissan',
    ]);
  });

  it('know a name that the text taught by its short form and its letters', () => {
    const text = 'Brekke Foundation (BF) met Orla Marine Holdings SE. BF sold; Orla bought.';
    const names = new Map(meanings(text) as [string, string][]);
    expect(names.get('BF')).toBe('Brekke Foundation');
    expect(names.get('Orla')).toBe('Orla Marine Holdings SE');
  });

  it('take a country after "in" for a place and not for its state', () => {
    const { mentions } = page('The plant in France closed. France owns 15% of Renault.');
    expect(
      mentions.filter(({ actor }) => actor.name === 'French State').map(({ place }) => place),
    ).toEqual([true, false]);
  });

  it('record the name behind a noun or pronoun with its span', () => {
    const text = 'Nissan refused. The Japanese carmaker wants more.';
    const nominal = page(text).mentions.find(({ form }) => form === 'nominal');
    expect(
      nominal?.antecedent && text.slice(nominal.antecedent.start, nominal.antecedent.end),
    ).toBe('Nissan');
  });
});

describe('clauses', () => {
  it('give the subject back after a relative clause', () => {
    const { clauses } = page('The French government, which owns 15% of Renault, blocked a vote.');
    expect(clauses.find(({ verbs }) => verbs[0]?.head === 'blocked')?.subject?.actor.name).toBe(
      'French State',
    );
  });
});
