import { BadCall } from '../model/index.ts';
import type { Answer } from './operation.ts';
import type { Page, PageOf } from './page.ts';

export const MOST_ROWS = 1000;
export const USUAL_ROWS = 100;

/** The page that `limit` and `offset` ask for; nothing when neither is given. */
export function pageAsked(limit: unknown, offset: unknown): Page | undefined {
  if (limit === undefined && offset === undefined) return undefined;
  return {
    limit: whole('limit', limit ?? USUAL_ROWS, 1, MOST_ROWS),
    offset: whole('offset', offset ?? 0, 0, Number.MAX_SAFE_INTEGER),
  };
}

/** The answer with the rows of the page alone. Its headline and other fields tell of all rows. */
export function onPage(answer: Answer, page: Page): Answer & { readonly page: PageOf } {
  const { rows } = answer;
  if (!Array.isArray(rows))
    throw new BadCall('This answer has no rows: leave out limit and offset.');
  const { limit, offset } = page;
  return {
    ...answer,
    rows: rows.slice(offset, offset + limit),
    page: { limit, offset, total: rows.length },
  };
}

function whole(name: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
    return value;
  throw new BadCall(`"${name}" must be a whole number from ${least} to ${most}.`);
}
