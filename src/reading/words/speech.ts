import { words } from './set.ts';
import { inflect } from './verbs.ts';

/** What a verb of speech does: it tells, denies, judges, refuses to speak. */
export type SpeechClass = 'tell' | 'deny' | 'judge' | 'promise' | 'silent' | 'quote';

/**
 * Verbs of speech. Those of `quote` are acts as often as words ("agreed", "announced"), and count as
 * speech only where they stand at quoted words.
 */
const CLASSES: Readonly<Record<SpeechClass, string>> = {
  tell: `say tell comment explain argue insist warn stress repeat reiterate declare quip joke complain confirm claim acknowledge admit maintain predict
    note remark reply retort respond recall inform assure hint lament caution emphasise emphasize underline underscore assert contend testify tweet
    observe object protest counter boast write add believe think hope conclude concede suggest regret snap scoff`,
  deny: 'deny refute rebut',
  judge: `call describe dub denounce accuse criticise criticize blame praise welcome hail slam blast attack condemn lambast deplore dismiss
    regard consider`,
  promise: 'promise pledge vow threaten',
  silent: 'decline',
  quote:
    'announce agree report disclose reveal propose demand ask urge order promise plead appeal signal indicate',
};

/** Forms of speaking that inflect otherwise than the rules say. */
const IRREGULAR: Readonly<Record<string, SpeechClass>> = {
  said: 'tell',
  told: 'tell',
  wrote: 'tell',
  written: 'tell',
  thought: 'tell',
  admitted: 'tell',
  admitting: 'tell',
  quipped: 'tell',
  snapped: 'tell',
  dubbed: 'judge',
  slammed: 'judge',
};

/** The forms of the verbs of speech. */
export const SPEECH_FORMS: ReadonlyMap<string, SpeechClass> = new Map([
  ...(Object.entries(CLASSES) as [SpeechClass, string][]).flatMap(([kind, bases]) =>
    bases.split(/\s+/).flatMap((base) => inflect(base).map((form) => [form, kind] as const)),
  ),
  ...Object.entries(IRREGULAR),
]);

/** The class of a form of a verb of speech. */
export function speechClass(word: string): SpeechClass | undefined {
  return SPEECH_FORMS.get(word);
}

/** Nouns for people who speak for a company and have no name of their own. */
export const SPOKESPEOPLE = words(
  'spokesman spokeswoman spokesperson spokespeople spokesmen representative representatives',
);

/** Nouns for people who speak and often have no name. */
export const VOICES = words(`
  minister ministers official officials lawyer lawyers attorney attorneys analyst analysts banker bankers people person persons source sources insider insiders
  union unions prosecutor prosecutors executive executives investor investors shareholder shareholders fund funds politician politicians adviser advisers advisor
  advisors regulator regulators director directors chairman chairwoman president governor judge judges court tribunal panel broker brokers economist
  economists critics opponents commissioner watchdog government ministry mediator arbitrator trustee trustees founder heir widow manager managers colleague
  employees workers traders dealers strategist academic professor negotiator envoy diplomat diplomats mayor deputy committee
`);

/** Those of them who are nobody in particular: what they say is hearsay. */
export const UNNAMED: ReadonlySet<string> = words(
  'people person persons source sources insider insiders official officials banker bankers executives',
);
