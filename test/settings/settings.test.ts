import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrivateKey } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  connectSettings,
  projectRoot,
  readSettings,
  settingsTable,
  SettingsError,
  signInMissing,
  setupSettings,
} from '../../settings/index.ts';
import { keyPair } from '../../ops/stack/private-files.ts';
import { commandLine } from '../../settings/running-process.ts';
import { writeStackFile } from '../../ops/stack/stack-file.ts';
import { anAuthority, type Authority, type Made } from '../integrations/certificates.ts';
import { generatePayloadKey } from '../../codec/codec.ts';

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

const complete = {
  DATABASE_URL: 'postgres://w2:hush-hush@db.example.be/w2',
  TEMPORAL_ADDRESS: 'temporal.example.be:7233',
  W2_PAYLOAD_KEYS: generatePayloadKey('k1'),
  W2_OCMW_URL: 'https://ocmw.example.be',
  W2_RIZIV_URL: 'https://riziv.example.be',
  W2_EMPLOYMENT_URL: 'https://register.example.be',
  W2_REPERTORIUM_URL: 'https://repertorium.example.be',
  W2_MAGDA_SENDER: 'example.be/w2',
  W2_MAGDA_CAPACITY: '1300',
  W2_PUBLIC_URL: 'https://w2.example.be',
  W2_RIZIV_CLIENT_ID: 'w2',
  W2_RIZIV_KEY_FILE: keyPair(mkdtempSync(join(tmpdir(), 'w2-key-')), 'client').privateFile,
  W2_CODEC_TOKEN: 'a-token-of-enough-length',
  W2_API_PORT: '8080',
  W2_MAIL_FROM: 'W2 <w2@example.be>',
  SMTP_URL: 'smtps://mail.example.be:465',
};

interface Files {
  readonly cert: string;
  readonly key: string;
}
const folder = mkdtempSync(join(tmpdir(), 'w2-pem-'));
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const pair = ({ certificate, key }: Made, name: string) => ({
  cert: put(`${name}.pem`, certificate),
  key: put(`${name}.key`, key),
});
let authority: Authority;
let ca: string;
let old: string;
let ours: Files;
let other: Files;
let ended: Files;
beforeAll(async () => {
  authority = await anAuthority('Settings');
  ca = put('ca.pem', authority.ca);
  ours = pair(await authority.issue('ours'), 'ours');
  other = pair(await authority.issue('other'), 'other');
  ended = pair(await authority.issue('ended', { days: -1 }), 'ended');
  old = (await authority.issue('old', { days: -1 })).certificate;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('certificates and keys', () => {
  const passphrase = 'hush-hush';
  const locked = (key: string) =>
    put(
      'locked.key',
      createPrivateKey(readFileSync(key, 'utf8'))
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
        .toString(),
    );
  const everyPair = [
    ['W2_MAGDA_CERT_FILE', 'W2_MAGDA_KEY_FILE', 'W2_MAGDA_KEY_PASSPHRASE'],
    ['W2_RIZIV_TLS_CERT_FILE', 'W2_RIZIV_TLS_KEY_FILE', 'W2_RIZIV_TLS_KEY_PASSPHRASE'],
    ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH', ''],
    ['W2_TLS_CERT', 'W2_TLS_KEY', ''],
  ] as const;

  it.each(everyPair)('%s with %s are found wrong at the start, in one line each', (CERT, KEY, PASSPHRASE) => {
    const base = CERT.startsWith('TEMPORAL') ? { TEMPORAL_ADDRESS: 'temporal.example.be:7233' } : {};
    const problems = (set: Record<string, string>) => problemsOf(() => readSettings({ ...base, ...set }));
    expect(problems({ [CERT]: ours.cert, [KEY]: ours.key })).toEqual([]);
    expect(problems({ [CERT]: ours.cert, [KEY]: other.key })).toEqual([
      `The first certificate of ${CERT} is not the one of the key of ${KEY}.`,
    ]);
    expect(problems({ [CERT]: ended.cert, [KEY]: ended.key })).toEqual([
      expect.stringMatching(`^The certificate of ${CERT} expired on \\d{4}-`),
    ]);
    for (const alone of [{ [CERT]: ours.cert }, { [KEY]: ours.key }]) expect(problems(alone)).toHaveLength(1);
    expect(problems({ [CERT]: ours.key, [KEY]: ours.key })).toEqual([expect.stringMatching(`^${CERT} must name`)]);
    if (PASSPHRASE === '') return;
    const set = { [CERT]: ours.cert, [KEY]: locked(ours.key) };
    expect(problems({ ...set, [PASSPHRASE]: passphrase })).toEqual([]);
    expect(problems({ ...set, [PASSPHRASE]: 'guessed' })).toEqual([`${PASSPHRASE} is not the passphrase of ${KEY}.`]);
    expect(problems(set)).toEqual([`${KEY} is encrypted: set ${PASSPHRASE}.`]);
    expect(problems({ [PASSPHRASE]: passphrase })).toHaveLength(1);
  });

  it.each(['W2_MAGDA_CA_FILE', 'W2_RIZIV_CA_FILE'])('%s holds one authority at least that is still valid', (CA) => {
    const lines = (text: string) => problemsOf(() => readSettings({ [CA]: put('some.pem', text) }));
    expect(lines(old)).toEqual([expect.stringMatching(`^${CA} names no valid authority: .*expired`)]);
    expect(lines(old + authority.ca)).toEqual([]);
    expect(lines('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toHaveLength(1);
  });

  it('signing needs to know who may sign the answers, and takes no authority of TLS for it', () => {
    const set = { W2_MAGDA_CERT_FILE: ours.cert, W2_MAGDA_KEY_FILE: ours.key, W2_MAGDA_SIGN: 'rsa-sha1' };
    expect(problemsOf(() => readSettings({ ...set, W2_MAGDA_CA_FILE: ca }))).toEqual([
      'W2_MAGDA_SIGN asks for signatures: set W2_MAGDA_SIGN_CA_FILE too.',
    ]);
    expect(problemsOf(() => readSettings({ ...set, W2_MAGDA_SIGN_CA_FILE: ca }))).toEqual([]);
    expect(problemsOf(() => readSettings({ W2_MAGDA_SIGN_CA_FILE: ca }))).toHaveLength(1);
    const curve = { ...set, W2_MAGDA_SIGN_CA_FILE: ca, W2_MAGDA_KEY_FILE: complete.W2_RIZIV_KEY_FILE };
    expect(problemsOf(() => readSettings(curve))).toEqual([
      'W2_MAGDA_KEY_FILE holds no RSA key, and signing needs one.',
    ]);
  });

  it('Temporal is spoken to over TLS as soon as one of its settings says so, and not in two ways', () => {
    const TEMPORAL_ADDRESS = 'temporal.example.be:7233';
    expect(problemsOf(() => readSettings({ TEMPORAL_API_KEY: 'hush-hush' }))).toEqual([
      'TEMPORAL_API_KEY: of no use without TEMPORAL_ADDRESS, set that too.',
    ]);
    const both = { TEMPORAL_ADDRESS, TEMPORAL_API_KEY: 'hush-hush', TEMPORAL_TLS: 'false' };
    expect(problemsOf(() => readSettings(both))).toEqual([
      'TEMPORAL_TLS=false contradicts TEMPORAL_API_KEY: unset one or the other.',
    ]);
  });
});

describe('the environment', () => {
  it.each([
    'W2_MAGDA_URL',
    'W2_OCMW_URL',
    'W2_REPERTORIUM_URL',
    'W2_EMPLOYMENT_URL',
    'W2_RIZIV_URL',
    'W2_RIZIV_TOKEN_URL',
  ])('sends no person number to an http:// of %s in production, also not on this computer', (name) => {
    const set = name === 'W2_MAGDA_URL' ? { ...complete, W2_OCMW_URL: '', W2_REPERTORIUM_URL: '' } : complete;
    const given = { ...set, W2_MODE: 'production', [name]: 'http://127.0.0.1:8080/api' };
    expect(problemsOf(() => readSettings(given))).toEqual([expect.stringMatching(`^${name} must begin with https://`)]);
    expect(problemsOf(() => readSettings({ ...given, W2_MODE: 'demo' }))).toEqual([]);
  });

  it('needs nothing for a demo', () => {
    expect(readSettings({})).toMatchObject({ mode: 'demo', temporalNamespace: 'default', logLevel: 'info' });
  });

  it('counts an empty variable as not set', () => {
    expect(readSettings({ DATABASE_URL: ' ', W2_MODE: '' })).not.toHaveProperty('databaseUrl');
  });

  it('names every variable that is missing in production, all at once', () => {
    expect(problemsOf(() => readSettings({ ...complete, W2_MODE: 'production' }))).toEqual([]);
    expect(
      problemsOf(() => readSettings({ ...complete, W2_MODE: 'production', SMTP_URL: '', W2_RIZIV_URL: '' })),
    ).toEqual([
      'SMTP_URL is not set; W2_MODE=production needs it.',
      'W2_RIZIV_URL is not set; W2_MODE=production needs it.',
    ]);
  });

  it('says all at once: what is missing, what is wrong, and what does not go together', () => {
    expect(
      problemsOf(() =>
        readSettings({
          ...complete,
          W2_MODE: 'production',
          W2_MAIL_FROM: '',
          TEMPORAL_ADDRESS: 'temporal',
          W2_MAGDA_SIGN: 'rsa-sha256',
          W2_CODEC_PORT: '8080',
          W2_LOCAL_OCMW_URL: 'http://127.0.0.1:4105',
        }),
      ).map((line) => line.split(' ').slice(0, 3).join(' ')),
    ).toEqual([
      'TEMPORAL_ADDRESS must be',
      'W2_MAIL_FROM is not',
      'W2_MAGDA_SIGN asks for',
      'W2_LOCAL_OCMW_URL is the',
      'W2_API_PORT and W2_CODEC_PORT',
    ]);
  });

  it('looks at the files that the URL of Postgres names before the first connection does', () => {
    const folder = mkdtempSync(join(tmpdir(), 'w2-ca-'));
    const file = join(folder, 'ca.pem');
    const url = `postgres://w2:hush-hush@db.example.be/w2?sslmode=verify-full&sslrootcert=${file}`;
    expect(problemsOf(() => readSettings({ DATABASE_URL: url }))).toEqual([
      'DATABASE_URL names by sslrootcert no readable file in PEM.',
    ]);
    writeFileSync(file, '-----BEGIN CERTIFICATE-----');
    expect(problemsOf(() => readSettings({ DATABASE_URL: url }))).toHaveLength(1);
    writeFileSync(file, authority.ca);
    expect(problemsOf(() => readSettings({ DATABASE_URL: url }))).toEqual([]);
    expect(problemsOf(() => readSettings({ DATABASE_URL: `${url}&sslcert=${file}` }))).toHaveLength(1);
    for (const mode of ['always', 'disable'])
      expect(problemsOf(() => readSettings({ DATABASE_URL: url.replace('verify-full', mode) }))).toHaveLength(1);
    const pair = (cert: string, key: string) => ({ DATABASE_URL: `${url}&sslcert=${cert}&sslkey=${key}` });
    expect(problemsOf(() => readSettings(pair(ours.cert, ours.key)))).toEqual([]);
    expect(problemsOf(() => readSettings(pair(ours.cert, other.key)))).toEqual([
      'DATABASE_URL names files that cannot be used: the first certificate of sslcert is not the one of the key of sslkey.',
    ]);
    rmSync(folder, { recursive: true });
  });

  it('asks of a set-up and of the codec server only what they need', () => {
    const production = { W2_MODE: 'production' };
    const lines = (reader: 'setup' | 'codec') =>
      problemsOf(() => readSettings(production, reader)).map((line) => line.split(' ')[0]);
    expect(lines('setup')).toEqual(['DATABASE_URL', 'TEMPORAL_ADDRESS']);
    expect(lines('codec')).toEqual(['W2_PAYLOAD_KEYS', 'W2_CODEC_TOKEN']);
    const { DATABASE_URL, TEMPORAL_ADDRESS } = complete;
    expect(setupSettings({ ...production, DATABASE_URL, TEMPORAL_ADDRESS })).toMatchObject({ mode: 'production' });
  });

  it('says what the API needs in production for signing in, and refuses a provider that anybody can be', () => {
    const set = { ...complete, W2_MODE: 'production' };
    const provider = {
      W2_OIDC_ISSUER: 'https://aanmelden.example.be/op',
      W2_OIDC_CLIENT_ID: 'w2',
      W2_OIDC_CLIENT_SECRET: 'sixteen-characters-long',
      W2_OIDC_ACR_VALUES: 'urn:substantial urn:high',
    };
    expect(signInMissing(readSettings({ ...set, ...provider }))).toEqual([]);
    expect(readSettings({ ...set, ...provider })).toMatchObject({ oidcAcrValues: ['urn:substantial', 'urn:high'] });
    expect(signInMissing(readSettings(set)).map((line) => line.split(' ')[0])).toEqual([
      'W2_OIDC_ISSUER',
      'W2_OIDC_CLIENT_ID',
      'W2_OIDC_ACR_VALUES',
      'W2_OIDC_CLIENT_SECRET',
    ]);
    const [demo] = signInMissing(readSettings({ ...set, ...provider, W2_OIDC_ISSUER: 'http://127.0.0.1:4106' }));
    expect(demo).toContain('must begin with https://');
  });

  it.each([
    ['W2_OIDC_ISSUER', 'http://aanmelden.example.be'],
    ['W2_OIDC_ISSUER', 'https://aanmelden.example.be/?x=1'],
    ['W2_OIDC_CLIENT_SECRET', 'kort'],
    ['W2_OIDC_CLIENT_KEY_FILE', '/nergens.pem'],
    ['W2_OIDC_SCOPE', 'profile'],
    ['W2_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['W2_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['W2_API_HOST', 'w2.example.be'],
    ['W2_TLS_CERT', '/nergens.pem'],
    ['W2_PUBLIC_URL', 'http://w2.example.be'],
  ])('refuses %s=%s in a sentence that does not repeat it', (name, value) => {
    const problems = problemsOf(() => readSettings({ [name]: value }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    expect(problems[0]).not.toContain(value);
  });

  it('refuses two ways of proving oneself to the provider', () => {
    const both = {
      W2_OIDC_CLIENT_SECRET: 'sixteen-characters-long',
      W2_OIDC_CLIENT_KEY_FILE: complete.W2_RIZIV_KEY_FILE,
    };
    expect(problemsOf(() => readSettings(both))).toEqual([expect.stringContaining('exclude each other')]);
  });

  it('takes one URL for all of MAGDA, and another for a service that has its own', () => {
    const magda = 'https://magda.example.be/Magda-02.00/soap/WebService';
    expect(readSettings({ W2_MAGDA_URL: magda, W2_OCMW_URL: 'https://ocmw.example.be' })).toMatchObject({
      ocmwUrl: 'https://ocmw.example.be',
      employmentUrl: magda,
      repertoriumUrl: magda,
    });
  });

  it.each([
    ['W2_MAGDA_TIMEOUT_MS', 'a while', /milliseconds/],
    ['W2_MAGDA_TIMEOUT_MS', '60000', /40000/],
    ['W2_MAGDA_INSCRIPTION', '03.00', /02\.00 or 02\.01/],
    ['W2_MODE', 'staging', /"demo" or "production"/],
    ['DATABASE_URL', 'mysql://w2:hush-hush@db/w2', /postgres:\/\//],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233', /host:port/],
    ['TEMPORAL_ADDRESS', 'temporal:99999', /host:port/],
    ['W2_PAYLOAD_KEYS', 'k1:dG9vIHNob3J0', /"k1".*9 bytes, not 32/],
    ['W2_PAYLOAD_KEYS', 'hush-hush', /key 1 is not of the form id:base64/],
    ['W2_OCMW_URL', 'ftp://hush-hush', /https:/],
    ['W2_API_PORT', '80800', /65535/],
    ['W2_CODEC_TOKEN', 'hush-hush', /at least 16/],
    ['W2_LOG_LEVEL', 'loud', /fatal, error/],
    ['W2_MAIL_FROM', 'hush-hush', /must be an address/],
  ])('says what is wrong with %s=%s without repeating it', (name, value, says) => {
    const [problem, ...others] = problemsOf(() => readSettings({ [name]: value }));
    expect(others).toEqual([]);
    expect(problem).toMatch(new RegExp(`^${name} `));
    expect(problem).toMatch(says);
    expect(problem).not.toContain('hush-hush');
    expect(problem).not.toContain('dG9vIHNob3J0');
  });
});

describe('the table of settings for people', () => {
  const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
  const rows = [...read('docs/operations.md').matchAll(/^\| `([A-Z0-9_]+)` +\| (yes|no|–)/gm)];
  const all = Object.entries(settingsTable);

  it('has each of them once, with whether production needs it', () => {
    const written = rows.map(([, variable, needed]) => [variable, needed]);
    const there = all.map(([, { variable, production }]) => [variable, production === 'needed' ? 'yes' : 'no']);
    expect(written.toSorted()).toEqual(there.toSorted());
  });
});

describe('joining a system', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'w2-settings-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const writeStack = (pid = process.pid, command = commandLine(process.pid)) =>
    writeStackFile(dataDir, {
      pid,
      command,
      startedAt: '2026-03-02T08:00:00Z',
      urls: { api: 'http://127.0.0.1:3000' },
      environment: complete,
      children: {},
    });

  it('says how to get one when none is running', () => {
    expect(problemsOf(() => connectSettings({ W2_DATA_DIR: dataDir }))).toEqual([
      expect.stringMatching(/No stack is running here.*npm start.*DATABASE_URL/),
    ]);
  });

  it('takes from the running stack what the environment does not say', () => {
    writeStack();
    expect(connectSettings({ W2_DATA_DIR: dataDir, W2_LOG_LEVEL: 'debug' })).toMatchObject({
      databaseUrl: complete.DATABASE_URL,
      logLevel: 'debug',
      stackUrls: { api: 'http://127.0.0.1:3000' },
    });
  });

  it('does not take what a crash left behind, also when its pid is someone else now', () => {
    writeStack(process.pid, 'node ops/start.ts');
    expect(problemsOf(() => connectSettings({ W2_DATA_DIR: dataDir }))).toHaveLength(1);
    writeStack(2 ** 22 - 1);
    expect(problemsOf(() => connectSettings({ W2_DATA_DIR: dataDir }))).toHaveLength(1);
  });

  it('asks one MAGDA of its own for all services, also beside a stack that has a sandbox for each', () => {
    writeStack();
    const magda = 'http://127.0.0.1:18080/api/Magda-02.00/soap/WebService';
    expect(connectSettings({ W2_DATA_DIR: dataDir, W2_MAGDA_URL: magda })).toMatchObject({
      ...{ ocmwUrl: magda, employmentUrl: magda, repertoriumUrl: magda },
      rizivUrl: complete.W2_RIZIV_URL,
    });
  });

  it('refuses to mix two systems', () => {
    writeStack();
    const env = { W2_DATA_DIR: dataDir, DATABASE_URL: 'postgres://other:hush-hush@elsewhere/w2' };
    const [problem] = problemsOf(() => connectSettings(env));
    expect(problem).toMatch(/^DATABASE_URL names another system/);
    expect(problem).not.toContain('hush-hush');
  });

  it('needs no stack when all is set', () => {
    expect(connectSettings({ ...complete, W2_DATA_DIR: dataDir })).toMatchObject({
      temporalAddress: 'temporal.example.be:7233',
    });
  });
});
