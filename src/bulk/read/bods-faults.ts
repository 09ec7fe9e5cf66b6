import type { Placed, RelationshipRecord } from '../../formats/bods/record.ts';
import { isInverted } from '../../formats/bods/share.ts';
import type { Refused } from './amount.ts';

/** What is wrong with a relationship by itself, behind its schema. */
export function faultOf({ statement }: Placed<RelationshipRecord>): Refused | undefined {
  for (const { share, startDate, endDate } of statement.recordDetails.interests ?? []) {
    if (share && isInverted(share)) return SHARE_INVERTED;
    if (startDate !== undefined && endDate !== undefined && endDate < startDate)
      return DATES_INVERTED;
  }
  return undefined;
}

export function schemaFault(violation: string): Refused {
  return {
    code: 'bods-schema',
    says: `The statement breaks the schema of BODS 0.4: ${violation}.`,
    try: 'Correct the file; the schema is at https://standard.openownership.org/.',
  };
}

export function duplicate(id: string): Refused {
  return {
    code: 'bods-duplicate-id',
    says: `Another statement bears the id ${id}.`,
    try: 'Give every statement an id of its own.',
  };
}

export const AFTER_CLOSE: Refused = {
  code: 'bods-after-close',
  says: 'The statement follows the one that closed its record.',
  try: 'Begin a new record, or do not close the old one.',
};

const SHARE_INVERTED: Refused = {
  code: 'bods-share-inverted',
  says: 'The share ends before it begins.',
  try: 'Check minimum and maximum of the share.',
};

const DATES_INVERTED: Refused = {
  code: 'bods-dates-inverted',
  says: 'The interest ends before it starts.',
  try: 'Check startDate and endDate of the interest.',
};
