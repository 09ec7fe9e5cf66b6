import { z } from 'zod';
import { BadCall, parsePartialDate } from '../model/index.ts';
import { ACTORS, readText } from '../reading/index.ts';
import { actorOf } from '../reading/actor.ts';
import { neutralOf } from '../reading/neutral.ts';
import type { Operation } from './operation.ts';

const input = z.strictObject({
  text: z.string().min(1).describe('the article, as plain text'),
  name: z.string().min(1).default('text').describe('what to call the article'),
  published: z.string().optional().describe('when it was published'),
});
type Input = z.infer<typeof input>;

/** An article into proposed claims in the neutral schema; nothing is recorded. */
export const read: Operation<Input> = {
  name: 'read',
  summary: 'what an article claims, each with the exact sentence',
  positional: ['text'],
  input,
  output: z.looseObject({
    schema: z.string(),
    claims: z.array(z.looseObject({})),
    events: z.array(z.looseObject({})),
  }),
  answer({ register }, { text, name, published }) {
    const date = published === undefined ? undefined : parsePartialDate(published);
    if (published !== undefined && !date)
      throw new BadCall(`"${published}" is not a date: write 2019, 2019-06 or 2019-06-11.`);
    const shipped = new Set(ACTORS.map((actor) => actor.name));
    const own = [...register.entities.values()]
      .filter((entity) => !shipped.has(entity.name))
      .map(actorOf);
    const reading = readText(text, {
      actors: [...own, ...ACTORS],
      name,
      ...(date && { published: date }),
    });
    const neutral = neutralOf(reading);
    return {
      headline: `${neutral.claims.length} claims and ${neutral.events.length} events in ${reading.sentences.length} sentences.`,
      ...neutral,
      refused: reading.findings,
      explanation: [],
    };
  },
};
