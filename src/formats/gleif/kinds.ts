import { refused, remark } from '../tally.ts';

/** Severity, wording and remedy of every code. */
export const GLEIF_KINDS = [
  remark(
    'gleif-lei',
    'codes fail the check digits of ISO 17442 and were kept as they stand',
    'Check them at https://search.gleif.org/.',
  ),
  remark(
    'gleif-not-lei',
    'ends of relationships are no LEI and go by the code they have',
    'Nothing to do; their parties are not in the LEI system.',
  ),
  remark(
    'gleif-type',
    'relationships are of a type that is not known here; the type is kept in the details',
    'Nothing to do, unless a question needs them.',
  ),
  remark('gleif-date', 'dates cannot be read and count as unknown', 'Write 2019-06-11.'),
  remark(
    'gleif-lapsed',
    'registrations lapsed: nobody renewed them, which does not end the relationship',
    'Check them where it matters.',
  ),
  remark(
    'gleif-ended-undated',
    'relationships are inactive without an end date; the day of the last update was taken',
    'Check them where it matters.',
  ),
  remark(
    'gleif-exception',
    'parents are not reported; the reason is kept in the note',
    'What they hold stays part of the unidentified rest.',
  ),
  refused('gleif-no-lei', 'records have no LEI', 'Download the file again from gleif.org.'),
  remark(
    'gleif-same-name',
    'entities share their name with another; the LEI was added to tell them apart',
    'Use the longer name in questions.',
  ),
];

export type GleifCode = (typeof GLEIF_KINDS)[number]['code'];
