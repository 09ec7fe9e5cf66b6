import { isOf, type Statement } from '../evidence/index.ts';
import { type Entity, nameIndex } from '../model/index.ts';
import type { CaseFile } from './case-file.ts';
import { overlaid } from './overlay-map.ts';
import { sameSheet, type Sheet } from './sheet.ts';
import { SheetDrafts } from './sheets.ts';
import { standings } from './standing.ts';

type NameOf = (name: string) => string;

/** The material of a case sorted for registers of any date: what is said of each issuer, and who is named where. */
export interface CaseIndex {
  readonly caseFile: CaseFile;
  readonly nameOf: NameOf;
  /** By their own names; the first of two goes. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly sheets: ReadonlyMap<string, Sheet>;
  /** The issuers in which a name was ever said to hold, by itself or through others; some may be of the past. */
  readonly heldBy: ReadonlyMap<string, ReadonlySet<string>>;
  /** Issuers whose names could be read as a holding: "A in B"; some may be of the past. */
  readonly twofold: readonly string[];
}

const INDEXES = new WeakMap<CaseFile, CaseIndex>();

/** What a case grew from: an indexed one, and the places where they differ. */
interface Growth {
  readonly base: CaseIndex;
  readonly touched: readonly number[];
}

const GROWTHS = new WeakMap<CaseFile, Growth>();

/** Above this number of places a new index costs less than the old one with changes. */
const TOUCHED_MAX = 20_000;

/**
 * Says that a case grew from another one: only the statements at the places touched are new, other
 * than they were, or reviewed since. `reviews` and `entities` may differ as they like.
 */
export function grew(before: CaseFile, after: CaseFile, touched: readonly number[]): void {
  const base = INDEXES.get(before);
  const earlier = base ? { base, touched: [] } : GROWTHS.get(before);
  if (!earlier || earlier.touched.length + touched.length > TOUCHED_MAX) return;
  GROWTHS.set(after, { base: earlier.base, touched: [...earlier.touched, ...touched] });
}

/** The index of a case: made once, and from that of the case which it grew from where there is one. */
export function caseIndex(caseFile: CaseFile): CaseIndex {
  const known = INDEXES.get(caseFile);
  if (known) return known;
  const growth = GROWTHS.get(caseFile);
  const made = growth ? grown(growth, caseFile) : indexed(caseFile);
  GROWTHS.delete(caseFile);
  INDEXES.set(caseFile, made);
  return made;
}

function indexed(caseFile: CaseFile, before?: CaseIndex): CaseIndex {
  const all = allEntities(caseFile);
  const nameOf = nameIndex(all);
  const drafts = new SheetDrafts(nameOf, standings(caseFile.reviews));
  caseFile.statements.forEach((statement, place) => drafts.enter(statement, place));
  drafts.enterFacts(caseFile);
  const sheets = new Map<string, Sheet>();
  for (const [issuer, sheet] of drafts.sheets()) {
    const earlier = before?.sheets.get(issuer);
    if (sheet) sheets.set(issuer, earlier && sameSheet(earlier, sheet) ? earlier : sheet);
  }
  const heldBy = new Map<string, Set<string>>();
  for (const sheet of sheets.values()) addHolders(heldBy, sheet);
  const twofold = [...sheets.keys()].filter(isTwofold);
  return { caseFile, nameOf, entities: byName(all), sheets, heldBy, twofold };
}

/** Only the sheets on which a touched statement stands, or stood, are written anew. */
function grown({ base, touched }: Growth, caseFile: CaseFile): CaseIndex {
  const places = new Set(touched);
  const were = (place: number) => [base.caseFile.statements[place], caseFile.statements[place]];
  const both = [...places].flatMap(were).filter((statement) => statement !== undefined);
  if (base.caseFile.entities !== caseFile.entities || both.some(isOf('entity')))
    return indexed(caseFile, base);
  const drafts = new SheetDrafts(base.nameOf, standings(caseFile.reviews));
  for (const name of both.flatMap(issuerOf)) {
    const issuer = base.nameOf(name);
    drafts.keep(issuer, base.sheets.get(issuer), places);
  }
  for (const place of places) {
    const statement = caseFile.statements[place];
    if (statement) drafts.enter(statement, place);
  }
  const changes = drafts.sheets();
  // Names are added and never taken out, so that the indexes of all states can share them.
  const heldBy = base.heldBy as Map<string, Set<string>>;
  for (const sheet of changes.values()) if (sheet) addHolders(heldBy, sheet);
  const twofold = [...base.twofold, ...[...changes.keys()].filter(isTwofold)];
  return {
    ...base,
    caseFile,
    sheets: overlaid(base.sheets, changes),
    twofold: [...new Set(twofold)],
  };
}

function isTwofold(issuer: string): boolean {
  return issuer.includes(' in ');
}

function issuerOf({ claim }: Statement): string[] {
  return claim.type === 'holding' || claim.type === 'total' ? [claim.issuer] : [];
}

function addHolders(heldBy: Map<string, Set<string>>, { issuer, holdings, given }: Sheet): void {
  const parties = [...holdings, ...given.map(({ row }) => row)];
  for (const { holder, beneficiary } of parties) {
    for (const name of [holder, beneficiary]) {
      if (name === undefined) continue;
      const issuers = heldBy.get(name);
      if (issuers) issuers.add(issuer);
      else heldBy.set(name, new Set([issuer]));
    }
  }
}

/** Every entity that is claimed or given, in the order in which the first of one name goes. */
export function allEntities(caseFile: CaseFile): Entity[] {
  const claimed = caseFile.statements
    .filter(isOf('entity'))
    .map((statement) => statement.claim.entity);
  return [...claimed, ...caseFile.entities];
}

function byName(entities: readonly Entity[]): Map<string, Entity> {
  const known = new Map<string, Entity>();
  for (const entity of entities) if (!known.has(entity.name)) known.set(entity.name, entity);
  return known;
}
