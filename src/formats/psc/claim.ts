import type { Claim } from '../../evidence/index.ts';
import { UNIDENTIFIED } from '../party-names.ts';
import type { PscCode } from './kinds.ts';
import { readNature } from './nature.ts';
import { naturesOf, type PscRecord, textOf } from './record.ts';

/** A claim of a record, and the remark that it deserves. */
export interface PscClaim {
  readonly claim: Claim;
  readonly code?: PscCode;
  readonly note?: string;
}

interface Ends {
  readonly holder: string;
  readonly issuer: string;
}

/** One claim for each nature of control; a record without natures says that there is some. */
export function claimsOf(record: PscRecord, ends: Ends): PscClaim[] {
  const natures = naturesOf(record);
  return natures.length === 0
    ? [{ claim: interest(ends, 'unknownInterest', undefined) }]
    : natures.map((code) => claimOf(code, ends));
}

/** Shares and votes in bands are holdings; what runs through a trust or firm, and every right, is not. */
function claimOf(code: string, ends: Ends): PscClaim {
  const { kind, basis, band, through } = readNature(code);
  if (basis && band && through === undefined)
    return { claim: { type: 'holding', ...ends, basis, measures: 'level', band } };
  const claim: Claim = {
    ...interest(ends, kind ?? 'otherInfluenceOrControl', code),
    ...(through !== undefined && { directness: 'indirect' as const }),
    ...(band && { band }),
  };
  if (kind === undefined) return { claim, code: 'psc-nature' };
  return basis ? { claim, code: 'psc-through-trust-or-firm' } : { claim };
}

function interest({ holder, issuer }: Ends, kind: string, details: string | undefined) {
  return {
    type: 'interest' as const,
    holder,
    issuer,
    kind,
    ...(details !== undefined && { details }),
  };
}

/** Why a company names nobody, as BODS 0.4 calls the reason, by the code of the register. */
const REASONS: readonly (readonly [form: RegExp, reason: string])[] = [
  [/^no-individual-or-entity/, 'noBeneficialOwners'],
  [/^super-secure/, 'interestedPartyExemptFromDisclosure'],
  [/^exempt/, 'subjectExemptFromDisclosure'],
  [/no-response|restrictions-notice|failed-to-confirm/, 'interestedPartyHasNotProvidedInformation'],
  [
    /not-identified|not-confirmed|not-yet-completed|could-not-be-identified/,
    'subjectUnableToConfirmOrIdentifyBeneficialOwner',
  ],
];

/** The claim of a record that names nobody: a statement, an exemption, or a protected person. */
export function nobody(record: PscRecord, issuer: string): PscClaim | undefined {
  const code = silence(record);
  if (code === undefined) return undefined;
  const reason = REASONS.find(([form]) => form.test(code))?.[1] ?? 'unknown';
  return {
    claim: interest({ holder: UNIDENTIFIED, issuer }, 'unknownInterest', code),
    code: 'psc-nobody',
    note: `${reason}: ${code}`,
  };
}

function silence({ kind, data }: PscRecord): string | undefined {
  if (/^super-secure-/.test(kind)) return kind;
  if (/-statement$/.test(kind)) return textOf(data, 'statement') ?? kind;
  if (kind !== 'exemptions') return undefined;
  const types = Object.keys((data['exemptions'] ?? {}) as object);
  return ['exempt', ...types.map((type) => type.replaceAll('_', '-'))].join(' ');
}
