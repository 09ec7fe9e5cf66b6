import { isOf, type Statement } from '../evidence/index.ts';
import type { Capital } from '../model/index.ts';
import type { CaseFile } from './case-file.ts';
import { firstOfSeveral, named } from './pairs.ts';
import type { GivenEntry, HoldingEntry, Sheet, TotalEntry } from './sheet.ts';
import type { Standing } from './standing.ts';

type NameOf = (name: string) => string;
type StandingOf = (statement: Statement) => Standing;

/** The statements of some places of a case, by the issuer that they speak of. */
export class SheetDrafts {
  readonly #drafts = new Map<string, Draft>();
  readonly #nameOf: NameOf;
  readonly #standing: StandingOf;

  constructor(nameOf: NameOf, standing: StandingOf) {
    this.#nameOf = nameOf;
    this.#standing = standing;
  }

  /** Enters a statement of a holding or a total; others speak of no issuer. */
  enter(statement: Statement, place: number): void {
    if (isOf('holding')(statement)) {
      const { holder, issuer, beneficiary } = statement.claim;
      const own = this.#nameOf(holder);
      const first = firstOfSeveral(own);
      this.#draft(this.#nameOf(issuer)).holdings.push({
        place,
        statement,
        standing: this.#standing(statement),
        holder: own,
        beneficiary: beneficiary === undefined ? undefined : this.#nameOf(beneficiary),
        first: first === undefined ? undefined : this.#nameOf(first),
      });
    } else if (isOf('total')(statement)) {
      const standing = this.#standing(statement);
      this.#draft(this.#nameOf(statement.claim.issuer)).totals.push({ place, statement, standing });
    }
  }

  /** Enters what is given as a fact. */
  enterFacts({ holdings, capital }: CaseFile): void {
    holdings.forEach((holding, place) => {
      const row = named(holding, this.#nameOf);
      this.#draft(row.issuer).given.push({ place, row });
    });
    for (const facts of capital) this.#draft(this.#nameOf(facts.issuer)).facts.push(facts);
  }

  /** Begins with an earlier sheet of an issuer, without the statements of some places. */
  keep(issuer: string, sheet: Sheet | undefined, without: ReadonlySet<number>): void {
    if (!sheet || this.#drafts.has(issuer)) return;
    const stays = ({ place }: { readonly place: number }) => !without.has(place);
    this.#drafts.set(issuer, {
      issuer,
      holdings: sheet.holdings.filter(stays),
      totals: sheet.totals.filter(stays),
      given: [...sheet.given],
      facts: [...sheet.facts],
    });
  }

  #draft(issuer: string): Draft {
    const known = this.#drafts.get(issuer);
    if (known) return known;
    const made: Draft = { issuer, holdings: [], totals: [], given: [], facts: [] };
    this.#drafts.set(issuer, made);
    return made;
  }

  /** The sheets, each in the order of the case; an issuer of which nothing is left has none. */
  sheets(): Map<string, Sheet | undefined> {
    const inOrder = (first: { place: number }, second: { place: number }) =>
      first.place - second.place;
    return new Map(
      [...this.#drafts].map(([issuer, { holdings, totals, given, facts }]) => [
        issuer,
        [holdings, totals, given, facts].some((list) => list.length > 0)
          ? {
              issuer,
              holdings: holdings.sort(inOrder),
              totals: totals.sort(inOrder),
              given,
              facts,
            }
          : undefined,
      ]),
    );
  }
}

/** A sheet while it is put together. */
interface Draft {
  readonly issuer: string;
  readonly holdings: HoldingEntry[];
  readonly totals: TotalEntry[];
  readonly given: GivenEntry[];
  readonly facts: Capital[];
}
