import { BadInput, type Finding } from '../model/index.ts';
import { hashOf, secret } from './session.ts';
import { type Role, ROLES } from './visitor.ts';

/** A person who may use a shared server. */
export interface User {
  readonly name: string;
  readonly role: Role;
  /** SHA-256 of the token, in hex; the token itself is written nowhere. */
  readonly hash: string;
}

/** One user a line: name, role and hash, with tabs between. Lines that begin with # are notes. */
export function readUsers(text: string, file: string): readonly User[] {
  const findings: Finding[] = [];
  const users = text.split('\n').flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const read = userOf(line);
    if (typeof read !== 'string') return [read];
    findings.push(bad({ file, line: at + 1 }, read));
    return [];
  });
  const names = users.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) findings.push(bad({ file }, `"${twice}" stands there twice.`));
  if (users.length === 0 && findings.length === 0) findings.push(bad({ file }, 'It names nobody.'));
  if (findings.length > 0) throw new BadInput(findings);
  return users;
}

/** The user of a line, or what is wrong with it. */
function userOf(line: string): User | string {
  const [name = '', role = '', hash = '', ...rest] = line.trimEnd().split('\t');
  if (rest.length > 0 || !isUserName(name))
    return 'It is not a name, a role and a hash with tabs between.';
  if (!isRole(role)) return `"${role}" is not a role: ${ROLES.join(', ')}.`;
  return /^[0-9a-f]{64}$/.test(hash) ? { name, role, hash } : 'The hash is not a SHA-256 in hex.';
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Letters, digits and a few signs: a name stands in logs and beside reviews. */
export function isUserName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u.test(text);
}

/** A new user and the token that only this call ever sees. */
export function newUser(
  name: string,
  role: Role,
): { readonly line: string; readonly token: string } {
  const token = secret();
  return { token, line: `${name}\t${role}\t${hashOf(token)}\n` };
}

function bad(at: Finding['at'], says: string): Finding {
  return {
    code: 'bad-users-file',
    severity: 'error',
    ...(at && { at }),
    says,
    try: 'Write the lines with crosshold user NAME --role ROLE --users FILE.',
  };
}
