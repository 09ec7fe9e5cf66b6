import { BadInput, type Finding } from '../model/index.ts';

/** What helps a damaged ledger. */
const REMEDY =
  'crosshold doctor tells what is left and can write it to a new workspace; crosshold restore puts back a backup.';

/** What the codes of the store mean for a person. */
const MEANINGS: readonly (readonly [code: RegExp, finding: Omit<Finding, 'severity' | 'at'>])[] = [
  [
    /^SQLITE_CORRUPT/,
    {
      code: 'ledger-corrupt',
      says: 'The ledger is damaged.',
      try: REMEDY,
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
    if (!code.startsWith('SQLITE_')) throw thrown;
    const meaning = MEANINGS.find(([pattern]) => pattern.test(code))?.[1];
    throw refused(file, meaning ?? unknownFailure(thrown));
  }
}

/** A ledger whose content is not what was written: it is never served. */
export function damaged(file: string, how: string): BadInput {
  return refused(file, {
    code: 'ledger-corrupt',
    says: `The ledger is damaged: ${how}.`,
    try: REMEDY,
  });
}

/** One finding about the ledger's file, ready to be thrown. */
export function refused(file: string, finding: Omit<Finding, 'severity' | 'at'>): BadInput {
  return new BadInput([{ severity: 'error', at: { file }, ...finding }]);
}

/** A refusal of the store that has no words of its own: most often tables that are not as they were made. */
function unknownFailure(thrown: unknown): Omit<Finding, 'severity' | 'at'> {
  return {
    code: 'ledger-corrupt',
    says: `The ledger's tables are not as they were made: ${thrown instanceof Error ? thrown.message : String(thrown)}.`,
    try: REMEDY,
  };
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}
