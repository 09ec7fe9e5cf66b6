import type { Page, SentenceParts } from '../page.ts';
import type { RoleDraft } from './draft.ts';
import { successionsIn } from './successions.ts';
import { standInsIn } from './stand-ins.ts';
import { gathered } from '../gathered.ts';

/** Arrivals and departures that the words tell without naming a post beside the person. */
export function movesIn(
  page: Page,
  parts: SentenceParts,
  known: readonly RoleDraft[],
): RoleDraft[] {
  return [
    ...successionsIn(page, parts, known),
    ...leavings(page, parts, known),
    ...standInsIn(page, parts, known),
  ];
}

const LEAVES: ReadonlyMap<string, string> = new Map([
  ['dismissed', 'ousted'],
  ['ousted', 'ousted'],
  ['sacked', 'ousted'],
  ['fired', 'ousted'],
  ['removed', 'ousted'],
  ['resigned', 'resigned'],
  ['resigns', 'resigned'],
  ['quit', 'resigned'],
  ['quits', 'resigned'],
  ['suspended', 'suspended'],
  ['retires', 'departed'],
  ['retired', 'departed'],
]);

/** "Bolloré was dismissed that October": somebody leaves the post that the text gave him. */
function leavings(page: Page, parts: SentenceParts, known: readonly RoleDraft[]): RoleDraft[] {
  if (known.some((draft) => draft.parts === parts)) return [];
  return gathered(parts.clauses, ({ subject, verbs }) => {
    const verb = verbs.find(({ head, passive }) => {
      const status = LEAVES.get(head);
      return status !== undefined && (passive || status === 'resigned' || status === 'departed');
    });
    if (!verb || subject?.actor.kind !== 'person' || verb.negated) return [];
    if (page.tokens[verb.to]?.lower === 'as') return [];
    const held = known.findLast(
      (draft) => draft.person.actor === subject.actor && draft.status !== 'former',
    );
    if (!held) return [];
    const { parts: _parts, ...rest } = held;
    return [{ ...rest, parts, person: subject, status: LEAVES.get(verb.head) as string }];
  });
}
