import type { OpenApiOperation, PathItem } from './openapi.ts';
import { responsesFor } from './openapi-problems.ts';

/** The addresses of the API that are no questions. */
export function fixedPaths(): Readonly<Record<string, PathItem>> {
  return {
    '/session': { post: SESSION },
    '/api': { get: OVERVIEW },
    '/api/events': { get: EVENTS },
    '/api/sources/{id}': { get: SOURCE },
    '/api/brief/{form}': { get: BRIEF_FILE },
    '/api/story/html': { get: STORY_FILE },
    '/api/rules': { get: RULES },
    '/api/names': { get: NAMES },
    '/api/deals': { get: DEALS, post: KEEP_DEAL },
    '/api/add': { post: ADD },
    '/api/review': { post: REVIEW },
  };
}

const text = { type: 'string' } as const;
const count = { type: 'integer' } as const;

function object(properties: Record<string, unknown>, required: readonly string[]) {
  return { type: 'object', properties, required } as const;
}

function json(description: string, schema: unknown) {
  return { description, content: { 'application/json': { schema } } } as const;
}

function body(schema: unknown) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

const SESSION: OpenApiOperation = {
  operationId: 'open-session',
  tags: ['workspace'],
  summary: 'the one-time code for a session cookie',
  security: [],
  requestBody: body(object({ code: text }, ['code'])),
  responses: { 204: { description: 'the cookie is set' }, ...responsesFor('body') },
};

const OVERVIEW: OpenApiOperation = {
  operationId: 'get-overview',
  tags: ['workspace'],
  summary: 'the questions and the version of the workspace',
  responses: {
    200: json(
      'the version grows with every change',
      object(
        {
          schemaVersion: count,
          version: count,
          operations: {
            type: 'array',
            items: object({ name: text, summary: text }, ['name', 'summary']),
          },
          register: {
            ...object({ asOf: text, parties: count, rule: text }, ['asOf', 'parties', 'rule']),
            description: 'the whole register of --register',
          },
        },
        ['schemaVersion', 'version', 'operations'],
      ),
    ),
    304: { description: 'the answer of If-None-Match still holds' },
    ...responsesFor('document'),
  },
};

const EVENTS: OpenApiOperation = {
  operationId: 'watch-changes',
  tags: ['workspace'],
  summary: 'tells when the workspace changes, by whichever process',
  responses: {
    200: {
      description:
        'server-sent events "version", with {"version": n} as data; the first comes at once',
      content: { 'text/event-stream': { schema: text } },
    },
    ...responsesFor('stream'),
  },
};

const SOURCE: OpenApiOperation = {
  operationId: 'get-source',
  tags: ['workspace'],
  summary: 'the text of a document, into which quotes point',
  parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
  responses: {
    200: json(
      'the document',
      object({ id: text, kind: text, name: text, text, published: text, title: text }, [
        'id',
        'kind',
        'name',
      ]),
    ),
    304: { description: 'the answer of If-None-Match still holds' },
    ...responsesFor('document'),
  },
};

const BRIEF_FILE: OpenApiOperation = {
  operationId: 'get-brief-file',
  tags: ['workspace'],
  summary: 'the brief as a file: html, md or pdf; its inputs are those of /api/brief',
  parameters: [
    { name: 'form', in: 'path', required: true, schema: { ...text, enum: ['html', 'md', 'pdf'] } },
    { name: 'asOf', in: 'query', required: false, schema: text },
    { name: 'knownAt', in: 'query', required: false, schema: text },
    {
      name: 'issuers',
      in: 'query',
      required: false,
      style: 'form',
      explode: true,
      schema: { type: 'array', items: text },
    },
  ],
  responses: {
    200: {
      description: 'the file',
      content: {
        'text/html': { schema: text },
        'text/markdown': { schema: text },
        'application/pdf': { schema: { type: 'string', format: 'binary' } },
      },
    },
    304: { description: 'the answer of If-None-Match still holds' },
    ...responsesFor('document'),
  },
};

const STORY_FILE: OpenApiOperation = {
  operationId: 'get-story-file',
  tags: ['workspace'],
  summary: 'the story as one HTML file; its inputs are those of /api/story',
  parameters: [
    { name: 'asOf', in: 'query', required: false, schema: text },
    { name: 'knownAt', in: 'query', required: false, schema: text },
    {
      name: 'between',
      in: 'query',
      required: false,
      style: 'form',
      explode: true,
      schema: { type: 'array', items: text },
    },
  ],
  responses: {
    200: { description: 'the file', content: { 'text/html': { schema: text } } },
    304: { description: 'the answer of If-None-Match still holds' },
    ...responsesFor('document'),
  },
};

const flag = { type: 'boolean' } as const;

const RULES: OpenApiOperation = {
  operationId: 'get-rules',
  tags: ['workspace'],
  summary: 'the majority rules that a meeting can choose from, with those of --law',
  responses: {
    200: json(
      'the own rules first',
      object(
        {
          schemaVersion: count,
          rows: {
            type: 'array',
            items: object(
              {
                id: text,
                title: text,
                jurisdiction: text,
                quota: { ...text, description: 'at least 2/3' },
                of: { ...text, description: 'what the votes for are measured against' },
                citation: text,
                verified: { ...flag, description: 'whether somebody read the text' },
                own: { ...flag, description: 'whether it comes from the file of --law' },
                validFrom: text,
                validTo: text,
              },
              ['id', 'title', 'jurisdiction', 'quota', 'of', 'citation', 'verified', 'own'],
            ),
          },
        },
        ['schemaVersion', 'rows'],
      ),
    ),
    304: { description: 'the answer of If-None-Match still holds' },
    ...responsesFor('document'),
  },
};

const NAMES: OpenApiOperation = {
  operationId: 'find-names',
  tags: ['workspace'],
  summary: 'names of a whole register by a part of them',
  parameters: [
    { name: 'text', in: 'query', required: true, schema: text },
    { name: 'limit', in: 'query', required: false, schema: count },
    { name: 'offset', in: 'query', required: false, schema: count },
  ],
  responses: {
    200: json(
      'names that are the text, begin with it, have a word that does, have it anywhere; without case and accents',
      object(
        {
          schemaVersion: count,
          asOf: text,
          rows: {
            type: 'array',
            items: object(
              {
                name: text,
                holders: { ...count, description: 'how many hold a part of it' },
                holdings: { ...count, description: 'of how many it holds a part' },
              },
              ['name', 'holders', 'holdings'],
            ),
          },
          page: object({ limit: count, offset: count, total: count }, ['limit', 'offset', 'total']),
          more: { ...flag, description: 'there are more than the total that was looked at' },
        },
        ['schemaVersion', 'asOf', 'rows', 'page', 'more'],
      ),
    ),
    ...responsesFor('question', 'document'),
  },
};

const KEPT_DEAL = {
  name: text,
  title: text,
  asOf: { ...text, description: 'the day that it is asked on' },
  knownAt: text,
  steps: { type: 'array', items: {}, description: 'as the deal question takes them' },
} as const;

const DEALS: OpenApiOperation = {
  operationId: 'get-deals',
  tags: ['workspace'],
  summary: 'the deals that the workspace keeps',
  responses: {
    200: json(
      'those that deal --list tells, with their steps',
      object(
        {
          schemaVersion: count,
          rows: { type: 'array', items: object(KEPT_DEAL, ['name', 'title', 'asOf', 'steps']) },
        },
        ['schemaVersion', 'rows'],
      ),
    ),
    ...responsesFor('question'),
  },
};

const KEEP_DEAL: OpenApiOperation = {
  operationId: 'keep-deal',
  tags: ['workspace'],
  summary: 'keeps a deal in the workspace; one of the same name is replaced',
  requestBody: body(object(KEPT_DEAL, ['title', 'steps'])),
  responses: {
    201: json(
      'the deal as it is kept',
      object({ schemaVersion: count, ...KEPT_DEAL }, [
        'schemaVersion',
        'name',
        'title',
        'asOf',
        'steps',
      ]),
    ),
    ...responsesFor('question', 'body'),
  },
};

const ADD: OpenApiOperation = {
  operationId: 'add-document',
  tags: ['workspace'],
  summary: 'adds a document: an article, a table or a case file',
  requestBody: body(object({ name: text, text, published: text }, ['name', 'text'])),
  responses: {
    201: json(
      'what was taken',
      object(
        {
          schemaVersion: count,
          source: { ...text, description: 'id of the document' },
          added: { ...count, description: 'new statements' },
          known: { ...count, description: 'statements that were there already' },
          kind: text,
          name: text,
          findings: { type: 'array' },
        },
        ['schemaVersion', 'source', 'added', 'known', 'kind', 'name', 'findings'],
      ),
    ),
    ...responsesFor('question', 'body'),
  },
};

const REVIEW: OpenApiOperation = {
  operationId: 'review-statement',
  tags: ['workspace'],
  summary: 'accepts, rejects, reopens or corrects a statement',
  requestBody: body(
    object(
      {
        statement: text,
        verdict: { ...text, enum: ['accept', 'reject', 'reopen', 'correct'] },
        by: text,
        why: text,
        changes: {
          type: 'object',
          additionalProperties: text,
          description: 'with "correct": fields and their right values, {"value": "12.5%"}',
        },
      },
      ['statement', 'verdict', 'by', 'why'],
    ),
  ),
  responses: {
    201: json(
      'the review as it was recorded',
      object(
        {
          statement: text,
          verdict: text,
          by: text,
          why: text,
          recordedAt: text,
          becomes: { ...text, description: 'the statement that now stands in its place' },
          changed: { type: 'array' },
        },
        ['statement', 'verdict', 'by', 'why', 'recordedAt'],
      ),
    ),
    ...responsesFor('question', 'body'),
  },
};
