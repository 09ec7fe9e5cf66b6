import type { Clause } from '../clause.ts';
import type { Mention } from '../mentions/mention.ts';
import { marksOf, modalityOf } from '../modality.ts';
import type { Modality } from '../../model/index.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { inflect } from '../words/index.ts';

/** A state or authority that acts on a company: who, on whom, and whether it stops something. */
export interface Intervention {
  readonly parts: SentenceParts;
  readonly source: Mention;
  readonly target: Mention;
  readonly modality: Modality;
  /** It stops a deal, and does not only press for something. */
  readonly stops: boolean;
}

const STOPS = inflected(
  'block veto prohibit forbid prevent bar ban thwart reject stop outlaw prohibit halt',
);
const PRESSES = inflected(
  'press push urge pressure order oblige force nationalise nationalize seize instruct warn summon lean intervene',
);
const KEEPS: ReadonlySet<string> = new Set('keep keeps kept refuse refuses refused'.split(' '));

/** Verbs by which a state or authority acts on companies. */
function inflected(verbs: string): ReadonlySet<string> {
  return new Set(verbs.split(' ').flatMap((verb) => inflect(verb)));
}

/** Acts of states and authorities on companies, one for each clause at most. */
export function interventionsIn(
  page: Page,
  employers: ReadonlyMap<string, string>,
): Intervention[] {
  return page.inSentence
    .filter(({ sentence }) => sentence.kind === 'body')
    .flatMap((parts) =>
      parts.clauses.flatMap((clause) => interventionOf(page, parts, clause, employers) ?? []),
    );
}

function interventionOf(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  employers: ReadonlyMap<string, string>,
): Intervention | undefined {
  const act = actOf(page, clause);
  const source = act && (before(parts, clause) ?? clause.subject);
  if (!source || source.place || !isPower(page, source, employers)) return undefined;
  const target = targetOf(page, parts, clause, source);
  if (!target) return undefined;
  const modality = modalityOf(marksOf(page, parts, clause));
  if (modality === 'denied' || modality === 'hypothetical') return undefined;
  return { parts, source, target, modality, stops: act === 'stops' };
}

/** "With its shares in X the government has stopped": who stands right before the verb. */
function before(parts: SentenceParts, { verbs }: Clause): Mention | undefined {
  return parts.mentions.find(({ to, possessive }) => to === verbs[0]?.from && !possessive);
}

/** What the verbs of a clause do; in the passive somebody else does it. */
function actOf(page: Page, clause: Clause): 'stops' | 'presses' | undefined {
  for (const { head, passive, negated, to } of clause.verbs) {
    if (passive || negated) continue;
    if (STOPS.has(head)) return 'stops';
    if (PRESSES.has(head)) return 'presses';
    const next = lowerWords(page, { from: to, to: to + KEEP_REACH });
    if (KEEPS.has(head) && next.some((word) => word === 'from' || word === 'let')) return 'stops';
  }
  return undefined;
}

const KEEP_REACH = 8;

const OFFICES: ReadonlySet<string> = new Set(
  'government ministry minister commission commissioner authority authorities regulator regulators watchdog treasury treasurer parliament antitrust agency bureau cabinet'.split(
    ' ',
  ),
);
const NAMES =
  /\b(?:commission|authority|authorities|ministry|treasury|central bank|reserve bank|bundeskartellamt|antitrust|review board|fair trade|department|agency|government)\b/i;

function isPower(
  page: Page,
  { actor, from, to }: Mention,
  employers: ReadonlyMap<string, string>,
): boolean {
  if (actor.kind === 'state') return true;
  if (actor.kind === 'body') return NAMES.test(actor.name);
  if (actor.kind !== 'person') return false;
  const near = lowerWords(page, { from: Math.max(0, from - 3), to: to + 5 });
  return near.some((word) => OFFICES.has(word)) || NAMES.test(employers.get(actor.name) ?? '');
}

/** The first company behind the verb; else the one that the text is about. */
function targetOf(
  page: Page,
  parts: SentenceParts,
  clause: Clause,
  source: Mention,
): Mention | undefined {
  const verb = clause.verbs[0];
  const isTarget = ({ actor, place }: Mention) =>
    !place && actor !== source.actor && TARGETS.has(actor.kind);
  return (
    parts.mentions.find((mention) => mention.from >= (verb?.from ?? 0) && isTarget(mention)) ??
    page.topics.find(isTarget)
  );
}

const TARGETS: ReadonlySet<string> = new Set(['company', 'group', 'fund']);
