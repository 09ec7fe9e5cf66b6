import { refused, remark } from '../tally.ts';

const BESIDE = 'List them with crosshold claims --type interest.';

/** Severity, wording and remedy of every code. */
export const FTM_KINDS = [
  refused(
    'ftm-shape',
    'records are no entities: an id, a schema and properties that are lists of text',
    'Export the file again with followthemoney.',
  ),
  remark(
    'ftm-duplicate-id',
    'ids stand more than once; their properties were put together',
    'Aggregate the file with ftm aggregate.',
  ),
  remark(
    'ftm-end-missing',
    'links name one end only; the other is part of the unidentified rest',
    'Check owner and asset, or director and organization.',
  ),
  remark(
    'ftm-several-parties',
    'links name several parties at one end; whose the share is, they do not say',
    BESIDE,
  ),
  remark(
    'ftm-percentage',
    'percentages cannot be read, and are kept as they stand beside the register',
    'Write 50.01%, 25-50% or >50.',
  ),
  remark('ftm-no-size', 'ownerships have no percentage; they are kept beside the register', BESIDE),
  remark(
    'ftm-indirect',
    'ownerships run through others; they are kept beside the register, so that nothing counts twice',
    BESIDE,
  ),
  remark('ftm-control', 'links of control have no size; they are kept beside the register', BESIDE),
  remark(
    'ftm-several-values',
    'percentages have several values; each became a statement of its own',
    'See which one is taken with crosshold conflicts.',
  ),
  remark(
    'ftm-date',
    'dates cannot be read and count as unknown',
    'Write 2019, 2019-06 or 2019-06-11.',
  ),
  remark(
    'ftm-same-name',
    'entities share their name with another; the id was added to tell them apart',
    'Use the longer name in questions.',
  ),
  remark('ftm-unnamed', 'entities have no name and go by their id', 'Use that in questions.'),
  remark(
    'ftm-not-carried',
    'entities of other schemas have no place here and stay in the kept source',
    'Nothing to do, unless a question needs them.',
  ),
];

export type FtmCode = (typeof FTM_KINDS)[number]['code'];

/** What an export could not carry. */
export const FTM_EXPORT_KINDS = [
  remark(
    'ftm-export-kind',
    'statements have no home in FollowTheMoney and are left out',
    'Keep the workspace, or the tables it was made of.',
  ),
  remark(
    'ftm-export-field',
    'fields have no home in FollowTheMoney and are left out or told in words',
    'Keep the workspace, or the tables it was made of.',
  ),
  remark(
    'ftm-export-rounded',
    'shares are no decimals of a percent and were rounded to 12 places',
    'Keep the workspace for the exact fractions.',
  ),
];

export type FtmExportCode = (typeof FTM_EXPORT_KINDS)[number]['code'];
