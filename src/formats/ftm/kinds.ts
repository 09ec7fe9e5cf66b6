import type { Kind } from '../tally.ts';

/** What can be wrong with, or worth knowing of, the entities of a FollowTheMoney file. */
export type FtmCode =
  | 'ftm-shape'
  | 'ftm-duplicate-id'
  | 'ftm-end-missing'
  | 'ftm-several-parties'
  | 'ftm-percentage'
  | 'ftm-no-size'
  | 'ftm-indirect'
  | 'ftm-control'
  | 'ftm-several-values'
  | 'ftm-date'
  | 'ftm-same-name'
  | 'ftm-unnamed'
  | 'ftm-not-carried';

const remark = (says: string, remedy: string): Kind => ({ severity: 'remark', says, try: remedy });

const BESIDE = 'List them with crosshold claims --type interest.';

/** Severity, wording and remedy of every code. */
export const FTM_KINDS: Readonly<Record<FtmCode, Kind>> = {
  'ftm-shape': {
    severity: 'error',
    says: 'records are no entities: an id, a schema and properties that are lists of text',
    try: 'Export the file again with followthemoney.',
  },
  'ftm-duplicate-id': remark(
    'ids stand more than once; their properties were put together',
    'Aggregate the file with ftm aggregate.',
  ),
  'ftm-end-missing': remark(
    'links name one end only; the other is part of the unidentified rest',
    'Check owner and asset, or director and organization.',
  ),
  'ftm-several-parties': remark(
    'links name several parties at one end; whose the share is, they do not say',
    BESIDE,
  ),
  'ftm-percentage': remark(
    'percentages cannot be read, and are kept as they stand beside the register',
    'Write 50.01%, 25-50% or >50.',
  ),
  'ftm-no-size': remark('ownerships have no percentage; they are kept beside the register', BESIDE),
  'ftm-indirect': remark(
    'ownerships run through others; they are kept beside the register, so that nothing counts twice',
    BESIDE,
  ),
  'ftm-control': remark('links of control have no size; they are kept beside the register', BESIDE),
  'ftm-several-values': remark(
    'percentages have several values; each became a statement of its own',
    'See which one is taken with crosshold conflicts.',
  ),
  'ftm-date': remark(
    'dates cannot be read and count as unknown',
    'Write 2019, 2019-06 or 2019-06-11.',
  ),
  'ftm-same-name': remark(
    'entities share their name with another; the id was added to tell them apart',
    'Use the longer name in questions.',
  ),
  'ftm-unnamed': remark('entities have no name and go by their id', 'Use that in questions.'),
  'ftm-not-carried': remark(
    'entities of other schemas have no place here and stay in the kept source',
    'Nothing to do, unless a question needs them.',
  ),
};
