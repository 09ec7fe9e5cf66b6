import { statSync } from 'node:fs';
import type { Batch, Receipt } from '../ledger/ledger.ts';
import { BadInput, type Entity, type Finding } from '../model/index.ts';
import { VersionsOfParts } from '../formats/bods/versions.ts';
import { NamesOfParts } from '../formats/party-names.ts';
import { PART_LENGTH, partsOf } from '../formats/parts.ts';
import type { DocumentKind } from '../formats/recognise.ts';
import { FindingHeaps } from './finding-heaps.ts';
import { intakePart } from './intake.ts';

/** How far the import of a large file is. */
export interface Progress {
  readonly bytes: number;
  readonly ofBytes: number;
  readonly statements: number;
}

/** What came of a large file. */
export interface AddedParts {
  readonly kind?: DocumentKind;
  readonly parts: number;
  /** Statements by the type of their claim. */
  readonly types: Readonly<Record<string, number>>;
  readonly receipt: Pick<Receipt, 'added' | 'known'>;
  /** Records that could not be used; the findings name the first of each code. */
  readonly rejected: number;
  readonly findings: readonly Finding[];
}

/** How a large file is taken in. */
export interface PartsOptions {
  readonly entities: readonly Entity[];
  readonly onPart?: (progress: Progress) => void;
  /** Characters of a part; tests take fewer. */
  readonly length?: number;
}

/**
 * Reads a large file twice, part by part: first for the names of all parties, then for the statements.
 *
 * Nothing stops at the first fault. Where the file itself breaks off, what came before stays.
 */
export async function takeParts(
  file: string,
  options: PartsOptions,
  add: (batch: Batch) => Receipt,
): Promise<AddedParts> {
  const { entities, onPart, length = PART_LENGTH } = options;
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const ofBytes = statSync(file).size;
  const survey = await surveyOf(file, { name, entities, length });
  const heaps = new FindingHeaps();
  const types: Record<string, number> = {};
  let [parts, statements, added, known] = [0, 0, 0, 0];
  let kind: DocumentKind | undefined;
  const faults: Finding[] = [];
  try {
    for await (const part of partsOf(file, name, length)) {
      survey.versions.begin();
      const taken = await intakePart(part, { name, entities, ...survey.of });
      const receipt = add(taken);
      heaps.add(taken.findings);
      for (const { claim } of taken.statements) types[claim.type] = (types[claim.type] ?? 0) + 1;
      kind = part.kind;
      [parts, added, known] = [parts + 1, added + receipt.added, known + receipt.known];
      statements += taken.statements.length;
      onPart?.({ bytes: part.upTo, ofBytes, statements });
    }
  } catch (thrown) {
    if (!(thrown instanceof BadInput)) throw thrown;
    faults.push(...thrown.findings);
  }
  return {
    ...(kind && { kind }),
    parts,
    types,
    receipt: { added, known },
    rejected: heaps.errors(),
    findings: [...heaps.findings(), ...faults],
  };
}

interface Surveyed {
  readonly name: string;
  readonly entities: readonly Entity[];
  readonly length: number;
}

/** One pass for the names and places alone: parties of one name, and versions of one record, may stand in different parts. */
async function surveyOf(file: string, about: Surveyed) {
  const versions = new VersionsOfParts();
  let names = await namesOfParts(file, about, versions);
  if (versions.replaces.size > 0) {
    versions.again();
    names = await namesOfParts(file, about, versions);
  }
  names.close();
  versions.close();
  return { versions, of: { resolve: names.resolve, versions } };
}

async function namesOfParts(
  file: string,
  { name, entities, length }: Surveyed,
  versions: VersionsOfParts,
): Promise<NamesOfParts> {
  const names = new NamesOfParts();
  try {
    for await (const part of partsOf(file, name, length)) {
      if (!NAMED.has(part.kind)) break;
      versions.begin();
      const { resolve } = names;
      await intakePart(part, { name, entities, resolve, versions, surveys: true });
    }
  } catch (thrown) {
    // The second pass comes to the same place and reports it.
    if (!(thrown instanceof BadInput)) throw thrown;
  }
  return names;
}

/** Kinds that name their parties by ids. */
const NAMED: ReadonlySet<DocumentKind> = new Set(['bods', 'ftm', 'gleif', 'psc']);
