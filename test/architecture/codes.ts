import { readFileSync } from 'node:fs';
import { filesUnder } from './layers.ts';

const KEBAB = /['`]([a-z]+(?:-[a-z0-9]+)+|[a-z]+-\$\{\w+\})['`]/g;
/** Functions that make a finding, a stop or a problem of a code among their arguments. */
const MAKERS =
  /\b(?:refuse|refused|finding|headerFinding|stop|needs|problem|bad|lacks|missing|remark)\(/g;
const FIELD = /\bcode(?:: | = |\??: \w+ = )([^,;]*)/g;
const TITLES = /^const TITLES[^{]*\{([\s\S]*?)^\}/m;

/**
 * Every code with which the program can refuse or remark, and the file that says it. A code made from
 * a name, such as `missing-${column}`, is kept with its beginning: `missing-…`.
 */
export function findingCodes(source: string): Map<string, string> {
  const codes = new Map<string, string>();
  for (const file of filesUnder(source)) {
    const text = readFileSync(file, 'utf8');
    for (const code of titlesIn(text)) codes.set(code, file);
    for (const part of [...callsIn(text), ...fieldsIn(text)])
      for (const [, code] of part.matchAll(KEBAB))
        codes.set((code as string).replace(/\$\{.*/, '…'), file);
  }
  return codes;
}

/** The arguments of every call of a maker, nested calls included. */
function callsIn(text: string): string[] {
  return [...text.matchAll(MAKERS)].map((match) => {
    const start = match.index + match[0].length;
    let [depth, end] = [1, start];
    while (depth > 0 && end < text.length) {
      if (text[end] === '(') depth += 1;
      if (text[end] === ')') depth -= 1;
      end += 1;
    }
    return text.slice(start, end);
  });
}

function fieldsIn(text: string): string[] {
  return [...text.matchAll(FIELD)].map(([, value]) => value as string);
}

/** Problems of the server are the keys of one table, of one word or several. */
function titlesIn(text: string): string[] {
  const table = TITLES.exec(text)?.[1] ?? '';
  return [...table.matchAll(/^\s+'?([a-z-]+)'?: \[/gm)].map(([, code]) => code as string);
}
