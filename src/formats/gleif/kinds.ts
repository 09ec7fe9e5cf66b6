import type { Kind } from '../tally.ts';

/** What can be wrong with, or worth knowing of, the rows of a GLEIF file. */
export type GleifCode =
  | 'gleif-lei'
  | 'gleif-not-lei'
  | 'gleif-type'
  | 'gleif-date'
  | 'gleif-lapsed'
  | 'gleif-ended-undated'
  | 'gleif-exception';

const remark = (says: string, remedy: string): Kind => ({ severity: 'remark', says, try: remedy });

/** Severity, wording and remedy of every code. */
export const GLEIF_KINDS: Readonly<Record<GleifCode, Kind>> = {
  'gleif-lei': remark(
    'codes fail the check digits of ISO 17442 and were kept as they stand',
    'Check them at https://search.gleif.org/.',
  ),
  'gleif-not-lei': remark(
    'ends of relationships are no LEI and go by the code they have',
    'Nothing to do; their parties are not in the LEI system.',
  ),
  'gleif-type': remark(
    'relationships are of a type that is not known here; the type is kept in the details',
    'Nothing to do, unless a question needs them.',
  ),
  'gleif-date': remark('dates cannot be read and count as unknown', 'Write 2019-06-11.'),
  'gleif-lapsed': remark(
    'registrations lapsed: nobody renewed them, which does not end the relationship',
    'Check them where it matters.',
  ),
  'gleif-ended-undated': remark(
    'relationships are inactive without an end date; the day of the last update was taken',
    'Check them where it matters.',
  ),
  'gleif-exception': remark(
    'parents are not reported; the reason is kept in the note',
    'What they hold stays part of the unidentified rest.',
  ),
};
