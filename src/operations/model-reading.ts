import { askModel } from '../formats/model/ask.ts';
import type { Endpoint } from '../formats/model/endpoint.ts';
import { withProposals } from '../reading/proposals.ts';
import { type Reading, readText } from '../reading/index.ts';
import type { ReadOptions } from '../reading/reading.ts';

/** Reads a text by the rules and, when an endpoint is given, asks its model for stakes as well. */
export async function readWith(
  endpoint: Endpoint | undefined,
  text: string,
  options: ReadOptions,
): Promise<Reading> {
  const reading = readText(text, options);
  if (!endpoint) return reading;
  const { proposals, findings } = await askModel(endpoint, { name: options.name, text });
  const joined = withProposals(reading, proposals, { text, options });
  return { ...joined, findings: [...joined.findings, ...findings] };
}
