import { PhraseIndex } from './phrases.ts';

/** The position that the words of a clause give to its subject, if they give one; `rest` runs to the sentence's end. */
export function voteAct(clause: readonly string[], rest: readonly string[]): string | undefined {
  const said = ACTS.first(clause);
  if (said) return said.value;
  const verb = VERBS.first(clause);
  if (verb) {
    const object = rest.slice(verb.at + 1, verb.at + 9);
    const deal = object.some((word) => OFFERS.has(word));
    if (!deal && object.some((word) => OBJECTS.has(word))) return verb.value;
  }
  const lacks = LACKS.first(clause);
  if (lacks && clause.slice(lacks.at).some((word) => SUPPORT.has(word))) return 'no_support';
  return undefined;
}

const ACTS = new PhraseIndex<string>([
  ...phrases(
    'abstain',
    'abstained',
    'abstain',
    'abstains',
    'abstaining',
    'stayed away from',
    'staying out of the ballot',
    'did not vote',
    'cast blank votes',
  ),
  ...phrases(
    'oppose',
    'voted against',
    'vote against',
    'votes against',
    'voted no',
    'vote no',
    'voting against',
    'cast its votes against',
    'opposed the motion',
    'opposes the motion',
  ),
  ...phrases(
    'approve',
    'voted in favour',
    'voted in favor',
    'voted for',
    'voted yes',
    'vote in favour',
    'vote in favor',
    'vote for',
    'votes for',
    'voted with',
    'voting for',
    'voting in favour',
    'vote yes',
  ),
  ...phrases(
    'propose',
    'tabled a',
    'put forward a',
    'proposed a resolution',
    'submitted a resolution',
    'filed a resolution',
    'put a motion',
  ),
]);
/** Verbs that are positions only with something to vote on. */
const VERBS = new PhraseIndex<string>([
  ...phrases(
    'block',
    'blocked',
    'stymied',
    'vetoed',
    'block',
    'veto',
    'blocking',
    'thwarted',
    'can veto',
    'torpedoed',
  ),
  ...phrases('oppose', 'oppose', 'opposed', 'opposes'),
  ...phrases('approve', 'supported', 'supports', 'backed', 'backs'),
]);
/** What can be voted on: not a person's move, a bid or a transfer. */
const OBJECTS: ReadonlySet<string> = new Set(
  'vote reform reforms governance restructuring resolution resolutions merger amendment amendments proposal motion slate list articles increase plan plans re-election election directors accounts remuneration discharge item'.split(
    ' ',
  ),
);
const OFFERS: ReadonlySet<string> = new Set(['bid', 'offer', 'approach', 'takeover']);
const LACKS = new PhraseIndex<string>(
  phrases(
    'no_support',
    'declined to',
    'not endorse',
    'not providing',
    'not provide',
    'refused to',
    'withheld',
    'not give',
    'not back',
    'not support',
    'decision to not',
  ),
);
const SUPPORT: ReadonlySet<string> = new Set([
  'support',
  'blessing',
  'endorse',
  'endorsement',
  'backing',
  'back',
]);

function phrases(action: string, ...list: string[]): (readonly [string, string])[] {
  return list.map((phrase) => [phrase, action] as const);
}

const SUBJECTS: readonly (readonly [subject: string, words: readonly string[]])[] = [
  ['governance reform', ['reform', 'reforms', 'governance', 'restructuring', 'structure']],
  ['merger', ['merger', 'merge', 'combination']],
  ['capital increase', ['increase', 'placement']],
  ['articles of association', ['articles', 'amendment', 'bylaws']],
  ['board', ['directors', 'board', 'director', 'nominee', 'nominees', 'election']],
  ['pay', ['pay', 'remuneration', 'bonus']],
];

/** What is voted on, as one of a few words. */
export function subjectWords(words: readonly string[]): string {
  return (
    SUBJECTS.find(([, list]) => list.some((word) => words.includes(word)))?.[0] ?? 'resolution'
  );
}
