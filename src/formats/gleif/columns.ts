/** The child of a relationship record. */
export const START = 'Relationship.StartNode.NodeID';
/** What a reporting exception is about: the direct or the ultimate parent. */
export const CATEGORY = 'Exception.Category';

/** Columns by which a file of GLEIF level 2 is known, in lower case. */
export const GLEIF_COLUMNS: readonly string[] = [START, CATEGORY].map((name) => name.toLowerCase());
