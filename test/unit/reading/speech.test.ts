import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';

function spoken(text: string): (readonly [speaker: string, gist: string, modality: string])[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(
    ({ claim, circumstance }) =>
      claim.type === 'speech' ? [[claim.speaker, claim.gist, circumstance.modality] as const] : [],
  );
}

function sources(text: string): (readonly [outlet: string, cites: string | undefined])[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
    claim.type === 'hearsay' ? [[claim.outlet, claim.cites] as const] : [],
  );
}

describe('who speaks', () => {
  it('is the subject of a verb of speech, or stands behind it', () => {
    expect(spoken('Toyota said it would keep its Subaru shares.')).toEqual([
      ['Toyota', 'it would keep its Subaru shares', 'asserted'],
    ]);
    expect(spoken('“We shall not merge,” said chief executive Maria Lund of Subaru.')).toEqual([
      ['Maria Lund', 'We shall not merge,', 'asserted'],
    ]);
  });

  it('is the company of a spokesperson', () => {
    expect(spoken('Mazda has no plan to add to it, a Toyota spokeswoman said.')[0]?.[0]).toBe(
      'Toyota',
    );
  });

  it('is a phrase of the text when there is no name, and unnamed people make hearsay', () => {
    const text =
      'Toyota and Mazda talk. Two bankers close to Toyota said the talks would last. Toyota waits.';
    expect(spoken(text)).toEqual([['bankers close to Toyota', 'the talks would last', 'reported']]);
  });

  it('is found over an aside', () => {
    expect(spoken('Toyota, which owns 5% of Mazda, told investors to vote no.')[0]?.[0]).toBe(
      'Toyota',
    );
  });

  it('is the first of the sentence, and not the owner that an aside tells of', () => {
    const text =
      'In a filing with the Securities and Exchange Commission, Toyota, which is owned by Mazda, a carmaker, said it bought shares.';
    expect(spoken(text)[0]?.[0]).toBe('Toyota');
  });

  it('is the person, and not the company that the person is of', () => {
    expect(spoken('Maria Lund of Subaru said she believes in Toyota.')).toEqual([
      ['Maria Lund', 'she believes in Toyota', 'asserted'],
    ]);
  });

  it('goes on over sentences as "it" and "the company"', () => {
    const text =
      'Toyota said it would bid for Subaru. It said Subaru shares were cheap. The offer for Subaru will be open in May, it said.';
    expect(spoken(text).map(([speaker]) => speaker)).toEqual(['Toyota', 'Toyota', 'Toyota']);
  });

  it('denies, and says no comment', () => {
    expect(spoken('Toyota denied that it would sell.')[0]?.[2]).toBe('denied');
    expect(spoken('Toyota declined to comment.')).toHaveLength(1);
  });

  it('is nobody where a verb of speech does not speak', () => {
    expect(
      spoken('Toyota called a meeting for Friday. Mazda shares declined by 3 percent.'),
    ).toEqual([]);
    expect(spoken('Toyota can call the rest from January.')).toEqual([]);
  });
});

describe('the chain of sources', () => {
  it('names the outlet and whom it cites', () => {
    expect(
      sources(
        'Toyota will sell, according to the newspaper Kurier des Ostens, citing two bankers.',
      ),
    ).toEqual([['Kurier des Ostens', 'two bankers']]);
    expect(sources('Toyota will sell its stake, Reuters reported.')).toEqual([
      ['Reuters', undefined],
    ]);
  });

  it('takes whoever told the outlet as its source', () => {
    expect(sources('Toyota will not sell, two officials told the Lake Zone Herald.')).toEqual([
      ['Lake Zone Herald', 'officials'],
    ]);
  });

  it('leaves out outlets that do nothing but appear', () => {
    expect(sources('Toyota bought 5% of Reuters.')).toEqual([]);
  });
});
