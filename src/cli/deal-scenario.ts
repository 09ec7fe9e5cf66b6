import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Register } from '../register/index.ts';
import type { Response } from '../operations/respond.ts';
import type { ScenarioFile } from '../operations/scenario-file.ts';
import { BadCall } from '../model/index.ts';
import { sharedOptions, workspaceDir } from './shared-options.ts';
import { table } from './table.ts';

interface ScenarioOptions {
  readonly save?: string;
  readonly rerun?: string;
}

/** Options of `deal` that keep a scenario in the workspace and run it again. */
export function declareScenarios(command: Command): void {
  command
    .option('--save <name>', 'keep the scenario in the workspace, with the register it was run on')
    .option('--list', 'list the kept scenarios')
    .option('--rerun <name>', 'run a kept scenario again: what changed since, and why');
}

/** The kept scenarios, when `--list` asks for them: names, days and the number of steps. */
export async function keptList(command: Command): Promise<string | undefined> {
  if (command.opts<{ readonly list?: boolean }>().list !== true) return undefined;
  const { loadScenario, scenarioNames } = await import('../operations/scenario-store.ts');
  const rows = scenarioNames(workspaceDir(command)).map((name) => {
    const { title, asOf, parameters } = loadScenario(workspaceDir(command), name);
    return { name, title, asOf, steps: (parameters['steps'] as readonly unknown[]).length };
  });
  if (sharedOptions(command).json === true) {
    const answer = { schemaVersion: 1, operation: 'deal', scenarios: rows };
    return `${JSON.stringify(answer, undefined, 2)}\n`;
  }
  if (rows.length === 0)
    return 'The workspace keeps no scenario: keep one with deal FILE --save NAME.\n';
  return `${table(LISTED, rows)}\n`;
}

const LISTED = [
  { field: 'name', heading: 'Name' },
  { field: 'title', heading: 'Title' },
  { field: 'asOf', heading: 'As of' },
  { field: 'steps', heading: 'Steps' },
];

/** The steps of a deal to compare with: a file, or the name of a kept scenario. */
export async function stepsToCompare(command: Command, given: string): Promise<unknown> {
  const { scenarioNames, loadScenario } = await import('../operations/scenario-store.ts');
  if (!existsSync(given) && scenarioNames(workspaceDir(command)).includes(given))
    return loadScenario(workspaceDir(command), given).parameters['steps'];
  const { readScenario } = await import('../operations/scenario-file.ts');
  return readScenario(given).parameters['steps'];
}

/** The scenario that `--rerun` names, as if it had been read from its file. */
export async function keptScenario(command: Command): Promise<ScenarioFile | undefined> {
  const { rerun } = command.opts<ScenarioOptions>();
  if (rerun === undefined) return undefined;
  if (command.processedArgs[0] !== undefined)
    throw new BadCall('deal takes a scenario file or --rerun, not both.');
  const { loadScenario } = await import('../operations/scenario-store.ts');
  const { parameters, asOf, about } = loadScenario(workspaceDir(command), rerun);
  return { parameters, asOf, about, placeOf: () => ({ file: `scenario ${rerun}` }) };
}

/** Saves or compares, as the options say; the response gets what changed. */
export async function withScenarios(
  command: Command,
  run: {
    readonly scenario: ScenarioFile | undefined;
    readonly register: Register;
    readonly response: Response;
  },
): Promise<Response> {
  const { save, rerun } = command.opts<ScenarioOptions>();
  if (save === undefined && rerun === undefined) return run.response;
  // What was pinned was measured against the register, not against another deal.
  const { against } = command.opts<{ readonly against?: unknown }>();
  const compared =
    rerun === undefined || against !== undefined
      ? run.response
      : await compare(command, rerun, run);
  if (save !== undefined) await keep(command, save, run);
  return compared;
}

async function keep(
  command: Command,
  name: string,
  { scenario, register, response }: Parameters<typeof withScenarios>[1],
): Promise<void> {
  if (!scenario) throw new BadCall('--save needs a scenario file.');
  const [{ saveScenario }, { pinOf }] = await Promise.all([
    import('../operations/scenario-store.ts'),
    import('../operations/scenario-pin.ts'),
  ]);
  const { asOf, knownAt } = register;
  saveScenario(workspaceDir(command), {
    schemaVersion: 1,
    name,
    title: String(scenario.about['title'] ?? name),
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    parameters: scenario.parameters,
    about: scenario.about,
    pin: pinOf(register, { rows: response['rows'] }),
  });
}

async function compare(
  command: Command,
  name: string,
  { register, response }: Parameters<typeof withScenarios>[1],
): Promise<Response> {
  const [{ loadScenario }, { baseChanges, changeText, resultChanges }] = await Promise.all([
    import('../operations/scenario-store.ts'),
    import('../operations/scenario-pin.ts'),
  ]);
  const { pin } = loadScenario(workspaceDir(command), name);
  const base = baseChanges(pin, register);
  const results = resultChanges(pin, { rows: response['rows'] });
  const facts =
    base.length === 1 ? '1 fact of the register' : `${base.length} facts of the register`;
  const numbers = results.length === 1 ? '1 number' : `${results.length} numbers`;
  const since =
    base.length + results.length === 0
      ? 'nothing has changed'
      : `${facts} and ${numbers} have changed`;
  return {
    ...response,
    headline: `${response.headline} Since ${name} was kept, ${since}.`,
    changedBase: base.map(changeText),
    changedResults: results.map(changeText),
    baseChanges: base,
    resultChanges: results,
  };
}
