import { join } from 'node:path';
import { BadInput, fraction, type Holding, ONE } from '../model/index.ts';
import { ArrayFile } from './array-file.ts';
import { NOBODY, WHOLE } from './graph.ts';
import { hashOf } from './job/name-hash.ts';
import type { RegisterMeta } from './job/register-file.ts';

/** Parties of a part of a register that still are asked about in exact numbers. */
const PARTIES_MAX = 5000;

/** A register as `crosshold bulk` left it in a folder; only what is asked for is read. */
export class BulkRegister {
  readonly meta: RegisterMeta;
  readonly #file: ArrayFile;
  readonly #path: string;

  constructor(dir: string) {
    this.#path = join(dir, 'register.bin');
    this.#file = new ArrayFile(this.#path);
    this.meta = this.#file.meta as RegisterMeta;
  }

  /** The number of a name, when the register has it. */
  find(name: string): number | undefined {
    const bytes = new TextEncoder().encode(name);
    const mask = this.#file.lengthOf('nameSlots') - 1;
    for (let slot = hashOf(bytes, 0, bytes.length) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#file.number('nameSlots', slot);
      if (number === NOBODY) return undefined;
      if (this.nameOf(number) === name) return number;
    }
  }

  nameOf(number: number): string {
    const start = number === 0 ? 0 : this.#file.number('nameEnds', number - 1);
    const end = this.#file.number('nameEnds', number);
    return new TextDecoder().decode(this.#file.bytes('nameBytes', start, end));
  }

  /** All holdings in the companies and in everyone above them: what decides who owns and controls them. */
  holdingsAbove(companies: readonly number[]): Holding[] {
    const seen = new Set(companies);
    const names = new Map<number, string>();
    const named = (number: number) => {
      const name = names.get(number) ?? this.nameOf(number);
      names.set(number, name);
      return name;
    };
    const holdings: Holding[] = [];
    for (const company of seen) {
      for (const { holder, ...amount } of this.#column(company)) {
        seen.add(holder);
        if (seen.size > PARTIES_MAX) throw this.#tooLarge(named(companies[0] as number));
        holdings.push({
          holder: named(holder),
          issuer: named(company),
          ...amount,
          voting: 'normal',
          modality: 'asserted',
          statements: [],
        });
      }
    }
    return holdings;
  }

  close(): void {
    this.#file.close();
  }

  /** The holders of a company, with what they have of it. */
  *#column(company: number) {
    const [start, end] = this.#file.numbers('inStart', company, company + 2) as unknown as [
      number,
      number,
    ];
    if (start === end) return;
    const read = (name: string) => this.#file.numbers(name, start, end);
    const [holders, low, high] = [read('inHolder'), read('inParts'), read('inHigh')];
    const votes = this.#file.has('inVotes') ? read('inVotes') : undefined;
    for (let at = 0; at < holders.length; at++) {
      const [parts, most, cast] = [low[at] as number, high[at] as number, votes?.[at]];
      yield { holder: holders[at] as number, ...stakeOf(parts, most, cast) };
    }
  }

  #tooLarge(name: string): BadInput {
    return new BadInput([
      {
        code: 'register-part-too-large',
        severity: 'error',
        at: { file: this.#path },
        about: name,
        says: `More than ${PARTIES_MAX} parties stand above ${name}, too many for exact numbers.`,
        try: 'Look it up in owners.parquet and controllers.parquet beside the register.',
      },
    ]);
  }
}

function stakeOf(
  parts: number,
  most: number,
  cast: number | undefined,
): Pick<Holding, 'stake' | 'band' | 'votes'> {
  const share = (value: number) => fraction(value, WHOLE);
  const own = most > parts;
  const max = most < WHOLE ? share(most) : ONE;
  const open = own && cast === parts + 1;
  return {
    ...(own ? { band: { min: share(parts), max, minOpen: open, maxOpen: false } } : {}),
    ...(own ? {} : { stake: share(parts) }),
    ...(!open && cast !== undefined && cast !== parts && { votes: share(cast) }),
  };
}

/** The names among some texts that the register has; `BadInput` when it has none of them. */
export function namesIn(register: BulkRegister, texts: readonly string[]): number[] {
  const found = texts.flatMap((text) => register.find(text) ?? []);
  if (found.length > 0) return found;
  throw new BadInput([
    {
      code: 'not-in-register',
      severity: 'error',
      says: `The register has no party of the name ${texts.map((text) => `"${text}"`).join(' or ')}.`,
      try: 'Write the name or the identifier as the files of the register do.',
    },
  ]);
}
