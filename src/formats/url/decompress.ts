import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** The body of an answer without its compression; it never grows beyond the limit. */
export function decompressed(
  body: Uint8Array,
  encoding: string | undefined,
  bytesMax: number,
): Uint8Array | 'too-large' | 'broken' {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return body;
  const expand = EXPANDERS.get(name);
  if (!expand) return 'broken';
  try {
    return expand(body, { maxOutputLength: bytesMax });
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken';
  }
}

type Expand = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array;

const EXPANDERS: ReadonlyMap<string, Expand> = new Map<string, Expand>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);
