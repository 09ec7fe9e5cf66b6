import { recognise } from '../formats/recognise.ts';
import { BadCall, parsePartialDate, type PartialDate } from '../model/index.ts';
import { SCHEMA_VERSION } from '../operations/respond.ts';
import type { Workspace } from '../operations/workspace.ts';

/** What came of a text that an agent added. */
export interface AddedText {
  readonly schemaVersion: number;
  readonly headline: string;
  readonly source: string;
  readonly name: string;
  readonly added: number;
  readonly known: number;
}

const FIELDS: ReadonlySet<string> = new Set(['name', 'text', 'published']);
const LONGEST_NAME = 200;

/**
 * Adds an article whose statements all wait for a person. Tables and case files are refused: they
 * would count as what somebody vouches for.
 */
export async function addText(
  workspace: Pick<Workspace, 'add'>,
  given: Readonly<Record<string, unknown>>,
): Promise<AddedText> {
  const unknown = Object.keys(given).filter((field) => !FIELDS.has(field));
  if (unknown.length > 0) throw new BadCall(`add_text: unknown ${unknown.join(', ')}.`);
  const name = textIn(given, 'name');
  const text = textIn(given, 'text');
  if (name.length > LONGEST_NAME) throw new BadCall(`"name" is longer than ${LONGEST_NAME} signs.`);
  const kind = recognise(text);
  if (kind !== 'text' && kind !== 'html')
    throw new BadCall('add_text takes the text of an article. Add tables with crosshold add.');
  const published = dateIn(given);
  const { receipt } = await workspace.add({
    name,
    bytes: new TextEncoder().encode(text),
    waits: true,
    ...(published && { published }),
  });
  const { source, added, known } = receipt;
  return {
    schemaVersion: SCHEMA_VERSION,
    headline: `${added} ${added === 1 ? 'statement waits' : 'statements wait'} for review.`,
    source,
    name,
    added,
    known,
  };
}

function textIn(given: Readonly<Record<string, unknown>>, field: string): string {
  const value = given[field];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new BadCall(`add_text: "${field}" must be text that is not empty.`);
}

function dateIn({ published }: Readonly<Record<string, unknown>>): PartialDate | undefined {
  if (published === undefined) return undefined;
  const date = typeof published === 'string' ? parsePartialDate(published) : undefined;
  if (date) return date;
  throw new BadCall('add_text: "published" must be a date such as 2019-06-10.');
}
