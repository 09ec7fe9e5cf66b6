import { BadCall } from '../../model/index.ts';

/** A language model that answers like the OpenAI interface, and how far one question may go. */
export interface Endpoint {
  /** The base address: `/chat/completions` is put behind it. */
  readonly url: string;
  readonly name: string;
  readonly key?: string;
  readonly timeoutMs: number;
  readonly answerBytesMax: number;
  readonly textMax: number;
}

const LIMITS = { timeoutMs: 60_000, answerBytesMax: 1024 * 1024, textMax: 60_000 };

/**
 * The model of the environment: CROSSHOLD_MODEL_URL, CROSSHOLD_MODEL_NAME and, where it is needed,
 * CROSSHOLD_MODEL_KEY. `BadCall` when it is asked for and not set: nothing is ever sent otherwise.
 */
export function endpointOf(environment: { readonly [name: string]: string | undefined }): Endpoint {
  const {
    CROSSHOLD_MODEL_URL: url,
    CROSSHOLD_MODEL_NAME: name,
    CROSSHOLD_MODEL_KEY: key,
  } = environment;
  if (!url || !name)
    throw new BadCall(
      '--model needs CROSSHOLD_MODEL_URL and CROSSHOLD_MODEL_NAME in the environment.',
    );
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:')
    throw new BadCall('CROSSHOLD_MODEL_URL is no http or https address.');
  return { url: address.href.replace(/\/$/, ''), name, ...(key && { key }), ...LIMITS };
}
