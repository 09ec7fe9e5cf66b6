import { describe, expect, it } from 'vitest';
import { ACTORS, readText } from '../../../src/reading/index.ts';

/** How the stakes of a text are meant. */
function stakesOf(text: string): string[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(
    ({ claim, circumstance }) => (claim.type === 'holding' ? [circumstance.modality] : []),
  );
}

/** Statuses of the posts of a text, each with how it is meant. */
function rolesOf(text: string): (readonly [string, string])[] {
  return readText(text, { actors: ACTORS, name: 'text' }).claims.flatMap(
    ({ claim, circumstance }) =>
      claim.type === 'role' ? [[claim.status, circumstance.modality] as const] : [],
  );
}

describe('what is meant of a stake', () => {
  it('is a plan where a text tells a change in the present', () => {
    const text = 'Under that accord Generali goes down to 19.3 percent of Mediobanca.';
    expect(stakesOf(text)).toEqual(['planned']);
  });

  it('is a fact where the change is told to be done now', () => {
    const text = 'Generali now goes down to 19.3 percent of Mediobanca.';
    expect(stakesOf(text)).toEqual(['asserted']);
  });

  it('is a fact for what somebody has, whatever he will do', () => {
    const text = 'The French government, owner of 15 percent of Renault, would fight a merger.';
    expect(stakesOf(text)).toEqual(['asserted']);
  });

  it('is no more than a report where unnamed people carry it', () => {
    const text = 'Volkswagen will buy 20 percent of Suzuki, the sources said.';
    expect(stakesOf(text)).toEqual(['reported']);
  });

  it('is a condition where only "if" makes it so', () => {
    const text = 'If it bought them all, Volkswagen would hold 20 percent of Suzuki.';
    expect(stakesOf(text)).toEqual(['hypothetical']);
  });
});

describe('what is meant of a change of posts', () => {
  it('is a plan in the present, and a fact once it is done', () => {
    const joins = 'Luca de Meo, now head of Seat, was silent. Jan Kees joins the board of Renault.';
    const joined = 'Jan Kees joined the board of Renault.';
    expect(rolesOf(joins).at(-1)).toEqual(['appointed', 'planned']);
    expect(rolesOf(joined)).toEqual([['appointed', 'asserted']]);
  });
});
