import { refused, remark } from '../tally.ts';

/** Severity, wording and remedy of every code. */
export const PSC_KINDS = [
  refused(
    'psc-shape',
    'records have no company_number and data of a known shape',
    'Download the snapshot again, or correct the record.',
  ),
  remark(
    'psc-kind',
    'records are of a kind that is not known here and stay in the kept source',
    'Nothing to do, unless a question needs them.',
  ),
  remark(
    'psc-nature',
    'natures of control are not known here; the code is kept in the details',
    'Nothing to do, unless a question needs them.',
  ),
  remark(
    'psc-through-trust-or-firm',
    'shares and votes belong to a trust or firm, of which each member names the whole; they are kept beside the register',
    'List them with crosshold claims --type interest.',
  ),
  remark(
    'psc-nobody',
    'companies name nobody; the reason is kept in the note',
    'What is held stays part of the unidentified rest.',
  ),
  remark('psc-date', 'dates cannot be read and count as unknown', 'Write 2019-06-11.'),
  remark(
    'psc-same-name',
    'persons share their name with another; the month of birth or the record was added to tell them apart',
    'Use the longer name in questions.',
  ),
];

export type PscCode = (typeof PSC_KINDS)[number]['code'];
