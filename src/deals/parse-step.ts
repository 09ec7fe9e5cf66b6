import { readAssume } from './assume.ts';
import { readBuyBack } from './buy-back.ts';
import { readCancelTreasury } from './cancel-treasury.ts';
import { readCap } from './cap.ts';
import { readCarveOut } from './carve-out.ts';
import { readConvert } from './convert.ts';
import { readEndAgreement } from './end-agreement.ts';
import { dateIn, type Fields, fieldsOf, isRecord, unreadProblems } from './fields.ts';
import { readIssue } from './issue.ts';
import { readMerge } from './merge.ts';
import { readOffer } from './offer.ts';
import { readPact } from './pact.ts';
import { readSetVotes } from './set-votes.ts';
import { readShareTransfer } from './share-transfer.ts';
import { readSpinOff } from './spin-off.ts';
import { readNationalise, readPrivatise } from './state-stake.ts';
import type { Act, DealStep } from './step.ts';
import { type Stop, stop } from './stop.ts';
import { readTenderOffer } from './tender-offer.ts';
import { readTransfer } from './transfer.ts';
import { readTrust } from './trust.ts';
import { readUnwind } from './unwind.ts';

const READERS = {
  assume: readAssume,
  transfer: readTransfer,
  issue: readIssue,
  buyBack: readBuyBack,
  cancelTreasury: readCancelTreasury,
  merge: readMerge,
  shareTransfer: readShareTransfer,
  trust: readTrust,
  setVotes: readSetVotes,
  cap: readCap,
  spinOff: readSpinOff,
  carveOut: readCarveOut,
  offer: readOffer,
  tenderOffer: readTenderOffer,
  concert: readPact('concert'),
  lockUp: readPact('lockUp'),
  standstill: readPact('standstill'),
  rightOfFirstOffer: readPact('rightOfFirstOffer'),
  endAgreement: readEndAgreement,
  convert: readConvert,
  unwind: readUnwind,
  nationalise: readNationalise,
  privatise: readPrivatise,
} satisfies Record<Act['step'], (fields: Fields) => Act>;

/** The steps that a deal can have. */
export const STEP_NAMES = Object.keys(READERS) as readonly Act['step'][];

/**
 * A step from plain data: `{transfer: {from: A, to: B, issuer: C, shares: 100}}`, with an optional
 * `date` inside or beside. Nothing unknown is passed over: a stop names it.
 */
export function parseStep(written: unknown): DealStep | Stop {
  if (!isRecord(written)) return notAStep(written);
  const { date, ...named } = written;
  const names = Object.keys(named);
  const [name] = names;
  if (name === undefined || names.length > 1) return notAStep(written);
  if (!isStepName(name)) return unknownStep(name);
  const body = named[name] ?? {};
  if (!isRecord(body)) return notAStep(written);
  const fields = fieldsOf(name, date === undefined ? body : { ...body, date });
  const act = READERS[name](fields);
  const on = dateIn(fields, 'date');
  const problems = [...fields.problems, ...unreadProblems(fields)];
  return joined(problems) ?? { act, ...(on !== undefined && { date: on }) };
}

function isStepName(name: string): name is Act['step'] {
  return Object.hasOwn(READERS, name);
}

/** All problems of a step in one stop, with the code of the first. */
function joined(problems: readonly Stop[]): Stop | undefined {
  const [first] = problems;
  if (!first) return undefined;
  const says = problems.map((problem) => problem.says).join(' ');
  return { ...first, says };
}

function notAStep(written: unknown): Stop {
  const text = JSON.stringify(written) ?? String(written);
  return stop(
    'unknown-step',
    `This is not a step: ${text.slice(0, 200)}.`,
    'Write one step a line, such as {transfer: {from: A, to: B, issuer: C, shares: 100}}.',
  );
}

function unknownStep(name: string): Stop {
  return stop(
    'unknown-step',
    `There is no step "${name}".`,
    `The steps are ${STEP_NAMES.join(', ')}.`,
  );
}
