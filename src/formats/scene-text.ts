/** Bold letters are wider, by about this factor. */
export const BOLD = 1.1;

/** Characters that change the reading order of their surroundings, or show as nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029\u115f\u1160\u3164]/gu;

/** Half of a character that needs two units. */
const LONE = /\p{Surrogate}/gu;

/**
 * A name as it may be shown: no control, bidi-override or zero-width characters, which can make one
 * name look like another; whole characters only.
 */
export function shownName(name: string): string {
  return (
    name.replace(/\s+/gu, ' ').replace(UNSEEN, '').replace(LONE, '\ufffd').trim() || '(no name)'
  );
}

/** Text for XML and HTML, in elements and in quoted attributes. */
export function escapeText(text: string): string {
  return text
    .replace(LONE, '\ufffd')
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/**
 * Width of text in a system sans-serif face, in pixels: an estimate on the wide side, since the
 * reader's font is not known.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

/** Breaks a name at spaces into at most two lines; what does not fit ends in an ellipsis. */
export function nameLines(name: string, size: number, width: number): string[] {
  if (textWidth(name, size) <= width) return [name];
  const words = name.split(' ');
  let first = words.shift() ?? '';
  while (words.length > 0 && textWidth(`${first} ${words[0]}`, size) <= width)
    first += ` ${words.shift()}`;
  const lines = words.length > 0 ? [first, words.join(' ')] : [first];
  return lines.map((line) => clipped(line, size, width));
}

function clipped(line: string, size: number, width: number): string {
  if (textWidth(line, size) <= width) return line;
  const characters = [...line];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function emsOf(character: string): number {
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u.test(character))
    return 1;
  if (/[iljtfrI.,:;'|!()[\] ]/u.test(character)) return 0.34;
  if (/[mwMW@%]/u.test(character)) return 0.88;
  return /[A-Z&]/u.test(character) ? 0.69 : 0.57;
}
