import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { NeverSent, fetchWithConnectTimeout, turnedAway } from '../../integrations/transport.ts';
import { anAuthority } from './certificates.ts';
import { ASKED } from './magdaAnswers.ts';

describe('a question that nobody read', () => {
  const send = (to: string, tls: object) =>
    fetchWithConnectTimeout(5_000, tls)(to, {
      method: 'POST',
      headers: {},
      body: ASKED,
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    });

  it('is known as never sent: a key that its passphrase does not open, a server that wants a certificate', async () => {
    const authority = await anAuthority('Ours');
    const { key, certificate: cert } = await authority.issue('server');
    await expect(send('https://127.0.0.1:1', { key: 'x', cert: 'y' })).rejects.toThrow(NeverSent);
    const { createServer: createTls } = await import('node:https');
    const server = createTls({ key, cert, ca: authority.ca, requestCert: true, rejectUnauthorized: true }) as Server;
    let asked = 0;
    server.on('request', (_request, response) => {
      asked += 1;
      response.end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const to = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(send(to, { ca: authority.ca })).rejects.toThrow(NeverSent);
    expect(asked).toBe(0);
    server.close();
  });

  it.each([
    ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED', true],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', true],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', true],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', true],
    ['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', false],
    ['ECONNRESET', false],
  ])('by a server of OpenSSL that says %s: %s', (code, isUnread) => {
    expect(turnedAway(Object.assign(new Error('alert'), { code }))).toBe(isUnread);
  });

  it('is not said of one that was cut after it arrived', async () => {
    const server = createServer((request) => void request.socket.destroy());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(send(to, {})).rejects.not.toThrow(NeverSent);
    server.close();
  });
});
