import { buildScene, type SceneOptions } from '../../../src/formats/scene-build.ts';
import {
  company,
  type Day,
  type Entity,
  fraction,
  type Holding,
  nameIndex,
  point,
} from '../../../src/model/index.ts';
import type { Register } from '../../../src/register/register.ts';

/** A holding of so many percent of the capital. */
export function holds(
  holder: string,
  issuer: string,
  percent: string,
  more: Partial<Holding> = {},
): Holding {
  return {
    holder,
    issuer,
    stake: fraction(percent).div(100),
    voting: 'normal',
    modality: 'asserted',
    statements: [`${holder}-${issuer}`],
    ...more,
  };
}

export function registerOf(
  holdings: readonly Holding[],
  entities: readonly Entity[] = [],
): Register {
  const names = [...new Set(holdings.flatMap((row) => [row.holder, row.issuer]))];
  const all = [
    ...entities,
    ...names.filter((name) => !entities.some((entity) => entity.name === name)).map(company),
  ];
  return {
    asOf: '2019-06-10' as Day,
    entities: new Map(all.map((entity) => [entity.name, entity])),
    capital: new Map(),
    holdings,
    agreements: [],
    choices: [],
    findings: [],
    nameOf: nameIndex(all),
  };
}

/** The chart of some holdings; stakes as given, votes unknown unless `more` says them. */
export function chartOf(holdings: readonly Holding[], more: Partial<SceneOptions> = {}) {
  const measures = {
    stake: (row: Holding) => row.band ?? (row.stake && point(row.stake)),
    votes: () => undefined,
  };
  return buildScene(registerOf(holdings), {
    measures,
    plans: [],
    most: 8,
    limit: 400,
    expand: [],
    collapse: [],
    ...more,
  });
}
