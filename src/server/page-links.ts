import type { PageOf } from '../operations/page.ts';

/** The `Link` header (RFC 8288) of a page of rows: the first, previous, next and last one. */
export function pageLinks(address: string, { limit, offset, total }: PageOf): string {
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  const links = [
    ['first', 0],
    ...(offset > 0 ? [['prev', Math.max(0, offset - limit)] as const] : []),
    ...(offset + limit < total ? [['next', offset + limit] as const] : []),
    ['last', last],
  ] as const;
  return links
    .map(([rel, start]) => `<${pageAddress(address, limit, start)}>; rel="${rel}"`)
    .join(', ');
}

/** A relative address, so that it holds under every name of the server. */
function pageAddress(address: string, limit: number, offset: number): string {
  const { pathname, searchParams } = new URL(address);
  searchParams.set('limit', String(limit));
  searchParams.set('offset', String(offset));
  return `${pathname}?${searchParams.toString()}`;
}
