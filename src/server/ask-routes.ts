import type { Context, Hono } from 'hono';
import { askSchema } from '../operations/ask-schema.ts';
import { registry } from '../operations/registry.ts';
import type { Response as Answered } from '../operations/respond.ts';
import type { ETags } from './etags.ts';
import { pageLinks } from './page-links.ts';
import { problem, type RefusedStep } from './problem.ts';
import { readJson } from './read-json.ts';
import { readQuery } from './read-query.ts';
import { routesAt } from './routes.ts';
import { inTurn, type QuestionsInTurn } from './turns.ts';

/** The questions of the registry: in the address by GET, in the body by POST. */
export function addQuestions(hono: Hono, { questions, next }: QuestionsInTurn, tags: ETags): void {
  hono.get('/api/:operation', (context) => {
    const entry = entryOf(context);
    if (!entry) return unknownQuestion(context);
    return tags.respond(context, async () => {
      const { searchParams } = new URL(context.req.url);
      const asked = readQuery(searchParams, askSchema(await entry.load()));
      if (asked instanceof Response) return asked;
      return inTurn(context, next, async () => {
        const answer = await questions.answer(entry.name, asked);
        const refusal = refusalOf(answer);
        if (refusal) return refusal;
        const response = context.json(answer);
        if (answer.page) response.headers.set('link', pageLinks(context.req.url, answer.page));
        return response;
      });
    });
  });
  hono.post('/api/:operation', async (context) => {
    const entry = entryOf(context);
    if (!entry) return unknownQuestion(context);
    if (new URL(context.req.url).search !== '')
      return problem('bad-call', 'By POST the question stands in the body, not in the address.');
    const body = await readJson(context);
    if (body instanceof Response) return body;
    return inTurn(context, next, async () => {
      const answer = await questions.answer(entry.name, body);
      return refusalOf(answer) ?? context.json(answer);
    });
  });
}

/** A deal with a step that cannot be done has no answer: the problem says which, and why. */
export function refusalOf(answer: Answered): Response | undefined {
  const refused = answer['refused'] as RefusedStep | undefined;
  if (answer.operation !== 'deal' || refused === undefined) return undefined;
  return problem('deal-refused', answer.headline, { refused });
}

function entryOf(context: Context) {
  const name = context.req.param('operation');
  return registry.find((entry) => entry.name === name);
}

/** An address that another method takes is told so. */
function unknownQuestion(context: Context): Response | Promise<Response> {
  if (routesAt(context.req.path).length > 0) return context.notFound();
  return problem('not-found', `There is no operation "${context.req.param('operation')}".`);
}
