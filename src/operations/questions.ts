import { BadCall, type Day } from '../model/index.ts';
import { partsMade } from '../register/register-parts.ts';
import type { Subject } from './operation.ts';
import { pageAsked } from './page-rows.ts';
import { checkPlainJson } from './plain-json.ts';
import { loadOperations } from './registry.ts';
import { respond, type Response } from './respond.ts';
import { momentOf, type Operations, subjectAt } from './subject.ts';
import type { Workspace } from './workspace.ts';

/**
 * The inputs of an operation, with what every question may say besides: `asOf`, `knownAt`,
 * `explain`, `limit` and `offset`.
 */
export type Asked = Readonly<Record<string, unknown>>;

/** Answers questions about the workspace as it is now. */
export interface Questions {
  answer(name: string, asked: Asked): Promise<Response>;
}

/** Registers of this many moments are kept; when the workspace changes, what did not change of them stays. */
const KEPT = 24;
/** Together they hold at most this many companies; the last asked of is kept whatever it holds. */
const KEPT_PARTS = 100_000;

interface Kept {
  readonly version: number;
  readonly subject: Subject;
}

/** Questions over a workspace that changes, for faces that stay open. */
export function questionsOver(
  workspace: Pick<Workspace, 'version' | 'caseFile'>,
  law: Subject['law'],
  today: () => Day,
): Questions {
  let operations: Promise<Operations> | undefined;
  const subjects = new Map<string, Kept>();
  return {
    async answer(name, asked) {
      operations ??= loadOperations();
      const loaded = await operations;
      const operation = loaded.get(name);
      if (!operation) throw new BadCall(`There is no operation "${name}".`);
      checkPlainJson(asked);
      const { asOf, knownAt, explain, limit, offset, ...parameters } = asked;
      const moment = momentOf(text('asOf', asOf), text('knownAt', knownAt), today());
      const page = pageAsked(limit, offset);
      const options = { explain: flag('explain', explain), ...(page && { page }) };
      const now = workspace.version();
      const key = `${moment.asOf} ${moment.knownAt ?? ''}`;
      const kept = subjects.get(key);
      const subject =
        kept?.version === now
          ? kept.subject
          : subjectAt(workspace.caseFile(), law, loaded, { ...moment, before: kept?.subject });
      keep(subjects, key, { version: now, subject });
      return respond(operation, subject, parameters, options);
    },
  };
}

function text(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw new BadCall(`"${name}" must be text.`);
}

function flag(name: string, value: unknown): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  throw new BadCall(`"${name}" must be true or false.`);
}

/** The last used stays longest. */
function keep(subjects: Map<string, Kept>, key: string, subject: Kept): void {
  subjects.delete(key);
  subjects.set(key, subject);
  const sizes = [...subjects].map(
    ([other, kept]) => [other, partsMade(kept.subject.register)] as const,
  );
  let parts = sizes.reduce((total, [, size]) => total + size, 0);
  for (const [other, size] of sizes) {
    if (other === key || (subjects.size <= KEPT && parts <= KEPT_PARTS)) break;
    subjects.delete(other);
    parts -= size;
  }
}
