/** A deal as it is written in a file: steps in order, and the day it is meant for. */
export interface Scenario {
  readonly title: string;
  readonly steps: readonly unknown[];
  readonly asOf?: string;
}

export const NOTHING: Scenario = { title: '', steps: [] };

type Plain = Readonly<Record<string, unknown>>;

/** Reads YAML or JSON: a scenario file, a list of steps, or one step. What is wrong is said in words. */
export async function readScenario(text: string): Promise<Scenario> {
  const { parse } = await import('yaml');
  const value: unknown = parse(text, { maxAliasCount: 20 });
  if (Array.isArray(value)) return { title: '', steps: value };
  if (!isPlain(value)) throw new TypeError('This is neither a list of steps nor a scenario.');
  if (value['steps'] === undefined) return { title: '', steps: [value] };
  if (!Array.isArray(value['steps'])) throw new TypeError('"steps" must be a list.');
  const { title, asOf } = value;
  return {
    title: typeof title === 'string' ? title : '',
    steps: value['steps'],
    ...(typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && { asOf }),
  };
}

/** A step in one line until the server has told it in words. */
export function stepText(step: unknown): string {
  if (!isPlain(step)) return JSON.stringify(step);
  const [name] = Object.keys(step).filter((key) => key !== 'date');
  if (name === undefined) return '(empty)';
  const body = step[name];
  const fields = isPlain(body)
    ? Object.entries(body).map(([field, value]) => `${field} ${valueText(value)}`)
    : [];
  return `${name}: ${fields.join(', ')}`;
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value).replace(/["{}[\]]/g, '');
}

/** Companies that become one, by the one that takes their place. */
export function successorsOf(steps: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const merges = steps.flatMap((step) => {
    const merge = isPlain(step) ? step['merge'] : undefined;
    if (!isPlain(merge) || !Array.isArray(merge['issuers'])) return [];
    return [[String(merge['into']), merge['issuers'].map(String)] as const];
  });
  return new Map(merges);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
