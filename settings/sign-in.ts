/** Where the API is reached, and who says who signs in. */
import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { certificateFile, fileWith, isSigningKey, keyFile } from './forms.ts';

/** Text among which commas or blanks stand. */
const words = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const forms = {
  /** The address to listen on; left out, this computer only. */
  apiHost: z
    .string()
    .refine(
      (text) => isIP(text) !== 0 || text === 'localhost',
      'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0',
    )
    .optional(),
  /** Addresses and networks (CIDR) of proxies whose `X-Forwarded-*` is believed. */
  trustedProxies: z
    .string()
    .transform(words)
    .refine((all) => all.every(isNetwork), 'must be addresses or networks, such as 10.0.0.5 or 10.0.0.0/24')
    .optional(),
  /** Of one account. */
  requestsPerMinute: z
    .string()
    .refine(
      (text) => /^\d{2,7}$/.test(text) && Number(text) >= 60,
      'must be a number of requests, from 60 a minute on, such as 1200',
    )
    .transform(Number)
    .optional(),
  /** PEM files of our own certificate and key, where no proxy ends TLS. */
  tlsCertFile: certificateFile.optional(),
  tlsKeyFile: keyFile.optional(),
  /** The OpenID provider, exactly as its discovery document names itself. */
  oidcIssuer: z
    .string()
    .refine(isIssuer, 'must be the https URL of an OpenID provider, such as https://authenticatie.example.be/op')
    .optional(),
  oidcClientId: z.string().max(200, 'has at most 200 characters').optional(),
  /** One of the two: a secret, or the private key of `private_key_jwt` (PKCS #8 in PEM, RSA or P-256). */
  oidcClientSecret: z.string().min(16, 'must have at least 16 characters').optional(),
  oidcClientKeyFile: fileWith('a private key, PKCS #8 in PEM, RSA or P-256, without a passphrase', (pem) =>
    isSigningKey(pem, ['rsa', 'ec']),
  ).optional(),
  /** The levels of assurance that are asked for, and the only ones let in. */
  oidcAcrValues: z
    .string()
    .transform(words)
    .refine((all) => all.length > 0, 'must name the levels of assurance that are let in')
    .optional(),
  /** How the provider lets a person go over to another work relation, by its contract; left out, it has no way of its own. */
  oidcSwitch: z.enum(['hint', 'logout'], 'must be hint or logout').optional(),
  oidcScope: z
    .string()
    .refine((text) => words(text).includes('openid'), 'must hold openid')
    .optional(),
};

export type SignInSettings = { readonly [Name in keyof typeof forms]?: z.output<(typeof forms)[Name]> };

const setting = <const Variable extends string, Form extends z.ZodType>(variable: Variable, form: Form) =>
  ({ variable, form, production: 'optional' }) as const;

/** Entries of the one table of settings. What of them production needs, the API alone asks for. */
export const signInTable = {
  apiHost: setting('W2_API_HOST', forms.apiHost),
  trustedProxies: setting('W2_TRUSTED_PROXIES', forms.trustedProxies),
  requestsPerMinute: setting('W2_REQUESTS_PER_MINUTE', forms.requestsPerMinute),
  tlsCertFile: setting('W2_TLS_CERT', forms.tlsCertFile),
  tlsKeyFile: setting('W2_TLS_KEY', forms.tlsKeyFile),
  oidcIssuer: setting('W2_OIDC_ISSUER', forms.oidcIssuer),
  oidcClientId: setting('W2_OIDC_CLIENT_ID', forms.oidcClientId),
  oidcClientSecret: setting('W2_OIDC_CLIENT_SECRET', forms.oidcClientSecret),
  oidcClientKeyFile: setting('W2_OIDC_CLIENT_KEY_FILE', forms.oidcClientKeyFile),
  oidcAcrValues: setting('W2_OIDC_ACR_VALUES', forms.oidcAcrValues),
  oidcSwitch: setting('W2_OIDC_SWITCH', forms.oidcSwitch),
  oidcScope: setting('W2_OIDC_SCOPE', forms.oidcScope),
};

const nameOf = (key: keyof SignInSettings): string => signInTable[key].variable;

/** What does not go together, one sentence each. */
export function signInContradictions(given: SignInSettings & { readonly publicUrl?: string }): string[] {
  const { tlsCertFile, tlsKeyFile, oidcClientSecret, oidcClientKeyFile, publicUrl } = given;
  return [
    ...((tlsCertFile === undefined) === (tlsKeyFile === undefined)
      ? []
      : [`${nameOf('tlsCertFile')} and ${nameOf('tlsKeyFile')} go together: set both, or neither.`]),
    ...(oidcClientSecret !== undefined && oidcClientKeyFile !== undefined
      ? [`${nameOf('oidcClientSecret')} and ${nameOf('oidcClientKeyFile')} exclude each other: unset one.`]
      : []),
    ...(publicUrl !== undefined && !isSafe(publicUrl)
      ? [
          'W2_PUBLIC_URL must begin with https://: cookies and links travel over it. Only on this computer itself http will do.',
        ]
      : []),
  ];
}

/** What the API needs beside, in production: one sentence for each that is missing. */
export function signInMissing(given: SignInSettings): string[] {
  const needs = (key: keyof SignInSettings): string[] =>
    given[key] === undefined ? [`${nameOf(key)} is not set; W2_MODE=production needs it.`] : [];
  return [
    ...needs('oidcIssuer'),
    ...needs('oidcClientId'),
    ...needs('oidcAcrValues'),
    ...(given.oidcClientSecret === undefined && given.oidcClientKeyFile === undefined
      ? [
          `${nameOf('oidcClientSecret')} or ${nameOf('oidcClientKeyFile')} is not set; W2_MODE=production needs one of them.`,
        ]
      : []),
    ...(given.oidcIssuer?.startsWith('http:')
      ? [
          `${nameOf('oidcIssuer')} must begin with https:// when W2_MODE=production: the provider of the demo lets anybody in.`,
        ]
      : []),
  ];
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Encrypted on its way, or not leaving this computer. */
function isSafe(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || loopback.has(hostname);
}

function isIssuer(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && isSafe(text) && !/[?#]/.test(text);
}

function isNetwork(text: string): boolean {
  const [address = '', length] = text.split('/');
  const family = isIP(address);
  if (family === 0) return false;
  if (length === undefined) return true;
  try {
    new BlockList().addSubnet(address, Number(length), family === 4 ? 'ipv4' : 'ipv6');
    return /^\d+$/.test(length) && length !== '0';
  } catch {
    return false;
  }
}
