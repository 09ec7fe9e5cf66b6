import { type Finding, parsePartialDate, type PartialDate, type Place } from '../model/index.ts';
import { parseQuota } from './parse-quota.ts';
import type { Quota } from './rule.ts';

export type Plain = { readonly [field: string]: unknown };

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The fields of a rule as a person wrote them. Each is read once; what is wrong, and what nobody
 * asked for, becomes a finding that names the rule and the field.
 */
export class RuleFields {
  readonly #record: Plain;
  readonly #about: string;
  readonly #at: Place;
  readonly #findings: Finding[];
  readonly #read = new Set<string>();

  constructor(
    record: Plain,
    about: string,
    place: { readonly at: Place; readonly findings: Finding[] },
  ) {
    this.#record = record;
    this.#about = about;
    this.#at = place.at;
    this.#findings = place.findings;
  }

  text(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    return this.#refuse(name, 'is not text', 'Write it between quotes.');
  }

  /** Text that must be there; when it is not, a finding, and empty text in its place. */
  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined && value.trim() !== '') return value;
    this.#refuse(name, 'is missing', `Write ${name}: followed by text.`, 'rule-field-missing');
    return '';
  }

  flag(name: string): boolean | undefined {
    const value = this.#take(name);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.#refuse(name, `is "${String(value)}"`, 'Write true or false.');
  }

  whole(name: string): number | undefined {
    const value = this.#take(name);
    if (value === undefined || (Number.isInteger(value) && (value as number) > 0))
      return value as number | undefined;
    return this.#refuse(name, `is "${String(value)}"`, 'Write a whole number above zero.');
  }

  date(name: string): PartialDate | undefined {
    const text = this.text(name);
    if (text === undefined || text === '..' || text === '') return undefined;
    return (
      parsePartialDate(text) ??
      this.#refuse(name, `is "${text}", which is no date`, 'Write it as 2019-07-20.')
    );
  }

  oneOf<T extends string>(name: string, known: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return (
      known.find((value) => value === text) ??
      this.#refuse(name, `is "${text}"`, `Write one of: ${known.join(', ')}.`)
    );
  }

  quota(name: string): Quota | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return (
      parseQuota(text) ??
      this.#refuse(
        name,
        `is "${text}", which is no line between nothing and all`,
        'Write "more than 1/2" or "at least 2/3".',
        'rule-quota-impossible',
      )
    );
  }

  /** A quota, or the word `none`. */
  quotaOrNone(name: string): Quota | 'none' | undefined {
    if (this.#record[name] !== 'none') return this.quota(name);
    this.#take(name);
    return 'none';
  }

  texts(name: string): readonly string[] {
    const value = this.#take(name);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
    this.#refuse(name, 'is not a list of names', 'Write it as [first, second].');
    return [];
  }

  /** A list of known words. */
  manyOf<T extends string>(name: string, known: readonly T[]): T[] {
    const texts = this.texts(name);
    const found = texts.flatMap((text) => known.filter((word) => word === text));
    if (found.length < texts.length) {
      this.#refuse(name, `is [${texts.join(', ')}]`, `Write some of: ${known.join(', ')}.`);
    }
    return found;
  }

  /** Records nested under a field, one or several. */
  records(name: string): RuleFields[] {
    const value = this.#take(name);
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return list.flatMap((entry) => {
      if (isPlain(entry))
        return [
          new RuleFields(entry, `${this.#about} ${name}`, {
            at: this.#at,
            findings: this.#findings,
          }),
        ];
      this.#refuse(name, 'is not a record', 'Write it as {name: value}.');
      return [];
    });
  }

  /** A finding for something that the rule needs and does not have. */
  lacks(name: string, hint: string): void {
    const said = `Rule "${this.#about}": "${name}" `;
    if (this.#findings.some((finding) => finding.says.startsWith(said))) return;
    this.#refuse(name, 'is missing', hint, 'rule-field-missing');
  }

  /** A finding for every field that was never asked for. */
  close(): void {
    const unknown = Object.keys(this.#record).filter((name) => !this.#read.has(name));
    for (const name of unknown) {
      this.#refuse(
        name,
        'is not a field of such a rule',
        `Known here: ${[...this.#read].join(', ')}.`,
        'rule-field-unknown',
      );
    }
  }

  #take(name: string): unknown {
    this.#read.add(name);
    return this.#record[name];
  }

  #refuse(name: string, what: string, hint: string, code = 'rule-field-wrong'): undefined {
    this.#findings.push({
      code,
      severity: 'error',
      at: this.#at,
      about: this.#about,
      says: `Rule "${this.#about}": "${name}" ${what}.`,
      try: hint,
    });
    return undefined;
  }
}
