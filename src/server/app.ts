import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { BadCall, type Day, parsePartialDate } from '../model/index.ts';
import type { KeptDeals } from '../operations/kept-deals.ts';
import type { Subject } from '../operations/operation.ts';
import { type Questions, questionsOver } from '../operations/questions.ts';
import { registry } from '../operations/registry.ts';
import { SCHEMA_VERSION } from '../operations/respond.ts';
import { unfold } from '../operations/unfold.ts';
import { addQuestions } from './ask-routes.ts';
import { type ChangesStream, changesStream } from './changes-stream.ts';
import { addDeals } from './deal-routes.ts';
import { addDocs } from './docs-routes.ts';
import { addDocuments } from './document-routes.ts';
import { type ETags, etags } from './etags.ts';
import { type Audit, auditGuard } from './audit.ts';
import { headerGuard, hostGuard, originGuard, sessionGuard, visitorOf } from './guards.ts';
import { type PageFile, pageFiles } from './page-files.ts';
import { problem, problemOf } from './problem.ts';
import {
  type Body,
  DOCUMENT_BYTES,
  onlyThese,
  optionalText,
  readJson,
  textIn,
  textsIn,
} from './read-json.ts';
import { routesAt } from './routes.ts';
import { addNames } from './name-routes.ts';
import type { RegisterPort } from './register-port.ts';
import { addRules } from './rule-routes.ts';
import type { Session } from './session.ts';
import { turns } from './turns.ts';
import type { Visitor } from './visitor.ts';
import type { WorkspacePort } from './workspace-port.ts';

export interface AppOptions {
  readonly workspace: WorkspacePort;
  readonly law: Subject['law'];
  readonly session: Session;
  /** Known once the server listens. */
  readonly port: () => number;
  readonly today: () => Day;
  /** Hears of our own mistakes; what it is told is never sent out. */
  readonly onFailure: (thrown: unknown) => void;
  readonly page?: ReadonlyMap<string, PageFile>;
  readonly pollMs?: number;
  /** Of the program, for the description of the API. */
  readonly version?: string;
  /** Names that a shared server answers to, beside those of this machine. */
  readonly names?: readonly string[];
  /** Whether it is reached over TLS. */
  readonly secure?: boolean;
  /** Where deals are kept; without it none can be. */
  readonly deals?: KeptDeals;
  /** Who answers the questions; the workspace without it. */
  readonly questions?: (workspace: Questions) => Questions;
  /** The whole register that questions are answered from, where there is one. */
  readonly register?: RegisterPort;
  /** Where a shared server notes who asked what. */
  readonly audit?: Audit;
}

export interface App {
  readonly hono: Hono;
  close(): void;
}

/** Every guard stands before every handler: names, then origins, then the session. */
export function createApp(options: AppOptions): App {
  const hono = new Hono();
  const stream = changesStream(options.workspace, options.pollMs);
  const { session, port, audit, questions: through = (own) => own } = options;
  hono.use(headerGuard());
  if (audit)
    hono.use(
      '*',
      auditGuard(audit, (context) => visitorOf(context, session, port)),
    );
  hono.use(hostGuard(options));
  hono.use('/session', originGuard(options));
  hono.use('/api/*', originGuard(options), sessionGuard(session, port));
  const tags = etags(options.workspace, options.today);
  addPage(hono, options.page ?? pageFiles());
  addDocs(hono, options);
  addSession(hono, options);
  addReading(hono, options, { stream, tags });
  addWriting(hono, options);
  const own = questionsOver(options.workspace, options.law, options.today);
  const next = turns();
  addDocuments(hono, { questions: own, next }, tags);
  addRules(hono, options, tags);
  addNames(hono, options);
  addDeals(hono, options);
  addQuestions(hono, { questions: through(own), next }, tags);
  addRefusals(hono, options);
  return { hono, close: stream.close };
}

function addPage(hono: Hono, files: ReadonlyMap<string, PageFile>): void {
  const give = (path: string) => {
    const file = files.get(path);
    if (!file)
      return files.size === 0
        ? problem('page-not-built', 'Run npm run build:web.')
        : problem('not-found');
    const cache = file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache';
    return new Response(file.bytes, {
      headers: { 'content-type': file.type, 'cache-control': cache },
    });
  };
  hono.get('/', () => give('/'));
  hono.get('/favicon.svg', () => give('/favicon.svg'));
  hono.get('/assets/:file', (context) => give(`/assets/${context.req.param('file')}`));
}

function addSession(hono: Hono, { session, port, secure = false }: AppOptions): void {
  hono.post('/session', async (context) => {
    const body = await readJson(context);
    if (body instanceof Response) return body;
    const cookie = session.exchange(optionalText(body, 'code') ?? '');
    if (cookie === undefined) return problem('no-session', 'The code is wrong or was used before.');
    setCookie(context, session.cookieName(port()), cookie, {
      httpOnly: true,
      sameSite: 'Strict',
      secure,
      path: '/',
    });
    return context.body(null, 204);
  });
}

interface Told {
  readonly stream: ChangesStream;
  readonly tags: ETags;
}

function addReading(hono: Hono, options: AppOptions, { stream, tags }: Told): void {
  const { workspace, register } = options;
  hono.get('/api', (context) =>
    tags.respond(context, () => {
      const operations = registry.map(({ name, summary }) => ({ name, summary }));
      return context.json({
        schemaVersion: SCHEMA_VERSION,
        version: workspace.version(),
        operations,
        ...(register && { register: overviewOf(register) }),
      });
    }),
  );
  hono.get('/api/events', (context) => stream.respond(context));
  hono.get('/api/sources/:id', (context) =>
    tags.respond(context, () => {
      const id = context.req.param('id');
      const source = workspace.caseFile().sources.find((one) => one.id === id);
      return source ? context.json(source) : problem('not-found', `There is no document ${id}.`);
    }),
  );
}

function overviewOf({ asOf, parties, rule }: RegisterPort) {
  return { asOf, parties, rule };
}

function addWriting(hono: Hono, { workspace, session, port }: AppOptions): void {
  hono.post('/api/add', async (context) => {
    const body = await readJson(context, DOCUMENT_BYTES);
    return body instanceof Response ? body : context.json(await add(workspace, body), 201);
  });
  hono.post('/api/review', async (context) => {
    const body = await readJson(context);
    if (body instanceof Response) return body;
    const visitor = visitorOf(context, session, port);
    return context.json(await review(workspace, body, visitor), 201);
  });
}

async function add(workspace: WorkspacePort, body: Body) {
  onlyThese(body, ['name', 'text', 'published']);
  const published = optionalText(body, 'published');
  const day = published === undefined ? undefined : parsePartialDate(published);
  if (published !== undefined && day === undefined)
    throw new BadCall(`"${published}" is not a date: write it as 2019-06-10.`);
  const { documents, isFeed, findings } = await unfold({
    name: textIn(body, 'name'),
    bytes: new TextEncoder().encode(textIn(body, 'text')),
    ...(day !== undefined && { published: day }),
  });
  const rows = [];
  for (const document of documents) {
    const taken = await workspace.add(document);
    rows.push({
      ...taken.receipt,
      kind: taken.kind,
      name: taken.source.name,
      findings: taken.findings,
    });
  }
  return {
    schemaVersion: SCHEMA_VERSION,
    ...(isFeed ? { kind: 'feed', rows, findings } : rows[0]),
  };
}

const VERDICTS = ['accept', 'reject', 'reopen'] as const;

async function review(workspace: WorkspacePort, body: Body, visitor: Visitor | undefined) {
  const statement = textIn(body, 'statement');
  const given = textIn(body, 'verdict');
  if (!workspace.caseFile().statements.some(({ id }) => id === statement)) {
    throw new BadCall(`There is no statement "${statement}".`);
  }
  // On a shared server nobody signs with the name of another.
  const by = visitor?.named ? visitor.name : textIn(body, 'by');
  const who = { statement, by, why: textIn(body, 'why') };
  if (given === 'correct') {
    onlyThese(body, ['statement', 'verdict', 'by', 'why', 'changes']);
    const made = await workspace.correct({ ...who, changes: textsIn(body, 'changes') });
    return { schemaVersion: SCHEMA_VERSION, verdict: given, ...made };
  }
  onlyThese(body, ['statement', 'verdict', 'by', 'why']);
  const verdict = VERDICTS.find((one) => one === given);
  if (!verdict) throw new BadCall('"verdict" must be accept, reject, reopen or correct.');
  return { schemaVersion: SCHEMA_VERSION, ...workspace.review({ ...who, verdict }) };
}

function addRefusals(hono: Hono, { onFailure }: AppOptions): void {
  hono.notFound((context) => {
    const here = routesAt(context.req.path);
    if (here.length === 0) return problem('not-found');
    const refusal = problem('wrong-method');
    refusal.headers.set('allow', [...new Set(here.map(({ method }) => method))].join(', '));
    return refusal;
  });
  hono.onError((thrown) => {
    const response = problemOf(thrown);
    if (response.status === 500) onFailure(thrown);
    return response;
  });
}
