import { refused, remark } from '../tally.ts';

/** Severity, wording and remedy of every code. */
export const BODS_KINDS = [
  refused(
    'bods-schema',
    'statements break the schema of BODS 0.4',
    'Correct the file; the schema is at https://standard.openownership.org/.',
  ),
  refused(
    'bods-duplicate-id',
    'different statements bear the same id',
    'Give every statement an id of its own.',
  ),
  refused(
    'bods-after-close',
    'statements follow the one that closed their record',
    'Begin a new record, or do not close the old one.',
  ),
  refused(
    'bods-record-type',
    'records change their type from one statement to the next',
    'Give the person, entity or relationship a record of its own.',
  ),
  refused(
    'bods-subject-person',
    'relationships have a person as their subject',
    'Only an entity can be the subject of an interest: check the two ends.',
  ),
  refused(
    'bods-share-inverted',
    'shares end before they begin',
    'Check minimum and maximum of the share.',
  ),
  refused(
    'bods-dates-inverted',
    'interests end before they start',
    'Check startDate and endDate of the interest.',
  ),
  remark(
    'bods-older-version',
    'statements are written in a version before 0.4 and were read as 0.4',
    'Nothing to do; check a few of them against the file.',
  ),
  remark(
    'bods-continued',
    'relationship records began in another file; what that file said is not ended by this one',
    'Import one file that holds all statements of the record.',
  ),
  remark(
    'bods-record-missing',
    'records are referred to but not in the file; they go by their id',
    'Import the file that holds them.',
  ),
  remark(
    'bods-component-missing',
    'components of an indirect relationship are not in the file',
    'Import the file that holds them; until then the chain has a gap.',
  ),
  remark(
    'bods-component-order',
    'components come after the relationship that they explain',
    'The standard wants them before it; they were read all the same.',
  ),
  remark(
    'bods-component-unlisted',
    'records call themselves components, but no relationship lists them',
    'Check componentRecords of the relationship they belong to.',
  ),
  remark(
    'bods-owner-not-person',
    'interests call an entity a beneficial owner; only a natural person can be one',
    'Check beneficialOwnershipOrControl.',
  ),
  remark(
    'bods-same-name',
    'records share their name with another; the id was added to tell them apart',
    'Use the longer name in questions.',
  ),
  remark('bods-unnamed', 'records have no name and go by their id', 'Use that in questions.'),
  remark(
    'bods-unspecified-party',
    'interests have a party that the source does not name; the reason is kept in the note',
    'What they hold stays part of the unidentified rest.',
  ),
  remark(
    'bods-indirect',
    'interests run through others; they are kept beside the register, so that nothing counts twice',
    'The direct holdings of the chain carry the stake: import them too.',
  ),
  remark(
    'bods-no-size',
    'shareholdings or voting rights have no size; they are kept beside the register',
    'List them with crosshold claims --type interest.',
  ),
  remark(
    'bods-other-interest',
    'interests are neither shares nor votes nor posts; they are kept beside the register',
    'List them with crosshold claims --type interest.',
  ),
  remark(
    'bods-same-interest-twice',
    'relationships have several interests of one type at a time; one of them is taken, they are not added up',
    'Check whether they are parts of one holding.',
  ),
  remark(
    'bods-not-carried',
    'fields have no place here and stay in the kept source',
    'Nothing to do, unless a question needs them.',
  ),
];

export type BodsCode = (typeof BODS_KINDS)[number]['code'];

/** Severity, wording and remedy of the remarks of an export. */
export const EXPORT_KINDS = [
  remark(
    'bods-export-kind',
    'statements have no home in BODS and are left out',
    'Keep the workspace, or the tables it was made of.',
  ),
  remark(
    'bods-export-field',
    'fields have no home in BODS and are left out or told in words',
    'Keep the workspace, or the tables it was made of.',
  ),
  remark(
    'bods-export-date',
    'dates are not whole days, or are unknown; BODS has whole days only',
    'A period begins with its first day and ends with its last; an unknown day is that of the register, or of the export.',
  ),
  remark(
    'bods-export-rounded',
    'shares are no decimals of a percent and were rounded to 15 digits',
    'Keep the workspace for the exact fractions.',
  ),
];

export type ExportCode = (typeof EXPORT_KINDS)[number]['code'];
