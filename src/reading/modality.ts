import type { Modality } from '../model/index.ts';
import type { Clause } from './clause.ts';
import { lowerWords, type Page, type SentenceParts } from './page.ts';

/** Independent marks of a clause; one of them is shown. */
export interface Marks {
  readonly planned: boolean;
  readonly reported: boolean;
  readonly denied: boolean;
  readonly hypothetical: boolean;
}

const PLAN_VERBS: ReadonlySet<string> = new Set(
  'plan plans planned planning agree agreed agrees intend intends intended want wants wanted propose proposes proposed aim aims aimed prepare preparing prepared decided decide ready undertaken committed means expects expected pledged promised promises vowed offered offers seeks sought due set going mulls eyeing considers considering'.split(
    ' ',
  ),
);
const DENY_VERBS: ReadonlySet<string> = new Set(
  'deny denies denied denying refuted rejects dismissed'.split(' '),
);
const HEARSAY: ReadonlySet<string> = new Set(
  'reportedly allegedly apparently sources rumoured rumored rumours rumors'.split(' '),
);
const MAYBE: ReadonlySet<string> = new Set(
  'could might may possibility potential if whether perhaps possibly possible unclear hypothetical'.split(
    ' ',
  ),
);
const WILL: ReadonlySet<string> = new Set(['will', 'shall', 'would', "'ll"]);

/** How the clause around a token is meant, from its own verbs and what governs it. */
export function marksOf(page: Page, parts: SentenceParts, clause: Clause): Marks {
  const words = lowerWords(page, clause);
  const sentence = lowerWords(page, parts.sentence);
  const future = clause.verbs.some((verb) => verb.auxiliaries.some((word) => WILL.has(word)));
  const intent = words.some(
    (word, at) => PLAN_VERBS.has(word) && words.slice(at + 1, at + 4).includes('to'),
  );
  return {
    planned: future || intent,
    reported: sentence.some((word) => HEARSAY.has(word)) || isHearsay(sentence),
    denied: words.some((word) => DENY_VERBS.has(word)),
    hypothetical: words.some((word, at) => MAYBE.has(word) && !isMonth(page, clause.from + at)),
  };
}

/** "in May 2020", "last May": the month, and no doubt. */
function isMonth(page: Page, at: number): boolean {
  const before = page.tokens[at - 1]?.lower ?? '';
  return (
    page.tokens[at]?.text === 'May' &&
    (page.tokens[at + 1]?.kind === 'number' ||
      page.tokens[at - 1]?.kind === 'number' ||
      MONTH_BEFORE.has(before))
  );
}

const MONTH_BEFORE: ReadonlySet<string> = new Set(
  'in last next this since until by from of early late mid before after during'.split(' '),
);

/** "an earlier report revealed that", "it is reported that", "according to people familiar". */
function isHearsay(words: readonly string[]): boolean {
  return words.some((word, at) => {
    const next = words.slice(at + 1, at + 6);
    if (word === 'reported' && (words[at - 1] === 'is' || words[at - 1] === 'been')) return true;
    if (word === 'according')
      return next.some((other) =>
        ['people', 'report', 'reports', 'sources', 'source', 'person'].includes(other),
      );
    if (word === 'report' || word === 'reports')
      return next.some((other) =>
        ['revealed', 'said', 'says', 'say', 'indicate', 'indicated', 'claimed', 'claims'].includes(
          other,
        ),
      );
    return word === 'familiar' && next[0] === 'with';
  });
}

/** The one word for people, from the marks. */
export function modalityOf(marks: Marks): Modality {
  if (marks.denied) return 'denied';
  if (marks.hypothetical) return 'hypothetical';
  if (marks.planned) return 'planned';
  return marks.reported ? 'reported' : 'asserted';
}
