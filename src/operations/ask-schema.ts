import { z } from 'zod';
import type { Operation } from './operation.ts';
import { MOST_ROWS, USUAL_ROWS } from './page-rows.ts';

/** JSON Schema, draft 2020-12, as far as questions and answers need it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** The schema of an object, as those of questions and answers are. */
export interface ObjectSchema extends JsonSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
}

const MOMENT: Readonly<Record<string, JsonSchema>> = {
  asOf: {
    type: 'string',
    description: 'the day asked about, such as 2019-06-10; today without it',
  },
  knownAt: { type: 'string', description: 'only what was public on that day' },
  explain: { type: 'boolean', default: false, description: 'show how the answer was reached' },
};

const PAGE: Readonly<Record<string, JsonSchema>> = {
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: MOST_ROWS,
    description: `at most so many rows, of an answer that has rows; all without it, ${USUAL_ROWS} with an offset alone`,
  },
  offset: { type: 'integer', minimum: 0, description: 'so many rows are left out first' },
};

/** The inputs of the operation alone. */
export function inputSchema(operation: Operation): ObjectSchema {
  return plain(z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }));
}

/** A whole question: the inputs, the moment, and the page of the rows. */
export function askSchema(operation: Operation): ObjectSchema {
  const input = inputSchema(operation);
  return { ...input, properties: { ...input.properties, ...MOMENT, ...PAGE } };
}

/** A whole answer: the fields of the operation between those that every answer has. */
export function answerSchema(operation: Operation): ObjectSchema {
  const output = outputSchema(operation);
  return {
    ...output,
    properties: { ...ENVELOPE, ...output.properties },
    required: [
      ...new Set(['schemaVersion', 'operation', 'asOf', 'headline', 'sources', ...output.required]),
    ],
  };
}

const texts: JsonSchema = { type: 'array', items: { type: 'string' } };

/** The fields that every answer has. */
export const ENVELOPE: Readonly<Record<string, JsonSchema>> = {
  schemaVersion: { type: 'integer', description: 'grows when a field changes its meaning' },
  operation: { type: 'string' },
  asOf: { type: 'string', description: 'the day that the answer is about' },
  knownAt: { type: 'string', description: 'what was public on that day was used' },
  headline: { type: 'string', description: 'the answer in one sentence' },
  explanation: {
    type: 'array',
    description: 'how the answer was reached, when asked with explain',
    items: {
      type: 'object',
      properties: {
        says: { type: 'string' },
        rule: { type: 'string' },
        citation: { type: 'string' },
        statements: texts,
      },
      required: ['says'],
    },
  },
  page: {
    type: 'object',
    description: 'which rows these are, when asked with limit or offset',
    properties: {
      limit: { type: 'integer' },
      offset: { type: 'integer' },
      total: { type: 'integer' },
    },
    required: ['limit', 'offset', 'total'],
  },
  sources: {
    type: 'array',
    description: 'the statements that the answer names, each with its sentence or row',
    items: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        role: { type: 'string', enum: ['decides', 'agrees'] },
        says: { type: 'string', description: 'the claim in plain words' },
        source: { type: 'string', description: 'name of the document' },
        document: { type: 'string', description: 'id of the document' },
        quote: { type: 'string' },
        start: { type: 'integer', description: 'where the quote begins in the text' },
        end: { type: 'integer' },
        line: { type: 'integer', description: 'line of the table' },
        cites: { type: 'string' },
        assertedBy: { type: 'string' },
        modality: { type: 'string' },
      },
      required: ['id', 'role', 'says', 'source', 'document', 'modality'],
    },
  },
};

function outputSchema(operation: Operation): ObjectSchema {
  return plain(z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }));
}

/** Inside a larger document the dialect is named once, by that document. */
function plain(schema: object): ObjectSchema {
  const { $schema: _, ...rest } = schema as JsonSchema;
  return {
    ...rest,
    type: 'object',
    properties: rest.properties ?? {},
    required: rest.required ?? [],
  };
}
