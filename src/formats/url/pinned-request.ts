import type { IncomingMessage, RequestOptions } from 'node:http';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** One request to one address. `RangeError` when the answer is longer than allowed. */
export type Send = (request: {
  readonly target: URL;
  readonly address: Address;
  readonly signal: AbortSignal;
  readonly bytesMax: number;
}) => Promise<{
  readonly status: number;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: Uint8Array;
}>;

const HEADERS = {
  accept: 'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'Crosshold',
};

/**
 * Asks for a document at the address that was checked: the connection resolves nothing itself, so a
 * name that changes its address in between changes nothing. The certificate is still that of the name.
 */
export const pinnedRequest: Send = async ({ target, address, signal, bytesMax }) => {
  const { request } = await import(target.protocol === 'https:' ? 'node:https' : 'node:http');
  const options: RequestOptions = {
    headers: HEADERS,
    signal,
    agent: false,
    lookup: always(address),
  };
  return new Promise((resolve, reject) => {
    const sent = (request as typeof import('node:http').request)(target, options, (answer) => {
      received(answer, bytesMax).then(
        (body) => resolve({ status: answer.statusCode ?? 0, headers: headersOf(answer), body }),
        (thrown: unknown) => {
          sent.destroy();
          reject(thrown as Error);
        },
      );
    });
    sent.once('error', reject);
    sent.end();
  });
};

/** A resolver that knows one answer. */
function always({ address, family }: Address): NonNullable<RequestOptions['lookup']> {
  return (_host, options, done) => {
    if (options.all)
      (done as (error: null, all: readonly Address[]) => void)(null, [{ address, family }]);
    else done(null, address, family);
  };
}

async function received(answer: IncomingMessage, bytesMax: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > bytesMax) throw new RangeError('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf(answer: IncomingMessage): { readonly [name: string]: string | undefined } {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value[0] : value,
    ]),
  );
}
