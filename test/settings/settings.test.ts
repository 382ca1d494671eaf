import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settingsToStart } from '../../app/preflight.ts';
import {
  connectSettings,
  projectRoot,
  readSettings,
  settingsTable,
  signInMissing,
  setupSettings,
  unknownSettings,
} from '../../settings/index.ts';
import { commandLine } from '../../settings/running-process.ts';
import { writeStackFile } from '../../ops/stack/stack-file.ts';
import { complete, problemsOf } from './kit.ts';

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

  it('knows which variables look like settings and are none', () => {
    const mistyped = { W2_MAGDA_SING: 'rsa-sha256', TEMPORAL_TLS_CA: '/ca.pem', TEMPORAL_PROFILE: 'x', PATH: '/bin' };
    expect(unknownSettings({ ...complete, ...mistyped })).toEqual(['TEMPORAL_TLS_CA', 'W2_MAGDA_SING']);
  });

  it('warns of one at the start, and begins all the same', async () => {
    vi.stubEnv('W2_MAGDA_SING', 'hush-hush');
    const warned: string[] = [];
    await settingsToStart(
      () => readSettings({}),
      ({ code, message }) => void warned.push(`${code}: ${message}`),
    );
    vi.unstubAllEnvs();
    expect(warned).toContain('settings.unknown: W2_MAGDA_SING is no setting');
    expect(warned.join()).not.toContain('hush-hush');
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

  it('takes the address of the pages as browsers say it, without what may stand behind it', () => {
    for (const written of ['https://w2.example.be', 'https://w2.example.be/', 'HTTPS://W2.Example.be:443'])
      expect(readSettings({ W2_PUBLIC_URL: written })).toMatchObject({ publicUrl: 'https://w2.example.be' });
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
    ['W2_WORKFLOW_MEMORY', '4000', /such as 1800MB or 4GB/],
    ['W2_WORKFLOW_MEMORY', '900TB', /such as 1800MB or 4GB/],
    ['W2_WORKFLOW_MEMORY', '999999GB', /three quarters of this machine's memory/],
    ['W2_CODEC_TOKEN', 'hush-hush', /at least 16/],
    ['W2_CODEC_TOKEN', 'hush-hush, höre nür dies', /one word of letters without accents/],
    ['W2_RETURNED_MAIL_TOKEN', 'hush-hush hush-hush hush-hush hush-hush', /one word/],
    ['W2_PUBLIC_URL', 'https://w2.example.be/hush-hush', /no path/],
    ['W2_PUBLIC_URL', 'https://w2:hush-hush@w2.example.be', /no path/],
    ['W2_PUBLIC_URL', 'https://w2.example.be/?hush-hush', /no path/],
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
