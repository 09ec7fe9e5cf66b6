import {
  fraction,
  type Fraction,
  parsePartialDate,
  type PartialDate,
  type Voting,
} from '../model/index.ts';

/** What a note says about a holding beside its size. Only the phrases below are understood. */
export interface NoteMarks {
  readonly notALevel: boolean;
  readonly change: boolean;
  readonly cancels: boolean;
  readonly votesPerShare?: { readonly count: Fraction; readonly from?: PartialDate };
  readonly lot?: string;
  readonly beneficiary?: string;
  readonly voting?: Voting;
  readonly label?: string;
}

/** "votes_per_share=1 until …" is not understood: what comes after is not said in a form that can be. */
const PER_SHARE = /votes_per_share\s?=\s?(\d{1,3})\b(?! until\b)(?: from (\d{4}(?:-\d{2}){0,2}))?/;
const LOT = /^lot ([A-Za-z0-9]{1,20}):/;
const PROCEEDS = /dividends and sale proceeds go to ([A-Z][^,;.(]{1,80})/;
const LABEL = /calls (?:it|\d{1,3}%?|this) an? "(majority|minority|controlling)/;
const CHANGE = /\b(?:sold|bought|purchase|purchased|sells|buys)\b/;

/**
 * Reads the phrases that a statements table may use in `note` instead of its optional columns:
 * "not a level", "not a holding", `votes_per_share=2 from 2016-04-03`, "lot A:", "X is wholly owned
 * by Y" about the holder, "dividends and sale proceeds go to X", "votes neutral", and a text that
 * `calls it a "majority"`. Everything else in a note stays text.
 */
export function readNote(note: string, holder: string): NoteMarks {
  const perShare = PER_SHARE.exec(note);
  const from = perShare?.[2] === undefined ? undefined : parsePartialDate(perShare[2]);
  const lot = LOT.exec(note)?.[1];
  const beneficiary = PROCEEDS.exec(note)?.[1]?.trim() ?? wholeOwner(note, holder);
  const label = LABEL.exec(note)?.[1];
  return {
    notALevel: /\bnot a (?:level|holding)\b/.test(note),
    change: CHANGE.test(note),
    cancels: /\bcancel/i.test(note),
    ...(perShare && {
      votesPerShare: { count: fraction(BigInt(perShare[1] ?? '1')), ...(from && { from }) },
    }),
    ...(lot !== undefined && { lot }),
    ...(beneficiary !== undefined && { beneficiary }),
    ...(/\bvotes neutral\b/.test(note) && { voting: 'neutral' as const }),
    ...(label !== undefined && { label }),
  };
}

/** "Nissan Finance is wholly owned by Nissan" in a note about Nissan Finance. */
function wholeOwner(note: string, holder: string): string | undefined {
  const phrase = `${holder} is wholly owned by `;
  const at = note.indexOf(phrase);
  if (at < 0) return undefined;
  return /^[A-Z][^,;.(]{0,80}/.exec(note.slice(at + phrase.length))?.[0].trim();
}
