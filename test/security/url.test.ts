import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchDocument, type FetchOptions } from '../../src/formats/url/fetch-document.ts';
import { pinnedRequest, type Send } from '../../src/formats/url/pinned-request.ts';
import { isPublicAddress } from '../../src/formats/url/public-address.ts';
import { BadInput } from '../../src/model/index.ts';

const PUBLIC = '93.184.216.34';

/** Addresses of the private world, in every spelling that a resolver or a parser may take. */
const PRIVATE_HOSTS = `
127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 127.255.255.254 0 0.0.0.0
10.0.0.1 10.255.255.255 0x0a000001 167772161 172.16.0.1 172.31.255.254 192.168.0.1 192.168.1.254 3232235521
100.64.0.1 100.127.255.254 169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.0.1
192.0.0.1 192.0.0.170 192.0.2.1 198.18.0.1 198.19.255.254 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255
240.0.0.1 255.255.255.255 [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.1]
[::ffff:169.254.169.254] [::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::a9fe:a9fe] [2002:7f00:1::] [2002:a9fe:a9fe::]
[2001:0:7f00:1::1] [2001:db8::1] [fc00::1] [fd00:ec2::254] [fe80::1] [fec0::1] [ff02::1] [100::1] [5f00::1]
127.0.0.1. 127。0。0。1 ①②⑦.0.0.1 localhost localhost. LOCALHOST
`
  .trim()
  .split(/\s+/);

const BAD_ADDRESSES = [
  'file:///etc/passwd',
  'ftp://example.com/a',
  'gopher://127.0.0.1:6379/_SET',
  'data:text/html,<b>x</b>',
  'javascript://example.com/%0aalert(1)',
  'http://user:secret@example.com/',
  'http://example.com:22/',
  'http://example.com:6379/',
  'https://example.com:8443/',
  'http://',
  'http://[::1',
];

let listener: Server;
let connections = 0;

beforeAll(async () => {
  listener = createServer((request, response) => {
    connections += 1;
    const path = request.url ?? '';
    const body = `page of ${request.headers.host}`;
    const packed: Readonly<Record<string, Uint8Array>> = {
      '/gzip': gzipSync(body),
      '/deflate': deflateSync(body),
      '/br': brotliCompressSync(body),
      '/bomb': gzipSync(Buffer.alloc(64 * 1024 * 1024)),
    };
    const content = packed[path];
    if (path === '/endless') {
      response.writeHead(200, { 'content-type': 'text/plain' });
      const more = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.once('close', () => clearInterval(more));
      return;
    }
    if (path === '/silent') return;
    if (path === '/image') response.writeHead(200, { 'content-type': 'image/png' }).end('x');
    else if (path === '/absent') response.writeHead(404, { 'content-type': 'text/html' }).end('x');
    else if (path === '/latin')
      response
        .writeHead(200, { 'content-type': 'text/plain; charset=iso-8859-1' })
        .end(Buffer.from('Citroën', 'latin1'));
    else
      response
        .writeHead(200, {
          'content-type': 'text/html',
          ...(content && { 'content-encoding': path === '/bomb' ? 'gzip' : path.slice(1) }),
        })
        .end(content ?? body);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  listener.closeAllConnections();
  listener.close();
});

/** What a refusal is called; fails when the document was fetched. */
async function refusal(url: string, options?: FetchOptions): Promise<string | undefined> {
  try {
    await fetchDocument(url, options);
    return 'fetched';
  } catch (thrown) {
    if (!(thrown instanceof BadInput)) throw thrown;
    return thrown.findings[0]?.code;
  }
}

/** The public address stands for the listener, and only that: everything else would really be asked. */
function toListener(asked: string[] = []): Send {
  return (request) => {
    asked.push(request.address.address);
    const { port } = listener.address() as AddressInfo;
    const target = new URL(request.target);
    target.port = `${port}`;
    target.protocol = 'http:';
    const address = request.address.address === PUBLIC ? '127.0.0.1' : request.address.address;
    return pinnedRequest({ ...request, target, address: { address, family: 4 } });
  };
}

const publicLookup = async () => [{ address: PUBLIC, family: 4 }];

describe('fetching a document', () => {
  it('has more than sixty private addresses to be tried with', () => {
    expect(PRIVATE_HOSTS.length + BAD_ADDRESSES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(PRIVATE_HOSTS)('never connects to %s', async (host) => {
    const before = connections;
    const asked: string[] = [];
    const { port } = listener.address() as AddressInfo;
    // Through the system's own resolver, on the usual port and on the one that listens here.
    expect(await refusal(`http://${host}/`, { send: toListener(asked) })).toMatch(/^url-/);
    expect(await refusal(`http://${host}:${port}/`)).toMatch(/^url-/);
    expect(asked).toEqual([]);
    expect(connections).toBe(before);
  });

  it.each(BAD_ADDRESSES)('refuses %s', async (url) => {
    const options = { lookup: publicLookup, send: toListener() };
    expect(await refusal(url, options)).toBe('url-refused');
  });

  it('connects to the address that it checked, whatever the resolver says next', async () => {
    const answers = [PUBLIC, '127.0.0.1', '169.254.169.254'];
    const asked: string[] = [];
    const lookup = async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }];
    const { bytes } = await fetchDocument('http://flip.test/', { lookup, send: toListener(asked) });
    expect(asked).toEqual([PUBLIC]);
    expect(new TextDecoder().decode(bytes)).toContain('page of flip.test');
    expect(await refusal('http://flip.test/', { lookup, send: toListener(asked) })).toBe(
      'url-refused',
    );
    expect(asked).toEqual([PUBLIC]);
  });

  it('refuses a host with one private address among public ones', async () => {
    const lookup = async () => [
      { address: PUBLIC, family: 4 },
      { address: '::ffff:10.0.0.1', family: 6 },
    ];
    expect(await refusal('http://mixed.test/', { lookup, send: toListener() })).toBe('url-refused');
  });

  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    '//169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
    'http://user@example.com/',
    'http://example.com:25/',
  ])('checks a redirect to %s like the first address', async (location) => {
    let sent = 0;
    const send: Send = async () => {
      sent += 1;
      return { status: 302, headers: { location }, body: new Uint8Array() };
    };
    const lookup = async (host: string) => [
      { address: host === 'a.test' ? PUBLIC : host, family: 4 },
    ];
    expect(await refusal('http://a.test/', { lookup, send })).toBe('url-refused');
    expect(sent).toBe(1);
  });

  it('follows five redirects and no more', async () => {
    const redirecting = (times: number): Send => {
      let left = times;
      return async ({ target }) =>
        left-- > 0
          ? { status: 301, headers: { location: `/${left}` }, body: new Uint8Array() }
          : {
              status: 200,
              headers: { 'content-type': 'text/plain' },
              body: Buffer.from(target.pathname),
            };
    };
    const { url } = await fetchDocument('http://a.test/', {
      lookup: publicLookup,
      send: redirecting(5),
    });
    expect(url).toBe('http://a.test/0');
    expect(await refusal('http://a.test/', { lookup: publicLookup, send: redirecting(6) })).toBe(
      'url-redirects',
    );
  });

  it.each(['gzip', 'deflate', 'br'])('unpacks %s', async (encoding) => {
    const options = { lookup: publicLookup, send: toListener() };
    const { bytes } = await fetchDocument(`http://a.test/${encoding}`, options);
    expect(new TextDecoder().decode(bytes)).toContain('page of a.test');
  });

  it('turns another encoding that the server names into UTF-8', async () => {
    const { bytes } = await fetchDocument('http://a.test/latin', {
      lookup: publicLookup,
      send: toListener(),
    });
    expect(new TextDecoder().decode(bytes)).toBe('Citroën');
  });

  it.each([
    ['a page that unpacks to 64 MiB', '/bomb', 'url-too-large'],
    ['a page without end', '/endless', 'url-too-large'],
    ['a picture', '/image', 'url-not-text'],
    ['a page that is not there', '/absent', 'url-unreachable'],
  ])('refuses %s', async (_, path, code) => {
    const options = { lookup: publicLookup, send: toListener() };
    expect(await refusal(`http://a.test${path}`, options)).toBe(code);
  });

  it('gives up on a server and on a resolver that say nothing', async () => {
    const send = toListener();
    expect(
      await refusal('http://a.test/silent', { lookup: publicLookup, send, timeoutMs: 200 }),
    ).toBe('url-unreachable');
    const lookup = () => new Promise<never>(() => {});
    expect(await refusal('http://a.test/', { lookup, send, timeoutMs: 200 })).toBe(
      'url-unreachable',
    );
  });
});

describe('an address', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '2a00:1450:4001::1'])(
    'is public: %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '',
    'example.com',
    '127.1',
    '0x7f000001',
    'fe80::1%eth0',
    '2606:2800::1%eth0',
    '::ffff:8.8.8.8',
  ])('is not public when it is no plain one: %s', (address) =>
    expect(isPublicAddress(address)).toBe(false),
  );
});
