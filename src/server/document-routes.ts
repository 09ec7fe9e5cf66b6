import type { Context, Hono } from 'hono';
import { BRIEF_FORMS, briefFile } from '../formats/brief-file.ts';
import { askSchema } from '../operations/ask-schema.ts';
import { registry } from '../operations/registry.ts';
import type { ETags } from './etags.ts';
import { problem } from './problem.ts';
import { readQuery } from './read-query.ts';
import { inTurn, type QuestionsInTurn } from './turns.ts';

/** Answers as files to keep: the same bytes that the terminal writes for the same question. */
export function addDocuments(hono: Hono, { questions, next }: QuestionsInTurn, tags: ETags): void {
  hono.get('/api/brief/:form', (context) => {
    const form = BRIEF_FORMS.find((one) => one === context.req.param('form'));
    if (!form) return problem('not-found', `A brief is ${BRIEF_FORMS.join(', ')}.`);
    return tags.respond(context, async () => {
      const asked = await askedOf(context, 'brief');
      if (asked instanceof Response) return asked;
      return inTurn(context, next, async () => {
        const answer = await questions.answer('brief', asked);
        const { bytes, type } = await briefFile(answer, form);
        return kept(bytes, type, `brief-${answer.asOf}.${form}`);
      });
    });
  });
  hono.get('/api/story/html', (context) =>
    tags.respond(context, async () => {
      const asked = await askedOf(context, 'story');
      if (asked instanceof Response) return asked;
      return inTurn(context, next, async () => {
        const answer = await questions.answer('story', asked);
        const { storyHtml } = await import('../formats/story-html.ts');
        const bytes = new TextEncoder().encode(storyHtml(answer));
        return kept(bytes, 'text/html; charset=utf-8', `story-${answer.asOf}.html`);
      });
    }),
  );
}

async function askedOf(context: Context, name: string) {
  const entry = registry.find((one) => one.name === name);
  const { searchParams } = new URL(context.req.url);
  return entry
    ? readQuery(searchParams, askSchema(await entry.load()))
    : problem('not-found', `There is no operation "${name}".`);
}

/** To be kept as a file: it is never shown as a page of this server. */
function kept(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
}
