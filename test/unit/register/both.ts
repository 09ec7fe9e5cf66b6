import { expect } from 'vitest';
import type { Holding } from '../../../src/model/index.ts';
import {
  buildRegister,
  type CaseFile,
  holdingIndex,
  type Moment,
  type Register,
} from '../../../src/register/index.ts';
import { registerAt } from '../../../src/register/register-at.ts';

/** The register of a day, built whole; made where it is asked, it is the same. */
export function registerOn(caseFile: CaseFile, moment: Moment): Register {
  const whole = buildRegister(caseFile, moment);
  const asked = registerAt(caseFile, moment);
  for (const { holder, issuer } of whole.holdings) {
    const [one, other] = [holdingIndex(whole), holdingIndex(asked)];
    expect(other.byHolder.get(holder)).toEqual(one.byHolder.get(holder));
    expect(other.byIssuer.get(issuer)).toEqual(one.byIssuer.get(issuer));
  }
  expect(plain(asked)).toEqual(plain(whole));
  for (const fact of [...whole.holdings, ...whole.agreements, ...whole.capital.values()])
    expect(Object.values(fact)).not.toContain(undefined);
  return whole;
}

function plain(register: Register) {
  const { holdings, choices, findings, agreements, capital, entities, asOf, knownAt } = register;
  return {
    holdings,
    choices,
    findings,
    agreements,
    asOf,
    knownAt,
    capital: [...capital],
    entities: [...entities].sort(([one], [other]) => (one < other ? -1 : 1)),
  };
}

/** `A 15% by s1` for every row that a register has, with all that it states. */
export function told(register: Register): string[] {
  return register.holdings.map(rowText);
}

function rowText(row: Holding): string {
  const facts = [
    row.stake && percent(row.stake),
    row.band && `${percent(row.band.min)} to ${percent(row.band.max)}`,
    row.shares !== undefined && `${row.shares} shares`,
    row.votes && `${percent(row.votes)} of votes`,
    row.grossVotes !== undefined && `${row.grossVotes} votes`,
    row.exercisable && `${percent(row.exercisable)} exercisable`,
    row.lot !== undefined && `lot ${row.lot}`,
    row.votesPerShare && `x${row.votesPerShare.toFraction()}`,
    row.voting !== 'normal' && row.voting,
    row.beneficiary !== undefined && `for ${row.beneficiary}`,
    row.modality !== 'asserted' && row.modality,
    row.from !== undefined && `from ${row.from}`,
    row.to !== undefined && `to ${row.to}`,
    row.knownFrom !== undefined && `known ${row.knownFrom}`,
    row.statements.length > 0 && `by ${row.statements.join(' and ')}`,
  ];
  const known = facts.filter((fact) => typeof fact === 'string');
  return `${row.holder} in ${row.issuer}: ${known.join(', ')}`;
}

function percent(share: { mul(by: number): { toFraction(): string } }): string {
  return `${share.mul(100).toFraction()}%`;
}
