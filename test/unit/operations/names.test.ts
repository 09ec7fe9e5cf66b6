import { describe, expect, it } from 'vitest';
import type { Register } from '../../../src/register/index.ts';
import { anyName, known } from '../../../src/operations/names.ts';

function registerWith(...issuers: readonly string[]): Register {
  const holdings = issuers.map((issuer) => ({ holder: 'Someone', issuer, statements: [] }));
  const entities = new Map(['Someone', ...issuers].map((name) => [name, { name }]));
  return {
    asOf: '2020-01-01',
    capital: new Map(),
    holdings,
    entities,
    nameOf: (name: string) => name,
  } as unknown as Register;
}

describe('names as they are typed', () => {
  it('finds a name without its accents or capitals', () => {
    const register = registerWith('Société Générale', 'Münchner Rück');
    expect(known(register, 'societe generale')).toBe('Société Générale');
    expect(anyName(register, ' MÜNCHNER RÜCK ')).toBe('Münchner Rück');
  });

  it('takes the exact name first, and does not choose between two that are alike', () => {
    const register = registerWith('ACME', 'Acme');
    expect(known(register, 'Acme')).toBe('Acme');
    expect(() => known(register, 'acme')).toThrow('Did you mean "ACME" or "Acme"?');
  });

  it('refuses what nobody is called', () => {
    expect(() => known(registerWith('Nissan'), 'Nisan')).toThrow('Did you mean "Nissan"?');
  });
});
