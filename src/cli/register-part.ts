import { type BulkRegister, namesIn } from '../bulk/register.ts';
import { BadCall, type Day } from '../model/index.ts';
import { type CaseFile, EMPTY_CASE } from '../register/index.ts';

/** What a question of a register is answered from, and the day of the register. */
export interface RegisterPart {
  readonly caseFile: CaseFile;
  readonly day: Day;
}

/**
 * The holdings of a whole register in the companies that a question names and in everyone above them; for a `focus`, and
 * for a `holder` without an `issuer`, also in what is held further down.
 */
export function partOf(
  register: BulkRegister,
  parameters: Readonly<Record<string, unknown>>,
  asOf?: unknown,
): RegisterPart {
  const { asOf: day } = register.meta;
  if (asOf !== undefined && asOf !== day)
    throw new BadCall(`The register is of ${day}: for another day, run crosshold bulk --as-of.`);
  const named = namesIn(register, textsOf(parameters));
  const { holder, issuer, focus, hops } = parameters;
  const near =
    typeof focus === 'string' && typeof hops === 'number' ? register.find(focus) : undefined;
  if (near !== undefined && typeof hops === 'number')
    return partFrom(register.holdingsNear(near, hops), day);
  const down = [focus, issuer === undefined ? holder : undefined];
  const below = down.flatMap((name) =>
    typeof name === 'string' ? (register.find(name) ?? []) : [],
  );
  return partFrom(register.holdingsAround(named, below), day);
}

function partFrom(holdings: CaseFile['holdings'], day: string): RegisterPart {
  return { caseFile: { ...EMPTY_CASE, holdings }, day: day as Day };
}

/** The texts among the inputs of a question: names may be among them. */
function textsOf(parameters: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.values(parameters)
    .flat()
    .filter((value) => typeof value === 'string');
}
