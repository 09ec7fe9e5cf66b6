import type { Refused } from './amount.ts';
import type { FindingLog } from './finding-log.ts';
import type { RowCounts } from './row-taker.ts';

/** What became of a record of a register. */
export type Fate = 'taken' | 'rejected' | 'notInForce' | 'noShare';

/** A file of records while it is read: its counts, and what there is to say of its records. */
export class RecordFile {
  readonly path: string;
  readonly counts: RowCounts & { noShare: number } = {
    rows: 0,
    taken: 0,
    rejected: 0,
    notInForce: 0,
    noShare: 0,
  };
  readonly #log: FindingLog;

  constructor(path: string, log: FindingLog) {
    this.path = path;
    this.#log = log;
  }

  /** Every record is counted once. */
  count(fate: Fate): void {
    this.counts.rows++;
    this.counts[fate]++;
  }

  /** A record that cannot be used. */
  reject(line: number, refused: Refused): void {
    this.count('rejected');
    this.note(line, refused);
  }

  /** What is wrong with a record that is counted elsewhere. */
  note(line: number, refused: Refused): void {
    this.#log.note({ ...refused, severity: 'error', at: { file: this.path, line } });
  }

  /** Why a record does not count, or not as it stands; there may be as many as records. */
  remark(line: number, code: RecordRemark, example: string): void {
    const { says, try: remedy } = REMARKS[code];
    this.#log.gather({
      code,
      severity: 'remark',
      at: { file: this.path, line },
      about: example,
      says: `${says}: ${example}.`,
      try: remedy,
    });
  }
}

const IMPORT = 'Import the records of the company to see them: crosshold claims --type interest.';
const NOTHING = 'Nothing to do, unless a question needs them.';

/** What is said of single records; the codes are those of the import where it has one. */
const REMARKS = {
  'bulk-party': { says: 'The record describes a party and states no share', try: NOTHING },
  'bulk-no-share': { says: 'A right or a post is no share and is not counted', try: IMPORT },
  'bulk-repeated': { says: 'The record stands in the files already, word for word', try: NOTHING },
  'psc-kind': { says: 'The record is of a kind that is not known here', try: NOTHING },
  'psc-nature': { says: 'The nature of control is not known here', try: NOTHING },
  'psc-through-trust-or-firm': {
    says: 'The share belongs to a trust or firm, of which each member names the whole: it is not counted',
    try: IMPORT,
  },
  'psc-nobody': {
    says: 'The company names nobody',
    try: 'What is held stays part of the unidentified rest.',
  },
  'psc-date': {
    says: 'The date cannot be read and counts as unknown',
    try: 'Write 2019-06-11.',
  },
  'bods-older-version': {
    says: 'The statement is written in a version before 0.4 and was read as 0.4',
    try: 'Nothing to do; check a few of them against the file.',
  },
  'bods-unspecified-party': {
    says: 'The interest has a party that the source does not name',
    try: 'What it holds stays part of the unidentified rest.',
  },
  'bods-indirect': {
    says: 'The interest runs through others and is not counted beside its chain',
    try: 'The direct holdings of the chain carry the stake: they must be in the files too.',
  },
  'bods-no-size': { says: 'The shareholding or voting rights have no size', try: IMPORT },
  'bods-other-interest': {
    says: 'The interest is neither shares nor votes nor a post',
    try: IMPORT,
  },
  'ftm-not-carried': { says: 'Entities of this schema have no place here', try: NOTHING },
  'ftm-duplicate-id': {
    says: 'The id stands more than once; the properties were put together',
    try: 'Aggregate the file with ftm aggregate.',
  },
  'ftm-end-missing': {
    says: 'The link names one end only; the other is part of the unidentified rest',
    try: 'Check owner and asset.',
  },
  'ftm-several-parties': {
    says: 'The link names several parties at one end; whose the share is, it does not say',
    try: IMPORT,
  },
  'ftm-percentage': { says: 'The percentage cannot be read', try: 'Write 50.01%, 25-50% or >50.' },
  'ftm-no-size': { says: 'The ownership has no percentage', try: IMPORT },
  'ftm-indirect': {
    says: 'The ownership runs through others and is not counted beside its chain',
    try: IMPORT,
  },
  'ftm-control': { says: 'The link of control has no size that a register counts', try: IMPORT },
  'ftm-several-values': {
    says: 'The percentage has several values; one of them counts',
    try: 'Import the records of the company and ask crosshold conflicts.',
  },
  'ftm-date': {
    says: 'The date cannot be read and counts as unknown',
    try: 'Write 2019, 2019-06 or 2019-06-11.',
  },
} as const;

export type RecordRemark = keyof typeof REMARKS;
