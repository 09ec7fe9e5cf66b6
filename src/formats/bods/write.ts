import type { Statement } from '../../evidence/index.ts';
import {
  company,
  type Day,
  earliestDay,
  type Entity,
  type Finding,
  latestDay,
  type PartialDate,
  shiftDay,
} from '../../model/index.ts';
import { Tally } from '../tally.ts';
import { type ExportCode, EXPORT_KINDS } from './kinds.ts';
import { UNIDENTIFIED } from '../party-names.ts';
import type { BodsAnnotation, BodsSource, BodsStatement } from './record.ts';
import { entityDetails, idOf, lostOf, personDetails, recordIds } from './write-party.ts';
import { unspecified, writeInterest, type WrittenInterest } from './write-interest.ts';

/** What is written, and under which date and name. */
export interface BodsExport {
  readonly statements: readonly Statement[];
  /** Parties by name; one that is not listed is a company. */
  readonly entities: readonly Entity[];
  /** The day that stands for days that nobody knows. */
  readonly day: Day;
  readonly publishedOn: Day;
  readonly publisher: string;
}

/**
 * BODS 0.4, a JSON array with one statement a line: first the parties, then one relationship record
 * for each statement, so that sources that disagree stand side by side.
 *
 * Quotes become annotations. What BODS has no home for is listed in the findings.
 */
export function writeBods(given: BodsExport): {
  readonly text: string;
  readonly count: number;
  readonly findings: readonly Finding[];
} {
  const writer = new Writer(given);
  const relationships = given.statements.flatMap((statement) => writer.relationship(statement));
  const all = [...writer.parties(), ...relationships];
  const lines = all.map((statement) => JSON.stringify(statement)).join(',\n');
  return {
    text: all.length === 0 ? '[]\n' : `[\n${lines}\n]\n`,
    count: all.length,
    findings: writer.findings(),
  };
}

class Writer {
  private readonly given: BodsExport;
  private readonly entities: Map<string, Entity>;
  private readonly ids: Map<string, string>;
  private readonly tally = new Tally<ExportCode>(EXPORT_KINDS);
  private readonly known = new Map<string, Day>();

  constructor(given: BodsExport) {
    this.given = given;
    const named = given.statements.flatMap(({ claim }) => {
      const written = writeInterest(claim);
      return written ? [written.holder, written.issuer] : [];
    });
    const claimed = given.statements.flatMap(({ claim }) =>
      claim.type === 'entity' ? [claim.entity] : [],
    );
    const wanted = new Set([...named, ...claimed.map(({ name }) => name)]);
    this.entities = new Map();
    for (const entity of [...claimed, ...given.entities, ...named.map(company)])
      if (
        wanted.has(entity.name) &&
        entity.name !== UNIDENTIFIED &&
        !this.entities.has(entity.name)
      )
        this.entities.set(entity.name, entity);
    this.ids = recordIds([...this.entities.values()]);
  }

  findings(): Finding[] {
    return this.tally.findings();
  }

  /** The records of all parties, each dated by the first statement that knows of it. */
  parties(): BodsStatement[] {
    for (const { claim, knownFrom } of this.given.statements)
      if (claim.type === 'entity' && knownFrom !== undefined)
        this.known.set(claim.entity.name, latestDay(knownFrom));
    return [...this.entities.values()].map((entity) => this.party(entity));
  }

  private party(entity: Entity): BodsStatement {
    const recordId = this.ids.get(entity.name) as string;
    for (const lost of lostOf(entity)) this.note('bods-export-field', `${entity.name}: ${lost}`);
    const frame = {
      ...this.frame(recordId, this.known.get(entity.name) ?? this.given.day),
      declarationSubject: recordId,
    };
    if (entity.kind === 'person')
      return { ...frame, recordType: 'person', recordDetails: personDetails(entity, recordId) };
    return { ...frame, recordType: 'entity', recordDetails: entityDetails(entity, recordId) };
  }

  /** The relationship record of a statement; none where BODS has no home for it. */
  relationship(statement: Statement): BodsStatement[] {
    if (statement.claim.type === 'entity') return [];
    const written = writeInterest(statement.claim);
    if (!written) {
      this.note('bods-export-kind', `${statement.id} (${statement.claim.type})`);
      return [];
    }
    for (const lost of written.lost) this.note('bods-export-field', `${statement.id}: ${lost}`);
    if (written.rounded) this.note('bods-export-rounded', statement.id);
    return [this.record(statement, written)];
  }

  private record(statement: Statement, { holder, issuer, interest }: WrittenInterest) {
    const recordId = idOf('relationship', statement.citation.name, statement.id);
    const party = (name: string) => this.ids.get(name) ?? unspecified(statement);
    const subject = party(issuer);
    const date = this.statementDate(statement);
    const annotations = annotationsOf(statement);
    return {
      ...this.frame(recordId, date),
      declarationSubject: typeof subject === 'string' ? subject : recordId,
      source: sourceOf(statement),
      ...(annotations.length > 0 && { annotations }),
      recordType: 'relationship' as const,
      recordDetails: {
        isComponent: false,
        subject,
        interestedParty: party(holder),
        interests: [
          {
            ...interest,
            ...this.dates(statement),
            ...(/(?:^|; )beneficial owner(?:;|$)/.test(statement.note ?? '') && {
              beneficialOwnershipOrControl: true,
            }),
          },
        ],
      },
    };
  }

  private frame(recordId: string, date: Day) {
    const { publishedOn, publisher } = this.given;
    return {
      statementId: idOf('statement', recordId, date),
      statementDate: date,
      recordId,
      recordStatus: 'new' as const,
      publicationDetails: {
        publicationDate: publishedOn,
        bodsVersion: '0.4',
        publisher: { name: publisher },
      },
    };
  }

  private statementDate({ id, knownFrom }: Statement): Day {
    if (knownFrom === undefined) this.note('bods-export-date', `${id}: known since`);
    return knownFrom === undefined ? this.given.day : latestDay(knownFrom);
  }

  private dates({ id, from, to }: Statement): { startDate?: Day; endDate?: Day } {
    const partial = (date: PartialDate | '..' | undefined) => (date?.length ?? 10) < 10;
    if (from === undefined || partial(from) || (to !== '..' && partial(to)))
      this.note('bods-export-date', `${id}: ${from ?? 'unknown'} to ${to ?? 'unknown'}`);
    return {
      ...(from !== undefined && { startDate: earliestDay(from) }),
      ...(to !== undefined && to !== '..' && { endDate: shiftDay(latestDay(to), 1) }),
    };
  }

  private note(code: ExportCode, example: string): void {
    this.tally.note(code, { file: 'export' }, example);
  }
}

/** The sentence that says so. A row of a register is told by the record itself. */
function annotationsOf({ citation }: Statement): BodsAnnotation[] {
  if (citation.quote === undefined || citation.quote.startsWith('{')) return [];
  return [
    {
      motivation: 'commenting',
      statementPointerTarget: '/recordDetails/interests/0',
      description: citation.quote,
    },
  ];
}

function sourceOf({ citation, assertedBy, modality }: Statement): BodsSource {
  const cites = citation.cites ?? citation.name;
  const url = /^https?:\/\/[!#-;=?-[\]_a-z~]+$/.test(cites);
  return {
    ...(modality === 'reported' && { type: ['thirdParty'] }),
    ...(url ? { url: cites } : { description: cites }),
    ...(assertedBy !== undefined && { assertedBy: [{ name: assertedBy }] }),
  };
}
