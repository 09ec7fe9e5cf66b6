import { PhraseIndex } from '../phrases.ts';
import { inflect } from '../words/verbs.ts';

/** How surely words speak of a vote: a ballot cast, staying out of it, a veto, a verb of approval, a motion, a noun. */
export type StanceKind = 'cast' | 'away' | 'veto' | 'verb' | 'table' | 'noun';

/** What a phrase says of whoever takes a side. */
export interface Phrase {
  readonly action: string;
  readonly kind: StanceKind;
  readonly agentAfter?: boolean;
  /** Only of bodies: a company that "agreed to" something voted on nothing. */
  readonly bodies?: boolean;
}

const BE = ['is', 'are', 'was', 'were', 'been'];

/** Phrases of more than one word that take a side. */
export const PHRASES = new PhraseIndex<Phrase>([
  ...phrases({ action: 'abstain', kind: 'away' }, [
    'stayed away',
    'stay away',
    'staying away',
    'stays away',
    'stayed at home',
    'staying out of the ballot',
    'stayed out of the',
    'sat out the',
    'sit out the',
    'left the room',
    'left the hall',
    'left the meeting',
    'walked out',
    'did not turn up',
    'did not attend',
    'did not cast',
    'not take part',
    'took no part',
    'take no part',
    'not use its votes',
    'sat on its hands',
    'sat on their hands',
    'kept its votes',
    'kept out of the vote',
    'withheld its vote',
    'withheld its votes',
    'withheld their votes',
    'without casting',
    'boycotted the',
    'remained neutral',
    'stayed neutral',
    ...family('stay', 'neutral'),
    ...family('remain', 'neutral'),
    ...family('stay', 'out of the vote'),
    'stayed out of the vote',
    'not to vote',
  ]),
  ...phrases({ action: 'oppose', kind: 'cast' }, [
    ...family('say', 'no'),
    ...family('side', 'against'),
    ...['against', 'publicly against', 'openly against', 'out against'].flatMap((how) => [
      ...family('speak', how),
      ...family('come', how),
    ]),
    ...family('line', 'up against'),
    ...family('fight', 'the proposal'),
    ...family('fight', 'the plan'),
    ...family('fight', 'the merger'),
    ...family('fight', 'the deal'),
    ...family('campaign', 'against'),
    'unanimously against',
    ...BE.flatMap((be) => [`${be} against it`, `${be} against the`, `${be} opposed to`]),
    ...family('object', 'to'),
    'went over to the rebels',
  ]),
  ...phrases({ action: 'reject', kind: 'cast' }, [
    'turned down',
    'threw out',
    'turned its back on',
    'shot down',
    ...['approve', 'endorse', 'ratify', 'pass', 'discharge', 'elect'].flatMap((what) =>
      family('refuse', `to ${what}`),
    ),
    ...family('rebuff', 'the'),
    ...family('vote', 'down'),
  ]),
  ...phrases({ action: 'reject', kind: 'cast', agentAfter: true }, [
    'was turned down',
    'was voted down',
    'were voted down',
    'was thrown out',
    'was shot down',
    'was refused',
    'voted down by',
    'turned down by',
    'thrown out by',
  ]),
  ...phrases({ action: 'approve', kind: 'cast' }, [
    ...family('say', 'yes'),
    ...BE.flatMap((be) => [
      `${be} in favour`,
      `${be} in favor`,
      `${be} all in favour`,
      `${be} behind the`,
    ]),
    ...family('line', 'up behind'),
    ...['support', 'its support', 'their support', 'his support'].flatMap((what) => [
      ...family('express', what),
      ...family('voice', what),
      ...family('declare', what),
    ]),
    ...family('rally', 'behind'),
    'sided with',
    'siding with',
    ...['yes', 'consent', 'approval', 'blessing', 'backing', 'support', 'nod'].flatMap((what) => [
      ...family('give', `its ${what}`),
      ...family('give', `their ${what}`),
      ...family('give', `his ${what}`),
    ]),
    ...family('take', 'the side of'),
    ...family('come', 'out in favour'),
    ...family('come', 'out in support'),
    ...BE.map((be) => `${be} in support`),
    ...family('come', 'out in favor'),
    ...family('speak', 'in favour'),
    'said aye',
    'gave the green light',
    'gave its green light',
    'gave the nod',
    'gave the go - ahead',
    'waved through',
    'waved the',
    'waved it through',
    'nodded through',
    'consented to',
    'signed off',
    'threw its weight behind',
    'unanimously agreed',
    'rubber - stamped',
  ]),
  ...phrases(
    { action: 'approve', kind: 'verb' },
    BE.flatMap((be) => [`${be} for the`, `${be} for it`]),
  ),
  ...phrases({ action: 'approve', kind: 'cast', bodies: true }, [
    'agreed to',
    'agreed on',
    'agreed ,',
  ]),
  ...phrases({ action: 'approve', kind: 'noun', agentAfter: true }, [
    'with the approval',
    'won the approval',
    'won the backing',
    'won the support',
    'won approval',
    'won backing',
    'with the support',
    'with the backing',
    'received the approval',
    'obtained the approval',
    'secured the approval',
    'secured the backing',
    'waved through by',
    'nodded through by',
  ]),
  ...phrases({ action: 'oppose', kind: 'noun', agentAfter: true }, [
    'over the opposition',
    'over the objections',
    'against the votes',
    'against the vote',
    'against the will',
    'despite opposition',
    'despite the opposition',
  ]),
  ...phrases({ action: 'block', kind: 'cast' }, [
    'used its veto',
    'used the veto',
    'put in its veto',
    'cast its veto',
    'used the golden share',
    'used its golden share',
    'used a golden share',
    'invoked its golden share',
    'exercised its golden share',
    'exercised its veto',
    'used its blocking minority',
  ]),
  ...phrases({ action: 'block', kind: 'veto', agentAfter: true }, [
    'veto by',
    'the veto of',
    'a veto from',
  ]),
  ...phrases(
    { action: 'propose', kind: 'cast' },
    [
      ...['call for', 'demand', 'seek', 'want', 'ask for', 'request', 'propose'].flatMap((verb) =>
        ['the removal', 'the dismissal', 'the ouster', 'an extraordinary', 'an egm', 'a vote'].map(
          (what) => [verb, what] as const,
        ),
      ),
      ...[
        'draw up',
        'present',
        'submit',
        'file',
        'put together',
        'nominate',
        'put forward',
      ].flatMap((verb) =>
        ['a list', 'a slate', 'a rival', 'its own', 'their own', 'his own', 'a resolution'].map(
          (what) => [verb, what] as const,
        ),
      ),
      ...['remove', 'oust', 'unseat', 'dismiss'].map((verb) => ['try', `to ${verb}`] as const),
    ].flatMap(([verb, what]) => {
      const [base = '', ...rest] = verb.split(' ');
      return family(base, [...rest, what].join(' '));
    }),
  ),
  ...phrases({ action: 'propose', kind: 'table' }, [
    'put forward',
    'puts forward',
    'putting forward',
    'put up',
    'put a motion',
    'moved the resolution',
    'moved the motion',
    'moved a resolution',
    'moved a motion',
    'put a resolution',
    'filed a',
    'presented a rival',
    'presented its own',
    'put to the vote',
    'requested a vote',
    'requested the dismissal',
    'requested the removal',
    'demanded the removal',
    'demands the removal',
    'demanded the dismissal',
    'demands the dismissal',
    'called for the removal',
    'called for the dismissal',
    'requested an extraordinary',
    'demanded an extraordinary',
    'called for an extraordinary',
    'formally requested',
    'served a requisition',
    'put a counter',
    'asked the annual meeting',
    'asked the meeting',
  ]),
  ...phrases({ action: 'propose', kind: 'table', agentAfter: true }, [
    'motion by',
    'motion from',
    'resolution by',
    'resolution from',
    'slate by',
    'slate from',
    'list from',
    'proposal by',
    'proposal from',
    'presented by',
    'put forward by',
    'put up by',
    'tabled by',
    'filed by',
  ]),
]);

/** A verb in all its forms with the words behind it: "spoke against", "has spoken against". */
function family(base: string, rest: string): string[] {
  return inflect(base).map((form) => `${form} ${rest}`);
}

function phrases(value: Phrase, list: readonly string[]): (readonly [string, Phrase])[] {
  return list.map((phrase) => [phrase, value] as const);
}
