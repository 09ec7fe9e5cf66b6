import { isPlain, type Plain } from '../fields.ts';
import type { JsonRecord } from '../json-records.ts';

/** A line of the snapshot: what a company declares about one person, or that it names none. */
export interface PscRecord {
  readonly companyNumber: string;
  /** `individual-person-with-significant-control`, … */
  readonly kind: string;
  readonly data: Plain;
  readonly path: string;
  readonly line?: number;
}

/** The record, or nothing when it has no number, no data or no kind. */
export function pscRecord({ value, path, line }: JsonRecord): PscRecord | undefined {
  if (!isPlain(value) || !isPlain(value['data'])) return undefined;
  const data = value['data'];
  const number = value['company_number'];
  const kind = data['kind'];
  if (typeof kind !== 'string') return undefined;
  // The last line of a snapshot counts its records and belongs to no company.
  if (typeof number !== 'string' && !kind.startsWith('totals#')) return undefined;
  const companyNumber = typeof number === 'string' ? number.trim() : '';
  return { companyNumber, kind, data, path, ...(line !== undefined && { line }) };
}

/** The text of a field of the data. */
export function textOf(data: Plain, field: string): string | undefined {
  const value = data[field];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The codes of natures of control; none when the field is missing. */
export function naturesOf({ data }: PscRecord): readonly string[] {
  const natures = data['natures_of_control'];
  if (!Array.isArray(natures)) return [];
  return (natures as readonly unknown[]).filter((code) => typeof code === 'string');
}
