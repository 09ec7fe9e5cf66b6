import { describe, expect, it } from 'vitest';
import { ideasIn } from '../../../src/reading/acts/ideas.ts';
import { type ActModel, judge, leadingIdea } from '../../../src/reading/acts/model.ts';
import { ACTORS, readText } from '../../../src/reading/index.ts';
import { tokenize } from '../../../src/reading/token.ts';

function named(text: string): string[] {
  const tokens = tokenize(text);
  return ideasIn(tokens, 0, tokens.length).map(({ name, verb }) => `${verb ? 'v' : 'n'}:${name}`);
}

describe('ideas', () => {
  it('are found in all forms of a verb and in plurals', () => {
    expect(named('spurned')).toEqual(['v:reject']);
    expect(named('lawsuits')).toEqual(['n:suit']);
    expect(named('joint ventures')).toContain('n:venture');
  });

  it('are found over a few words where a phrase is loose', () => {
    expect(named('turned the offer down')).toContain('v:reject');
    expect(named('turned the offer of last week by them all down')).not.toContain('v:reject');
  });

  it('are no verbs behind an article', () => {
    expect(named('the offer')).toEqual(['n:offer']);
  });
});

describe('the model of acts', () => {
  const model: ActModel = {
    version: 1,
    none: 100,
    against: { not: 300 },
    bar: 0.2,
    weights: { REFUSED: { 'v:reject': 200, offer: 50 }, SUED: { 'v:sue': 300 } },
  };

  it('says a label with its share against no act and the other labels', () => {
    const [first, ...rest] = judge(model, ['v:reject', 'offer']);
    expect(first?.label).toBe('REFUSED');
    expect(first?.probability).toBeCloseTo(Math.exp(2.5) / (Math.exp(2.5) + Math.exp(1)), 10);
    expect(rest).toEqual([]);
  });

  it('says nothing below its bar, or of features that it does not know', () => {
    expect(judge(model, ['v:reject', 'not'])).toEqual([]);
    expect(judge(model, ['w:tea'])).toEqual([]);
  });

  it('puts an act where the idea stands that speaks for it most', () => {
    const ideas = [
      { name: 'sue', at: 3, verb: true },
      { name: 'reject', at: 8, verb: true },
    ];
    expect(leadingIdea(model, 'REFUSED', ideas)?.at).toBe(8);
  });
});

describe('organisational events', () => {
  const kinds = (text: string) =>
    readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(({ claim }) =>
      claim.type === 'org_event' ? [[claim.kind, claim.actors] as const] : [],
    );

  it('have a kind and the actors of its clause', () => {
    expect(kinds('Toyota has filed suit against Subaru.')).toEqual([
      ['lawsuit', ['Toyota', 'Subaru']],
    ]);
  });

  it('are told once for the same actors', () => {
    const text = 'Toyota has filed suit against Subaru. Toyota sued Subaru in Tokyo.';
    expect(kinds(text).filter(([kind]) => kind === 'lawsuit')).toHaveLength(1);
  });

  it('are no standing facts', () => {
    expect(kinds('Toyota owns 20 percent of Subaru.')).toEqual([]);
  });
});
