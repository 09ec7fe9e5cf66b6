import { exactText, type Fraction, type Voting } from '../model/index.ts';
import type { Register } from '../register/register.ts';
import type { BookRow } from './book.ts';
import {
  badField,
  type Fields,
  missing,
  nameIn,
  numberOf,
  look,
  optionalName,
  wordIn,
} from './fields.ts';
import { issuerBook } from './issuer-book.ts';
import type { Outcome } from './outcome.ts';
import { settle } from './settle.ts';
import { isStop, stop } from './stop.ts';
import { VOTINGS } from './trust.ts';

/** Votes of a holder's shares are granted, ended or instructed; the shares stay where they are. */
export interface SetVotes {
  readonly step: 'setVotes';
  readonly holder: string;
  readonly issuer: string;
  readonly votesPerShare?: Fraction;
  readonly voting?: Voting;
  readonly class?: string;
  readonly lot?: string;
}

export function readSetVotes(fields: Fields): SetVotes {
  const votes = look(fields, 'votesPerShare');
  const voting = wordIn(fields, 'voting', VOTINGS);
  const ofClass = optionalName(fields, 'class');
  const lot = optionalName(fields, 'lot');
  if (votes === undefined && voting === undefined)
    missing(fields, 'votesPerShare or voting', 'what changes');
  return {
    step: 'setVotes',
    holder: nameIn(fields, 'holder'),
    issuer: nameIn(fields, 'issuer'),
    ...(votes !== undefined && { votesPerShare: votesOf(fields, votes) }),
    ...(voting && { voting }),
    ...(ofClass !== undefined && { class: ofClass }),
    ...(lot !== undefined && { lot }),
  };
}

function votesOf(fields: Fields, written: unknown): Fraction {
  const votes = numberOf(fields, 'votesPerShare', written);
  if (votes.lt(0))
    fields.problems.push(badField(fields, 'votesPerShare', 'a number of votes, 0 or more'));
  return votes;
}

export function applySetVotes(register: Register, step: SetVotes): Outcome {
  const book = issuerBook(register, step.issuer);
  if (isStop(book)) return book;
  if (!book.rows.some((row) => isMeant(row, step))) {
    return stop(
      'more-than-held',
      `${step.holder} holds no such shares of ${step.issuer}.`,
      'Check the holder, class and lot.',
    );
  }
  const rows = book.rows.map((row) => (isMeant(row, step) ? withVotes(row, step) : row));
  const each = step.votesPerShare ? [`${exactText(step.votesPerShare)} votes a share`] : [];
  const said = [...each, ...(step.voting ? [`voting ${step.voting}`] : [])].join(', ');
  return settle(
    register,
    book,
    { ...book, rows },
    { says: `${step.holder}'s shares of ${step.issuer} have ${said}.` },
  );
}

function isMeant({ holding }: BookRow, step: SetVotes): boolean {
  return (
    holding.holder === step.holder &&
    (step.class === undefined || holding.class === step.class) &&
    (step.lot === undefined || holding.lot === step.lot)
  );
}

/** The rewritten row; a stated share of votes gives way to the votes that its shares now have. */
function withVotes(row: BookRow, step: SetVotes): BookRow {
  const { votesPerShare, voting } = step;
  const holding = {
    ...row.holding,
    ...(votesPerShare && { votesPerShare }),
    ...(voting && { voting }),
  };
  const votes = votesPerShare && row.amount?.mul(votesPerShare);
  return {
    ...row,
    holding,
    ...(row.gross && votes && { gross: votes }),
    ...(row.exercisable && votes && { exercisable: votes }),
  };
}
