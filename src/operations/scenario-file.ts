import { readLocatedYaml } from '../formats/read-yaml.ts';
import { isPlain, type Plain } from '../formats/fields.ts';
import { BadCall, BadInput, type Finding, type Place } from '../model/index.ts';
import { isStop, parseScenario, type Stop } from '../deals/index.ts';

/** A scenario as the operations take it, and where its steps stand in the file. */
export interface ScenarioFile {
  readonly parameters: Plain;
  readonly asOf: string | undefined;
  readonly about: Plain;
  readonly placeOf: (step: number | undefined) => Place;
}

/** Fields of a file that are not inputs of an operation. */
const ABOUT = ['schemaVersion', 'title', 'asOf', 'assumptions', 'notes'] as const;

/** Reads a deal's scenario; `BadInput` with the line of the step that cannot be read. */
export function readScenario(file: string): ScenarioFile {
  const { data, lineOf } = readLocatedYaml(file);
  const placeOf = (step: number | undefined): Place => {
    const line = step === undefined ? 1 : lineOf(['steps', step]);
    return line === undefined ? { file } : { file, line };
  };
  const scenario = parseScenario(data);
  if (isStop(scenario))
    throw new BadInput([stoppedAt(placeOf('at' in scenario ? scenario.at : undefined), scenario)]);
  const asks = scenario.asks.map(withoutExpectation);
  return {
    parameters: { steps: scenario.steps, ...(asks.length > 0 && { asks }) },
    asOf: scenario.asOf,
    about: { title: scenario.title, assumptions: scenario.assumptions, notes: scenario.notes },
    placeOf,
  };
}

/** Reads a search for the smallest deal: the inputs of `solve` as fields of a file. */
export function readSearch(file: string): ScenarioFile {
  const { data, lineOf } = readLocatedYaml(file);
  if (!isPlain(data)) throw new BadCall(`${file} holds no search: write vary and until.`);
  const entries = Object.entries(data).filter(
    ([name]) => !(ABOUT as readonly string[]).includes(name),
  );
  return {
    parameters: Object.fromEntries(entries),
    asOf: data['asOf'] === undefined ? undefined : String(data['asOf']),
    about: { title: data['title'], assumptions: data['assumptions'], notes: data['notes'] },
    placeOf: (step) => {
      const line = step === undefined ? 1 : lineOf(['steps', step]);
      return line === undefined ? { file } : { file, line };
    },
  };
}

/** A step that cannot be done, with its place in the file. */
export function stoppedAt(
  at: Place,
  { code, says, try: remedy }: Pick<Stop, 'says' | 'try'> & { readonly code: string },
): Finding {
  return { code, severity: 'error', at, says, try: remedy };
}

/** A scenario may carry expectations for `verify`; a question carries none. */
function withoutExpectation(ask: Plain): Plain {
  return Object.fromEntries(Object.entries(ask).filter(([name]) => name !== 'expected'));
}
