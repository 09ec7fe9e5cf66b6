/** Where a text stops being JSON, and why. */
export interface JsonFault {
  /** In UTF-16 units from the start. */
  readonly offset: number;
  readonly says: string;
  /** It may be JSON, but nests deeper than any record of a register does. */
  readonly deep?: true;
}

/** No register nests deeper; a file that does is a bomb. */
export const JSON_DEPTH_MAX = 64;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'next';

const WORDS: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'first-value': 'a value or ]',
  key: 'a name in double quotes',
  'first-key': 'a name in double quotes or }',
  colon: 'a colon',
  next: 'a comma or the end of the list or record',
};

/**
 * The first place where a text breaks RFC 8259, or nests deeper than `JSON_DEPTH_MAX`; nothing for a
 * text that is one JSON value. It walks without recursion, so that no nesting can exhaust the stack.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const walk = new Walk(text);
  return walk.run();
}

class Walk {
  private readonly text: string;
  private readonly open: ('[' | '{')[] = [];
  private at = 0;
  private expected: Expected = 'value';
  private done = false;

  constructor(text: string) {
    this.text = text;
  }

  run(): JsonFault | undefined {
    for (;;) {
      this.take(SPACE);
      if (this.done) return this.at === this.text.length ? undefined : this.fault('the end');
      const fault = this.step();
      if (fault) return fault;
    }
  }

  private step(): JsonFault | undefined {
    const character = this.text.charAt(this.at);
    const inner = this.open.at(-1);
    const closes = inner === '{' ? '}' : ']';
    const mayClose =
      this.expected !== 'value' && this.expected !== 'key' && this.expected !== 'colon';
    if (inner && character === closes && mayClose) return this.close();
    if (this.expected === 'colon') return this.pass(':', 'value');
    if (this.expected === 'next') return this.pass(',', inner === '{' ? 'key' : 'value');
    if (this.expected === 'key' || this.expected === 'first-key') {
      if (character !== '"') return this.fault();
      this.expected = 'colon';
      return this.string();
    }
    if (character === '[' || character === '{') return this.enter(character);
    this.after();
    if (character === '"') return this.string();
    if (this.take(WORD) || this.take(NUMBER)) return undefined;
    return this.fault('a value');
  }

  private enter(character: '[' | '{'): JsonFault | undefined {
    if (this.open.length === JSON_DEPTH_MAX)
      return {
        offset: this.at,
        says: `lists and records nest deeper than ${JSON_DEPTH_MAX}`,
        deep: true,
      };
    this.open.push(character);
    this.at += 1;
    this.expected = character === '{' ? 'first-key' : 'first-value';
    return undefined;
  }

  private close(): undefined {
    this.open.pop();
    this.at += 1;
    this.after();
  }

  /** A value is complete. */
  private after(): void {
    this.expected = 'next';
    this.done = this.open.length === 0;
  }

  private pass(mark: string, then: Expected): JsonFault | undefined {
    if (this.text.charAt(this.at) !== mark) return this.fault();
    this.at += 1;
    this.expected = then;
    return undefined;
  }

  private string(): JsonFault | undefined {
    const { text } = this;
    this.at += 1;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (Number.isNaN(code)) return this.fault('the closing quote of a text');
      if (code < 32) return this.fault('an escape such as \\n');
      if (code === 34) {
        this.at += 1;
        return undefined;
      }
      if (code !== 92) this.at += 1;
      else if (!this.take(ESCAPE)) return this.fault('an escape that JSON knows');
    }
  }

  /** Goes over what the form matches here; whether that is anything. */
  private take(form: RegExp): boolean {
    form.lastIndex = this.at;
    const length = form.exec(this.text)?.[0].length ?? 0;
    this.at += length;
    return length > 0;
  }

  private fault(wanted = WORDS[this.expected]): JsonFault {
    const found = this.text.codePointAt(this.at);
    const here =
      found === undefined
        ? 'the file ends'
        : `there is ${JSON.stringify(String.fromCodePoint(found))}`;
    return { offset: this.at, says: `${here} where ${wanted} should be` };
  }
}
