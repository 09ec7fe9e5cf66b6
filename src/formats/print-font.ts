import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../model/index.ts';
import { lettersIn } from './font-letters.ts';

/** The font that comes with the program: a machine without fonts prints the same page. */
export const FONT = fileURLToPath(new URL('../../fonts/DejaVuSans.ttf', import.meta.url));
export const FAMILY = 'DejaVu Sans';

/** A chart in light colours only, in the font at hand; it has one weight, so that strong letters get an edge. */
export function printed(svg: string): string {
  return svg
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/font-family="[^"]*"/g, `font-family="${FAMILY}"`)
    .replace(/ font-weight="600" fill="([^"]*)"/g, ' fill="$1" stroke="$1" stroke-width="0.45"');
}

/** The letters of a text that the font does not have, each once. */
export function lettersWithout(text: string): string {
  const has = lettersIn(readFileSync(FONT));
  return [...new Set(text)].filter((letter) => !has(letter.codePointAt(0) ?? 0)).join('');
}

/** What a reader should know of a page whose letters are not all drawn. */
export function lacking(file: string, letters: string, remedy: string): Finding {
  return {
    code: 'letters-not-in-font',
    severity: 'remark',
    at: { file },
    says: `The font of the picture has no letters for "${letters}".`,
    try: remedy,
  };
}
