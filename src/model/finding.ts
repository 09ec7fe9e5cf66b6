/** Where something was read: a file, and a line in it when there is one. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/**
 * A located remark about data: what is wrong, and what to do about it.
 *
 * Findings are collected and shown; bad data is never dropped or mended in silence.
 * An `error` could not be used at all; a `remark` was used, and the reader should know why.
 */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'remark';
  readonly at?: Place;
  readonly about?: string;
  readonly says: string;
  readonly try: string;
}

export function placeText(at: Place): string {
  return at.line === undefined ? at.file : `${at.file}:${at.line}`;
}

/** One line for a terminal: place, what is wrong, what to do. */
export function findingText(finding: Finding): string {
  const place = finding.at ? `${placeText(finding.at)}: ` : '';
  return `${place}${finding.says} ${finding.try} [${finding.code}]`;
}

/** Input that cannot be used, with every finding that says why. Exit status 3 at the terminal. */
export class BadInput extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map(findingText).join('\n'));
    this.name = 'BadInput';
    this.findings = findings;
  }
}

/** A call that does not fit the operation: says what was expected. Exit status 2 at the terminal. */
export class BadCall extends TypeError {
  constructor(says: string) {
    super(says);
    this.name = 'BadCall';
  }
}

/** A question that the material cannot answer: says what is missing. Exit status 1 at the terminal. */
export class NoAnswer extends Error {
  readonly missing: readonly string[];

  constructor(says: string, missing: readonly string[] = []) {
    super(says);
    this.name = 'NoAnswer';
    this.missing = missing;
  }
}
