import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** What a good id token would say, and the key that would sign it: a liar makes something else of it. */
interface Good {
  readonly claims: JWTPayload;
  readonly key: Key;
  readonly publicPem: string;
  readonly sign: (claims: JWTPayload, how?: { key?: Key; header?: Record<string, unknown> }) => Promise<string>;
}
export type Lie = (good: Good) => Promise<string> | string;

/** A provider that answers whatever a test wants, over real HTTP; its page is never opened, the test comes back itself. */
export interface HostileProvider {
  readonly url: string;
  /** What the next id tokens are; undefined: good ones. */
  lie: Lie | undefined;
  /** Who signs in by the next good token. */
  claims: Readonly<Record<string, unknown>>;
  nonce: string;
  challenge: string;
  /** Who asked for tokens, as the form and the header had it. */
  readonly asked: { form: URLSearchParams; authorization: string }[];
  changeKey(): Promise<void>;
  anotherKey(kid: string): Promise<Key>;
  close(): Promise<void>;
}

export const clientId = 'w2-test';
const base = 'urn:test:';
export const strong = `${base}substantial`;
export const weak = `${base}low`;

export async function hostileProvider({ issuerSays }: { issuerSays?: string } = {}): Promise<HostileProvider> {
  const makeKey = async (kid: string): Promise<Key> => ({
    kid,
    ...(await generateKeyPair('RS256', { extractable: true })),
  });
  let key = await makeKey('k1');
  let serial = 1;
  const server = createServer((request, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const [path = ''] = (request.url ?? '').split('?');
    if (path === '/.well-known/openid-configuration') {
      return send(200, {
        issuer: issuerSays ?? provider.url,
        authorization_endpoint: `${provider.url}/auth`,
        token_endpoint: `${provider.url}/token`,
        jwks_uri: `${provider.url}/keys`,
        end_session_endpoint: `${provider.url}/end`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256', 'none', 'HS256'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt'],
      });
    }
    if (path === '/keys') {
      void exportJWK(key.publicKey).then((jwk) =>
        send(200, { keys: [{ ...jwk, kid: key.kid, alg: 'RS256', use: 'sig' }] }),
      );
      return;
    }
    if (path !== '/token') return send(404, {});
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      const form = new URLSearchParams(text);
      provider.asked.push({ form, authorization: request.headers.authorization ?? '' });
      const verifier = form.get('code_verifier') ?? '';
      if (createHash('sha256').update(verifier).digest('base64url') !== provider.challenge)
        return send(400, { error: 'invalid_grant' });
      void idToken().then((id_token) =>
        send(200, { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token }),
      );
    });
  });

  async function idToken(): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...{
        iss: provider.url,
        aud: clientId,
        sub: 'someone',
        iat: now,
        exp: now + 60,
        nonce: provider.nonce,
        acr: strong,
      },
      ...provider.claims,
    };
    const sign: Good['sign'] = (said, { key: by = key, header = {} } = {}) =>
      new SignJWT(said).setProtectedHeader({ alg: 'RS256', kid: by.kid, ...header }).sign(by.privateKey);
    const publicPem = String(
      createPublicKey({ key: await exportJWK(key.publicKey), format: 'jwk' } as never as KeyObject).export({
        type: 'spki',
        format: 'pem',
      }),
    );
    return provider.lie ? provider.lie({ claims, key, publicPem, sign }) : sign(claims);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const provider: HostileProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lie: undefined,
    claims: {},
    nonce: '',
    challenge: '',
    asked: [],
    async changeKey() {
      serial += 1;
      key = await makeKey(`k${serial}`);
    },
    anotherKey: makeKey,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}
