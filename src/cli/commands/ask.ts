import type { Command } from 'commander';
import type { Operation } from '../../operations/operation.ts';
import { loadOperations } from '../../operations/registry.ts';
import { respond } from '../../operations/respond.ts';
import { momentOf, subjectAt } from '../../operations/subject.ts';
import { EXIT, printFinding } from '../failure.ts';
import { materialOf } from '../material.ts';
import { declareParameters, parametersFrom } from '../parameters.ts';
import { present } from '../present.ts';
import type { Done } from '../program.ts';
import { declareShared, sharedOptions, today } from '../shared-options.ts';

/** Operations that pose other questions, and therefore need all of them. */
const NESTING: ReadonlySet<string> = new Set(['deal', 'solve', 'brief']);

/** One operation as a command: inputs by position and option, answer as text or JSON. */
export function configureAsk(command: Command, operation: Operation, done: Done): void {
  declareParameters(command, operation);
  declareShared(command);
  command.action(async () => {
    done(await ask(command, operation));
  });
}

async function ask(command: Command, operation: Operation): Promise<number> {
  const options = sharedOptions(command);
  const moment = momentOf(options.asOf, options.knownAt, today());
  const parameters = parametersFrom(command, operation);
  const { caseFile, law } = await materialOf(options);
  const operations = NESTING.has(operation.name)
    ? await loadOperations()
    : new Map([[operation.name, operation]]);
  const subject = subjectAt(caseFile, law, operations, moment);
  const response = respond(operation, subject, parameters, { explain: options.explain ?? false });
  for (const finding of caseFile.findings.filter(({ severity }) => severity === 'remark'))
    printFinding(finding);
  process.stdout.write(
    options.json ? `${JSON.stringify(response, undefined, 2)}\n` : present(operation, response),
  );
  return response['status'] === 'overHeld' ? EXIT.noAnswer : EXIT.answered;
}
