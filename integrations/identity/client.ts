import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRemoteJWKSet, importPKCS8, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';

export interface IdentityOptions {
  /** As the discovery document of the provider names itself. */
  readonly issuer: string;
  readonly clientId: string;
  /** One of the two; neither: a public client. */
  readonly clientSecret?: string | undefined;
  readonly clientKeyFile?: string | undefined;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  /** The levels of assurance that are let in. Of several, any. */
  readonly acrValues: readonly string[];
  readonly scope: string;
}

/** What is bound to one sign-in, and known to the provider by its hash or not at all. */
export interface Proof {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

type Claims = Readonly<Record<string, unknown>>;

/** Why nobody was signed in: a code for the log. Never a claim, nor what the provider wrote. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  /** `unavailable`: the provider does not answer; `refused`: it answered, and that is not believed; `assurance`: too weak a sign-in. */
  readonly kind: 'unavailable' | 'refused' | 'assurance';
  readonly why: string;
  constructor(kind: IdentityError['kind'], why: string) {
    super(`sign-in ${kind}: ${why}`);
    this.kind = kind;
    this.why = why;
  }
}

/** Clocks of two houses differ by that much [D]. */
const skewSeconds = 10;
const timeoutSeconds = 10;
/** So often the provider is asked anew how it is set up. */
const setUpAgainMs = 3600_000;

/** The hint by which ACM/IDM lets whoever is signed in there choose another of their work relations. */
export const switchHint = Buffer.from('{"switch_id": true}').toString('base64');

export interface IdentityClient {
  /** Where the person is sent. */
  start(proof: Proof, more?: { readonly prompt?: string; readonly hint?: string }): Promise<URL>;
  /** Who came back, by an id token that was checked. @throws IdentityError */
  finish(callback: URL, proof: Proof): Promise<Claims>;
  /** Where the person ends the session at the provider too, or with `switches` only what they are there now; null: it has no such place. */
  end(back: string, state: string, how?: { readonly switches?: boolean }): Promise<URL | null>;
}

export function identityClient(options: IdentityOptions): IdentityClient {
  let known: { readonly at: number; readonly provider: Promise<Provider> } | undefined;
  const provider = (): Promise<Provider> => {
    if (!known || Date.now() - known.at > setUpAgainMs) {
      const asked = { at: Date.now(), provider: setUp(options) };
      known = asked;
      asked.provider.catch(() => {
        if (known === asked) known = undefined;
      });
    }
    return known.provider;
  };
  return {
    async start({ state, nonce, verifier }, { prompt, hint } = {}) {
      const { config } = await provider();
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: options.redirectUri,
        scope: options.scope,
        response_type: 'code',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        acr_values: options.acrValues.join(' '),
        ...(prompt ? { prompt } : {}),
        ...(hint ? { login_hint: hint } : {}),
      });
    },
    async finish(callback, { state, nonce, verifier }) {
      const { config, keys } = await provider();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, callback, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        // The library trusts the connection; whoever signed is looked at too.
        const { payload } = await jwtVerify(tokens.id_token ?? '', keys, {
          issuer: options.issuer,
          audience: options.clientId,
          algorithms: ['RS256'],
          clockTolerance: skewSeconds,
          requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
        });
        if (payload['nonce'] !== nonce) throw new IdentityError('refused', 'nonce');
        const { acr } = payload;
        if (typeof acr !== 'string' || !options.acrValues.includes(acr)) throw new IdentityError('assurance', 'acr');
        return payload;
      } catch (error) {
        throw asIdentityError(error);
      }
    },
    async end(back, state, { switches = false } = {}) {
      const { config } = await provider();
      if (!config.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(config, {
        ...{ post_logout_redirect_uri: back, state },
        ...(switches ? { switch: 'true' } : {}),
      });
    },
  };
}

interface Provider {
  readonly config: oidc.Configuration;
  readonly keys: JWTVerifyGetKey;
}

async function setUp(options: IdentityOptions): Promise<Provider> {
  const { issuer, clientId } = options;
  const server = new URL(issuer);
  try {
    const config = await oidc.discovery(
      server,
      clientId,
      { id_token_signed_response_alg: 'RS256', [oidc.clockTolerance]: skewSeconds },
      await authentication(options),
      // Settings let an issuer without TLS through on this computer only.
      { timeout: timeoutSeconds, ...(server.protocol === 'http:' ? { execute: [oidc.allowInsecureRequests] } : {}) },
    );
    const { issuer: named, jwks_uri: keysAt } = config.serverMetadata();
    if (named !== issuer || !keysAt) throw new IdentityError('refused', 'discovery');
    if (new URL(keysAt).protocol !== server.protocol) throw new IdentityError('refused', 'jwks_uri');
    // A key of a kid that is not known makes the set be read again: that is how a provider changes keys.
    const keys = createRemoteJWKSet(new URL(keysAt), {
      cooldownDuration: 1000,
      timeoutDuration: timeoutSeconds * 1000,
    });
    return { config, keys };
  } catch (error) {
    throw asIdentityError(error);
  }
}

async function authentication({ clientSecret, clientKeyFile }: IdentityOptions): Promise<oidc.ClientAuth> {
  if (clientKeyFile === undefined)
    return clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  const pem = await readFile(clientKeyFile, 'utf8');
  const alg = createPrivateKey(pem).asymmetricKeyType === 'ec' ? 'ES256' : 'RS256';
  return oidc.PrivateKeyJwt(await importPKCS8(pem, alg));
}

/** What the libraries throw may quote the answer, so only its kind goes on. */
function asIdentityError(error: unknown): IdentityError {
  if (error instanceof IdentityError) return error;
  const { code = '', name = '', cause } = error as { code?: string; name?: string; cause?: { code?: string } };
  const unreachable =
    name === 'TimeoutError' ||
    ['OAUTH_TIMEOUT', 'ERR_JWKS_TIMEOUT'].includes(code) ||
    (name === 'TypeError' && /^(E[A-Z]+|UND_ERR_[A-Z_]+)$/.test(String(cause?.code)));
  return new IdentityError(unreachable ? 'unavailable' : 'refused', /^[A-Z_]{3,60}$/.test(String(code)) ? code : name);
}
