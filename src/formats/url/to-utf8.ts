/** The bytes as UTF-8, when the server names another encoding that is known; else as they are. */
export function toUtf8(bytes: Uint8Array, contentType: string): Uint8Array {
  const label = /charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(contentType)?.[1];
  if (label === undefined || /^utf-?8$/i.test(label)) return bytes;
  try {
    return new TextEncoder().encode(new TextDecoder(label).decode(bytes));
  } catch {
    return bytes;
  }
}
