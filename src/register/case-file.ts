import type { Citation, Review, Source, Statement } from '../evidence/index.ts';
import type { Agreement, Capital, Entity, Finding, Holding, PartialDate } from '../model/index.ts';

/** A dated happening between partners: what a timeline lists. */
export interface CaseEvent {
  readonly code: string;
  readonly date?: PartialDate;
  readonly source: string;
  readonly target?: string;
  readonly weight?: number;
  readonly modality: string;
  readonly knownFrom?: PartialDate;
  readonly note?: string;
  readonly statements: readonly string[];
}

/**
 * Everything known about a case, for all dates: the material from which `buildRegister` makes the
 * register of one date. `holdings` and `capital` are facts given as such (a holdings table, a
 * situation); `statements` may contradict each other.
 */
export interface CaseFile {
  readonly entities: readonly Entity[];
  readonly statements: readonly Statement[];
  readonly reviews: readonly Review[];
  readonly sources: readonly Source[];
  readonly holdings: readonly Holding[];
  readonly capital: readonly Capital[];
  readonly agreements: readonly Agreement[];
  readonly events: readonly CaseEvent[];
  readonly rules?: readonly string[];
  readonly findings: readonly Finding[];
  /** Where given holdings stand in their table, by the id in their `statements`. */
  readonly places?: ReadonlyMap<string, Citation>;
}

export const EMPTY_CASE: CaseFile = {
  entities: [],
  statements: [],
  reviews: [],
  sources: [],
  holdings: [],
  capital: [],
  agreements: [],
  events: [],
  findings: [],
};
