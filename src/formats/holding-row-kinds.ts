import { refused, remark } from './tally.ts';

const KEEP = 'Keep the workspace, or write BODS.';

/** What rows of holdings cannot carry. */
export const ROW_EXPORT_KINDS = [
  remark('row-export-kind', 'statements are no holdings that a row can say and are left out', KEEP),
  remark('row-export-field', 'fields have no column and are left out', KEEP),
];

export type RowExportCode = (typeof ROW_EXPORT_KINDS)[number]['code'];

/** What is wrong with records, nodes and edges that should be rows of holdings. */
export const ROW_KINDS = [
  refused(
    'row-shape',
    'records are no flat objects with a holder and an issuer',
    'Write {"holder":"A","issuer":"B","stake":"43.4%"}.',
  ),
  refused(
    'row-field',
    'fields are not those of a holdings table',
    'See docs/holdings-table.md for the columns.',
  ),
  refused(
    'row-number',
    'whole numbers are too large for a JSON number and may have lost digits',
    'Write them in quotes.',
  ),
  refused(
    'graph-end-missing',
    'edges name a node that is not in the file, or none',
    'Give every edge a source and a target.',
  ),
  refused(
    'graph-nested',
    'nodes hold graphs of their own',
    'Write one flat graph of holders and issuers.',
  ),
  remark(
    'graph-not-carried',
    'attributes of edges are not columns of a holdings table and stay in the kept source',
    'Name them stake, votes, shares, min, max, from, to, source or quote to have them read.',
  ),
];

export type RowCode = (typeof ROW_KINDS)[number]['code'];
