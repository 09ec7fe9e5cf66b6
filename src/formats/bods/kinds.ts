import type { Kind } from '../tally.ts';

/** What can be wrong with, or worth knowing of, the records of a BODS file. */
export type BodsCode =
  | 'bods-schema'
  | 'bods-duplicate-id'
  | 'bods-after-close'
  | 'bods-record-type'
  | 'bods-subject-person'
  | 'bods-share-inverted'
  | 'bods-dates-inverted'
  | 'bods-undated'
  | 'bods-older-version'
  | 'bods-record-missing'
  | 'bods-component-missing'
  | 'bods-component-order'
  | 'bods-component-unlisted'
  | 'bods-owner-not-person'
  | 'bods-same-name'
  | 'bods-unnamed'
  | 'bods-unspecified-party'
  | 'bods-indirect'
  | 'bods-no-size'
  | 'bods-other-interest'
  | 'bods-same-interest-twice'
  | 'bods-not-carried';

const error = (says: string, remedy: string): Kind => ({ severity: 'error', says, try: remedy });
const remark = (says: string, remedy: string): Kind => ({ severity: 'remark', says, try: remedy });

/** Severity, wording and remedy of every code. */
export const BODS_KINDS: Readonly<Record<BodsCode, Kind>> = {
  'bods-schema': error(
    'statements break the schema of BODS 0.4',
    'Correct the file; the schema is at https://standard.openownership.org/.',
  ),
  'bods-duplicate-id': error(
    'different statements bear the same id',
    'Give every statement an id of its own.',
  ),
  'bods-after-close': error(
    'statements follow the one that closed their record',
    'Begin a new record, or do not close the old one.',
  ),
  'bods-record-type': error(
    'records change their type from one statement to the next',
    'Give the person, entity or relationship a record of its own.',
  ),
  'bods-subject-person': error(
    'relationships have a person as their subject',
    'Only an entity can be the subject of an interest: check the two ends.',
  ),
  'bods-share-inverted': error(
    'shares end before they begin',
    'Check minimum and maximum of the share.',
  ),
  'bods-dates-inverted': error(
    'interests end before they start',
    'Check startDate and endDate of the interest.',
  ),
  'bods-undated': error(
    'statements of an older version have neither statementDate nor publicationDate',
    'Add the date on which each was declared.',
  ),
  'bods-older-version': remark(
    'statements are written in a version before 0.4 and were read as 0.4',
    'Nothing to do; check a few of them against the file.',
  ),
  'bods-record-missing': remark(
    'records are referred to but not in the file; they go by their id',
    'Import the file that holds them.',
  ),
  'bods-component-missing': remark(
    'components of an indirect relationship are not in the file',
    'Import the file that holds them; until then the chain has a gap.',
  ),
  'bods-component-order': remark(
    'components come after the relationship that they explain',
    'The standard wants them before it; they were read all the same.',
  ),
  'bods-component-unlisted': remark(
    'records call themselves components, but no relationship lists them',
    'Check componentRecords of the relationship they belong to.',
  ),
  'bods-owner-not-person': remark(
    'interests call an entity a beneficial owner; only a natural person can be one',
    'Check beneficialOwnershipOrControl.',
  ),
  'bods-same-name': remark(
    'records share their name with another; the id was added to tell them apart',
    'Use the longer name in questions.',
  ),
  'bods-unnamed': remark('records have no name and go by their id', 'Use that in questions.'),
  'bods-unspecified-party': remark(
    'interests have a party that the source does not name; the reason is kept in the note',
    'What they hold stays part of the unidentified rest.',
  ),
  'bods-indirect': remark(
    'interests run through others; they are kept beside the register, so that nothing counts twice',
    'The direct holdings of the chain carry the stake: import them too.',
  ),
  'bods-no-size': remark(
    'shareholdings or voting rights have no size; they are kept beside the register',
    'List them with crosshold claims --type interest.',
  ),
  'bods-other-interest': remark(
    'interests are neither shares nor votes nor posts; they are kept beside the register',
    'List them with crosshold claims --type interest.',
  ),
  'bods-same-interest-twice': remark(
    'relationships have several interests of one type at a time; one of them is taken, they are not added up',
    'Check whether they are parts of one holding.',
  ),
  'bods-not-carried': remark(
    'fields have no place here and stay in the kept source',
    'Nothing to do, unless a question needs them.',
  ),
};

/** What an export cannot say, or says less exactly. */
export type ExportCode =
  'bods-export-kind' | 'bods-export-field' | 'bods-export-date' | 'bods-export-rounded';

/** Severity, wording and remedy of the remarks of an export. */
export const EXPORT_KINDS: Readonly<Record<ExportCode, Kind>> = {
  'bods-export-kind': remark(
    'statements have no home in BODS and are left out',
    'Keep the workspace, or the tables it was made of.',
  ),
  'bods-export-field': remark(
    'fields have no home in BODS and are left out or told in words',
    'Keep the workspace, or the tables it was made of.',
  ),
  'bods-export-date': remark(
    'dates are not whole days, or are unknown; BODS has whole days only',
    'A period begins with its first day and ends with its last; an unknown day is that of the register, or of the export.',
  ),
  'bods-export-rounded': remark(
    'shares are no decimals of a percent and were rounded to 15 digits',
    'Keep the workspace for the exact fractions.',
  ),
};
