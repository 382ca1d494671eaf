import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../../integrations/exchange.ts';
import { fetchWithConnectTimeout } from '../../integrations/transport.ts';

/** A server that takes connections and does with each what the test wants: below HTTP, and below TLS. */
let onSocket: (socket: Socket) => void = () => undefined;
let connections = 0;
let server: Server;
let port = 0;
const sockets = new Set<Socket>();

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    onSocket(socket);
    // Read on, or the end of the connection goes unnoticed.
    socket.resume();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const says = (text: string | Buffer) => {
  onSocket = (socket) => void socket.once('data', () => socket.end(text));
};
const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n';
const ask = ({ scheme = 'http', connectMs = 5_000, timeoutMs = 5_000, maxBytes = 1_000 } = {}) =>
  post({
    url: `${scheme}://127.0.0.1:${port}/one?two=3`,
    headers: { accept: 'text/plain' },
    body: 'a question',
    timeoutMs,
    maxBytes,
    fetch: fetchWithConnectTimeout(connectMs),
  });

describe('a question of which nothing left', () => {
  const unreachable = { kind: 'broken', how: 'unreachable' };

  it('because no trusted connection stood in time', async () => {
    onSocket = () => undefined;
    expect(await ask({ scheme: 'https', connectMs: 150 })).toEqual(unreachable);
  });

  it('because the time for the whole was over before the connection stood', async () => {
    onSocket = () => undefined;
    expect(await ask({ scheme: 'https', timeoutMs: 150 })).toEqual(unreachable);
  });

  it('because the other side hung up in the handshake', async () => {
    onSocket = (socket) => void socket.destroy();
    expect(await ask({ scheme: 'https' })).toEqual(unreachable);
    onSocket = (socket) => void socket.resetAndDestroy();
    expect(await ask({ scheme: 'https' })).toEqual(unreachable);
  });

  it('because nobody listens, or no such host exists', async () => {
    const fetch = fetchWithConnectTimeout(5_000);
    for (const url of ['http://127.0.0.1:1', 'http://w2.invalid', 'https://127.0.0.1:1'])
      expect(await post({ url, headers: {}, timeoutMs: 5_000, maxBytes: 10, fetch })).toEqual(unreachable);
  });
});

describe('a question that may have arrived', () => {
  it.each(['destroy', 'resetAndDestroy'] as const)(
    'and was then dropped (%s) is cut, not unreachable',
    async (drop) => {
      onSocket = (socket) => void socket.once('data', () => socket[drop]());
      expect(await ask()).toEqual({ kind: 'broken', how: 'cut' });
      onSocket = (socket) =>
        void socket.once('data', () => socket.write(`${head}content-length: 9\r\n\r\nhalf`, () => socket[drop]()));
      expect(await ask()).toEqual({ kind: 'broken', how: 'cut' });
    },
  );

  it('and hears nothing, or drop by drop without an end, times out', async () => {
    onSocket = () => undefined;
    expect(await ask({ timeoutMs: 150 })).toEqual({ kind: 'broken', how: 'timedOut' });
    onSocket = (socket) => {
      socket.write(`${head}transfer-encoding: chunked\r\n\r\n`);
      const drip = setInterval(() => socket.write('1\r\na\r\n'), 30);
      socket.once('close', () => clearInterval(drip));
    };
    expect(await ask({ timeoutMs: 250 })).toEqual({ kind: 'broken', how: 'timedOut' });
  });

  it.each([
    'HTTP/1.1 999 No\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
    'EHLO\r\n',
  ])('and got %j back is cut', async (text) => {
    says(text);
    expect(await ask()).toEqual({ kind: 'broken', how: 'cut' });
  });

  it('and got half of an answer without a length times out, for half is no whole', async () => {
    onSocket = (socket) => void socket.once('data', () => socket.write(`${head}\r\nhalf`));
    expect(await ask({ timeoutMs: 250 })).toEqual({ kind: 'broken', how: 'timedOut' });
  });
});

describe('an answer', () => {
  it('is read to the last byte that is allowed, and no further', async () => {
    says(`${head}\r\n${'a'.repeat(1_000)}`);
    expect(await ask()).toMatchObject({ kind: 'ok', body: 'a'.repeat(1_000) });
    says(`${head}\r\n${'a'.repeat(1_001)}`);
    expect(await ask()).toEqual({ kind: 'broken', how: 'tooLarge' });
  });

  it('keeps its headers when one holds bytes that are no ASCII, or comes twice', async () => {
    const odd = Buffer.concat([
      Buffer.from('x-name: '),
      Buffer.from([0xfc]),
      Buffer.from(' € \r\nx-two: 1\r\nx-two: 2'),
    ]);
    says(Buffer.concat([Buffer.from(head), odd, Buffer.from('\r\n\r\nwell')]));
    const answer = await ask();
    expect(answer).toMatchObject({ kind: 'ok', contentType: 'text/plain', body: 'well' });
    if (answer.kind === 'ok') expect(answer.headers.get('x-two')).toBe('1, 2');
  });

  it('is not unpacked: a small file cannot become a large one', async () => {
    const packed = gzipSync('a'.repeat(900));
    says(Buffer.concat([Buffer.from(`${head}content-encoding: gzip\r\n\r\n`), packed]));
    expect(await ask()).toEqual({ kind: 'broken', how: 'malformed' });
  });

  it.each([204, 205, 304])('of status %i has no body', async (status) => {
    says(`HTTP/1.1 ${status} Nothing\r\ncontent-length: 0\r\n\r\n`);
    expect(await ask()).toEqual({ kind: 'status', status });
  });

  it('that points elsewhere is not followed', async () => {
    const before = connections;
    says(`HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:${port}/there\r\ncontent-length: 0\r\n\r\n`);
    expect(await ask()).toEqual({ kind: 'status', status: 302 });
    expect(connections - before).toBe(1);
  });
});

it('each question has a connection of its own, which ends with it, and says no more than it must', async () => {
  const before = connections;
  let request = '';
  onSocket = (socket) =>
    void socket.once('data', (bytes) => {
      request = bytes.toString();
      socket.write(`${head}content-length: 2\r\n\r\nok`);
    });
  for (let times = 0; times < 3; times += 1) expect(await ask()).toMatchObject({ kind: 'ok', body: 'ok' });
  expect(connections - before).toBe(3);
  await expect.poll(() => [...sockets].filter((socket) => !socket.destroyed).length).toBe(0);
  const [line, ...rest] = request.split('\r\n');
  expect(line).toBe('POST /one?two=3 HTTP/1.1');
  const names = rest.slice(0, rest.indexOf('')).map((header) => header.split(':', 1)[0]!.toLowerCase());
  expect(names.toSorted()).toEqual(['accept', 'connection', 'content-length', 'host']);
});
