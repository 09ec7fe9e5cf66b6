import type { Run } from './runs.ts';
import type { Sentence } from '../sentence.ts';
import type { Token } from '../token.ts';

/** What learning looks at. */
export interface Text {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Words that the text also writes without a capital. */
  readonly lowers: ReadonlySet<string>;
}

/** The words of a run as the text has them. */
export function nameOf(text: Text, run: Run): string {
  const [first, last] = [text.tokens[run.from] as Token, text.tokens[run.to - 1] as Token];
  return text.text.slice(first.start, last.end).replace(/\s+/g, ' ');
}
