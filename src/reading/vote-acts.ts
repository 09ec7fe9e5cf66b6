import { PhraseIndex } from './phrases.ts';

/** A position, and the word of the clause that gives it. */
export interface VoteAct {
  readonly action: string;
  readonly at: number;
}

/**
 * The positions that the words of a clause give to its subject, one for each action; `rest` runs to
 * the sentence's end, `before` are the words ahead of a relative clause, which hold its object ("the slate, which X supported").
 */
export function voteActs(
  clause: readonly string[],
  rest: readonly string[],
  before: readonly string[],
): VoteAct[] {
  if (clause.some((word) => BARRED.has(word))) return [];
  const said = ACTS.all(clause).filter(({ at }) => !NOUN_BEFORE.has(clause[at - 1] ?? ''));
  if (said.length > 0)
    return said
      .filter(({ value }, at) => said.findIndex((other) => other.value === value) === at)
      .map(({ value, at }) => ({ action: value, at }));
  const other = castApart(clause) ?? verbAct(clause, rest, before) ?? lacking(clause);
  return other ? [other] : [];
}

function verbAct(
  clause: readonly string[],
  rest: readonly string[],
  before: readonly string[],
): VoteAct | undefined {
  const verb = VERBS.first(clause);
  if (!verb) return undefined;
  const object = before.length > 0 ? before.slice(-5) : rest.slice(verb.at + 1, verb.at + 9);
  if (object.some((word) => OFFERS.has(word)) || !object.some((word) => OBJECTS.has(word)))
    return undefined;
  return { action: verb.value, at: verb.at };
}

function lacking(clause: readonly string[]): VoteAct | undefined {
  const lacks = LACKS.first(clause);
  return lacks && clause.slice(lacks.at).some((word) => SUPPORT.has(word))
    ? { action: 'no_support', at: lacks.at }
    : undefined;
}

/** "neither may vote against": a duty, and nobody's vote. */
const BARRED: ReadonlySet<string> = new Set(['neither', 'nor']);
/** "15 percent of the votes for ten years": a noun. */
const NOUN_BEFORE: ReadonlySet<string> = new Set(
  'of the its their his her in all these those'.split(' '),
);
const CASTS: ReadonlySet<string> = new Set('vote votes voted voting cast casts casting'.split(' '));
const APART = 8;

/** "vote its 27.4% in favour", "cast all its shares against": the side stands after the votes. */
function castApart(clause: readonly string[]): VoteAct | undefined {
  const at = clause.findIndex(
    (word, index) => CASTS.has(word) && !NOUN_BEFORE.has(clause[index - 1] ?? ''),
  );
  if (at === -1 || !['its', 'their', 'his', 'her', 'all', 'the'].includes(clause[at + 1] ?? ''))
    return undefined;
  const after = clause.slice(at + 1, at + APART);
  if (after.includes('against')) return { action: 'oppose', at };
  return after.includes('favour') || after.includes('favor') || after.includes('for')
    ? { action: 'approve', at }
    : undefined;
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
    'sat out the vote',
    'stayed away',
    'stayed at home',
    'left the room',
    'did not turn up',
    'did not attend',
    'did not cast',
    'not take part',
    'not use its votes',
    'sat on its hands',
    'kept its votes',
    'kept out of the vote',
    'withheld its vote',
    'withheld its votes',
    'staying away from',
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
    'sided against',
    'said no to',
    'was against it',
    'is against it',
    'were against it',
    'objected to the',
    'votes no',
    'cast its vote against',
    'cast their votes against',
    'voted down',
    'votes went against',
    'went over to the rebels',
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
    'said yes to',
    'say yes to',
    'is in favour',
    'was in favour',
    'are in favour',
    'were in favour',
    'came out in favour',
    'spoke in favour',
    'lined up behind',
    'gave the green light',
    'gave its green light',
    'gave its nod',
    'waved through',
    'nodded through',
    'consented to',
    'votes its shares for',
    'backs the board',
    'supports the board',
    'threw its weight behind',
    'sided with the board',
    'sided with management',
    'votes in favour',
    'votes in favor',
    'will back the',
    'gave its blessing',
    'gave its consent',
    'gave its approval',
  ),
  ...phrases(
    'block',
    'vetoed',
    'vetoes',
    'veto by',
    'used its veto',
    'used the veto',
    'put in its veto',
    'has vetoed',
    'used the golden share',
    'cast its veto',
    'used its golden share',
    'used a golden share',
    'invoked its golden share',
    'exercised its golden share',
    'exercised its veto',
    'used its blocking minority',
    'blocked a vote',
    'blocked the vote',
  ),
  ...phrases(
    'propose',
    'tabled a',
    'put forward a',
    'proposed a resolution',
    'submitted a resolution',
    'filed a resolution',
    'put a motion',
    'nominated a rival',
    'presented a rival',
    'put up a rival',
    'put forward its own',
    'requested a vote on',
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
  ...phrases(
    'approve',
    'supported',
    'supports',
    'backed',
    'backs',
    'endorsed',
    'endorses',
    'approved',
  ),
]);
/** What can be voted on: not a person's move, a bid or a transfer. */
const OBJECTS: ReadonlySet<string> = new Set(
  'vote reform reforms governance restructuring resolution resolutions merger amendment amendments proposal motion slate list articles increase plan plans re-election election directors accounts remuneration discharge item deal transaction scheme sale purchase swap split combination change changes measure proposals agreement dividend demand request candidacy extension renewal board nominee nominees candidate candidates'.split(
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
