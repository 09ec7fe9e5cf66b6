import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Finding, Place } from '../../model/index.ts';

const BUFFERED = 256;
const EXAMPLES_MAX = 3;

/** How often a finding was met, and where first. */
export interface FindingCount {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly count: number;
  readonly says: string;
  readonly try: string;
  readonly first: readonly Place[];
}

/** Writes every finding to a file of JSON lines, and keeps the counts by code: memory does not grow with them. */
export class FindingLog {
  readonly #file: number;
  readonly #counts = new Map<string, FindingCount & { count: number; first: Place[] }>();
  #lines: string[] = [];

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  note(finding: Finding): void {
    this.#count(finding);
    this.#write(finding);
  }

  /** Counts a finding of which the first ones stand for all: no more than those are written. */
  gather(finding: Finding): void {
    if (this.#count(finding) <= EXAMPLES_MAX) this.#write(finding);
  }

  /** How many of the code there are, this one included. */
  #count(finding: Finding): number {
    const { code, severity, at, says } = finding;
    const known = this.#counts.get(code) ?? {
      code,
      severity,
      count: 0,
      says,
      try: finding.try,
      first: [],
    };
    this.#counts.set(code, known);
    known.count++;
    if (at && known.first.length < EXAMPLES_MAX) known.first.push(at);
    return known.count;
  }

  #write(finding: Finding): void {
    const { code, severity, at, about, says } = finding;
    this.#lines.push(
      JSON.stringify({
        code,
        severity,
        file: at?.file,
        line: at?.line,
        about,
        says,
        try: finding.try,
      }),
    );
    if (this.#lines.length >= BUFFERED) this.#flush();
  }

  /** Ends the file and gives the counts, errors first. */
  close(): FindingCount[] {
    this.#flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
    return [...this.#counts.values()].sort(
      (one, other) =>
        one.severity.localeCompare(other.severity) || one.code.localeCompare(other.code),
    );
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    writeSync(this.#file, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}
