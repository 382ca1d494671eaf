import { get } from 'node:https';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import { anAuthority } from '../integrations/certificates.ts';
import { signIn as opened } from '../support/sign-in.ts';
import { Browser } from './browser.ts';
import { openDoor, type Door } from './door.ts';

let door: Door;
let url: string;
beforeAll(async () => {
  door = await openDoor(() => ({}));
  url = door.url;
});
afterAll(() => door.close());

describe('a page of another site', () => {
  const cases = [
    ['says it is this site', { 'sec-fetch-site': 'same-origin' }, 204],
    ['says it is another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['says it is another part of this site', { 'sec-fetch-site': 'same-site' }, 403],
    ['says it is nobody’s', { 'sec-fetch-site': 'none' }, 403],
    ['is old and comes from here', { origin: '$own' }, 204],
    ['is old and comes from elsewhere', { origin: 'https://elders.example' }, 403],
    ['is old and hides where it comes from', { origin: 'null' }, 403],
    ['is another site, whatever its origin says', { 'sec-fetch-site': 'cross-site', origin: '$own' }, 403],
    ['says nothing', {}, 403],
  ] as const;
  it.each(cases)('that %s: %j is answered with %i', async (_, given: Record<string, string>, status) => {
    const { token, sessionId } = await opened(door.base.db, { kind: 'dpo' }, 'browser');
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value.replace('$own', url)]),
    );
    const answer = await door.server.inject({
      method: 'DELETE',
      url: `/v1/sessions/${sessionId}`,
      headers: { host: new URL(url).host, cookie: `w2=${token}`, ...headers },
    });
    expect(answer.statusCode).toBe(status);
  });

  it('gets no permission to read anything, and reading is no change', async () => {
    const { token } = await opened(door.base.db, { kind: 'dpo' }, 'browser');
    const headers = { host: new URL(url).host, cookie: `w2=${token}`, origin: 'https://elders.example' };
    const answer = await door.server.inject({ url: '/v1/me', headers });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('cannot use a name of its own that points here', async () => {
    const ask = async (host: string, path = '/v1/me') =>
      (await door.server.inject({ url: path, headers: { host } })).statusCode;
    expect([await ask('elders.example'), await ask('127.0.0.1.elders.example')]).toEqual([403, 403]);
    expect([await ask('localhost:1'), await ask(new URL(url).host)]).toEqual([401, 401]);
    expect(await ask('elders.example', '/openapi.json')).toBe(403);
  });
});

describe('behind a proxy', () => {
  it('what it forwards is believed from its address only', async () => {
    const settings = { ...door.app.settings, publicUrl: 'https://w2.example.be' };
    const behind = await openDoor(() => ({ ...settings, trustedProxies: ['10.0.0.0/24'] }), { base: door.base });
    const ask = async (remoteAddress: string) =>
      (
        await behind.server.inject({
          url: '/v1/me',
          remoteAddress,
          headers: { host: 'internal:3000', 'x-forwarded-host': 'w2.example.be', 'x-forwarded-proto': 'https' },
        })
      ).statusCode;
    expect([await ask('10.0.0.7'), await ask('10.0.1.7')]).toEqual([401, 403]);
    // What watches the process asks it directly.
    const probe = async (headers: Record<string, string>) =>
      (await behind.server.inject({ url: '/health/live', headers: { host: '10.0.0.9:3000', ...headers } })).statusCode;
    expect([await probe({}), await probe({ 'x-forwarded-for': '1.2.3.4' })]).toEqual([200, 404]);
    await behind.close();
  });
});

describe('without signing in', () => {
  it('nothing but what is on the list is answered, and a page leads to signing in', async () => {
    const { server } = door;
    const described = await server.inject({ url: '/openapi.json', headers: { host: 'localhost' } });
    const { paths } = described.json<{ paths: Record<string, Record<string, object>> }>();
    expect([described.statusCode, described.body.slice(0, 300)]).toEqual([200, expect.anything()]);
    const open = new Set(['/health', '/health/live', '/v1/ocmw-answers/{token}']);
    const answers = await Promise.all(
      Object.entries(paths)
        .filter(([path]) => !open.has(path))
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method, path] as const))
        .map(async ([method, path]) => {
          const target = path.replaceAll(/\{\w+\}/g, 'x');
          const { statusCode } = await server.inject({
            method: method as 'GET',
            url: target,
            headers: { host: 'localhost' },
          });
          return `${method} ${path} ${statusCode}`;
        }),
    );
    expect(answers.length).toBeGreaterThan(60);
    expect(answers.filter((line) => !line.endsWith(' 401'))).toEqual([]);
    const { text, url: at } = await new Browser()
      .get(`${url}/toestel?code=BCDF-GHJK`, { follows: false })
      .then((page) => ({
        text: page.headers.get('location'),
        url: page.status,
      }));
    expect([at, text]).toEqual([303, '/aanmelden?terug=%2Ftoestel%3Fcode%3DBCDF-GHJK']);
    const problem = await server.inject({ url: '/v1/me', headers: { host: 'localhost' } });
    expect(problem.headers['www-authenticate']).toBe('Bearer');
    expect(problem.json()).toMatchObject({
      type: 'urn:problem-type:w2:signIn.needed',
      details: { where: `${url}/aanmelden` },
    });
  });
});

describe('a file of whom nobody knows', () => {
  it.each([
    ['/lijst', 'multipart/form-data; boundary=x'],
    ['/contacten/lijst', 'multipart/form-data; boundary=x'],
    ['/v1/registrations', 'text/csv'],
    ['/v1/prospect-lists?source=riziv', 'text/csv'],
  ])('is refused at %s before it came in', async (path, type) => {
    const { port } = new URL(url);
    const head = [
      `POST ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      `Content-Type: ${type}`,
      'Content-Length: 5000000',
    ];
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\nonly this`));
      socket.once('data', (said) => (resolve(String(said)), socket.destroy())).once('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 401 /);
  });
});

describe('with a certificate of its own', () => {
  it('it speaks TLS, and tells browsers to ask by nothing else', async () => {
    const authority = await anAuthority('for one test');
    const { certificate: cert, key } = await authority.issue('w2.example.be');
    const app = { ...door.app, settings: { ...door.app.settings, publicUrl: 'https://w2.example.be' } };
    const server = createServer(app, { busyAfterMs: 0, tls: { cert, key } });
    const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }));
    const status = await new Promise((resolve, reject) => {
      const options = {
        ca: authority.ca,
        port,
        path: '/v1/me',
        headers: { host: 'w2.example.be' },
        checkServerIdentity: () => undefined,
      };
      get({ host: '127.0.0.1', ...options }, (answer) => {
        answer.resume();
        resolve([answer.statusCode, answer.headers['strict-transport-security']]);
      }).on('error', reject);
    });
    expect(status).toEqual([401, 'max-age=63072000']);
    await server.close();
  });
});
