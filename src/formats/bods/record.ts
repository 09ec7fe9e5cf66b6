/**
 * The shapes of BODS 0.4, as they are once a file has passed its schema. Source:
 * https://standard.openownership.org/en/0.4.0/
 */

/** A party that is not named, and why. */
export interface Unspecified {
  readonly reason: string;
  readonly description?: string;
}

/** Percent, 0 to 100; exclusive ends do not belong to the share. */
export interface BodsShare {
  readonly exact?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

export interface BodsInterest {
  readonly type?: string;
  readonly directOrIndirect?: 'direct' | 'indirect' | 'unknown';
  readonly beneficialOwnershipOrControl?: boolean;
  readonly details?: string;
  readonly share?: BodsShare;
  readonly startDate?: string;
  readonly endDate?: string;
}

export interface RelationshipDetails {
  readonly isComponent: boolean;
  readonly componentRecords?: readonly string[];
  readonly subject: string | Unspecified;
  readonly interestedParty: string | Unspecified;
  readonly interests?: readonly BodsInterest[];
}

export interface BodsIdentifier {
  readonly id?: string;
  readonly scheme?: string;
  readonly schemeName?: string;
  readonly uri?: string;
}

export interface EntityDetails {
  readonly isComponent: boolean;
  readonly entityType: {
    readonly type: string;
    readonly subtype?: string;
    readonly details?: string;
  };
  readonly name?: string;
  readonly alternateNames?: readonly string[];
  readonly jurisdiction?: { readonly name: string; readonly code?: string };
  readonly identifiers?: readonly BodsIdentifier[];
  readonly publicListing?: { readonly hasPublicListing: boolean };
}

export interface PersonDetails {
  readonly isComponent: boolean;
  readonly personType: string;
  readonly names?: readonly {
    readonly fullName: string;
    readonly type?: string;
  }[];
  readonly identifiers?: readonly BodsIdentifier[];
}

export interface BodsAnnotation {
  readonly motivation: string;
  readonly statementPointerTarget: string;
  readonly description?: string;
  readonly url?: string;
}

export interface BodsSource {
  readonly type?: readonly string[];
  readonly description?: string;
  readonly url?: string;
  readonly assertedBy?: readonly { readonly name?: string; readonly uri?: string }[];
}

interface Frame {
  readonly statementId: string;
  readonly declarationSubject: string;
  readonly recordId: string;
  readonly recordStatus?: 'new' | 'updated' | 'closed';
  /** `YYYY-MM-DD`, or a date-time that begins so. */
  readonly statementDate: string;
  readonly annotations?: readonly BodsAnnotation[];
  readonly source?: BodsSource;
}

export type EntityRecord = Frame & {
  readonly recordType: 'entity';
  readonly recordDetails: EntityDetails;
};
export type PersonRecord = Frame & {
  readonly recordType: 'person';
  readonly recordDetails: PersonDetails;
};
export type RelationshipRecord = Frame & {
  readonly recordType: 'relationship';
  readonly recordDetails: RelationshipDetails;
};

/** One statement of a BODS file: what was declared of one record on one day. */
export type BodsStatement = EntityRecord | PersonRecord | RelationshipRecord;

/** A statement with its place in the file. */
export interface Placed<S extends BodsStatement = BodsStatement> {
  readonly statement: S;
  readonly path: string;
  readonly line?: number;
  /** The part that it stands in, where that is another one than the part it is read with. */
  readonly source?: string;
}

export function isRelationship(placed: Placed): placed is Placed<RelationshipRecord> {
  return placed.statement.recordType === 'relationship';
}

/** Third parties alone say so: nobody who has to know. */
export function isHearsay({ source }: BodsStatement): boolean {
  const types = source?.type ?? [];
  return types.length > 0 && types.every((type) => type === 'thirdParty');
}
