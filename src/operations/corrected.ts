import type { Claim, ClaimType, Statement } from '../evidence/index.ts';
import { printedShare } from '../formats/printed-figure.ts';
import { BadCall, fraction, MODALITIES, parsePartialDate } from '../model/index.ts';
import { percentText } from './shape.ts';

/** New values of fields, as a person writes them: `{value: '43.4%', from: '2019-06'}`. */
export type Changes = Readonly<Record<string, string>>;

/** One field as it was and as the reviewer says it is. */
export interface FieldChange {
  readonly field: string;
  readonly was: string;
  readonly now: string;
}

interface Field {
  /** As it is printed for people; empty when the statement does not have it. */
  readonly read: (statement: Statement) => string;
  readonly write: (statement: Statement, text: string) => Statement;
}

type Plain = Readonly<Record<string, unknown>>;

/** A field of the claim that is a name or a word; `choices` closes the set. */
function word(field: string, choices?: readonly string[]): Field {
  return {
    read: ({ claim }) => String((claim as unknown as Plain)[field] ?? ''),
    write: (statement, text) => inClaim(statement, { [field]: oneOf(field, text, choices) }),
  };
}

/** A percentage as it is printed, or nothing when the statement has none. */
const SHARE: Field = {
  read: ({ claim }) => ('share' in claim && claim.share ? percentText(claim.share) : ''),
  write: (statement, text) => inClaim(statement, { share: fraction(percentOf(text)).div(100) }),
};

/** What is held: a percentage of the basis, or a count. One takes the place of the other. */
const SIZE: Field = {
  read: ({ claim }) => {
    if (claim.type !== 'holding') return '';
    if (claim.stake) return percentText(claim.stake);
    return claim.count === undefined ? '' : String(claim.count);
  },
  write: (statement, text) => {
    const { stake: _s, count: _c, band: _b, approximate: _a, ...rest } = statement.claim as Sized;
    if (!text.endsWith('%'))
      return { ...statement, claim: { ...rest, count: countOf(text) } as Claim };
    const figure = percentOf(text);
    const { band } = printedShare(figure, figure);
    return { ...statement, claim: { ...rest, stake: fraction(figure).div(100), band } as Claim };
  },
};

type Sized = Extract<Claim, { type: 'holding' }>;

const COUNT: Field = {
  read: ({ claim }) => ('count' in claim ? String(claim.count ?? '') : ''),
  write: (statement, text) => inClaim(statement, { count: countOf(text) }),
};

function date(field: 'from' | 'to' | 'knownFrom'): Field {
  return {
    read: (statement) => statement[field] ?? '',
    write: (statement, text) => {
      const day = field === 'to' && text === '..' ? text : parsePartialDate(text);
      if (day === undefined)
        throw new BadCall(
          `"${text}" is not a date for "${field}": write 2019, 2019-06 or 2019-06-10.`,
        );
      return { ...statement, [field]: day };
    },
  };
}

const WHEN: Readonly<Record<string, Field>> = {
  modality: {
    read: ({ modality }) => modality,
    write: (statement, text) => {
      const modality =
        MODALITIES.find((one) => one === text) ?? oneOf('modality', text, MODALITIES);
      return { ...statement, modality } as Statement;
    },
  },
  from: date('from'),
  to: date('to'),
  knownFrom: date('knownFrom'),
};

const MEASURES = word('measures', ['level', 'change']);
const BASES = ['capital', 'votes-gross', 'votes-exercisable', 'shares'];

const FIELDS: Readonly<Record<ClaimType, Readonly<Record<string, Field>>>> = {
  holding: {
    value: SIZE,
    holder: word('holder'),
    issuer: word('issuer'),
    basis: word('basis', BASES),
    measures: MEASURES,
  },
  total: { value: COUNT, issuer: word('issuer'), measures: MEASURES },
  vote: {
    value: SHARE,
    ...words('actor', 'action', 'subject', 'company', 'outcome'),
  },
  deal: { value: SHARE, ...words('kind', 'status') },
  role: words('person', 'post', 'company', 'status'),
  project: words('kind', 'leader', 'scope', 'topic', 'status'),
  event: words('code', 'source', 'target'),
  org_event: words('kind'),
  speech: words('speaker', 'gist', 'about', 'addressee'),
  hearsay: words('outlet', 'cites'),
  interest: words('holder', 'issuer', 'kind'),
  agreement: {},
  entity: {},
};

function words(...names: readonly string[]): Readonly<Record<string, Field>> {
  return Object.fromEntries(names.map((name) => [name, word(name)]));
}

/** The fields of a statement that a reviewer can correct, with their values as printed. */
export function correctable(statement: Statement): Changes {
  return Object.fromEntries(
    Object.entries(fieldsOf(statement)).map(([name, field]) => [name, field.read(statement)]),
  );
}

/**
 * The statement with new values in some of its fields, under its old id. The quote stays: it is what
 * the document says. `BadCall` for a field or value that it cannot have, and when nothing changes.
 */
export function corrected(
  statement: Statement,
  changes: Changes,
): { readonly statement: Statement; readonly changed: readonly FieldChange[] } {
  const fields = fieldsOf(statement);
  let now = statement;
  for (const [name, text] of Object.entries(changes)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field)
      throw new BadCall(
        `A ${statement.claim.type} has no "${name}" to correct: use ${Object.keys(fields).join(', ')}.`,
      );
    now = field.write(now, text.trim());
  }
  const changed = differences(statement, now);
  if (changed.length === 0)
    throw new BadCall('The correction changes nothing: give a field another value.');
  checkPeriod(now);
  return { statement: now, changed };
}

/** The fields in which two statements of the same type differ, as printed. */
export function differences(before: Statement, after: Statement): FieldChange[] {
  return Object.entries(fieldsOf(after)).flatMap(([field, { read }]) => {
    const [was, now] = [read(before), read(after)];
    return was === now ? [] : [{ field, was, now }];
  });
}

function fieldsOf({ claim }: Statement): Readonly<Record<string, Field>> {
  return { ...FIELDS[claim.type], ...WHEN };
}

function inClaim(statement: Statement, fields: Plain): Statement {
  return { ...statement, claim: { ...statement.claim, ...fields } as Claim };
}

function oneOf(field: string, text: string, choices?: readonly string[]): string {
  if (text === '') throw new BadCall(`"${field}" is empty.`);
  if (choices && !choices.includes(text))
    throw new BadCall(`"${field}" cannot be "${text}": use ${choices.join(', ')}.`);
  return text;
}

function percentOf(text: string): string {
  const figure = /^(\d{1,3}(?:\.\d{1,12})?)%$/.exec(text)?.[1];
  if (figure === undefined || fraction(figure).gt(100))
    throw new BadCall(`"${text}" is not a percentage: write it as 43.4%.`);
  return figure;
}

function countOf(text: string): bigint {
  if (!/^\d{1,24}$/.test(text))
    throw new BadCall(`"${text}" is not a value: write 43.4% or a count such as 1831837027.`);
  return BigInt(text);
}

function checkPeriod({ from, to }: Statement): void {
  if (from !== undefined && to !== undefined && to !== '..' && to < from.slice(0, to.length))
    throw new BadCall(`It would begin ${from}, after its end ${to}: exchange the dates.`);
}
