import type { Hono } from 'hono';
import { BadCall } from '../model/index.ts';
import { type KeptDeals, NO_DEALS } from '../operations/kept-deals.ts';
import { loadOperations } from '../operations/registry.ts';
import { respond, SCHEMA_VERSION } from '../operations/respond.ts';
import { pinOf } from '../operations/scenario-pin.ts';
import { momentOf, subjectAt } from '../operations/subject.ts';
import type { StoredScenario } from '../operations/scenario-store.ts';
import type { AppOptions } from './app.ts';
import { refusalOf } from './ask-routes.ts';
import { type Body, onlyThese, optionalText, readJson, textIn } from './read-json.ts';

type DealOptions = Pick<AppOptions, 'workspace' | 'law' | 'today' | 'deals'>;

/** Deals that the workspace keeps, for everybody who works in it. */
export function addDeals(hono: Hono, options: DealOptions): void {
  const { deals = NO_DEALS } = options;
  hono.get('/api/deals', (context) => {
    const response = context.json({ schemaVersion: SCHEMA_VERSION, rows: deals.list().map(told) });
    // They change without the ledger, so that no tag of its version can vouch for them.
    response.headers.set('cache-control', 'no-store');
    return response;
  });
  hono.post('/api/deals', async (context) => {
    const body = await readJson(context);
    if (body instanceof Response) return body;
    const kept = await keep(body, deals, options);
    return kept instanceof Response
      ? kept
      : context.json({ schemaVersion: SCHEMA_VERSION, ...told(kept) }, 201);
  });
}

/** Measures the deal on the register of its day and keeps it; one that cannot be done is refused. */
async function keep(
  body: Body,
  deals: KeptDeals,
  { workspace, law, today }: DealOptions,
): Promise<StoredScenario | Response> {
  onlyThese(body, ['name', 'title', 'steps', 'asOf', 'knownAt']);
  const { steps } = body;
  if (!Array.isArray(steps) || steps.length === 0)
    throw new BadCall('"steps" must be a list with at least one step.');
  const title = textIn(body, 'title');
  const name = optionalText(body, 'name') ?? nameOf(title, deals);
  const moment = momentOf(optionalText(body, 'asOf'), optionalText(body, 'knownAt'), today());
  const operations = await loadOperations();
  const operation = operations.get('deal');
  if (!operation) throw new BadCall('There is no operation "deal".');
  const subject = subjectAt(workspace.caseFile(), law, operations, moment);
  const answer = respond(operation, subject, { steps });
  const refusal = refusalOf(answer);
  if (refusal) return refusal;
  const kept: StoredScenario = {
    schemaVersion: 1,
    name,
    title,
    ...moment,
    parameters: { steps },
    about: { title },
    pin: pinOf(subject.register, { rows: answer['rows'] }),
  };
  deals.keep(kept);
  return kept;
}

/** A name that a file can have; never that of a deal of another title. */
function nameOf(title: string, deals: KeptDeals): string {
  const name = title
    .slice(0, 400)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
    .slice(0, 80);
  if (name === '') throw new BadCall(`"${title}" has no letter to name a deal by.`);
  const other = deals.list().find((deal) => deal.name === name && deal.title !== title);
  if (other)
    throw new BadCall(`"${name}" is the deal "${other.title}" already: use another title.`);
  return name;
}

/** A kept deal without its measurements. */
function told({ name, title, asOf, knownAt, parameters }: StoredScenario) {
  return {
    name,
    title,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    steps: parameters['steps'],
  };
}
