/**
 * Which letters a TrueType font has, from its character map (OpenType `cmap`, formats 4 and 12: by
 * segment, for 16 and 32 bits).
 */
export function lettersIn(font: Uint8Array): (codePoint: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const map = tableAt(view, 'cmap');
  const ranges = map === undefined ? [] : mapsAt(view, map).flatMap((at) => rangesAt(view, at));
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}

type Range = readonly [first: number, last: number];

function tableAt(view: DataView, name: string): number | undefined {
  const count = view.getUint16(4);
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)));
    if (tag === name) return view.getUint32(at + 8);
  }
  return undefined;
}

function mapsAt(view: DataView, table: number): number[] {
  const count = view.getUint16(table + 2);
  return Array.from(
    { length: count },
    (_, index) => table + view.getUint32(table + 4 + 8 * index + 4),
  );
}

function rangesAt(view: DataView, at: number): Range[] {
  const format = view.getUint16(at);
  if (format === 12) return groups(view, at);
  return format === 4 ? segments(view, at) : [];
}

function groups(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, index): Range => {
    const group = at + 16 + 12 * index;
    return [view.getUint32(group), view.getUint32(group + 4)];
  });
}

/** The last segment ends the list and holds no letter. */
function segments(view: DataView, at: number): Range[] {
  const double = view.getUint16(at + 6);
  return Array.from({ length: double / 2 - 1 }, (_, index): Range => {
    const last = view.getUint16(at + 14 + 2 * index);
    return [view.getUint16(at + 16 + double + 2 * index), last];
  });
}
