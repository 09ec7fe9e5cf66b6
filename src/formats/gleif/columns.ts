/** The child of a relationship record. */
export const START = 'Relationship.StartNode.NodeID';
/** What a reporting exception is about: the direct or the ultimate parent. */
export const CATEGORY = 'Exception.Category';
/** The name of an entity, in a file of level 1. */
export const LEGAL_NAME = 'Entity.LegalName';

/** Columns by which a CSV file of GLEIF is known, in lower case. */
export const GLEIF_COLUMNS: readonly string[] = [START, CATEGORY, LEGAL_NAME].map((name) =>
  name.toLowerCase(),
);

/** Record elements of LEI-CDF 3.1, RR-CDF 2.1 and the reporting exceptions 2.1. */
export const GLEIF_ELEMENTS: ReadonlySet<string> = new Set([
  'LEIRecord',
  'RelationshipRecord',
  'Exception',
]);

/** Elements by which an XML file of GLEIF is known. */
export const GLEIF_XML =
  /<(?:[\w-]+:)?(?:LEIData|LEIRecords?|RelationshipData|RelationshipRecords?|ReportingExceptionData|ReportingExceptions?|Exception)[\s>]/;
