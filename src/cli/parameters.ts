import { type Command, Option } from 'commander';
import { z } from 'zod';
import { BadCall } from '../model/index.ts';
import type { Operation } from '../operations/operation.ts';

/** The part of a JSON schema that a command line needs of one parameter. */
interface Field {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Field[];
  readonly description?: string;
  readonly default?: unknown;
  readonly additionalProperties?: Field | boolean;
}

type Fields = Readonly<Record<string, Field>>;

/** Adds the operation's inputs to a command: all as options, the first ones by position too. */
export function declareParameters(command: Command, operation: Operation): void {
  const fields = fieldsOf(operation);
  for (const name of operation.positional) {
    const variadic = kindOf(fields[name]) === 'list' ? '...' : '';
    command.argument(`[${name}${variadic}]`, fields[name]?.description ?? '');
  }
  for (const [name, field] of Object.entries(fields)) command.addOption(optionOf(name, field));
}

/** The operation's input from what was typed. */
export function parametersFrom(command: Command, operation: Operation): Record<string, unknown> {
  const fields = fieldsOf(operation);
  const given: Record<string, unknown> = {};
  const offset = command.registeredArguments.length - operation.positional.length;
  for (const [index, name] of operation.positional.entries()) {
    const typed: unknown = command.processedArgs[index + offset];
    if (typed !== undefined && !(Array.isArray(typed) && typed.length === 0))
      given[name] = valueOf(name, fields[name], typed);
  }
  const options = command.opts<Record<string, unknown>>();
  for (const [name, field] of Object.entries(fields)) {
    if (options[name] !== undefined) given[name] = valueOf(name, field, options[name]);
  }
  return given;
}

function fieldsOf(operation: Operation): Fields {
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' });
  return (schema.properties ?? {}) as Fields;
}

function optionOf(name: string, field: Field): Option {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const kind = kindOf(field);
  const help = `${field.description ?? ''}${field.default === undefined ? '' : ` (default: ${String(field.default)})`}`;
  if (kind === 'flag') return new Option(flag, help);
  const placeholder =
    kind === 'record' ? '<name=value,...>' : kind === 'list' ? `<${name}...>` : `<${name}>`;
  const option = new Option(`${flag} ${placeholder}`, help);
  return field.enum ? option.choices(field.enum) : option;
}

type Kind = 'text' | 'flag' | 'list' | 'record' | 'number';

function kindOf(field: Field | undefined): Kind {
  const types = [field?.type, ...(field?.anyOf ?? []).map((choice) => choice.type)];
  if (types.includes('boolean')) return 'flag';
  if (types.includes('object')) return 'record';
  if (types.includes('string')) return 'text';
  if (types.includes('array')) return 'list';
  return types.includes('number') || types.includes('integer') ? 'number' : 'text';
}

function valueOf(name: string, field: Field | undefined, typed: unknown): unknown {
  const kind = kindOf(field);
  if (kind === 'record' && typeof typed === 'string') return numbered(field, recordOf(name, typed));
  if (kind === 'list')
    return (typed as readonly string[])
      .flatMap((word) => word.split(','))
      .filter((word) => word !== '');
  if (kind === 'number') return Number(typed);
  const takesList = field?.anyOf?.some((choice) => choice.type === 'array') ?? false;
  if (kind === 'text' && takesList && String(typed).includes(',')) return String(typed).split(',');
  return typed;
}

/** Where the values of a record are numbers, what was typed is one. */
function numbered(field: Field | undefined, record: unknown): unknown {
  const values = field?.additionalProperties;
  if (typeof values !== 'object' || kindOf(values) !== 'number') return record;
  const entries = Object.entries(record as Record<string, unknown>);
  return Object.fromEntries(entries.map(([key, value]) => [key, Number(value)]));
}

/** `Renault=abstain,French State=for`, or JSON. */
function recordOf(name: string, typed: string): unknown {
  if (typed.trimStart().startsWith('{')) return parsed(name, typed);
  const pairs = typed.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1) throw new BadCall(`--${name}: "${pair}" is not of the form name=value.`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return Object.fromEntries(pairs);
}

function parsed(name: string, typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    throw new BadCall(`--${name} is not valid JSON.`);
  }
}
