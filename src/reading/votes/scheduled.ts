import type { Mention } from '../mentions/mention.ts';
import { lowerWords, type Page, type SentenceParts } from '../page.ts';
import { bodyIn, type Voter } from './bodies.ts';
import { words } from '../words/set.ts';

/** Phrases that tell of a vote to come, before or after the body that will decide. */
const AHEAD =
  /\b(?:will|are to|is to|are due to|is due to|would|are set to|is set to) (?:now |then |first |also )?vote\b(?! (?:for|against|in|with|to|no|yes|its|their))|\bwill be asked\b|\bare to be asked\b|\bput to (?:the |a )?vote\b|\bto vote on\b/;

/** A phrase, and what must stand behind it: "subject to … approval", "a meeting … to approve". */
const OPENED: readonly (readonly [opens: RegExp, then: RegExp, within: number])[] = [
  [/\bsubject to\b/, /\bapprovals?\b/, 120],
  [
    /\bmeetings? /,
    /\b(?:to (?:approve|consider|vote)|set for|scheduled|called for|convened)\b/,
    160,
  ],
  [/\b(?:requires?|needs?|awaits?|awaiting|pending) /, /\bapproval\b/, 50],
];

/** Where a sentence begins to tell of a vote to come. */
function aheadIn(text: string): number | undefined {
  const places = OPENED.flatMap(([opens, then, within]) => {
    const at = text.search(opens);
    return at !== -1 && then.test(text.slice(at, at + within)) ? [at] : [];
  });
  const phrase = text.search(AHEAD);
  const all = phrase === -1 ? places : [phrase, ...places];
  return all.length === 0 ? undefined : Math.min(...all);
}

/** Words without which no phrase of a vote to come can stand. */
const CUES = words('vote asked approval approvals meeting meetings');

/** The body whose vote a sentence announces, or nothing. */
export function scheduledVoter(page: Page, parts: SentenceParts): Voter | undefined {
  if (!CUES.of(parts)) return undefined;
  const text = lowerWords(page, parts.sentence).join(' ');
  const hit = aheadIn(text);
  if (hit === undefined || / (?:voted|approved|rejected) /.test(text)) return undefined;
  const from = parts.sentence.from + text.slice(0, hit).split(' ').length - 1;
  const near = {
    from: Math.max(parts.sentence.from, from - REACH),
    to: Math.min(parts.sentence.to, from + FORWARD),
  };
  const voter = bodyIn(page, parts, near) ?? adjectiveIn(page, near);
  const company = voter && !voter.company ? hostOf(parts) : undefined;
  return voter && { ...voter, ...(company && { company }) };
}

const HOSTS: ReadonlySet<string> = new Set(
  'hold holds holding held convene convenes convened call calls called schedule scheduled'.split(
    ' ',
  ),
);

/** "Volvo will hold a meeting to": whose meeting it is. */
function hostOf(parts: SentenceParts): Mention | undefined {
  const clause = parts.clauses.find(
    ({ subject, verbs }) =>
      subject?.actor.kind === 'company' && verbs.some(({ head }) => HOSTS.has(head)),
  );
  return clause?.subject;
}

const REACH = 8;
const FORWARD = 16;

/** "shareholder approval": the body by its adjective. */
function adjectiveIn(
  page: Page,
  near: { readonly from: number; readonly to: number },
): Voter | undefined {
  const found = lowerWords(page, near).some(
    (word) => word === 'shareholder' || word === 'stockholder',
  );
  return found ? { body: 'shareholders', how: 'subject' } : undefined;
}
