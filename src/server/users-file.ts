import { appendFileSync, chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { BadCall, BadInput } from '../model/index.ts';
import { isUserName, newUser, readUsers, type User } from './users.ts';
import type { Role } from './visitor.ts';

/** Reads the users of a shared server; a file that others can read or write is refused. */
export function usersOf(file: string): readonly User[] {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    throw refused(
      file,
      'no-such-file',
      'There is no such file.',
      'Make it with crosshold user NAME --role admin --users FILE.',
    );
  }
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
    throw refused(
      file,
      'file-open-to-others',
      'Other users of this machine can read or write it.',
      `Run chmod 600 ${file}.`,
    );
  }
  return readUsers(readFileSync(file, 'utf8'), file);
}

/** Adds a user and gives the token, which is written nowhere. */
export function addUser(file: string, name: string, role: Role): string {
  if (!isUserName(name))
    throw new BadCall(
      `"${name}" is not a name for a user: letters, digits, spaces and . _ @ - only.`,
    );
  if (existsSync(file) && usersOf(file).some((user) => user.name === name)) {
    throw new BadCall(`There is a user "${name}" already; remove the line to give a new token.`);
  }
  const { line, token } = newUser(name, role);
  appendFileSync(file, line, { mode: 0o600 });
  chmodSync(file, 0o600);
  return token;
}

function refused(file: string, code: string, says: string, remedy: string): BadInput {
  return new BadInput([{ code, severity: 'error', at: { file }, says, try: remedy }]);
}
