import {
  groupedDigits,
  type Entity,
  exactText,
  type Fraction,
  fraction,
  type Holding,
  isTreasury,
  largest,
  sum,
} from '../model/index.ts';
import { holdingIndex, type Register } from '../register/index.ts';
import { chartPercent, drawnPart, type Scene, type SceneArc, type SceneBox } from './scene.ts';
import { type Link, linksOf, type Measures } from './scene-link.ts';
import { type Selected, selectLinks, type Selection } from './scene-select.ts';
import { shownName } from './scene-text.ts';

export interface SceneOptions extends Selection {
  readonly measures: Measures;
  /** Planned holdings to be drawn as such. */
  readonly plans: readonly Holding[];
}

/** Above this many boxes the votes of each issuer are not counted. */
const VOTES_COUNTED = 400;
const HALF_A_POINT = fraction(1n, 200n);

/** The structure chart of a register: who is drawn, and what the arcs say. */
export function buildScene(register: Register, options: SceneOptions): Scene {
  const links = linksOf([...register.holdings, ...options.plans], options.measures);
  const selected = selectLinks(links, options);
  const large = selected.names.length > VOTES_COUNTED;
  const measures = large ? { ...options.measures, votes: () => undefined } : options.measures;
  const rows = holdingIndex(register).byIssuer;
  const ids = new Map(selected.names.map((name, index) => [name, `b${index}`]));
  return {
    asOf: register.asOf,
    ...(register.knownAt && { knownAt: register.knownAt }),
    ...(options.focus !== undefined && { focus: options.focus }),
    boxes: selected.names.map((name, index) => ({
      id: `b${index}`,
      ...boxOf({ register, rows, selected }, options, name),
    })),
    arcs: mutual(selected.links.map((link, index) => arcOf(link, `a${index}`, ids, measures))),
    omitted: selected.omitted,
    ...(large && { withoutVotes: true }),
  };
}

interface Drawn {
  readonly register: Register;
  /** All holdings, by what is held. */
  readonly rows: ReadonlyMap<string, readonly Holding[]>;
  readonly selected: Selected;
}

function boxOf(
  { register, rows, selected }: Drawn,
  { focus, measures }: SceneOptions,
  name: string,
): Omit<SceneBox, 'id'> {
  const members = selected.groups.get(name);
  if (members) {
    return {
      name: `${members.length} other holders`,
      kind: 'group',
      note: 'drawn as one',
      members,
      focus: false,
    };
  }
  const entity = register.entities.get(name);
  const held = rows.get(name) ?? [];
  const more = selected.more.get(name);
  const part = (rows: readonly Holding[]) =>
    sum(rows.map((row) => measures.stake(row)?.min ?? fraction(0)));
  const own = largest(part(held.filter(isTreasury)), publishedTreasury(register, name));
  const known = part(held.filter((row) => !isTreasury(row))).add(own);
  return {
    name: shownName(name),
    kind: entity?.kind ?? 'company',
    note: noteOf(entity),
    ...(held.length > 0 && { known: { text: chartPercent(known), part: drawnPart(known) } }),
    ...(own.gt(0) && { treasury: chartPercent(own) }),
    members: [],
    ...(more !== undefined && { more }),
    focus: name === focus,
  };
}

function publishedTreasury(register: Register, issuer: string): Fraction {
  const { treasuryShares, issuedShares } = register.capital.get(issuer) ?? {};
  return treasuryShares !== undefined && issuedShares
    ? fraction(treasuryShares, issuedShares)
    : fraction(0);
}

function noteOf(entity: Entity | undefined): string {
  const words = [
    entity?.kind ?? 'company',
    entity?.form,
    entity?.law,
    entity?.listed ? 'listed' : undefined,
  ];
  return words
    .filter((word) => word !== undefined)
    .map(shownName)
    .join(' · ');
}

function arcOf(
  link: Link,
  id: string,
  ids: ReadonlyMap<string, string>,
  measures: Measures,
): SceneArc {
  const votes = votesLabel(link, measures);
  return {
    id,
    from: ids.get(link.holder) ?? '',
    to: ids.get(link.issuer) ?? '',
    holder: link.holder,
    issuer: link.issuer,
    label: labelOf(link),
    ...(votes !== undefined && { votes }),
    line: link.line,
    muted: link.silent(measures.votes) !== undefined,
    mutual: false,
    exact: { min: exactText(link.min), max: exactText(link.max) },
    weight: drawnPart(link.max),
    says: sentence(link, votes),
    statements: link.statements,
  };
}

function mutual(arcs: readonly SceneArc[]): SceneArc[] {
  const pairs = new Set(arcs.map(({ from, to }) => `${from} ${to}`));
  return arcs.map((arc) => ({ ...arc, mutual: pairs.has(`${arc.to} ${arc.from}`) }));
}

function labelOf(link: Link): string {
  if (link.line === 'beneficiary') return '';
  const { min, max } = link;
  if (link.shares !== undefined)
    return link.shares > 0n ? `${groupedDigits(link.shares.toString())} shares` : '?';
  const figure = min.equals(max)
    ? chartPercent(max)
    : `${chartPercent(min).replace('%', '')}–${chartPercent(max)}`;
  return link.votesOnly ? `${figure} of votes` : figure;
}

/** Votes are printed where they tell something that the capital does not. */
function votesLabel(link: Link, measures: Measures): string | undefined {
  if (link.line === 'planned' || link.line === 'beneficiary' || link.votesOnly) return undefined;
  const votes = measures.votes(link.holder, link.issuer);
  const silent = link.silent(measures.votes);
  if (silent) return silent === 'neutral' ? 'neutral votes' : 'no votes';
  if (!votes || votes.share.sub(link.max).abs().lt(HALF_A_POINT)) return undefined;
  return `votes ${chartPercent(votes.share)}`;
}

function sentence(link: Link, votes: string | undefined): string {
  const [holder, issuer] = [shownName(link.holder), shownName(link.issuer)];
  if (link.line === 'beneficiary') return `${holder} is the beneficiary of what ${issuer} holds`;
  const verb = link.line === 'planned' ? 'is planned to hold' : 'holds';
  const size =
    link.votesOnly || link.shares !== undefined ? labelOf(link) : `${labelOf(link)} of the capital`;
  const details = [link.line === 'dashed' ? 'reported' : undefined, votes].filter(
    (word) => word !== undefined,
  );
  return `${holder} ${verb} ${size} of ${issuer}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}
