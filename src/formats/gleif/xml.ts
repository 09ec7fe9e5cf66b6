import type { Finding } from '../../model/index.ts';
import type { Row } from '../csv.ts';
import { readXmlRecords, type XmlRecord } from '../xml-records.ts';
import type { TableSource } from '../statements-table.ts';
import { GLEIF_ELEMENTS } from './columns.ts';

/** Rows of an XML file, under the names of the CSV columns, by the element of their record. */
export interface XmlRows {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly findings: readonly Finding[];
}

/** Reads the records of LEI-CDF 3.1, RR-CDF 2.1 and reporting exceptions 2.1. */
export function readGleifXml(text: string, { name: file, before = 0 }: TableSource): XmlRows {
  const { records, findings } = readXmlRecords(text, { file, before }, GLEIF_ELEMENTS);
  const rows = new Map<string, Row[]>();
  for (const record of records) {
    const known = rows.get(record.name);
    if (known) known.push(rowOf(record));
    else rows.set(record.name, [rowOf(record)]);
  }
  return { rows, findings };
}

function rowOf({ leaves, line, raw }: XmlRecord): Row {
  const cells = [...leaves].map(([path, text]) => [columnOf(path), text] as const);
  return { line, raw, cells: new Map(cells) };
}

/** Paths whose column has another name; the others are called as their elements. */
const RENAMED: readonly (readonly [
  form: RegExp,
  column: (number: string, leaf: string) => string,
])[] = [
  [
    /^Relationship\.RelationshipPeriods\.RelationshipPeriod(?:#(\d+))?\.(StartDate|EndDate|PeriodType)$/,
    (number, leaf) =>
      `Relationship.Period.${number}.${leaf.charAt(0).toLowerCase()}${leaf.slice(1)}`,
  ],
  [/^(?:\w+\.)?ExceptionCategory$/, () => 'Exception.Category'],
  [/^(?:\w+\.)?ExceptionReason(?:#(\d+))?$/, (number) => `Exception.Reason.${number}`],
  [/^(?:\w+\.)?ExceptionReference(?:#(\d+))?$/, (number) => `Exception.Reference.${number}`],
  [
    /^Entity\.((?:Transliterated)?OtherEntityNames\.(?:Transliterated)?OtherEntityName)(?:#(\d+))?$/,
    (list, number) => `Entity.${list}.${number || '1'}`,
  ],
];

function columnOf(path: string): string {
  for (const [form, column] of RENAMED) {
    const found = form.exec(path);
    if (found) return column(found[1] ?? '1', found[2] ?? '');
  }
  return path;
}
