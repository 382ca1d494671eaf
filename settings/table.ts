/**
 * Every setting there is: one entry each, and nothing about it anywhere else. Who adds one adds a line here and one to
 * the table in docs/operations.md; reading, the look at a process's start and the hand-over to child processes follow.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  certificateFile,
  databaseUrl,
  ecKeyFile,
  hostAndPort,
  keyFile,
  mailSender,
  memory,
  milliseconds,
  origin,
  payloadKeys,
  port,
  quietHours,
  token,
  url,
  webUrl,
} from './forms.ts';
import { signInTable } from './sign-in.ts';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Who reads the settings: a door or a worker needs all that production needs, these two only their own. */
export type Reader = 'all' | 'setup' | 'codec';

export interface Setting {
  readonly variable: string;
  readonly form: z.ZodType;
  /** Whether production does without. It guesses nothing: a forgotten variable must not turn into a sandbox. */
  readonly production: 'needed' | 'optional';
  /** Needed by these too, in every mode. */
  readonly needs?: readonly Exclude<Reader, 'all'>[];
}

const needed = 'needed';
const optional = 'optional';

export const table = {
  mode: {
    variable: 'W2_MODE',
    form: z.enum(['demo', 'production'], 'must be "demo" or "production"').default('demo'),
    production: optional,
  },
  /** Absolute path. */
  dataDir: {
    variable: 'W2_DATA_DIR',
    form: z
      .string()
      .default('.w2')
      .transform((path) => resolve(projectRoot, path)),
    production: optional,
  },
  databaseUrl: { variable: 'DATABASE_URL', form: databaseUrl.optional(), production: needed, needs: ['setup'] },
  temporalAddress: { variable: 'TEMPORAL_ADDRESS', form: hostAndPort.optional(), production: needed, needs: ['setup'] },
  temporalNamespace: {
    variable: 'TEMPORAL_NAMESPACE',
    form: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,62}$/, 'must be the name of a namespace')
      .default('default'),
    production: optional,
  },
  /** How Temporal is spoken to, by the names that its own tools give these variables. With any of the others TLS is on. */
  temporalTls: {
    variable: 'TEMPORAL_TLS',
    form: z.enum(['true', 'false'], 'must be true or false').optional(),
    production: optional,
  },
  /** The authorities of the server; left out, those that come with the software. */
  temporalTlsCaFile: {
    variable: 'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    form: certificateFile.optional(),
    production: optional,
  },
  /** The name in the server's certificate, where it is not that of the address. */
  temporalTlsServerName: {
    variable: 'TEMPORAL_TLS_SERVER_NAME',
    form: z.string().max(253, 'has at most 253 characters').optional(),
    production: optional,
  },
  temporalTlsCertFile: {
    variable: 'TEMPORAL_TLS_CLIENT_CERT_PATH',
    form: certificateFile.optional(),
    production: optional,
  },
  temporalTlsKeyFile: { variable: 'TEMPORAL_TLS_CLIENT_KEY_PATH', form: keyFile.optional(), production: optional },
  temporalApiKey: {
    variable: 'TEMPORAL_API_KEY',
    form: z
      .string()
      .regex(/^[\x21-\x7e]+$/, 'must be one word')
      .optional(),
    production: optional,
  },
  /** The first encrypts, all decrypt. */
  payloadKeys: { variable: 'W2_PAYLOAD_KEYS', form: payloadKeys.optional(), production: needed, needs: ['codec'] },
  codecToken: {
    variable: 'W2_CODEC_TOKEN',
    form: token(16).optional(),
    production: needed,
    needs: ['codec'],
  },
  apiPort: { variable: 'W2_API_PORT', form: port.optional(), production: needed },
  codecPort: { variable: 'W2_CODEC_PORT', form: port.optional(), production: optional },
  /** Where a worker says how it is, and its metrics. */
  workerPort: { variable: 'W2_WORKER_PORT', form: port.optional(), production: optional },
  /** What a worker keeps workflows in, so that the next command to one needs no replay. In MB. */
  workflowMemoryMb: { variable: 'W2_WORKFLOW_MEMORY', form: memory.optional(), production: optional },
  /** Where operators look at the workflows, without a path; left out, no page links there. */
  temporalUiUrl: {
    variable: 'W2_TEMPORAL_UI_URL',
    form: webUrl('http://localhost:8233').optional(),
    production: optional,
  },
  /** Where people outside open a link of ours, without a path. */
  publicUrl: { variable: 'W2_PUBLIC_URL', form: origin('https://w2.example.be').optional(), production: needed },
  smtpUrl: {
    variable: 'SMTP_URL',
    form: url(['smtp:', 'smtps:'], 'smtps://user:password@host:465').optional(),
    production: needed,
  },
  mailFrom: { variable: 'W2_MAIL_FROM', form: mailSender.optional(), production: needed },
  /** What the mail server shows that hands on mails that came back; left out, it cannot. */
  returnedMailToken: {
    variable: 'W2_RETURNED_MAIL_TOKEN',
    form: token(32).optional(),
    production: optional,
  },
  /** When no mail leaves to people; left out, from 20:00 until 08:00. To jobseekers none leaves on Sundays and public holidays either. */
  quietHours: { variable: 'W2_QUIET_HOURS', form: quietHours.optional(), production: optional },
  /** Whether the worker keeps what the "Call Stack" of the Temporal UI shows; read by `bin/lib/sandbox.mjs` before anything of ours. */
  callStacks: {
    variable: 'W2_CALL_STACKS',
    form: z.enum(['on', 'off'], 'must be on or off').optional(),
    production: optional,
  },
  logLevel: {
    variable: 'W2_LOG_LEVEL',
    form: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
    production: optional,
  },
  /** Of all MAGDA services; the three after it take its place for one of them. */
  magdaUrl: {
    variable: 'W2_MAGDA_URL',
    form: webUrl('https://magda.example.be/Magda-02.00/soap/WebService').optional(),
    production: optional,
  },
  ocmwUrl: { variable: 'W2_OCMW_URL', form: webUrl('https://ocmw.example.be').optional(), production: needed },
  repertoriumUrl: {
    variable: 'W2_REPERTORIUM_URL',
    form: webUrl('https://repertorium.example.be').optional(),
    production: needed,
  },
  employmentUrl: {
    variable: 'W2_EMPLOYMENT_URL',
    form: webUrl('https://register.example.be').optional(),
    production: needed,
  },
  /** Who asks, as agreed with MAGDA when connecting: a URI of at most 120 characters. */
  magdaSender: {
    variable: 'W2_MAGDA_SENDER',
    form: z.string().max(120, 'has at most 120 characters').optional(),
    production: needed,
  },
  /** The legal role in which is asked (Hoedanigheid); without it the schema takes no registration. */
  magdaCapacity: {
    variable: 'W2_MAGDA_CAPACITY',
    form: z.string().max(24, 'has at most 24 characters').optional(),
    production: needed,
  },
  magdaInscription: {
    variable: 'W2_MAGDA_INSCRIPTION',
    form: z.enum(['02.00', '02.01'], 'must be 02.00 or 02.01').optional(),
    production: optional,
  },
  magdaConnectTimeoutMs: {
    variable: 'W2_MAGDA_CONNECT_TIMEOUT_MS',
    form: milliseconds.optional(),
    production: optional,
  },
  magdaTimeoutMs: { variable: 'W2_MAGDA_TIMEOUT_MS', form: milliseconds.optional(), production: optional },
  /** Our certificate (with those that signed it) and key, for mutual TLS and for signing; whom we trust at the other end of TLS. */
  magdaCertFile: { variable: 'W2_MAGDA_CERT_FILE', form: certificateFile.optional(), production: optional },
  magdaKeyFile: { variable: 'W2_MAGDA_KEY_FILE', form: keyFile.optional(), production: optional },
  magdaKeyPassphrase: { variable: 'W2_MAGDA_KEY_PASSPHRASE', form: z.string().optional(), production: optional },
  magdaCaFile: { variable: 'W2_MAGDA_CA_FILE', form: certificateFile.optional(), production: optional },
  /** Whether messages are signed (WS-Security), and the answers' signatures demanded. */
  magdaSign: {
    variable: 'W2_MAGDA_SIGN',
    form: z.enum(['no', 'rsa-sha1', 'rsa-sha256'], 'must be no, rsa-sha1 or rsa-sha256').optional(),
    production: optional,
  },
  /** Whose signatures under answers we believe: not those of TLS, which anyone with a web site has. */
  magdaSignCaFile: { variable: 'W2_MAGDA_SIGN_CA_FILE', form: certificateFile.optional(), production: optional },
  rizivUrl: { variable: 'W2_RIZIV_URL', form: webUrl('https://riziv.example.be').optional(), production: needed },
  /** The client as RIZIV knows it, and the file with its private key (PKCS #8 in PEM, P-256). */
  rizivClientId: {
    variable: 'W2_RIZIV_CLIENT_ID',
    form: z.string().max(120, 'has at most 120 characters').optional(),
    production: needed,
  },
  rizivKeyFile: { variable: 'W2_RIZIV_KEY_FILE', form: ecKeyFile.optional(), production: needed },
  /** Left out: `/oauth2/token` under the URL of RIZIV. */
  rizivTokenUrl: {
    variable: 'W2_RIZIV_TOKEN_URL',
    form: webUrl('https://riziv.example.be/oauth2/token').optional(),
    production: optional,
  },
  /** Mutual TLS with RIZIV: whom we trust there, and our certificate and key, which are not those of the token. */
  rizivCaFile: { variable: 'W2_RIZIV_CA_FILE', form: certificateFile.optional(), production: optional },
  rizivTlsCertFile: { variable: 'W2_RIZIV_TLS_CERT_FILE', form: certificateFile.optional(), production: optional },
  rizivTlsKeyFile: { variable: 'W2_RIZIV_TLS_KEY_FILE', form: keyFile.optional(), production: optional },
  rizivTlsKeyPassphrase: { variable: 'W2_RIZIV_TLS_KEY_PASSPHRASE', form: z.string().optional(), production: optional },
  /** The OCMW of the demo's cooperation agreements; a real one stands in its own agreement. */
  localOcmwUrl: {
    variable: 'W2_LOCAL_OCMW_URL',
    form: webUrl('https://ocmw.example.be').optional(),
    production: optional,
  },
  ...signInTable,
} as const satisfies Record<string, Setting>;

type Table = typeof table;
type Read = z.output<z.ZodObject<{ [Name in keyof Table]: Table[Name]['form'] }>>;

/** What the environment says; undefined where it says nothing. */
export type Settings = Readonly<Read>;
export type SettingName = keyof Settings;

/** The variable behind each setting, for messages and for handing settings to child processes. */
export const variables = Object.fromEntries(Object.entries(table).map(([name, { variable }]) => [name, variable])) as {
  [Name in SettingName]: Table[Name]['variable'];
};
