import { answerSchema, askSchema, type ObjectSchema } from '../operations/ask-schema.ts';
import { examples } from '../operations/examples.ts';
import type { Operation } from '../operations/operation.ts';

/** A tool as the protocol lists it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema?: ObjectSchema;
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
    readonly openWorldHint: boolean;
  };
}

/** An operation as a tool: the same inputs and the same answer. */
export function toolOf(operation: Operation): Tool {
  const example = examples[operation.name];
  return {
    name: operation.name,
    title: operation.name,
    description: `${capital(operation.summary)}.${example ? ` Example: ${JSON.stringify(example)}` : ''}`,
    inputSchema: askSchema(operation),
    outputSchema: outline(answerSchema(operation)),
    annotations: {
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}

/** What an answer holds, a line a field: agents read all tools before they ask for one. */
function outline(schema: ObjectSchema): ObjectSchema {
  const fields = Object.entries(schema.properties).map(
    ([name, { type, enum: among, description }]) => [
      name,
      {
        ...(type !== undefined && { type }),
        ...(among && { enum: among }),
        ...(description !== undefined && { description }),
      },
    ],
  );
  return { ...schema, properties: Object.fromEntries(fields) as ObjectSchema['properties'] };
}

/** The one tool that writes, and only what a person then reviews. */
export const ADD_TEXT: Tool = {
  name: 'add_text',
  title: 'add_text',
  description:
    'Add the text of an article. What it claims waits for the review of a person: no answer uses it before.',
  inputSchema: {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 200, description: 'what to call it' },
      text: { type: 'string', minLength: 1, description: 'the article, as plain text or HTML' },
      published: { type: 'string', description: 'when it was published, such as 2019-06-10' },
    },
    required: ['name', 'text'],
    additionalProperties: false,
  },
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },
};

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
