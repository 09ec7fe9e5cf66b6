import {
  answerSchema,
  askSchema,
  ENVELOPE,
  type JsonSchema,
  type ObjectSchema,
} from '../operations/ask-schema.ts';
import { examples } from '../operations/examples.ts';
import type { Operation } from '../operations/operation.ts';
import { fixedPaths } from './openapi-fixed.ts';
import { PROBLEM, problemResponses, type ResponseRefs, responsesFor } from './openapi-problems.ts';
import { queryKind } from './query-kind.ts';

/** An OpenAPI 3.1 document, as far as its readers here need to know it. */
export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly [field: string]: unknown;
}

export type PathItem = Readonly<Record<string, OpenApiOperation>>;

export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly responses: ResponseRefs;
  readonly [field: string]: unknown;
}

/** The description of the API, from the same schemas that check its questions. */
export function openApiOf(operations: Iterable<Operation>, version: string): OpenApi {
  const list = [...operations];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Crosshold',
      version,
      description:
        'Who owns a company, who controls it, who can block it, and what a deal would change. ' +
        'Every number comes with its base, its method and the statements that say it. Not legal advice.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    } as OpenApi['info'],
    servers: [{ url: '/', description: 'the machine that runs crosshold serve' }],
    security: [{ token: [] }, { cookie: [] }],
    tags: [
      { name: 'questions', description: 'what the material answers' },
      { name: 'workspace', description: 'the material itself' },
    ],
    paths: {
      ...fixedPaths(),
      ...Object.fromEntries(list.map((operation) => [`/api/${operation.name}`, pathOf(operation)])),
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'the token that serve prints' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'crosshold_{port}',
          description: 'the session of the page; its name ends with the port',
        },
      },
      schemas: {
        Problem: PROBLEM,
        ...Object.fromEntries(ONCE.map((field) => [field, ENVELOPE[field]])),
        ...Object.fromEntries(list.flatMap(schemasOf)),
      },
      responses: problemResponses(),
    },
  };
}

function schemasOf(operation: Operation): readonly (readonly [string, ObjectSchema])[] {
  return [
    [`${operation.name}.question`, askSchema(operation)],
    [`${operation.name}.answer`, withReferences(answerSchema(operation))],
  ];
}

/** Long fields of every answer, which are described once. */
const ONCE = ['explanation', 'page', 'sources'] as const;

function withReferences(schema: ObjectSchema): ObjectSchema {
  const references = Object.fromEntries(ONCE.map((field) => [field, schemaRef(field)]));
  return { ...schema, properties: { ...schema.properties, ...references } };
}

function pathOf(operation: Operation): PathItem {
  const { name, summary } = operation;
  const answer = {
    description: 'the answer',
    content: { 'application/json': { schema: schemaRef(`${name}.answer`) } },
  };
  const common = { tags: ['questions'], summary };
  return {
    get: {
      ...common,
      operationId: `get-${name}`,
      parameters: [...parametersOf(operation), IF_NONE_MATCH],
      responses: {
        200: { ...answer, headers: READ_HEADERS },
        304: { description: 'the answer of If-None-Match still holds' },
        ...responsesFor('question'),
      },
    },
    post: {
      ...common,
      operationId: `ask-${name}`,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaRef(`${name}.question`),
            example: examples[name] ?? {},
          },
        },
      },
      responses: { 200: answer, ...responsesFor('question', 'body') },
    },
  };
}

function parametersOf(operation: Operation): readonly unknown[] {
  const { properties, required } = askSchema(operation);
  const example = examples[operation.name] ?? {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(schema.description !== undefined && { description: schema.description }),
    ...styleOf(schema),
    ...(queryKind(schema) !== 'json' && example[name] !== undefined && { example: example[name] }),
  }));
}

/** A list stands as the name repeated; what nests stands as JSON. */
function styleOf(schema: JsonSchema): Record<string, unknown> {
  const kind = queryKind(schema);
  if (kind === 'json') return { content: { 'application/json': { schema } } };
  return kind === 'list' || kind === 'some' ? { style: 'form', explode: true, schema } : { schema };
}

function schemaRef(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header',
  description: 'the ETag of an answer that the client keeps',
  schema: { type: 'string' },
};

const READ_HEADERS = {
  ETag: { description: 'of this answer, for If-None-Match', schema: { type: 'string' } },
  Link: {
    description: 'first, prev, next and last page, when asked with limit or offset',
    schema: { type: 'string' },
  },
};
