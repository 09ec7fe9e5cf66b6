import { isOf, type Review, type Statement } from '../evidence/index.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Agreement, Entity } from '../model/index.ts';
import { actorEntities } from '../reading/index.ts';
import { grew } from '../register/case-index.ts';
import { type CaseFile, EMPTY_CASE } from '../register/index.ts';
import { sharePlaces } from '../register/statements-by-id.ts';
import { currentStatements, place, type Standing } from './current-statements.ts';

/** The material of all questions, from the log: nothing derived is stored. */
export function caseFileOf(ledger: Ledger): CaseFile {
  const statements = currentStatements(ledger.statements());
  const reviews = ledger.reviews();
  return {
    ...EMPTY_CASE,
    statements,
    reviews,
    sources: ledger.sources(),
    ...partiesOf(statements, reviews),
  };
}

/** The material as it is now: the same as `caseFileOf`, of which only what is new in the log is read. */
export function caseBook(ledger: Ledger): () => CaseFile {
  const standing: Standing = { statements: [], places: new Map() };
  let seen = { statements: 0, reviews: 0 };
  let known: CaseFile | undefined;
  return () => {
    const news = ledger.statements(seen.statements);
    const [reviews, sources] = [ledger.reviews(), ledger.sources()];
    const verdicts = reviews.slice(seen.reviews);
    if (known && news.length + verdicts.length === 0 && known.sources.length === sources.length)
      return known;
    const were = known?.statements ?? [];
    const touched = new Set(news.map((statement) => place(standing, statement)));
    for (const { statement } of verdicts) touched.add(standing.places.get(statement) ?? -1);
    touched.delete(-1);
    const statements = [...standing.statements];
    const partiesStay =
      known && ![...touched].some((at) => [were[at], statements[at]].some(isParty));
    const now: CaseFile = {
      ...EMPTY_CASE,
      statements,
      reviews,
      sources,
      ...(known && partiesStay
        ? { entities: known.entities, agreements: known.agreements }
        : partiesOf(statements, reviews)),
    };
    sharePlaces(statements, standing.places);
    if (known) grew(known, now, [...touched]);
    seen = { statements: seen.statements + news.length, reviews: reviews.length };
    known = now;
    return now;
  };
}

/** Entities and agreements are put together from their statements; all else only reads them. */
function isParty(statement: Statement | undefined): boolean {
  return statement?.claim.type === 'entity' || statement?.claim.type === 'agreement';
}

function partiesOf(
  statements: readonly Statement[],
  reviews: readonly Review[],
): Pick<CaseFile, 'entities' | 'agreements'> {
  const verdicts = new Map(reviews.map((review) => [review.statement, review.verdict]));
  const live = statements.filter(
    (statement) => isParty(statement) && verdicts.get(statement.id) !== 'reject',
  );
  return { entities: entitiesOf(live), agreements: agreementsOf(live) };
}

/** The workspace's own entities first: they know their names best. */
function entitiesOf(statements: readonly Statement[]): Entity[] {
  const own = statements.filter(isOf('entity')).map(({ claim }) => claim.entity);
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...actorEntities().filter(({ name }) => !names.has(name))];
}

function agreementsOf(statements: readonly Statement[]): Agreement[] {
  return statements
    .filter(isOf('agreement'))
    .map(({ id, claim }) => ({ ...claim.agreement, statements: [id] }));
}
