import type { Finding } from '../../model/index.ts';
import type { HoldingRow } from '../holding-rows.ts';
import { ROW_COLUMNS } from '../holding-rows.ts';

/** What an edge carries beside its ends. */
const EDGE_FIELDS = ROW_COLUMNS.filter((name) => name !== 'holder' && name !== 'issuer');

/** GraphML (http://graphml.graphdrawing.org/): parties are nodes, holdings are edges to the issuer. */
export function writeGraphMl(rows: readonly HoldingRow[]): string {
  const keys = EDGE_FIELDS.map(
    (name) => `  <key id="${name}" for="edge" attr.name="${name}" attr.type="string"/>\n`,
  );
  const ids = nodeIds(rows);
  const nodes = [...ids].map(
    ([name, id]) => `    <node id="${id}"><data key="name">${escaped(name)}</data></node>\n`,
  );
  const edges = rows.map((row, at) => {
    const data = fieldsOf(row).map(([name, text]) => `<data key="${name}">${text}</data>`);
    return `    <edge id="e${at}" source="${ids.get(row.holder)}" target="${ids.get(row.issuer)}">${data.join('')}</edge>\n`;
  });
  return `${XML}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="name" for="node" attr.name="name" attr.type="string"/>
${keys.join('')}  <graph id="register" edgedefault="directed">
${nodes.join('')}${edges.join('')}  </graph>
</graphml>
`;
}

/** GEXF 1.3 (https://gexf.net/): the same graph. */
export function writeGexf(rows: readonly HoldingRow[]): string {
  const attributes = EDGE_FIELDS.map(
    (name) => `      <attribute id="${name}" title="${name}" type="string"/>\n`,
  );
  const ids = nodeIds(rows);
  const nodes = [...ids].map(([name, id]) => `      <node id="${id}" label="${escaped(name)}"/>\n`);
  const edges = rows.map((row, at) => {
    const values = fieldsOf(row).map(([name, text]) => `<attvalue for="${name}" value="${text}"/>`);
    return `      <edge id="e${at}" source="${ids.get(row.holder)}" target="${ids.get(row.issuer)}"><attvalues>${values.join('')}</attvalues></edge>\n`;
  });
  return `${XML}<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph mode="static" defaultedgetype="directed">
    <attributes class="edge">
${attributes.join('')}    </attributes>
    <nodes>
${nodes.join('')}    </nodes>
    <edges>
${edges.join('')}    </edges>
  </graph>
</gexf>
`;
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

function nodeIds(rows: readonly HoldingRow[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { holder, issuer } of rows)
    for (const name of [holder, issuer]) if (!ids.has(name)) ids.set(name, `n${ids.size}`);
  return ids;
}

function fieldsOf(row: HoldingRow): (readonly [name: string, text: string])[] {
  return EDGE_FIELDS.flatMap((name) => {
    const text = row[name];
    return text === undefined ? [] : [[name, escaped(text)] as const];
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 has no place for: lone surrogates, control characters but tab and line ends, U+FFFE and U+FFFF. */
const NOT_IN_XML = /\p{Surrogate}|[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/gu;

/** A finding for texts with characters that XML has no place for: they are written as U+FFFD. */
export function notInXml(rows: readonly HoldingRow[]): readonly Finding[] {
  const texts = rows.flatMap((row) => ROW_COLUMNS.map((name) => row[name] ?? ''));
  const hit = texts.filter((text) => text.search(NOT_IN_XML) >= 0);
  const [first] = hit;
  if (first === undefined) return [];
  return [
    {
      code: 'character-not-in-xml',
      severity: 'remark',
      says: `${hit.length} texts have characters that XML cannot carry, written as U+FFFD; the first is ${JSON.stringify(first)}.`,
      try: 'Export as jsonl, or correct the names.',
    },
  ];
}

/** Text for XML 1.0: what it has no place for becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(NOT_IN_XML, '\uFFFD')
    .replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}
