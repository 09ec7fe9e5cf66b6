import { describe, expect, it } from 'vitest';
import { builtinLaw } from '../../../src/law/law.ts';
import type { Reach } from '../../../src/law/suspension-rule.ts';
import { company, type Entity } from '../../../src/model/index.ts';
import {
  assumptions,
  reaches,
  suspensionRules,
  unknownRules,
} from '../../../src/voting/applicable.ts';
import { registerOf } from './register-of.ts';

const law = builtinLaw();
const A = (parts: Partial<Entity> = {}): Entity => ({ ...company('A'), ...parts });
const B = (parts: Partial<Entity> = {}): Entity => ({ ...company('B'), ...parts });
const reached = (reach: Reach | undefined, issuer?: Entity, holder?: Entity, named = false) =>
  reaches(reach, { issuer, holder, named });

describe('The suspension rules of an issuer', () => {
  const ids = (rules: readonly string[] | undefined, country?: string, asOf = '2021-06-01') =>
    suspensionRules(
      registerOf({
        asOf,
        entities: [{ name: 'A', ...(country !== undefined && { law: country }) }],
        holdings: [],
        ...(rules && { rules }),
      }),
      law,
      'A',
    ).map(({ id }) => id);

  it('are those of its country in force, where the register names none', () => {
    expect(ids(undefined, 'JP')).toEqual(['treasury-any', 'jp-308-1', 'jp-308-2']);
    expect(ids(undefined, 'JP', '2006-04-30')).toEqual(['treasury-any']);
    expect(ids(undefined)).toEqual(['treasury-any']);
  });

  it('are the named ones of its country in force, and all named ones where no country is known', () => {
    const named = ['fr-233-31', 'jp-308-1', 'fr-ago-new', 'no-such', 'treasury-any'];
    expect(ids(named, 'FR')).toEqual(['fr-233-31', 'treasury-any']);
    expect(ids(named)).toEqual(['fr-233-31', 'jp-308-1', 'treasury-any']);
    expect(ids(named, 'FR', '1999-01-01')).toEqual(['treasury-any']);
  });

  it('are those for all countries when nobody knows the issuer', () => {
    expect(suspensionRules(registerOf({ holdings: [] }), law, 'X').map(({ id }) => id)).toEqual([
      'treasury-any',
    ]);
    expect(
      suspensionRules(registerOf({ holdings: [], rules: ['uk-136'] }), law, 'X').map(
        ({ id }) => id,
      ),
    ).toEqual(['uk-136']);
  });

  it('are named in a finding where the law does not know them, with what to do', () => {
    expect(unknownRules(registerOf({ holdings: [], rules: ['uk-136', 'xx-1'] }), law)).toEqual([
      {
        code: 'unknown-rule',
        severity: 'error',
        about: 'xx-1',
        says: 'The rule "xx-1" is not known, so it was not applied.',
        try: 'Name a rule of docs/law.md, or add it in a rules file (--law FILE).',
      },
    ]);
    expect(unknownRules(registerOf({ holdings: [] }), law)).toEqual([]);
  });
});

describe('The reach of a rule', () => {
  it('is everybody where it names none', () => {
    expect(reached(undefined)).toBe(true);
    expect(reached({}, A(), B())).toBe(true);
  });

  it('is the forms of the issuer and of the holder, written with or without dots', () => {
    const issuers: Reach = { issuerForms: ['SA', 'SCA'] };
    const holders: Reach = { holderForms: ['SA', 'SCA'] };
    expect(reached(issuers, A({ form: 'S.A.' }), B({ form: 'GmbH' }))).toBe(true);
    expect(reached(issuers, A({ form: 'SARL' }), B({ form: 'SA' }))).toBe(false);
    expect(reached(holders, A({ form: 'SARL' }), B({ form: 's c a' }))).toBe(true);
    expect(reached(holders, A({ form: 'SA' }), B({ form: 'SARL' }))).toBe(false);
  });

  it('does not end where a form is not known, or nobody knows the company', () => {
    const both: Reach = { issuerForms: ['SA'], holderForms: ['SA'], eitherForms: ['SA'] };
    expect(reached(both, A(), B())).toBe(true);
    expect(reached(both)).toBe(true);
  });

  it('is one form of the two, from either side', () => {
    const either: Reach = { eitherForms: ['AG', 'KGaA'] };
    const forms = (one: string, other: string) =>
      reached(either, A({ form: one }), B({ form: other }));
    expect([forms('AG', 'GmbH'), forms('GmbH', 'kgaa'), forms('GmbH', 'GmbH')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(reached(either, A({ form: 'GmbH' }), undefined)).toBe(true);
    expect(reached(either, undefined, B({ form: 'GmbH' }))).toBe(true);
  });

  it('ends only where neither of the two is listed', () => {
    const listed: Reach = { eitherListed: true };
    const at = (one?: boolean, other?: boolean) =>
      reached(
        listed,
        A(one === undefined ? {} : { listed: one }),
        B(other === undefined ? {} : { listed: other }),
      );
    expect([at(true, false), at(false, true), at(undefined, false), at(false)]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(at(false, false)).toBe(false);
    expect(reached({}, A({ listed: false }), B({ listed: false }))).toBe(true);
    expect([
      reached(listed, undefined, B({ listed: false })),
      reached(listed, A({ listed: false }), undefined),
    ]).toEqual([true, true]);
  });

  it('is one country; where one is not known, only a rule that the register names reaches', () => {
    const same: Reach = { holderOfSameLaw: true };
    expect(reached(same, A({ law: 'FR' }), B({ law: 'FR' }))).toBe(true);
    expect(reached(same, A({ law: 'FR' }), B({ law: 'JP' }), true)).toBe(false);
    for (const named of [true, false]) {
      expect(reached(same, A({ law: 'FR' }), B(), named)).toBe(named);
      expect(reached(same, A(), B({ law: 'FR' }), named)).toBe(named);
      expect(reached(same, undefined, undefined, named)).toBe(named);
      expect(reached({}, A({ law: 'FR' }), B({ law: 'JP' }), named)).toBe(true);
    }
  });
});

describe('What a rule takes for granted', () => {
  const said = (reach: Reach | undefined, issuer?: Entity, holder?: Entity) =>
    assumptions(reach, { issuer, holder, named: false });

  it('is nothing where it asks nothing', () => {
    expect(said(undefined)).toEqual([]);
    expect(said({}, A(), B())).toEqual([]);
  });

  it('is a form of the issuer, be it asked of the issuer or of either', () => {
    expect(said({ issuerForms: ['SA', 'SE'] }, A())).toEqual([
      'the form of A is taken to be one of SA, SE',
    ]);
    expect(said({ eitherForms: ['AG'] }, A())).toEqual(['the form of A is taken to be one of AG']);
    expect(said({ issuerForms: ['SA'], eitherForms: ['AG'] })).toEqual([
      'the form of the issuer is taken to be one of SA',
    ]);
    expect(said({ issuerForms: ['SA'] }, A({ form: 'SARL' }))).toEqual([]);
  });

  it('is the country of the holder, by name where there is one', () => {
    expect(said({ holderOfSameLaw: true }, A(), B())).toEqual([
      'B is taken to be of the same country',
    ]);
    expect(said({ holderOfSameLaw: true })).toEqual([
      'the holder is taken to be of the same country',
    ]);
  });

  it('is that one of the two is listed, unless one is', () => {
    const listed: Reach = { eitherListed: true };
    const wanted = ['one of the two is taken to be listed'];
    expect([said(listed), said(listed, A(), B()), said(listed, A({ listed: false }))]).toEqual([
      wanted,
      wanted,
      wanted,
    ]);
    expect(said(listed, A({ listed: true }))).toEqual([]);
    expect(said(listed, undefined, B({ listed: true }))).toEqual([]);
    expect(said({ eitherListed: false }, A(), B())).toEqual([]);
  });
});
