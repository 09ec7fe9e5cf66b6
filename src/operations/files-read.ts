import type { Finding } from '../model/index.ts';
import type { Neutral, NeutralClaim, NeutralEvent } from '../reading/neutral.ts';

/** What several articles claim, in the neutral schema, with the sentence of each claim. */
export interface FilesRead {
  readonly schema: Neutral['schema'];
  readonly claims: readonly (NeutralClaim & { readonly quote: string })[];
  readonly events: readonly (NeutralEvent & { readonly quote: string })[];
  /** What a model's claims lacked; present only when one was asked. */
  readonly findings?: readonly Finding[];
}

/** Readings as one, in their order. */
export function together(read: readonly FilesRead[]): FilesRead {
  const asked = read.some(({ findings }) => findings !== undefined);
  return {
    schema: 'crosshold-neutral-claims/1',
    claims: read.flatMap(({ claims }) => claims),
    events: read.flatMap(({ events }) => events),
    ...(asked && { findings: read.flatMap(({ findings }) => findings ?? []) }),
  };
}

/** The same for a terminal: claim, how it is said, and the sentence. */
export function readingText(read: FilesRead): string {
  const lines = [...read.claims.map(claimLines), ...read.events.map(eventLines)];
  return lines.length === 0 ? 'Nothing is claimed.\n' : `${lines.join('\n\n')}\n`;
}

function claimLines(claim: FilesRead['claims'][number]): string {
  const slots = Object.entries(claim.slots)
    .filter(([, value]) => value !== null)
    .map(([slot, value]) => `${slot} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
  return `${claim.doc}: ${claim.type} (${claim.modality}, ${claim.confidence})\n  ${slots.join(' · ')}\n  “${oneLine(claim.quote)}”`;
}

function eventLines(event: FilesRead['events'][number]): string {
  const target = event.target === null ? '' : ` → ${event.target}`;
  return `${event.doc}: event ${event.code} (${event.modality})\n  ${event.source}${target}\n  “${oneLine(event.quote)}”`;
}

function oneLine(quote: string): string {
  return quote.replace(/\s+/g, ' ');
}
