import {
  type Finding,
  type Fraction,
  isRefusal,
  parsePartialDate,
  parseQuantity,
  type PartialDate,
  type Place,
} from '../model/index.ts';

/** A record of unknown shape, as YAML or JSON gives it. */
export type Plain = { readonly [field: string]: unknown };

/**
 * Reads the fields of one record and collects what is wrong with them.
 *
 * `path` names the record for the reader of a finding: `q-010 holdings[2]`.
 */
export class Fields {
  readonly path: string;
  private readonly record: Plain;
  private readonly place: Place;
  private readonly findings: Finding[];
  private readonly read = new Set<string>();

  constructor(
    record: Plain,
    about: { readonly path: string; readonly place: Place; readonly findings: Finding[] },
  ) {
    this.record = record;
    this.path = about.path;
    this.place = about.place;
    this.findings = about.findings;
  }

  has(name: string): boolean {
    return this.record[name] !== undefined && this.record[name] !== null;
  }

  raw(name: string): unknown {
    this.read.add(name);
    return this.record[name] ?? undefined;
  }

  text(name: string): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    return this.refuse('text-expected', `"${name}" should be text.`, 'Write it in quotes.');
  }

  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined && value.trim() !== '') return value;
    this.refuse(`missing-${name}`, `"${name}" is missing.`, `Add ${name}.`);
    return '';
  }

  flag(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.refuse(
      'flag-expected',
      `"${name}" should be true or false.`,
      'Write true or false.',
    );
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined || choices.includes(value as T)) return value as T | undefined;
    return this.refuse(
      `unknown-${name}`,
      `"${name}" is "${value}".`,
      `Use one of ${choices.join(', ')}.`,
    );
  }

  texts(name: string): readonly string[] {
    const value = this.raw(name);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
    this.refuse('list-expected', `"${name}" should be a list of names.`, `Write ${name}: [A, B].`);
    return [];
  }

  records(name: string): readonly Plain[] {
    const value = this.raw(name);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every(isPlain)) return value;
    this.refuse('list-expected', `"${name}" should be a list of records.`, `Write ${name}: [{…}].`);
    return [];
  }

  /** A fraction such as `15.01%`, `1/3` or `0.434`; a bare integer is refused, but for 0 and 1. */
  share(name: string): Fraction | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const parsed = parseQuantity(value);
    if (isRefusal(parsed))
      return this.refuse('not-a-number', `${name}: ${parsed.says}`, parsed.try);
    if (parsed.kind === 'share') return parsed.share;
    return this.refuse(
      'no-base',
      `${name} is the bare number ${value}.`,
      `Write ${value}% or a fraction.`,
    );
  }

  count(name: string): bigint | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const parsed = parseQuantity(value);
    if (!isRefusal(parsed) && parsed.kind === 'count' && parsed.count >= 0n) return parsed.count;
    return this.refuse(
      'not-a-count',
      `"${name}" is "${value}", not a whole count.`,
      'Write a count such as 44387915.',
    );
  }

  date(name: string): PartialDate | undefined {
    const value = this.text(name);
    if (value === undefined || value === '') return undefined;
    const parsed = parsePartialDate(value);
    return (
      parsed ??
      this.refuse(
        'bad-date',
        `"${name}" is "${value}", not a date.`,
        'Write 2019, 2019-06 or 2019-06-10.',
      )
    );
  }

  /** A last day: a date, or `..` for open. */
  end(name: string): PartialDate | '..' | undefined {
    return this.raw(name) === '..' ? '..' : this.date(name);
  }

  /** Names every field that nobody read: a misspelt field must not be lost in silence. */
  close(): void {
    const known = [...this.read];
    for (const name of Object.keys(this.record)) {
      if (this.read.has(name)) continue;
      this.refuse(
        'unknown-field',
        `The field "${name}" is not known.`,
        `Known fields: ${known.join(', ')}.`,
      );
    }
  }

  /** Records what is wrong with the record, and gives nothing. */
  refuse(code: string, says: string, remedy: string): undefined {
    this.findings.push({
      code,
      severity: 'error',
      at: this.place,
      about: this.path,
      says: `${this.path}: ${says}`,
      try: remedy,
    });
    return undefined;
  }
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
