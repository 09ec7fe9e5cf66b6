import type { Finding, Holding } from '../model/index.ts';
import type { Choice } from './choice.ts';
import type { CaseIndex } from './case-index.ts';
import { type Block, type IssuerPart, issuerPart } from './issuer-part.ts';
import type { Moment } from './register.ts';
import type { Sheet } from './sheet.ts';

/** What was made of sheets at one moment: good for every state of the case in which the sheet still stands. */
export type KeptParts = Map<string, { readonly sheet: Sheet; readonly part: IssuerPart }>;

/** The parts of a register, each made when it is first asked for. */
export class Parts {
  readonly index: CaseIndex;
  readonly moment: Moment;
  readonly kept: KeptParts;
  #all: readonly IssuerPart[] | undefined;
  #blocks: readonly Block[] | undefined;
  #rows: readonly Holding[] | undefined;
  #choices: readonly Choice[] | undefined;
  #findings: readonly Finding[] | undefined;

  constructor(index: CaseIndex, moment: Moment, kept: KeptParts) {
    this.index = index;
    this.moment = moment;
    this.kept = kept;
  }

  of(issuer: string): IssuerPart | undefined {
    const sheet = this.index.sheets.get(issuer);
    if (!sheet) return undefined;
    const known = this.kept.get(issuer);
    if (known?.sheet === sheet) return known.part;
    const part = issuerPart(sheet, this.moment, this.index.nameOf);
    this.kept.set(issuer, { sheet, part });
    return part;
  }

  all(): readonly IssuerPart[] {
    return (this.#all ??= [...this.index.sheets.keys()].flatMap((issuer) => this.of(issuer) ?? []));
  }

  /** All blocks in the order of the case. */
  blocks(): readonly Block[] {
    if (this.#blocks) return this.#blocks;
    const places: Block[] = [];
    const { statements } = this.index.caseFile;
    const atPlace = Array.from<Block | undefined>({ length: statements.length });
    for (const { blocks } of this.all()) for (const block of blocks) atPlace[block.place] = block;
    for (const block of atPlace) if (block) places.push(block);
    this.#blocks = places;
    return places;
  }

  /** All holdings: what is given first, then what statements come to. */
  rows(): readonly Holding[] {
    this.#rows ??= [
      ...this.all()
        .flatMap(({ given }) => given)
        .sort((first, second) => first.place - second.place)
        .map(({ row }) => row),
      ...this.blocks().flatMap(({ holdings }) => holdings),
    ];
    return this.#rows;
  }

  choices(): readonly Choice[] {
    return (this.#choices ??= this.blocks().flatMap(({ choices }) => choices));
  }

  findings(): readonly Finding[] {
    this.#findings ??= [
      ...this.index.caseFile.findings,
      ...this.overHeld(this.all()),
      ...this.blocks().flatMap(({ undated }) => undated),
    ];
    return this.#findings;
  }

  /** The holdings that fit, of a name that holds them by itself or through others; in the order of all. */
  rowsOf(name: string, fits: (row: Holding) => boolean): readonly Holding[] {
    const found: { readonly place: number; readonly rows: readonly Holding[] }[] = [];
    for (const issuer of this.index.heldBy.get(name) ?? []) {
      const part = this.of(issuer);
      if (!part) continue;
      const before = this.index.caseFile.holdings.length;
      for (const { place, row } of part.given)
        if (fits(row)) found.push({ place: place - before, rows: [row] });
      for (const { place, holdings } of part.blocks)
        if (holdings.some(fits)) found.push({ place, rows: holdings.filter(fits) });
    }
    return found.sort((first, second) => first.place - second.place).flatMap(({ rows }) => rows);
  }

  /** What is wrong with the sums of some issuers, in the order of their first rows. */
  overHeld(parts: readonly IssuerPart[]): readonly Finding[] {
    return parts
      .filter(({ overHeld }) => overHeld.length > 0)
      .sort((first, second) => this.#begins(first) - this.#begins(second))
      .flatMap(({ overHeld }) => overHeld);
  }

  /** Where the first row of an issuer stands among all; what is given stands before all else. */
  #begins({ given, blocks }: IssuerPart): number {
    const [first] = given;
    if (first) return first.place - this.index.caseFile.holdings.length;
    return blocks.find(({ holdings }) => holdings.length > 0)?.place ?? Number.POSITIVE_INFINITY;
  }
}
