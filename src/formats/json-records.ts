import type { Finding } from '../model/index.ts';
import type { JsonFault } from './json-fault.ts';
import { parseJson } from './parse-json.ts';

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
 * Every line that is not JSON, or nests too deep, is a finding of its own place; reading goes on after
 * it. A text whose first line is no JSON by itself is one JSON value, and is refused as a whole.
 */
export function readJsonRecords(text: string, file: string, before = 0): JsonRecords {
  if (beginsWithRecord(text)) return lines(text, file, before);
  const parsed = parseJson(text);
  if ('fault' in parsed)
    return isLines(text)
      ? lines(text, file, before)
      : { records: [], findings: [notJson(file, parsed.fault, text)] };
  const { value } = parsed;
  if (Array.isArray(value)) return { records: placed(value, before), findings: [] };
  const line = before + (/^\s*/.exec(text)?.[0].split('\n').length ?? 1);
  return { records: [{ value, path: `$[${before}]`, line }], findings: [] };
}

function placed(values: readonly unknown[], before: number): JsonRecord[] {
  return values.map((value, at) => ({ value, path: `$[${at + before}]` }));
}

/** Whether the first line that is not blank is a record by itself: then so are the others, or they are broken. */
function beginsWithRecord(text: string): boolean {
  const [first] = firstLines(text).filter((line) => line.trim() !== '');
  return first !== undefined && isRecord(first);
}

function firstLines(text: string): string[] {
  return text.slice(0, FIRST_LENGTH).split('\n', FIRST_LINES);
}

function isRecord(line: string): boolean {
  return /^\s*\{/.test(line) && 'value' in parseJson(line);
}

/** Whether one of the first lines is a JSON record by itself, and not the whole text. */
function isLines(text: string): boolean {
  if (/^\s*\[/.test(text)) return false;
  const first = firstLines(text);
  return first.length > 1 && first.some(isRecord);
}

const FIRST_LINES = 20;
const FIRST_LENGTH = 1024 * 1024;

function lines(text: string, file: string, before: number): JsonRecords {
  const records: JsonRecord[] = [];
  const findings: Finding[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const at = index + before;
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if ('fault' in parsed) findings.push(notJson(file, parsed.fault, line, at));
    else
      records.push({
        value: parsed.value,
        path: `$[${records.length + before}]`,
        line: at + 1,
      });
  }
  return { records, findings };
}

function notJson(file: string, fault: JsonFault, text: string, linesBefore = 0): Finding {
  const before = text.slice(0, fault.offset).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return {
    code: fault.deep ? 'too-deep' : 'not-json',
    severity: 'error',
    at: { file, line: linesBefore + before.length },
    says: `It is not JSON that can be read: in column ${column}, ${fault.says}.`,
    try: fault.deep
      ? 'Check what wrote it; records of a register are flat.'
      : 'Check that the file was written to its end, and that its names and texts stand in double quotes.',
  };
}
