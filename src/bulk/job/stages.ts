import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { BadInput } from '../../model/index.ts';

const WORK = '.stages';

/** A file that a stage wrote, with its hash. */
export interface Output {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

interface StageRecord<Result> {
  readonly key: string;
  readonly outputs: readonly Output[];
  readonly result: Result;
}

export interface Stage<Result> {
  readonly name: string;
  /** All that its result depends on, beside the stages before it. */
  readonly from: unknown;
  /** Files that it writes, relative to the folder. */
  readonly writes: readonly string[];
  /** Writes the files under the names that it is given. */
  readonly run: (path: (file: string) => string) => Promise<Result> | Result;
}

/**
 * A folder in which a run leaves its stages, each written whole or not at all: first under a name of its own, then
 * renamed, and last of all its record with the hashes of its files. A run that was killed goes on behind the last
 * stage whose record and files still fit.
 */
export class StageFolder {
  readonly reused: string[] = [];
  readonly #dir: string;
  #chain: string;

  constructor(dir: string, version: string) {
    this.#dir = dir;
    this.#chain = digest(version);
    refuseForeign(dir);
    mkdirSync(join(dir, WORK), { recursive: true });
  }

  path(file: string): string {
    return join(this.#dir, file);
  }

  /** A file between stages, which is removed when the run is done. */
  static working(file: string): string {
    return join(WORK, file);
  }

  async stage<Result>(stage: Stage<Result>): Promise<Result> {
    const key = digest(JSON.stringify([this.#chain, stage.name, stage.from]));
    this.#chain = key;
    const known = this.#known<Result>(stage, key);
    if (known) {
      this.reused.push(stage.name);
      return known.result;
    }
    const part = (file: string) => `${this.path(file)}.part`;
    for (const file of stage.writes) rmSync(part(file), { force: true });
    const result = await stage.run(part);
    for (const file of stage.writes) renameSync(part(file), this.path(file));
    const outputs = stage.writes.map((file) => outputOf(this.path(file), file));
    this.#keep(stage.name, { key, outputs, result });
    return result;
  }

  /** The files of a stage that ran. */
  outputs(name: string): readonly Output[] {
    return this.#record(name)?.outputs ?? [];
  }

  #known<Result>(stage: Stage<Result>, key: string): StageRecord<Result> | undefined {
    const record = this.#record<Result>(stage.name);
    if (record?.key !== key) return undefined;
    const sound = record.outputs.every(({ file, sha256 }) => {
      const path = this.path(file);
      return existsSync(path) && hashFile(path) === sha256;
    });
    return sound ? record : undefined;
  }

  #record<Result>(name: string): StageRecord<Result> | undefined {
    try {
      const text = readFileSync(this.path(join(WORK, `${name}.json`)), 'utf8');
      return JSON.parse(text) as StageRecord<Result>;
    } catch {
      return undefined;
    }
  }

  #keep<Result>(name: string, record: StageRecord<Result>): void {
    const path = this.path(join(WORK, `${name}.json`));
    writeFileSync(`${path}.part`, JSON.stringify(record), { flush: true });
    renameSync(`${path}.part`, path);
  }
}

function refuseForeign(dir: string): void {
  if (!existsSync(dir) || existsSync(join(dir, WORK)) || readdirSync(dir).length === 0) return;
  throw new BadInput([
    {
      code: 'bulk-folder-in-use',
      severity: 'error',
      at: { file: dir },
      says: 'The folder holds files that no earlier run wrote.',
      try: 'Name a new or empty folder with --out.',
    },
  ]);
}

function outputOf(path: string, file: string): Output {
  const { sha256, bytes } = hashed(path);
  return { file, bytes, sha256 };
}

/** SHA-256 of a file of any size, in hex. */
export function hashFile(path: string, read: (bytes: number) => void = () => {}): string {
  return hashed(path, read).sha256;
}

function hashed(path: string, read: (bytes: number) => void = () => {}) {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(4 * 1024 * 1024);
  const file = openSync(path, 'r');
  let bytes = 0;
  try {
    for (;;) {
      const got = readSync(file, buffer, 0, buffer.length, null);
      if (got === 0) break;
      hash.update(buffer.subarray(0, got));
      bytes += got;
      read(bytes);
    }
  } finally {
    closeSync(file);
  }
  return { sha256: hash.digest('hex'), bytes };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
