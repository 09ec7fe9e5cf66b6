import type { Command } from 'commander';
import { BadInput } from '../../model/index.ts';
import type { Operation } from '../../operations/operation.ts';
import { loadOperations } from '../../operations/registry.ts';
import { respond, type Response } from '../../operations/respond.ts';
import type { ScenarioFile } from '../../operations/scenario-file.ts';
import { momentOf, subjectAt } from '../../operations/subject.ts';
import {
  declareScenarios,
  keptList,
  keptScenario,
  stepsToCompare,
  withScenarios,
} from '../deal-scenario.ts';
import { EXIT, printFinding } from '../failure.ts';
import { materialOf } from '../material.ts';
import { declareParameters, parametersFrom } from '../parameters.ts';
import type { Done } from '../program.ts';
import { declareRendering, render } from '../render.ts';
import { declareShared, sharedOptions, today } from '../shared-options.ts';

/** Operations that pose other questions, and therefore need all of them. */
const NESTING: ReadonlySet<string> = new Set(['deal', 'solve', 'brief', 'diagram', 'story']);

/** Operations whose input is seldom typed: a file holds it. */
const SCENARIOS: ReadonlySet<string> = new Set(['deal', 'solve']);

/** Questions that may bring all their numbers with them. */
const SELF_CONTAINED: ReadonlySet<string> = new Set(['power', 'resolve', 'concentration']);

/** One operation as a command: inputs by position and option, answer as text or JSON. */
export function configureAsk(command: Command, operation: Operation, done: Done): void {
  if (SCENARIOS.has(operation.name)) command.argument('[scenario]', 'a scenario file (YAML)');
  if (operation.name === 'deal') declareScenarios(command);
  declareParameters(command, operation);
  declareShared(command);
  declareRendering(command, operation);
  command.action(async () => {
    done(await ask(command, operation));
  });
}

async function ask(command: Command, operation: Operation): Promise<number> {
  const options = sharedOptions(command);
  const kept = operation.name === 'deal' ? await keptList(command) : undefined;
  if (kept !== undefined) {
    process.stdout.write(kept);
    return EXIT.answered;
  }
  const scenario = await scenarioOf(command, operation);
  const parameters = {
    ...scenario?.parameters,
    ...parametersFrom(command, operation),
    ...(await againstOf(command)),
  };
  const { caseFile, law, day } = await materialOf(options, {
    material: !SELF_CONTAINED.has(operation.name),
    parameters,
  });
  const moment = momentOf(options.asOf ?? scenario?.asOf ?? day, options.knownAt, today());
  const operations = NESTING.has(operation.name)
    ? await loadOperations()
    : new Map([[operation.name, operation]]);
  const subject = subjectAt(caseFile, law, operations, moment);
  const answered = respond(operation, subject, parameters, { explain: options.explain ?? false });
  const about = scenario ? { ...answered, ...scenario.about } : answered;
  refuseAt(scenario, about);
  const run = { scenario, register: subject.register, response: about };
  const response = operation.name === 'deal' ? await withScenarios(command, run) : about;
  for (const finding of caseFile.findings.filter(({ severity }) => severity === 'remark'))
    printFinding(finding);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(response, undefined, 2)}\n`
      : await render(command, operation, response),
  );
  return response['status'] === 'overHeld' ? EXIT.noAnswer : EXIT.answered;
}

async function scenarioOf(
  command: Command,
  operation: Operation,
): Promise<ScenarioFile | undefined> {
  if (operation.name === 'deal') {
    const kept = await keptScenario(command);
    if (kept) return kept;
  }
  const [file] = command.processedArgs as readonly unknown[];
  if (!SCENARIOS.has(operation.name) || typeof file !== 'string') return undefined;
  const { readScenario, readSearch } = await import('../../operations/scenario-file.ts');
  return operation.name === 'deal' ? readScenario(file) : readSearch(file);
}

/** `--against` compares with another deal, in a file or kept by that name, instead of with today. */
async function againstOf(command: Command): Promise<Record<string, unknown>> {
  const { against } = command.opts<{ readonly against?: string | readonly string[] }>();
  const file = Array.isArray(against) ? against[0] : against;
  if (typeof file !== 'string' || file.trimStart().startsWith('[')) return {};
  return { against: await stepsToCompare(command, file) };
}

/** A step that cannot be done is a fault of the file: the line, the arithmetic and the remedy. */
function refuseAt(scenario: ScenarioFile | undefined, response: Response): void {
  const refused = response['refused'] as
    | { readonly code: string; readonly at: number; readonly says: string; readonly try: string }
    | undefined;
  if (!scenario || !refused) return;
  const { code, at, says, try: remedy } = refused;
  throw new BadInput([{ code, severity: 'error', at: scenario.placeOf(at), says, try: remedy }]);
}
