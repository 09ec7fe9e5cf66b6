import { WordSet } from '../words/set.ts';
import { BE } from '../words/grammar.ts';

/** An act told by a verb and what it is done to, near together: "signed … a pact", "the offer was rejected". */
interface Frame {
  readonly code: string;
  readonly verbs: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
}

/** Frames in the order in which they are tried, after the phrases of the codes. */
const FRAMES: readonly Frame[] = [
  frame(
    'BOARD_SEAT_DEMAND',
    'demands demanded wants wanted asked seeks sought claims claimed requested insists',
    'seat seats',
  ),
  frame('BOARD_SEAT_LOST', 'lost loses stripped', 'seat seats'),
  frame(
    'BOARD_SEAT_GIVEN',
    'gets get receives receive received granted given offered gave promised won obtained obtains gained gains',
    'seat seats',
  ),
  frame('BOARD_SEAT_GIVEN', 'nominate appoint name send', 'director directors'),
  frame(
    'MERGER_REFUSED',
    'rejected rejects refused refuses declined spurned rebuffed dismissed snubbed',
    'merger offer bid approach combination advances overture overtures takeover',
  ),
  frame(
    'DEAL_WITHDRAWN',
    'withdrew withdraws withdrawn dropped drops abandoned pulled scrapped shelved',
    'offer bid merger takeover approach',
  ),
  frame(
    'MERGER_PROP_BILAT',
    'proposed proposes offered launched tabled suggested submitted',
    'merger takeover bid combination',
  ),
  frame(
    'DEAL_COLLAPSE',
    'ended ends terminated terminates cancelled dissolved collapsed',
    'alliance partnership cooperation agreement venture talks pact contract',
  ),
  frame('VOTE_POSTPONE', 'postponed adjourned postpone adjourn', 'meeting vote'),
  frame(
    'LAWSUIT',
    'filed lodged brought took won lost',
    'suit lawsuit complaint court arbitration',
  ),
  frame(
    'PROBE',
    'opened launched started ordered demanded began',
    'probe inquiry investigation audit',
  ),
  frame('ULTIMATUM', 'gave set given issued gives sets', 'deadline ultimatum'),
  frame(
    'CONCESSION',
    'dropped waived waives lifted withdrew drops',
    'demand demands veto objection objections claim complaint right',
  ),
  frame('THREAT_STAKE', 'threatened threatens', 'sell buy stake shares'),
  frame('MOU', 'signed sign', 'memorandum'),
  frame(
    'PACT',
    'signed sealed concluded struck renewed reached clinched extended agreed announced',
    'pact treaty alliance partnership accord',
  ),
  frame('PACT', 'signed sealed concluded struck renewed clinched', 'agreement contract'),
  frame('JV_FORM', 'form formed create created establish established founded found set', 'venture'),
  frame(
    'TALK_OPEN',
    'opened started began resumed entered hold held reopened',
    'talks negotiations',
  ),
  frame('PROJ_NEW', 'develop build launch develops', 'together jointly'),
  frame(
    'OFFICE_CLOSE',
    'closed shut dissolved disbanded',
    'office offices team teams department departments station',
  ),
];
const BY_VERB = new Map<string, Frame[]>();
for (const known of FRAMES)
  for (const verb of known.verbs) BY_VERB.set(verb, [...(BY_VERB.get(verb) ?? []), known]);
/** The verbs of all frames: a clause without one has none. */
export const FRAME_VERBS = new WordSet(BY_VERB.keys());

const NONE: readonly Frame[] = [];
const AHEAD = 8;
const BEHIND = 8;
function frame(code: string, verbs: string, objects: string): Frame {
  return { code, verbs: new Set(verbs.split(' ')), objects: new Set(objects.split(' ')) };
}

/** The acts that the frames find in a clause, each with the place of its verb. */
export function framesIn(
  words: readonly string[],
): { readonly value: string; readonly at: number }[] {
  const able = new Set<Frame>();
  for (const word of words) for (const frame of BY_VERB.get(word) ?? NONE) able.add(frame);
  if (able.size === 0) return [];
  return FRAMES.filter((frame) => able.has(frame)).flatMap(({ code, verbs, objects }) => {
    const at = words.findIndex((word, place) => verbs.has(word) && isDoneTo(words, place, objects));
    return at === -1 ? [] : [{ value: code, at }];
  });
}

function isDoneTo(words: readonly string[], at: number, objects: ReadonlySet<string>): boolean {
  if (words.slice(at + 1, at + 1 + AHEAD).some((word) => objects.has(word))) return true;
  return (
    words.slice(Math.max(0, at - 3), at).some((word) => BE.has(word)) &&
    words.slice(Math.max(0, at - BEHIND), at).some((word) => objects.has(word))
  );
}
