import { decimalText, type EntityKind, type Fraction, withoutEndZeros } from '../model/index.ts';

/** A box of the structure chart: one entity, or several small holders drawn as one. */
export interface SceneBox {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind | 'group';
  /** Second line: kind, country of law, listed. */
  readonly note: string;
  /** How much of the issued capital has a known holder; absent when nobody holds it here. */
  readonly known?: { readonly text: string; readonly part: number };
  /** Own shares, as a part of the issued capital. */
  readonly treasury?: string;
  /** Names of the holders that a group stands for. */
  readonly members: readonly string[];
  /** How many entities that it is linked to are not drawn; absent when all are. */
  readonly more?: number;
  readonly focus: boolean;
}

/**
 * How an arc is drawn. `solid`: asserted; `dashed`: reported at second hand; `planned`: not yet a
 * holding; `beneficiary`: whose it is economically, when another holds it.
 */
export type ArcLine = 'solid' | 'dashed' | 'planned' | 'beneficiary';

/** A holding of the structure chart, holder above and issuer below. */
export interface SceneArc {
  readonly id: string;
  /** Box ids. */
  readonly from: string;
  readonly to: string;
  readonly holder: string;
  readonly issuer: string;
  /** Percent of issued capital (or of votes, when it says so); empty for a beneficiary. */
  readonly label: string;
  /** Votes, where they differ from the capital by half a point or more. */
  readonly votes?: string;
  readonly line: ArcLine;
  /** Its votes are suspended or neutral: drawn grey. */
  readonly muted: boolean;
  /** The issuer holds shares of the holder as well. */
  readonly mutual: boolean;
  /** The least and the most it can be; equal when it is known. */
  readonly exact: { readonly min: string; readonly max: string };
  /** Size between 0 and 1, for order and stroke. */
  readonly weight: number;
  /** The arc in one sentence. */
  readonly says: string;
  readonly statements: readonly string[];
}

/** What a structure chart shows, before any place on the page. */
export interface Scene {
  readonly asOf: string;
  readonly knownAt?: string;
  readonly focus?: string;
  readonly boxes: readonly SceneBox[];
  readonly arcs: readonly SceneArc[];
  /** Entities left out because the chart would be too large. */
  readonly omitted: number;
  /** Too large for votes to be counted: only what the holdings say of them is drawn. */
  readonly withoutVotes?: boolean;
}

/** Percent for a chart: two decimals at most, no trailing zeros. */
export function chartPercent(share: Fraction): string {
  const text = withoutEndZeros(decimalText(share.mul(100), 2));
  return text === '0' && share.gt(0) ? '<0.01%' : `${text}%`;
}

/** A fraction as a drawing length between 0 and 1. */
export function drawnPart(share: Fraction): number {
  return Math.min(1, Math.max(0, share.valueOf()));
}
