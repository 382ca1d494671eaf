import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';

/** What the clients need of `fetch`. One that tests bring in its place throws `NeverSent` too, or is taken to have asked. */
export type Fetch = (
  url: string,
  init: {
    method: 'POST' | 'GET';
    headers: Record<string, string>;
    body?: string;
    redirect: 'manual';
    signal: AbortSignal;
  },
) => Promise<Response>;

/** Mutual TLS: our certificate and key (PEM), and the authorities of the other side; left out, those of the system. */
export interface Tls {
  readonly cert?: string;
  readonly key?: string;
  readonly passphrase?: string;
  readonly ca?: string;
}

/** Finds the address of a host; one that refuses some addresses keeps a connection from them. */
export type Lookup = LookupFunction;

/** No connection stood (or no trusted one), so the question never left. `cause` is the socket's error. */
export class NeverSent extends Error {}

/**
 * A `fetch` over Node's HTTP client, because the built-in one cannot bound the time to connect. It opens one
 * connection per question (a look-up is rare, and a kept connection that the other side just closed would look like a
 * lost answer), follows no redirect and decompresses nothing, so neither a person number nor a zip bomb gets through.
 *
 * Rejects with `NeverSent` up to the moment the connection stands, afterwards with the socket's own error.
 */
export function fetchWithConnectTimeout(connectTimeoutMs: number, tls: Tls = {}, lookup?: Lookup): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      const secure = new URL(url).protocol === 'https:';
      let request: http.ClientRequest;
      try {
        request = (secure ? https : http).request(url, {
          method: init.method,
          headers: init.headers,
          signal: init.signal,
          agent: false,
          ...(lookup ? { lookup } : {}),
          ...(secure ? tls : {}),
        });
      } catch (cause) {
        // A key that its passphrase does not open, or a header that may not be.
        reject(new NeverSent('not even tried', { cause }));
        return;
      }
      let connected = false;
      const connecting = setTimeout(() => request.destroy(new Error('no connection in time')), connectTimeoutMs);
      request.once('socket', (socket) => {
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          connected = true;
          clearTimeout(connecting);
        });
      });
      request.once('close', () => {
        clearTimeout(connecting);
        // Whatever else ends a connection without an answer, such as another protocol that the other side goes over to.
        reject(new Error('closed without an answer'));
      });
      request.once('error', (cause: NodeJS.ErrnoException) =>
        reject(connected && !turnedAway(cause) ? cause : new NeverSent('not connected', { cause })),
      );
      request.once('response', (message) => {
        // A later socket error belongs to the body's stream, but Node may report it on the request too.
        request.on('error', () => undefined);
        try {
          resolve(toResponse(message));
        } catch (error) {
          message.destroy();
          reject(error);
        }
      });
      request.end(init.body);
    });
}

/** In TLS 1.3 (`ERR_SSL_SSL/TLS_ALERT_…`) a server says only after our side of the handshake that it wants another certificate, or any; it has read nothing then. */
export const turnedAway = ({ code = '' }: NodeJS.ErrnoException): boolean =>
  /^ERR_SSL_.*ALERT_\w*(CERTIFICATE|CA)/.test(code);

/** Throws on a status that is no final HTTP status; the caller reads that as a broken answer. */
function toResponse(message: http.IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const status = message.statusCode ?? 0;
  const bodiless = status === 204 || status === 205 || status === 304;
  if (bodiless) message.resume();
  return new Response(bodiless ? null : (Readable.toWeb(message) as ReadableStream<Uint8Array>), { status, headers });
}
