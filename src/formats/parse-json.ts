import { JSON_DEPTH_MAX, type JsonFault, jsonFault } from './json-fault.ts';

/** The value of a JSON text, or where and why it is none. */
export type ParsedJson = { readonly value: unknown } | { readonly fault: JsonFault };

/**
 * Parses a text that should be one JSON value and nests no deeper than a register does. Only a text that
 * fails is walked through for the place; the others are left to the engine.
 */
export function parseJson(text: string): ParsedJson {
  if (!nestsTooDeep(text)) {
    try {
      return { value: JSON.parse(text) as unknown };
    } catch (thrown) {
      if (!(thrown instanceof SyntaxError)) throw thrown;
    }
  }
  const fault = jsonFault(text);
  return fault ? { fault } : { value: JSON.parse(text) as unknown };
}

const [QUOTE, BACKSLASH] = [34, 92];

/** Whether brackets outside of texts nest deeper than allowed; in a text that is no JSON, perhaps. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = closingQuote(text, at + 1);
      if (at < 0) return false;
    } else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > JSON_DEPTH_MAX) return true;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return false;
}

/** The place of the quote that ends a text; −1 when there is none. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = at;
    while (escapes > from && text.charCodeAt(escapes - 1) === BACKSLASH) escapes -= 1;
    if ((at - escapes) % 2 === 0) return at;
  }
  return -1;
}
