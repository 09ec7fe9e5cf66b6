import { join } from 'node:path';
import { BadInput, fraction, type Holding, ONE } from '../model/index.ts';
import { ArrayFile } from './array-file.ts';
import { NOBODY, WHOLE } from './graph.ts';
import { hashOf } from './job/name-hash.ts';
import { NameSearch } from './name-search.ts';
import type { RegisterMeta } from './job/register-file.ts';

/** Parties of a part of a register that still are asked about in exact numbers. */
const PARTIES_MAX = 5000;

/** The holders of one company, with what they have of it. */
type Column = readonly (Pick<Holding, 'stake' | 'band' | 'votes'> & { readonly holder: number })[];

/** A page of the parties that a search found; `more` when there are more than `total`. */
export interface PartiesFound {
  readonly rows: readonly {
    readonly name: string;
    readonly holders: number;
    readonly holdings: number;
  }[];
  readonly total: number;
  readonly more: boolean;
}

/** A register as `crosshold bulk` left it in a folder; only what is asked for is read. */
export class BulkRegister {
  readonly meta: RegisterMeta;
  readonly #file: ArrayFile;
  readonly #path: string;
  #search: NameSearch | undefined;

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

  /** How many parties it has. */
  get parties(): number {
    return this.#file.lengthOf('nameEnds');
  }

  /** Parties by a part of their name, a page of them, each with how many hold it and how many it holds. */
  search(typed: string, page: { readonly limit: number; readonly offset: number }): PartiesFound {
    this.#search ??= NameSearch.of(this.#file) ?? this.#unsearchable();
    const { numbers, more } = this.#search.find(typed);
    const rows = numbers.slice(page.offset, page.offset + page.limit).map((number) => ({
      name: this.nameOf(number),
      holders: this.#count('inStart', number),
      holdings: this.#count('outStart', number),
    }));
    return { rows, total: numbers.length, more };
  }

  nameOf(number: number): string {
    const start = number === 0 ? 0 : this.#file.number('nameEnds', number - 1);
    const end = this.#file.number('nameEnds', number);
    return new TextDecoder().decode(this.#file.bytes('nameBytes', start, end));
  }

  /**
   * All holdings in the companies and in everyone above them: what decides who owns and controls them. With `below`, also
   * all holdings in what these hold, direct and through others.
   */
  holdingsAround(companies: readonly number[], below: readonly number[] = []): Holding[] {
    const about = this.nameOf(companies[0] ?? below[0] ?? 0);
    const seen = new Set(companies);
    const columns = new Map<number, Column>();
    for (const company of seen) {
      const column = this.#holdersOf(company);
      columns.set(company, column);
      for (const { holder } of column) seen.add(holder);
      if (seen.size > PARTIES_MAX) throw this.#tooLarge(about, 'above');
    }
    const under = new Set(below);
    for (const holder of under) {
      for (const company of this.#heldBy(holder)) under.add(company);
      if (under.size > PARTIES_MAX) throw this.#tooLarge(about, 'below');
    }
    const parties = new Set(seen);
    for (const company of under) {
      const column = columns.get(company) ?? this.#holdersOf(company);
      columns.set(company, column);
      for (const { holder } of column) parties.add(holder);
      if (parties.size > PARTIES_MAX) throw this.#tooLarge(about, 'above or beside what is below');
    }
    // A party that nobody holds a part of is known by what it holds.
    const [first] = [...columns.values()].some((column) => column.length > 0)
      ? []
      : companies.flatMap((party) => [...this.#heldBy(party)].slice(0, 1));
    if (first !== undefined) columns.set(first, this.#holdersOf(first));
    return this.#holdingsIn(columns);
  }

  /**
   * The holdings that lead up and down from a party in so many steps, each with all holders beside it: for a chart of what is near, also where
   * too much stands above or below for exact numbers.
   */
  holdingsNear(party: number, hops: number): Holding[] {
    const columns = new Map<number, Column>();
    const columnOf = (company: number) => {
      const known = columns.get(company) ?? this.#holdersOf(company);
      columns.set(company, known);
      return known;
    };
    const [above, below, parties] = [new Set([party]), new Set([party]), new Set([party])];
    let [up, down] = [[party], [party]];
    for (let hop = 1; hop <= hops; hop++) {
      up = fresh(
        up.flatMap((company) => columnOf(company).map(({ holder }) => holder)),
        above,
      );
      down = fresh(
        down.flatMap((holder) => [...this.#heldBy(holder)]),
        below,
      );
      for (const one of [...up, ...down]) parties.add(one);
      for (const company of down) for (const { holder } of columnOf(company)) parties.add(holder);
      if (parties.size > PARTIES_MAX) throw this.#tooNear(this.nameOf(party), hop);
    }
    return this.#holdingsIn(columns);
  }

  #holdingsIn(columns: ReadonlyMap<number, Column>): Holding[] {
    const names = new Map<number, string>();
    const named = (number: number) => {
      const name = names.get(number) ?? this.nameOf(number);
      names.set(number, name);
      return name;
    };
    return [...columns].flatMap(([company, column]) =>
      column.map(({ holder, ...amount }): Holding => ({
        holder: named(holder),
        issuer: named(company),
        ...amount,
        voting: 'normal',
        modality: 'asserted',
        statements: [],
      })),
    );
  }

  close(): void {
    this.#file.close();
  }

  /** The companies that a party holds a part of. */
  #heldBy(holder: number): Uint32Array {
    const [start = 0, end = 0] = this.#file.numbers('outStart', holder, holder + 2);
    return start === end ? new Uint32Array() : this.#file.numbers('outCompany', start, end);
  }

  /** The holders of a company, with what they have of it. */
  #holdersOf(company: number): Column {
    const [start, end] = this.#file.numbers('inStart', company, company + 2) as unknown as [
      number,
      number,
    ];
    if (start === end) return [];
    const read = (name: string) => this.#file.numbers(name, start, end);
    const [holders, low, high] = [read('inHolder'), read('inParts'), read('inHigh')];
    const votes = this.#file.has('inVotes') ? read('inVotes') : undefined;
    return Array.from(holders, (holder, at) => ({
      holder,
      ...stakeOf(low[at] as number, high[at] as number, votes?.[at]),
    }));
  }

  #count(starts: 'inStart' | 'outStart', number: number): number {
    const [start = 0, end = 0] = this.#file.numbers(starts, number, number + 2);
    return end - start;
  }

  #unsearchable(): never {
    throw new BadInput([
      {
        code: 'not-a-register',
        severity: 'error',
        at: { file: this.#path },
        says: 'It was written before names could be searched.',
        try: 'Run crosshold bulk again, into a new folder.',
      },
    ]);
  }

  #tooNear(name: string, hop: number): BadInput {
    return new BadInput([
      {
        code: 'register-part-too-large',
        severity: 'error',
        at: { file: this.#path },
        about: name,
        says: `More than ${PARTIES_MAX} parties stand within ${hop} ${hop === 1 ? 'step' : 'steps'} of ${name}, too many for a chart.`,
        try: hop > 1 ? `Ask for ${hop - 1} of them.` : 'Ask about one of the companies around it.',
      },
    ]);
  }

  #tooLarge(name: string, where: string): BadInput {
    return new BadInput([
      {
        code: 'register-part-too-large',
        severity: 'error',
        at: { file: this.#path },
        about: name,
        says: `More than ${PARTIES_MAX} parties stand ${where} ${name}, too many for exact numbers.`,
        try: 'Draw what is near it with hops, or look it up in owners.parquet and controllers.parquet beside the register.',
      },
    ]);
  }
}

/** Those that were not met before. */
function fresh(numbers: readonly number[], met: Set<number>): number[] {
  const found = [...new Set(numbers)].filter((number) => !met.has(number));
  for (const number of found) met.add(number);
  return found;
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
