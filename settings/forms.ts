/** How a setting is read: each form refuses what it is not with words that follow the variable's name. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { z } from 'zod';
import { certificatesIn, whatIsWrongWithDates, whatIsWrongWithPair } from './key-pair.ts';
import { CodecError, parsePayloadKeys } from '../codec/codec.ts';
import type { PayloadKey } from '../codec/codec.ts';

export const url = (schemes: string[], example: string) =>
  z.string().refine((text) => hasScheme(text, schemes), `must be a URL such as ${example}`);

export const webUrl = (example: string) => url(['http:', 'https:'], example);

/** Within the 45 seconds that the activity that asks has in all. */
export const milliseconds = z
  .string()
  .refine((text) => /^\d{2,5}$/.test(text) && Number(text) <= 40_000, 'must be milliseconds from 10 to 40000')
  .transform(Number);

/** What travels in a header: other letters arrive as something else, and are refused each time. */
export const token = (least: number) =>
  z
    .string()
    .min(least, `must have at least ${least} characters; \`openssl rand -hex 32\` makes one`)
    .regex(
      /^[\x21-\x7e]*$/,
      'must be one word of letters without accents, digits and signs; `openssl rand -hex 32` makes one',
    );

/** Where something is, and no page of it: ours are at its root. */
export const origin = (example: string) =>
  webUrl(example)
    .refine(
      (text) => !URL.canParse(text) || isOrigin(new URL(text)),
      `must have no path and nothing behind it, such as ${example}`,
    )
    .transform((text) => (URL.canParse(text) ? new URL(text).origin : text));
const isOrigin = ({ href, origin: alone }: URL): boolean => href === `${alone}/`;

export const port = z.string().refine(isPort, 'must be a port number from 1 to 65535').transform(Number);

const megabytesIn = (text: string): number | null => {
  const [, number, unit] = /^(\d{1,6})\s?(MB|GB)$/i.exec(text.trim()) ?? [];
  return number && unit ? Number(number) * (unit.toUpperCase() === 'GB' ? 1024 : 1) : null;
};

/** In MB. Of this machine at most three quarters: what is promised and not there ends the process in the middle of its work. */
export const memory = z.string().transform((text, context): number => {
  const given = megabytesIn(text);
  const most = Math.floor((totalmem() / 2 ** 20) * 0.75);
  if (given !== null && given >= leastMemoryMb && given <= most) return given;
  context.addIssue({
    code: 'custom',
    message:
      given !== null && given > most
        ? `is more than three quarters of this machine's memory, ${most} MB`
        : `must be an amount of memory from ${leastMemoryMb} MB on, such as 1800MB or 4GB`,
  });
  return z.NEVER;
});
const leastMemoryMb = 100;

export const hostAndPort = z.string().refine(isHostAndPort, 'must be host:port, such as 127.0.0.1:7233');

/** @param holds whether that is in a text, which may throw when it is not; @param how to get one */
export const fileWith = (what: string, holds: (content: string) => boolean, how = '') =>
  z.string().superRefine((file, context) => {
    const why = whyUseless(file, holds);
    if (why) context.addIssue({ code: 'custom', message: `must name a readable file with ${what}: ${why}${how}` });
  });

export const certificateFile = fileWith('certificates in PEM', (pem) => certificatesIn(pem).length > 0);

/** It may need a passphrase, which is another setting: that is looked at later. */
export const keyFile = fileWith('a private key in PEM', (pem) => /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem));

/** `Name <address>` or an address alone. */
export const mailSender = z
  .string()
  .max(200, 'has at most 200 characters')
  .regex(/^([^<>"\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, 'must be an address, such as W2 <w2@example.be>');

/** `20:00-08:00`, by the clock in Brussels; `off`: mail leaves at any hour. */
export const quietHours = z
  .string()
  .transform((text, context): { readonly from: string; readonly until: string } | null => {
    if (text === 'off') return null;
    const [, from, until] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? [];
    if (from && until && from !== until) return { from, until };
    context.addIssue({ code: 'custom', message: 'must be two hours, such as 20:00-08:00, or off' });
    return z.NEVER;
  });

/** Looked at when the process starts: a missing key must not be noticed with the first question. */
export const ecKeyFile = fileWith(
  'a private key of the curve P-256, PKCS #8 in PEM',
  (pem) => isSigningKey(pem, ['ec']),
  '; `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` makes one',
);

export const payloadKeys = z.string().transform((text, context): readonly PayloadKey[] => {
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
});

/** The short way to say that TLS is spoken. */
const isShort = (name: string, parameters: URLSearchParams): boolean =>
  name === 'ssl' && /^(true|1)$/.test(parameters.get(name) ?? '');
const tlsParameters = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslnegotiation'];
const sslModes = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

/** The driver reads the files that the URL names with the first connection: looked at before that. */
export const databaseUrl = url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/w2').superRefine(
  (text, context) => {
    if (!URL.canParse(text)) return;
    const { searchParams } = new URL(text);
    const named = [...searchParams.keys()].filter((name) => /^(ssl|tls)/i.test(name) && !isShort(name, searchParams));
    // The driver passes over what it does not know, and takes the last of two: nothing would be encrypted, or nobody looked at.
    if (named.some((name) => !tlsParameters.includes(name)))
      context.addIssue({
        code: 'custom',
        message: `has a parameter for TLS that is none of ${tlsParameters.join(', ')}`,
      });
    if (new Set(named).size < named.length)
      context.addIssue({ code: 'custom', message: 'has a parameter for TLS twice' });
    const mode = searchParams.get('sslmode');
    if (mode !== null && !sslModes.includes(mode)) {
      context.addIssue({ code: 'custom', message: `has an sslmode that is none of ${sslModes.join(', ')}` });
    }
    const [root, cert, key] = (['sslrootcert', 'sslcert', 'sslkey'] as const).map((name) => {
      const file = searchParams.get(name) ?? undefined;
      const form = name === 'sslkey' ? keyFile : certificateFile;
      if (file === undefined || form.safeParse(file).success) return file;
      context.addIssue({ code: 'custom', message: `names by ${name} no readable file in PEM` });
      return null;
    });
    if ((cert === undefined) !== (key === undefined))
      context.addIssue({ code: 'custom', message: 'has one of sslcert and sslkey: give both' });
    const ended = root
      ? certificatesIn(readFileSync(root, 'utf8')).map((one) => whatIsWrongWithDates(one, 'sslrootcert'))
      : [];
    if (ended[0] && ended.every((each) => each !== undefined))
      context.addIssue({ code: 'custom', message: `names by sslrootcert no valid authority: ${ended[0]}` });
    if (root && mode !== null && ['disable', 'no-verify'].includes(mode))
      context.addIssue({ code: 'custom', message: `has an sslrootcert that sslmode=${mode} does not look at` });
    const wrong = cert && key ? whatIsWrongWithPair({ cert, key }, { cert: 'sslcert', key: 'sslkey' }) : undefined;
    if (wrong) context.addIssue({ code: 'custom', message: `names files that cannot be used: ${wrong}` });
  },
);

function hasScheme(text: string, schemes: string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol) && new URL(text).hostname !== '';
}

const whyUnread: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

/** Why a file does not hold what it should; undefined when it does. */
function whyUseless(file: string, holds: (content: string) => boolean): string | undefined {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return whyUnread[code] ?? `it cannot be read (${code})`;
  }
  if (content.trim() === '') return 'it is empty';
  try {
    return holds(content) ? undefined : 'that is not in it';
  } catch {
    return 'that is not in it';
  }
}

/** Whether a PEM is a private key of one of these types, as Node names them. */
const isPrivateKey = (pem: string, types: readonly string[]): boolean =>
  types.includes(createPrivateKey(pem).asymmetricKeyType ?? '');

/** A key that an assertion can be signed with (ES256, RS256): in PKCS #8, without a passphrase, and of a curve that is P-256. */
export const isSigningKey = (pem: string, types: readonly ('rsa' | 'ec')[]): boolean => {
  if (!pem.includes('-----BEGIN PRIVATE KEY-----') || !isPrivateKey(pem, types)) return false;
  const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
  return asymmetricKeyType !== 'ec' || asymmetricKeyDetails?.namedCurve === 'prime256v1';
};

function isHostAndPort(text: string): boolean {
  const found = /^[^\s:/]+:(\d+)$|^\[[0-9a-fA-F:]+\]:(\d+)$/.exec(text);
  return found !== null && isPort(found[1] ?? found[2] ?? '');
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
