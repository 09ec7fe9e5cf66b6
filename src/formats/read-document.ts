import { readBytes } from './read-file.ts';
import { isUrl } from './url/is-url.ts';

/** A document by the name of a file or the address of a page. */
export interface NamedDocument {
  /** The file's own name, without its folder, or the whole address. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file, or fetches a page; `BadInput` says why it cannot be had. */
export async function readDocument(place: string): Promise<NamedDocument> {
  if (!isUrl(place)) return { name: place.split(/[\\/]/).at(-1) ?? place, bytes: readBytes(place) };
  const { fetchDocument } = await import('./url/fetch-document.ts');
  const { url, bytes } = await fetchDocument(place);
  return { name: url, bytes };
}
