import { copyFileSync, linkSync, rmSync } from 'node:fs';
import type { Driver } from './driver.ts';
import { migrate } from './migrate.ts';
import { refused } from './refusal.ts';

/**
 * Makes a new ledger beside its place and then gives it its name, so that a ledger is never seen
 * half made: an empty file under that name was emptied by something else, and is refused.
 */
export function createFile(file: string, open: (file: string) => Driver): void {
  const draft = `${file}.new-${process.pid}`;
  rmSync(draft, { force: true });
  try {
    const driver = open(draft);
    try {
      migrate(driver, draft);
    } finally {
      driver.close();
    }
    // A copy: the engine may keep the draft and its log open until it is collected.
    copyFileSync(draft, `${draft}-made`);
    name(`${draft}-made`, file);
  } finally {
    for (const end of ['', '-wal', '-shm', '-made']) rmSync(draft + end, { force: true });
  }
}

function name(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (thrown) {
    // Another process was first; its ledger is as good as this one.
    if (isCode(thrown, 'EEXIST')) return;
    throw refused(file, {
      code: 'ledger-unusable',
      says: `The ledger cannot be made here: ${thrown instanceof Error ? thrown.message : String(thrown)}.`,
      try: 'Check the permissions of the folder, or name another one with --workspace.',
    });
  }
}

function isCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}
