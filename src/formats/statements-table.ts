import type { Basis, HoldingClaim, Statement, TotalClaim } from '../evidence/index.ts';
import {
  type Finding,
  fraction,
  MODALITIES,
  type Modality,
  parsePartialDate,
  type PartialDate,
  type Voting,
} from '../model/index.ts';
import { readCsv, type Row } from './csv.ts';
import type { VersionsOfParts } from './bods/versions.ts';
import type { GivenNames, PartyNames } from './party-names.ts';
import { isRoundedCount, printedShare } from './printed-figure.ts';
import { type NoteMarks, readNote } from './statement-notes.ts';

const HEADER = {
  required: ['id', 'holder', 'issuer', 'basis', 'value', 'unit'],
  optional: [
    'precision',
    'valid_from',
    'valid_to',
    'known_from',
    'asserted_by',
    'source',
    'modality',
    'note',
    'measures',
    'beneficiary',
    'voting',
    'lot',
    'votes_per_share',
    'label',
    'quote',
    'cites',
  ],
};
const BASES: readonly Basis[] = ['capital', 'votes-gross', 'votes-exercisable', 'shares'];
const UNITS = ['percent', 'shares', 'votes'] as const;
const VOTING: readonly Voting[] = ['normal', 'suspended', 'neutral', 'abstaining', 'none'];

/** The document a table comes from: the name it goes by and the id of its bytes. */
export interface TableSource {
  readonly name: string;
  readonly source: string;
  /** Lines, or records of a JSON array, that stand before this part of a large file. */
  readonly before?: number;
  /** The names of all parts, for a reader of one; what it cannot use it leaves out and names. */
  readonly resolve?: (given: GivenNames) => PartyNames;
  /** The records of all parts, for a reader of one. */
  readonly versions?: VersionsOfParts;
  /** Only the names of the parties are asked for, and where their records stand. */
  readonly surveys?: boolean;
}

export interface StatementsTable {
  readonly statements: readonly Statement[];
  readonly findings: readonly Finding[];
}

/**
 * Reads a statements table. Form: `docs/statements-table.md`.
 *
 * The holder `*` stands for all holders together: a total. A holder that is the issuer holds own
 * shares. An empty `valid_to` is unknown, `..` is open. Levels and changes are told apart by the
 * column `measures`; without it a single-day count of shares is a change, and so is a single-day
 * percentage whose note says that something was sold or bought.
 */
export function readStatementsTable(text: string, about: TableSource): StatementsTable {
  const table = readCsv(text, about.name, HEADER, about.before);
  const findings: Finding[] = [...table.findings];
  const ids = new Map<string, number>();
  const statements = table.rows.flatMap((row) => {
    const reader = new StatementRow(row, about, findings);
    const statement = reader.read();
    if (!statement) return [];
    const first = ids.get(statement.id);
    if (first !== undefined)
      reader.refuse(
        'duplicate-id',
        `The id "${statement.id}" is that of line ${first} already.`,
        'Give every row its own id.',
      );
    ids.set(statement.id, first ?? row.line);
    return [statement];
  });
  return { statements, findings };
}

class StatementRow {
  private readonly row: Row;
  private readonly about: TableSource;
  private readonly findings: Finding[];

  constructor(row: Row, about: TableSource, findings: Finding[]) {
    this.row = row;
    this.about = about;
    this.findings = findings;
  }

  read(): Statement | undefined {
    const before = this.findings.length;
    const id = this.needed('id');
    const note = this.cell('note') ?? '';
    const claim = this.claim(note);
    const when = this.when();
    const modality = this.oneOf<Modality>('modality', MODALITIES) ?? 'asserted';
    if (this.findings.length > before || !claim) return undefined;
    const assertedBy = this.cell('asserted_by');
    return {
      id,
      claim,
      modality,
      ...when,
      ...(assertedBy !== undefined && { assertedBy }),
      ...(note !== '' && { note }),
      citation: this.citation(),
    };
  }

  refuse(code: string, says: string, remedy: string): undefined {
    this.findings.push({
      code,
      severity: 'error',
      at: { file: this.about.name, line: this.row.line },
      says,
      try: remedy,
    });
    return undefined;
  }

  /** The row as it stands in the file, when it does not quote its source itself. */
  private citation(): Statement['citation'] {
    const cites = this.cell('cites') ?? this.cell('source');
    const quote = this.cell('quote') ?? this.row.raw;
    return {
      source: this.about.source,
      name: this.about.name,
      line: this.row.line,
      quote,
      ...(cites !== undefined && { cites }),
    };
  }

  private claim(note: string): HoldingClaim | TotalClaim | undefined {
    const holder = this.needed('holder');
    const issuer = this.needed('issuer');
    const basis = this.oneOf<Basis>('basis', BASES, true);
    const unit = this.oneOf('unit', UNITS, true);
    const value = this.value(unit);
    if (basis === undefined || unit === undefined || value === undefined) return undefined;
    const marks = readNote(note, holder);
    if (holder === '*') return this.total(issuer, { basis, unit, value }, marks);
    return {
      type: 'holding',
      holder,
      issuer,
      basis,
      ...this.size(unit, value),
      ...this.manner(marks, unit),
    };
  }

  private total(
    issuer: string,
    figure: { basis: Basis; unit: string; value: string },
    marks: NoteMarks,
  ): TotalClaim | undefined {
    const of =
      figure.basis === 'votes-gross'
        ? 'grossVotes'
        : figure.basis === 'votes-exercisable'
          ? 'exercisableVotes'
          : 'issuedShares';
    if (figure.unit === 'percent')
      return this.refuse(
        'total-in-percent',
        'A total (holder *) cannot be a percentage.',
        'Give a count.',
      );
    const cancels = (this.isSingleDay() && marks.cancels) || marks.notALevel;
    return {
      type: 'total',
      issuer,
      of,
      measures: this.measures() ?? (cancels ? 'change' : 'level'),
      count: BigInt(figure.value),
    };
  }

  /** The fraction or the count, with everything that would print like it. */
  private size(
    unit: (typeof UNITS)[number],
    value: string,
  ): Pick<HoldingClaim, 'stake' | 'count' | 'band' | 'approximate'> {
    const printed = this.cell('precision') ?? value;
    if (unit === 'percent') {
      const { band, approximate } = printedShare(value, printed);
      return { stake: fraction(value).div(100), band, ...(approximate && { approximate }) };
    }
    return { count: BigInt(value), ...(isRoundedCount(printed) && { approximate: true }) };
  }

  private manner(
    marks: NoteMarks,
    unit: string,
  ): Omit<HoldingClaim, 'type' | 'holder' | 'issuer' | 'basis'> {
    const perShare = this.cell('votes_per_share');
    const lot = this.cell('lot') ?? marks.lot;
    const beneficiary = this.cell('beneficiary') ?? marks.beneficiary;
    const voting = this.oneOf<Voting>('voting', VOTING) ?? marks.voting;
    const label =
      this.cell('label') ??
      marks.label ??
      /\b(majority|minority|controlling)\b/.exec(this.cell('precision') ?? '')?.[1];
    const votesPerShare = perShare === undefined ? marks.votesPerShare : this.perShare(perShare);
    return {
      measures: this.measures() ?? (this.isChange(marks, unit) ? 'change' : 'level'),
      ...(lot !== undefined && { lot }),
      ...(votesPerShare && { votesPerShare }),
      ...(beneficiary !== undefined && { beneficiary }),
      ...(voting !== undefined && { voting }),
      ...(label !== undefined && { label }),
    };
  }

  /** `2`, or `2 from 2016-04-03`. */
  private perShare(text: string): HoldingClaim['votesPerShare'] {
    const parts = /^(\d{1,3})(?: from (\S+))?$/.exec(text);
    const from = parts?.[2] === undefined ? undefined : parsePartialDate(parts[2]);
    if (!parts || (parts[2] !== undefined && !from)) {
      return this.refuse(
        'bad-votes-per-share',
        `votes_per_share is "${text}".`,
        'Write 2, or 2 from 2016-04-03.',
      );
    }
    return { count: fraction(BigInt(parts[1] ?? '1')), ...(from && { from }) };
  }

  private isChange(marks: NoteMarks, unit: string): boolean {
    if (marks.notALevel) return true;
    return this.isSingleDay() && (unit === 'shares' || marks.change);
  }

  private isSingleDay(): boolean {
    const [from, to] = [this.cell('valid_from'), this.cell('valid_to')];
    return from !== undefined && from === to && from.length === 10;
  }

  private measures(): 'level' | 'change' | undefined {
    return this.oneOf('measures', ['level', 'change'] as const);
  }

  private when(): Pick<Statement, 'from' | 'to' | 'knownFrom'> {
    const from = this.date('valid_from');
    const to = this.cell('valid_to') === '..' ? '..' : this.date('valid_to');
    const knownFrom = this.date('known_from');
    if (from !== undefined && to !== undefined && to !== '..' && to < from.slice(0, to.length)) {
      this.refuse(
        'from-after-to',
        `It begins ${from}, after its end ${to}.`,
        'Exchange the dates.',
      );
    }
    return {
      ...(from && { from }),
      ...(to !== undefined && { to }),
      ...(knownFrom && { knownFrom }),
    };
  }

  private value(unit: string | undefined): string | undefined {
    const text = this.needed('value');
    if (text === '') return undefined;
    if (/^-\d+(?:\.\d+)?$/.test(text))
      return this.refuse(
        'stake-negative',
        `The value is ${text}, less than nothing.`,
        'Write what is held; a sale is a change with a value above 0.',
      );
    if (unit === 'percent') {
      if (!/^\d{1,3}(?:\.\d{1,12})?$/.test(text)) return this.notANumber(text);
      if (fraction(text).gt(100))
        return this.refuse(
          'stake-over-100',
          `The value is ${text} percent, more than the whole.`,
          'Write 0 to 100.',
        );
      return text;
    }
    return /^\d{1,24}$/.test(text) ? text : this.notANumber(text);
  }

  private notANumber(text: string): undefined {
    const comma = /^\d+(?:,\d+)+$/.test(text);
    return this.refuse(
      comma ? 'ambiguous-comma' : 'not-a-number',
      `The value "${text}" is ${comma ? 'ambiguous: the comma may be decimal or group digits' : 'not a number'}.`,
      'Write 43.4 for percent and 1831837027 for a count; the printed form belongs into "precision".',
    );
  }

  private needed(column: string): string {
    const cell = this.cell(column);
    if (cell === undefined)
      this.refuse(`missing-${column}`, `The ${column} is missing.`, `Give the ${column}.`);
    return cell ?? '';
  }

  private oneOf<T extends string>(
    column: string,
    choices: readonly T[],
    needed = false,
  ): T | undefined {
    const cell = this.cell(column);
    if (cell === undefined)
      return needed
        ? this.refuse(
            `missing-${column}`,
            `The ${column} is missing.`,
            `Use one of ${choices.join(', ')}.`,
          )
        : undefined;
    if (choices.includes(cell as T)) return cell as T;
    return this.refuse(
      `unknown-${column}`,
      `The ${column} is "${cell}".`,
      `Use one of ${choices.join(', ')}.`,
    );
  }

  private date(column: string): PartialDate | undefined {
    const cell = this.cell(column);
    if (cell === undefined) return undefined;
    return (
      parsePartialDate(cell) ??
      this.refuse(
        'bad-date',
        `${column} is "${cell}", not a date.`,
        'Write 2019, 2019-06 or 2019-06-10.',
      )
    );
  }

  private cell(column: string): string | undefined {
    const cell = this.row.cells.get(column);
    return cell === undefined || cell === '' ? undefined : cell;
  }
}
