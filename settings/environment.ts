/**
 * All settings from the environment, read in this one place. A mistake gives a sentence that says which variable, what
 * is wrong with it and what to do; values are never repeated, because some are secrets.
 */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CodecError, parsePayloadKeys } from '../codec/codec.ts';
import type { PayloadKey } from '../codec/codec.ts';
import { signInContradictions, signInSchema, signInVariables, type SignInSettings } from './sign-in.ts';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** One or more settings are wrong or missing; `problems` has one sentence each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      problems.length === 1
        ? problems[0]
        : `${problems.length} settings need attention:\n${problems.map((it) => `  - ${it}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/** What the environment says; undefined where it says nothing. */
export interface Settings extends SignInSettings {
  readonly mode: 'demo' | 'production';
  /** Absolute path. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly temporalNamespace: string;
  readonly databaseUrl?: string;
  readonly temporalAddress?: string;
  /** The first encrypts, all decrypt. */
  readonly payloadKeys?: readonly PayloadKey[];
  /** Of all MAGDA services; the three after it take its place for one of them. */
  readonly magdaUrl?: string;
  readonly ocmwUrl?: string;
  readonly repertoriumUrl?: string;
  readonly rizivUrl?: string;
  /** The client as RIZIV knows it, and the file with its private key (PKCS #8 in PEM, P-256). */
  readonly rizivClientId?: string;
  readonly rizivKeyFile?: string;
  /** Left out: `/oauth2/token` under the URL of RIZIV. */
  readonly rizivTokenUrl?: string;
  /** The OCMW of the demo's cooperation agreements; a real one stands in its own agreement. */
  readonly localOcmwUrl?: string;
  readonly employmentUrl?: string;
  /** Who asks, as agreed with MAGDA when connecting: a URI of at most 120 characters. */
  readonly magdaSender?: string;
  /** The legal role in which is asked (Hoedanigheid). */
  readonly magdaCapacity?: string;
  readonly magdaInscription?: '02.00' | '02.01';
  readonly magdaConnectTimeoutMs?: number;
  readonly magdaTimeoutMs?: number;
  /** Our certificate (with those that signed it) and key, for mutual TLS and for signing; the authorities of MAGDA. PEM files. */
  readonly magdaCertFile?: string;
  readonly magdaKeyFile?: string;
  readonly magdaKeyPassphrase?: string;
  readonly magdaCaFile?: string;
  /** Whether messages are signed (WS-Security), and the answers' signatures demanded. */
  readonly magdaSign?: 'no' | 'rsa-sha1' | 'rsa-sha256';
  readonly apiPort?: number;
  readonly codecToken?: string;
  readonly smtpUrl?: string;
  /** Where people outside open a link of ours, without a path. */
  readonly publicUrl?: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The variable behind each setting, for messages and for handing settings to child processes. */
export const variables = {
  dataDir: 'W2_DATA_DIR',
  mode: 'W2_MODE',
  databaseUrl: 'DATABASE_URL',
  temporalAddress: 'TEMPORAL_ADDRESS',
  temporalNamespace: 'TEMPORAL_NAMESPACE',
  payloadKeys: 'W2_PAYLOAD_KEYS',
  magdaUrl: 'W2_MAGDA_URL',
  ocmwUrl: 'W2_OCMW_URL',
  repertoriumUrl: 'W2_REPERTORIUM_URL',
  rizivUrl: 'W2_RIZIV_URL',
  rizivClientId: 'W2_RIZIV_CLIENT_ID',
  rizivKeyFile: 'W2_RIZIV_KEY_FILE',
  rizivTokenUrl: 'W2_RIZIV_TOKEN_URL',
  localOcmwUrl: 'W2_LOCAL_OCMW_URL',
  employmentUrl: 'W2_EMPLOYMENT_URL',
  magdaSender: 'W2_MAGDA_SENDER',
  magdaCapacity: 'W2_MAGDA_CAPACITY',
  magdaInscription: 'W2_MAGDA_INSCRIPTION',
  magdaConnectTimeoutMs: 'W2_MAGDA_CONNECT_TIMEOUT_MS',
  magdaTimeoutMs: 'W2_MAGDA_TIMEOUT_MS',
  magdaCertFile: 'W2_MAGDA_CERT_FILE',
  magdaKeyFile: 'W2_MAGDA_KEY_FILE',
  magdaKeyPassphrase: 'W2_MAGDA_KEY_PASSPHRASE',
  magdaCaFile: 'W2_MAGDA_CA_FILE',
  magdaSign: 'W2_MAGDA_SIGN',
  apiPort: 'W2_API_PORT',
  codecToken: 'W2_CODEC_TOKEN',
  smtpUrl: 'SMTP_URL',
  publicUrl: 'W2_PUBLIC_URL',
  logLevel: 'W2_LOG_LEVEL',
  ...signInVariables,
} as const satisfies Record<keyof Settings, string>;

const url = (schemes: string[], example: string) =>
  z.string().refine((text) => hasScheme(text, schemes), `must be a URL such as ${example}`);

/** Within the 45 seconds that the activity that asks has in all. */
const milliseconds = z
  .string()
  .refine((text) => /^\d{2,5}$/.test(text) && Number(text) <= 40_000, 'must be milliseconds from 10 to 40000')
  .transform(Number);

const schema = z.object({
  dataDir: z
    .string()
    .default('.w2')
    .transform((path) => resolve(projectRoot, path)),
  mode: z.enum(['demo', 'production'], 'must be "demo" or "production"').default('demo'),
  databaseUrl: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/w2').optional(),
  temporalAddress: z.string().refine(isHostAndPort, 'must be host:port, such as 127.0.0.1:7233').optional(),
  temporalNamespace: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/, 'must be the name of a namespace')
    .default('default'),
  payloadKeys: z.string().transform(readKeys).optional(),
  ocmwUrl: url(['http:', 'https:'], 'https://ocmw.example.be').optional(),
  magdaUrl: url(['http:', 'https:'], 'https://magda.example.be/Magda-02.00/soap/WebService').optional(),
  repertoriumUrl: url(['http:', 'https:'], 'https://repertorium.example.be').optional(),
  magdaSender: z.string().max(120, 'has at most 120 characters').optional(),
  magdaCapacity: z.string().max(24, 'has at most 24 characters').optional(),
  magdaInscription: z.enum(['02.00', '02.01'], 'must be 02.00 or 02.01').optional(),
  magdaConnectTimeoutMs: milliseconds.optional(),
  magdaTimeoutMs: milliseconds.optional(),
  magdaCertFile: z.string().refine(isPem, 'must name a readable file with certificates in PEM').optional(),
  magdaKeyFile: z.string().refine(isPem, 'must name a readable file with a private key in PEM').optional(),
  magdaKeyPassphrase: z.string().optional(),
  magdaCaFile: z.string().refine(isPem, 'must name a readable file with certificates in PEM').optional(),
  magdaSign: z.enum(['no', 'rsa-sha1', 'rsa-sha256'], 'must be no, rsa-sha1 or rsa-sha256').optional(),
  rizivUrl: url(['http:', 'https:'], 'https://riziv.example.be').optional(),
  employmentUrl: url(['http:', 'https:'], 'https://register.example.be').optional(),
  rizivClientId: z.string().max(120, 'has at most 120 characters').optional(),
  rizivKeyFile: z
    .string()
    .refine(
      isPrivateKey,
      'must name a readable file with a private key, PKCS #8 in PEM; `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` makes one',
    )
    .optional(),
  rizivTokenUrl: url(['http:', 'https:'], 'https://riziv.example.be/oauth2/token').optional(),
  localOcmwUrl: url(['http:', 'https:'], 'https://ocmw.example.be').optional(),
  apiPort: z.string().refine(isPort, 'must be a port number from 1 to 65535').transform(Number).optional(),
  codecToken: z.string().min(16, 'must have at least 16 characters; `openssl rand -hex 32` makes one').optional(),
  smtpUrl: url(['smtp:', 'smtps:'], 'smtps://user:password@host:465').optional(),
  publicUrl: url(['http:', 'https:'], 'https://w2.example.be').optional(),
  logLevel: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  ...signInSchema,
});

/** Reads the environment; an empty variable counts as not set. Throws `SettingsError` with every mistake at once. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(
    Object.entries(variables).map(([key, name]) => [key, env[name]?.trim() || undefined]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map((issue) => `${variables[issue.path[0] as keyof Settings]} ${issue.message}.`),
    );
  }
  const settings = Object.fromEntries(
    Object.entries(parsed.data).filter(([, value]) => value !== undefined),
  ) as unknown as Settings;
  const all = withMagda(settings);
  if (all.magdaSign !== undefined && all.magdaSign !== 'no' && !(all.magdaCertFile && all.magdaKeyFile))
    throw new SettingsError([
      `${variables.magdaSign} asks for signatures: set ${variables.magdaCertFile} and ${variables.magdaKeyFile} too.`,
    ]);
  const contradictions = signInContradictions(all);
  if (contradictions.length > 0) throw new SettingsError(contradictions);
  if (all.mode === 'production') demandAll(all);
  return all;
}

/** One URL for all of MAGDA, where a service has none of its own. */
function withMagda(settings: Settings): Settings {
  const { magdaUrl } = settings;
  if (magdaUrl === undefined) return settings;
  return { ocmwUrl: magdaUrl, employmentUrl: magdaUrl, repertoriumUrl: magdaUrl, ...settings };
}

/** These have a good default, or are not everybody's. */
const optional: ReadonlySet<keyof Settings> = new Set([
  'magdaUrl',
  'magdaCapacity',
  'magdaInscription',
  'magdaConnectTimeoutMs',
  'magdaTimeoutMs',
  'magdaCertFile',
  'magdaKeyFile',
  'magdaKeyPassphrase',
  'magdaCaFile',
  'magdaSign',
  'rizivTokenUrl',
  'localOcmwUrl',
  // The API asks for its own.
  ...(Object.keys(signInVariables) as (keyof SignInSettings)[]),
]);

/** Production guesses nothing: a forgotten variable must not turn into a sandbox or a generated key. */
function demandAll(settings: Settings): void {
  const missing = (Object.keys(variables) as (keyof Settings)[]).filter(
    (key) => settings[key] === undefined && !optional.has(key),
  );
  if (missing.length === 0) return;
  throw new SettingsError(missing.map((key) => `${variables[key]} is not set; W2_MODE=production needs it.`));
}

function readKeys(text: string, context: z.RefinementCtx): readonly PayloadKey[] {
  try {
    return parsePayloadKeys(text);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    context.addIssue({
      code: 'custom',
      message: `is wrong: ${error.message}; \`openssl rand -base64 32\` makes a key`,
    });
    return z.NEVER;
  }
}

function hasScheme(text: string, schemes: string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

function isPem(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes('-----BEGIN ');
  } catch {
    return false;
  }
}

/** Looked at when the process starts: a missing key must not be noticed with the first question. */
function isPrivateKey(file: string): boolean {
  try {
    return createPrivateKey(readFileSync(file)).asymmetricKeyType === 'ec';
  } catch {
    return false;
  }
}

function isHostAndPort(text: string): boolean {
  const port = /^[^\s:/]+:(\d+)$|^\[[0-9a-fA-F:]+\]:(\d+)$/.exec(text);
  return port !== null && isPort(port[1] ?? port[2] ?? '');
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
