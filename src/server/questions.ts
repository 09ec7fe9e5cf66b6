import type { Day } from '../model/index.ts';
import { loadOperations } from '../operations/registry.ts';
import { respond, type Response as Answered } from '../operations/respond.ts';
import { momentOf, type Operations, subjectAt } from '../operations/subject.ts';
import type { Subject } from '../operations/operation.ts';
import { BadCall } from '../model/index.ts';
import { type Body, optionalText } from './read-json.ts';
import type { WorkspacePort } from './workspace-port.ts';

/** Answers questions about the workspace as it is now. */
export interface Questions {
  answer(name: string, body: Body): Promise<Answered>;
}

/** Registers of this many moments are kept until the workspace changes. */
const KEPT = 24;

export function questionsOver(
  workspace: WorkspacePort,
  law: Subject['law'],
  today: () => Day,
): Questions {
  let operations: Promise<Operations> | undefined;
  let version = Number.NaN;
  const subjects = new Map<string, Subject>();
  return {
    async answer(name, body) {
      operations ??= loadOperations();
      const loaded = await operations;
      const operation = loaded.get(name);
      if (!operation) throw new BadCall(`There is no operation "${name}".`);
      const { asOf: _asOf, knownAt: _knownAt, explain, ...parameters } = body;
      const moment = momentOf(optionalText(body, 'asOf'), optionalText(body, 'knownAt'), today());
      const now = workspace.version();
      if (now !== version) subjects.clear();
      version = now;
      const key = `${moment.asOf} ${moment.knownAt ?? ''}`;
      const subject = subjects.get(key) ?? subjectAt(workspace.caseFile(), law, loaded, moment);
      keep(subjects, key, subject);
      return respond(operation, subject, parameters, { explain: explain === true });
    },
  };
}

/** The last used stays longest. */
function keep(subjects: Map<string, Subject>, key: string, subject: Subject): void {
  subjects.delete(key);
  subjects.set(key, subject);
  const [oldest] = subjects.keys();
  if (subjects.size > KEPT && oldest !== undefined) subjects.delete(oldest);
}
