import {
  type Agreement,
  type AgreementKind,
  type Capital,
  type Entity,
  type EntityKind,
  type Finding,
  fraction,
  type Holding,
  isIsin,
  isLei,
  type Interval,
  MODALITIES,
  ONE,
  type Place,
  type Voting,
  ZERO,
} from '../model/index.ts';
import type { CaseEvent, CaseFile } from '../register/index.ts';
import { Fields, isPlain, type Plain } from './fields.ts';

const KINDS: readonly EntityKind[] = ['company', 'person', 'state', 'fund', 'trust', 'body'];
const VOTING: readonly Voting[] = ['normal', 'suspended', 'neutral', 'abstaining', 'none'];
const AGREEMENTS: readonly AgreementKind[] = [
  'concert',
  'cap',
  'lockUp',
  'standstill',
  'rightOfFirstOffer',
  'appointment',
  'controlContract',
];

type Given = Pick<CaseFile, 'entities' | 'capital' | 'holdings' | 'agreements' | 'events'>;

/** Where a part of a file is read, and where its findings go. */
export interface Reader {
  readonly path: string;
  readonly place: Place;
  readonly findings: Finding[];
}

/** The facts that a situation, or a case file, gives as such: field names of `docs/case-file.md`. */
export function readCase(fields: Fields, reader: Reader): Given & { rules?: readonly string[] } {
  const rules = fields.has('rules') ? fields.texts('rules') : undefined;
  return {
    entities: each(fields, 'entities', reader, readEntity),
    capital: readCapitals(fields.raw('capital'), reader),
    holdings: each(fields, 'holdings', reader, readHolding),
    agreements: each(fields, 'agreements', reader, readAgreement),
    events: each(fields, 'events', reader, readEvent),
    ...(rules && { rules }),
  };
}

function each<T>(
  fields: Fields,
  name: string,
  reader: Reader,
  read: (fields: Fields, reader: Reader) => T,
): T[] {
  return fields.records(name).map((record, index) => {
    const inner = { ...reader, path: `${reader.path} ${name}[${index}]` };
    const row = new Fields(record, inner);
    const value = read(row, inner);
    row.close();
    return value;
  });
}

function readEntity(fields: Fields): Entity {
  const law = fields.text('law');
  const form = fields.text('form');
  const listed = fields.flag('listed');
  return {
    name: fields.required('name'),
    kind: fields.oneOf('kind', KINDS) ?? 'company',
    aliases: fields.texts('aliases'),
    identifiers: [
      ...identifier(fields, 'lei', isLei),
      ...identifier(fields, 'isin', isIsin),
      ...identifier(fields, 'register', () => true),
    ],
    ...(law !== undefined && { law }),
    ...(form !== undefined && { form }),
    ...(listed !== undefined && { listed }),
  };
}

/** A code whose check digits are wrong was copied wrongly, and would name somebody else. */
function identifier(
  fields: Fields,
  scheme: string,
  isSound: (code: string) => boolean,
): Entity['identifiers'] {
  const code = fields.text(scheme);
  if (code === undefined) return [];
  if (isSound(code)) return [{ scheme, code }];
  fields.refuse(
    'bad-identifier',
    `"${code}" is not a valid ${scheme.toUpperCase()}: its check digits are wrong.`,
    'Copy it again.',
  );
  return [];
}

function readCapitals(value: unknown, reader: Reader): Capital[] {
  if (!isPlain(value)) return [];
  return Object.entries(value).map(([issuer, totals]) => {
    const fields = new Fields((totals ?? {}) as Plain, {
      ...reader,
      path: `${reader.path} capital of ${issuer}`,
    });
    const capital = {
      issuer,
      ...optional('issuedShares', fields.count('issuedShares')),
      ...optional('treasuryShares', fields.count('treasuryShares')),
      ...optional('grossVotes', fields.count('grossVotes')),
      ...optional('exercisableVotes', fields.count('exercisableVotes')),
      statements: [],
    };
    fields.close();
    return capital;
  });
}

function readHolding(fields: Fields): Holding {
  const perShare = fields.has('votesPerShare') ? fields.count('votesPerShare') : undefined;
  return {
    holder: fields.required('holder'),
    issuer: fields.required('issuer'),
    ...optional('stake', fields.share('stake')),
    ...optional('shares', fields.count('shares')),
    ...optional('votes', fields.share('votes')),
    ...optional('grossVotes', fields.count('grossVotes')),
    ...optional('exercisable', fields.share('exercisable')),
    ...optional('band', readBand(fields)),
    ...optional('class', fields.text('class')),
    ...optional('votesPerShare', perShare === undefined ? undefined : fraction(perShare)),
    ...optional('lot', fields.text('lot')),
    ...optional('registeredSince', fields.date('registeredSince')),
    ...optional('beneficiary', fields.text('beneficiary')),
    ...optional('from', fields.date('from')),
    ...optional('to', fields.end('to')),
    ...optional('knownFrom', fields.date('knownFrom')),
    voting: fields.oneOf('voting', VOTING) ?? 'normal',
    modality: fields.oneOf('modality', MODALITIES) ?? 'asserted',
    statements: fields.texts('statements'),
  };
}

function readBand(fields: Fields): Interval | undefined {
  const [min, max] = [fields.share('min'), fields.share('max')];
  const [minOpen, maxOpen] = [fields.flag('minOpen') ?? false, fields.flag('maxOpen') ?? false];
  if (!min && !max) return undefined;
  return { min: min ?? ZERO, max: max ?? ONE, minOpen, maxOpen };
}

function readAgreement(fields: Fields): Agreement {
  return {
    id: fields.required('id'),
    kind: fields.oneOf('kind', AGREEMENTS) ?? 'concert',
    parties: fields.texts('parties'),
    ...optional('issuer', fields.text('issuer')),
    ...optional('limit', fields.share('limit')),
    ...optional('excess', fields.oneOf('excess', ['neutral', 'lost'] as const)),
    ...optional('from', fields.date('from')),
    ...optional('to', fields.end('to')),
    ...optional('items', fields.has('items') ? fields.texts('items') : undefined),
    ...optional('except', fields.has('except') ? fields.texts('except') : undefined),
    statements: source(fields),
  };
}

function readEvent(fields: Fields): CaseEvent {
  const weight = fields.text('weight');
  return {
    code: fields.required('code'),
    source: fields.required('source'),
    ...optional('target', fields.text('target')),
    ...optional('date', fields.date('date')),
    ...optional('weight', weight === undefined ? undefined : Number(weight)),
    modality: fields.oneOf('modality', MODALITIES) ?? 'asserted',
    ...optional('knownFrom', fields.date('knownFrom')),
    ...optional('note', fields.text('note')),
    statements: [...fields.texts('statements'), ...source(fields, 'cites')],
  };
}

/** A short citation in words stands where ids of statements stand. */
function source(fields: Fields, name = 'source'): string[] {
  const cited = fields.text(name);
  return cited === undefined ? [] : [cited];
}

function optional<K extends string, V>(name: K, value: V | undefined): { [name in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [name in K]?: V });
}
