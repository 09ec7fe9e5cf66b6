import { type Act, isAbout, isRefused, isStop, parseSteps, applySteps } from '../deals/index.ts';
import { answered, rowsOf } from './asked.ts';
import { specialRules } from './deal-effects.ts';
import type { Subject } from './operation.ts';

/** What a step itself needs before it can be done, and who could stand in its way. */
export interface Condition {
  readonly step: number;
  readonly says: string;
  readonly issuer?: string;
  readonly rule?: string;
  /** Holders who can block the resolution, and up to which turnout. */
  readonly blockers?: readonly {
    readonly holder: string;
    readonly blocks: unknown;
    readonly flipTurnout?: unknown;
  }[];
}

/**
 * Resolutions that the steps need and rights that stand before them, by the register on which each
 * step is done. Mergers and share transfers ask the meetings of the companies for a special
 * resolution, as the laws that ship with the product do; articles may ask for more.
 */
export function conditionsOf(subject: Subject, written: readonly unknown[]): Condition[] {
  const parsed = parseSteps(written);
  if (isRefused(parsed)) return [];
  return parsed.flatMap(({ act }, index) => {
    const before = applySteps(subject.register, parsed.slice(0, index));
    if (isStop(before)) return [];
    const at = { ...subject, register: before.register };
    return [...resolutions(at, act, index), ...firstOffers(at, act, index)];
  });
}

function resolutions(subject: Subject, act: Act, step: number): Condition[] {
  if (act.step !== 'merge' && act.step !== 'shareTransfer') return [];
  const issuers = act.issuers.map(subject.register.nameOf);
  return issuers.flatMap((issuer) =>
    specialRules(subject, issuer).map((rule) => {
      const blockers = blockersOf(subject, issuer, rule);
      const who = blockers.map(({ holder }) => holder).join(', ') || 'no single holder';
      const says = `${issuer} needs a special resolution (${rule}); at some turnout ${who} can block it.`;
      return { step, says, issuer, rule, blockers };
    }),
  );
}

/** Holders whose votes alone can defeat the resolution, at a turnout that the rest can reach. */
function blockersOf(
  subject: Subject,
  issuer: string,
  rule: string,
): NonNullable<Condition['blockers']> {
  const holders = rowsOf(answered(subject, { ask: 'votes', issuer })).map((row) =>
    String(row['holder']),
  );
  return holders.flatMap((holder) => {
    const answer = answered(subject, { ask: 'block', holder, issuer, rule });
    const blocks = answer?.['blocks'];
    if (!answer || blocks === 'never') return [];
    return [
      {
        holder,
        blocks,
        ...(answer['flipTurnout'] !== undefined && { flipTurnout: answer['flipTurnout'] }),
      },
    ];
  });
}

function firstOffers({ register }: Subject, act: Act, step: number): Condition[] {
  if (!('from' in act) || !('issuer' in act)) return [];
  const seller = register.nameOf(act.from);
  const issuer = register.nameOf(act.issuer);
  const buyer = 'to' in act ? register.nameOf(act.to) : issuer;
  return register.agreements
    .filter((known) => known.kind === 'rightOfFirstOffer' && known.parties.includes(seller))
    .filter((known) => isAbout(known, issuer))
    .filter((known) => !known.parties.includes(buyer))
    .map((known) => {
      const others = known.parties.filter((name) => name !== seller).join(' and ');
      return {
        step,
        issuer,
        says: `${seller} must first offer its shares of ${issuer} to ${others} (${known.id}).`,
      };
    });
}
