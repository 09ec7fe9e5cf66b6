import type { Finding } from '../model/index.ts';

/** One record of a JSON array or of JSON lines, and where it stands. */
export interface JsonRecord {
  readonly value: unknown;
  /** `$[3]`: its place in the array, or among the lines. */
  readonly path: string;
  /** Line of the record; JSON arrays do not have one. */
  readonly line?: number;
}

export interface JsonRecords {
  readonly records: readonly JsonRecord[];
  readonly findings: readonly Finding[];
}

/**
 * The records of a JSON array, of a single JSON object, or of JSON lines (one object a line).
 *
 * Every line that is not JSON is a finding of its own place; reading goes on after it.
 */
export function readJsonRecords(text: string, file: string): JsonRecords {
  const trimmed = text.trimStart();
  const whole = parse(text);
  if ('value' in whole) {
    const list: readonly unknown[] = Array.isArray(whole.value) ? whole.value : [whole.value];
    return { records: list.map((value, at) => ({ value, path: `$[${at}]` })), findings: [] };
  }
  if (trimmed.startsWith('[')) return { records: [], findings: [notJson(file, whole.says)] };
  return lines(text, file);
}

function lines(text: string, file: string): JsonRecords {
  const records: JsonRecord[] = [];
  const findings: Finding[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parse(line);
    if ('value' in parsed)
      records.push({ value: parsed.value, path: `$[${records.length}]`, line: index + 1 });
    else findings.push(notJson(file, parsed.says, index + 1));
  }
  return { records, findings };
}

function parse(text: string): { readonly value: unknown } | { readonly says: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (thrown) {
    return { says: thrown instanceof SyntaxError ? thrown.message : 'it cannot be parsed' };
  }
}

function notJson(file: string, says: string, line?: number): Finding {
  return {
    code: 'not-json',
    severity: 'error',
    at: line === undefined ? { file } : { file, line },
    says: `It is not JSON: ${says}.`,
    try: 'Check that the file was written to its end.',
  };
}
