import { isNode, LineCounter, parse, parseDocument, YAMLParseError } from 'yaml';
import { BadInput } from '../model/index.ts';
import { readText } from './read-file.ts';

/** Aliases that expand further than this are a bomb, not a document. */
const ALIASES_MAX = 100;

/** Plain data of a YAML or JSON file; `BadInput` with the line when it is neither. */
export function readYaml(file: string): unknown {
  return parseYaml(readText(file), file);
}

export function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text, { uniqueKeys: true, maxAliasCount: ALIASES_MAX });
  } catch (thrown) {
    const line = thrown instanceof YAMLParseError ? thrown.linePos?.[0].line : undefined;
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : '';
    const at = line === undefined ? { file } : { file, line };
    throw new BadInput([
      {
        code: 'not-yaml',
        severity: 'error',
        at,
        says: `It is not valid YAML: ${why}`,
        try: 'Mend that line.',
      },
    ]);
  }
}

export interface LocatedYaml {
  readonly data: unknown;
  /** The line on which a part stands, counted from 1. */
  readonly lineOf: (path: readonly (string | number)[]) => number | undefined;
}

/** Like `readYaml`, and knows where each part stands. */
export function readLocatedYaml(file: string): LocatedYaml {
  const text = readText(file);
  const data = parseYaml(text, file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return {
    data,
    lineOf: (path) => {
      const found = document.getIn(path, true);
      return isNode(found) && found.range ? lines.linePos(found.range[0]).line : undefined;
    },
  };
}
