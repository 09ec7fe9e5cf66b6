import { BadInput, type Finding } from '../model/index.ts';

/** What the codes of the store mean for a person. */
const MEANINGS: readonly (readonly [code: RegExp, finding: Omit<Finding, 'severity' | 'at'>])[] = [
  [
    /^SQLITE_CORRUPT/,
    {
      code: 'ledger-corrupt',
      says: 'The ledger is damaged.',
      try: 'Put back a copy of it, or move it away and add the documents again.',
    },
  ],
  [
    /^SQLITE_NOTADB/,
    {
      code: 'not-a-ledger',
      says: 'It is not a ledger.',
      try: 'Name another folder with --workspace, or move the file away.',
    },
  ],
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    {
      code: 'ledger-busy',
      says: 'Another process kept the ledger locked for ten seconds.',
      try: 'Wait until it has finished, and run this again.',
    },
  ],
  [
    /^SQLITE_FULL/,
    {
      code: 'disk-full',
      says: 'The disk is full; nothing was recorded.',
      try: 'Make room, and run this again.',
    },
  ],
  [
    /^SQLITE_(?:CANTOPEN|READONLY|IOERR|PERM)/,
    {
      code: 'ledger-unusable',
      says: 'The ledger cannot be read and written here.',
      try: 'Check the permissions of the folder and the disk.',
    },
  ],
];

/** Runs an action of the store; a failure that data or disk cause becomes `BadInput`. */
export function ledgerFailure<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (thrown) {
    const code = codeOf(thrown);
    const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
    if (!meaning) throw thrown;
    throw refused(file, meaning);
  }
}

/** One finding about the ledger's file, ready to be thrown. */
export function refused(file: string, finding: Omit<Finding, 'severity' | 'at'>): BadInput {
  return new BadInput([{ severity: 'error', at: { file }, ...finding }]);
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}
