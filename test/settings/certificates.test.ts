import { generateKeyPairSync } from 'node:crypto';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateEnds, readSettings } from '../../settings/index.ts';
import { anAuthority, type Authority, type Made } from '../integrations/certificates.ts';
import { complete, problemsOf } from './kit.ts';

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

  it('are known with the moment they end, of several authorities that of the last', () => {
    const endOf = (file: string) => Date.parse(new X509Certificate(readFileSync(file)).validTo);
    const both = put('both.pem', `${old}\n${readFileSync(ca, 'utf8')}`);
    expect(certificateEnds({ magdaCertFile: ours.cert, magdaCaFile: both })).toEqual([
      { setting: 'W2_MAGDA_CERT_FILE', endsMs: endOf(ours.cert) },
      { setting: 'W2_MAGDA_CA_FILE', endsMs: endOf(ca) },
    ]);
    const databaseUrl = `postgres://w2@db.example.be/w2?sslmode=verify-full&sslrootcert=${both}&sslcert=${ours.cert}`;
    expect(certificateEnds({ databaseUrl })).toEqual([
      { setting: 'DATABASE_URL sslcert', endsMs: endOf(ours.cert) },
      { setting: 'DATABASE_URL sslrootcert', endsMs: endOf(ca) },
    ]);
    expect(certificateEnds({ databaseUrl: 'postgres://w2@db.example.be/w2' })).toEqual([]);
    expect(certificateEnds({})).toEqual([]);
  });

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
    const spoilt = put('spoilt.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    for (const none of [ours.key, spoilt])
      expect(problems({ [CERT]: none, [KEY]: ours.key })).toEqual([expect.stringMatching(`^${CERT} must name`)]);
    if (PASSPHRASE === '') {
      expect(problems({ [CERT]: ours.cert, [KEY]: locked(ours.key) })).toEqual([
        `${KEY} is encrypted: take the passphrase off.`,
      ]);
      return;
    }
    const set = { [CERT]: ours.cert, [KEY]: locked(ours.key) };
    expect(problems({ ...set, [PASSPHRASE]: passphrase })).toEqual([]);
    expect(problems({ ...set, [PASSPHRASE]: 'guessed' })).toEqual([`${PASSPHRASE} is not the passphrase of ${KEY}.`]);
    expect(problems(set)).toEqual([`${KEY} is encrypted: set ${PASSPHRASE}.`]);
    const head = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: RC2-CBC,1234567890ABCDEF';
    const rc2 = put('rc2.pem', `-----BEGIN RSA PRIVATE KEY-----\n${head}\n\nAAAA\n-----END RSA PRIVATE KEY-----\n`);
    expect(problems({ ...set, [KEY]: rc2, [PASSPHRASE]: passphrase })).toEqual([
      `${KEY} is encrypted in a way that is too old: encrypt it anew, with AES-256.`,
    ]);
    expect(problems({ [PASSPHRASE]: passphrase })).toHaveLength(1);
  });

  it.each(['W2_MAGDA_CA_FILE', 'W2_TLS_KEY', 'W2_RIZIV_KEY_FILE', 'W2_OIDC_CLIENT_KEY_FILE'])(
    '%s says why its file is of no use: not there, a folder, empty, something else',
    (name) => {
      const why = (file: string) =>
        /: ([a-z ]+?)(;.*)?\.$/.exec(problemsOf(() => readSettings({ [name]: file }))[0]!)?.[1];
      expect(why(join(folder, 'nowhere.pem'))).toBe('there is no such file');
      expect(why(folder)).toBe('it is a folder');
      expect(why(put('empty.pem', '\n'))).toBe('it is empty');
      expect(why(put('letter.pem', 'Dear colleague'))).toBe('that is not in it');
    },
  );

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

  it('that browsers see is of the name they ask for, unless a proxy shows them another', () => {
    const lines = (set: Record<string, string>) =>
      problemsOf(() => readSettings({ W2_TLS_CERT: ours.cert, W2_TLS_KEY: ours.key, ...set }));
    const elsewhere = { W2_PUBLIC_URL: 'https://w2.example.be' };
    expect(lines({ W2_PUBLIC_URL: 'https://127.0.0.1:8443' })).toEqual([]);
    expect(lines(elsewhere)).toEqual([
      expect.stringMatching(/^The certificate of W2_TLS_CERT is of another name than W2_PUBLIC_URL has/),
    ]);
    expect(lines({ ...elsewhere, W2_TRUSTED_PROXIES: '10.0.0.5' })).toEqual([]);
    expect(lines({ W2_PUBLIC_URL: 'http://127.0.0.1:3000' })).toEqual([]);
  });

  it.each(['W2_RIZIV_KEY_FILE', 'W2_OIDC_CLIENT_KEY_FILE'])('%s holds a key that signs ES256', (KEY) => {
    const problems = (pem: string) => problemsOf(() => readSettings({ [KEY]: put('curve.pem', pem) })).join();
    const ec = (namedCurve: string, type: 'pkcs8' | 'sec1') =>
      generateKeyPairSync('ec', { namedCurve }).privateKey.export({ format: 'pem', type }).toString();
    for (const pem of [ec('P-384', 'pkcs8'), ec('P-256', 'sec1')]) expect(problems(pem)).toContain(`${KEY} must name`);
    expect(problems(ec('P-256', 'pkcs8'))).not.toContain(`${KEY} must name`);
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
    const expired = url.replace(file, put('expired.pem', old));
    expect(problemsOf(() => readSettings({ DATABASE_URL: expired }))).toEqual([
      expect.stringMatching(/^DATABASE_URL names by sslrootcert no valid authority: .* expired on /),
    ]);
    rmSync(folder, { recursive: true });
  });

  it.each(['ssl_mode=verify-full', 'ssl=verify-full', 'sslca=/etc/ca.pem', 'sslpassword=x', 'tls=true'])(
    'refuses %s in the URL of Postgres: the driver would pass over it, and nothing be encrypted',
    (parameter) => {
      const DATABASE_URL = `postgres://w2:hush-hush@db.example.be/w2?${parameter}`;
      expect(problemsOf(() => readSettings({ DATABASE_URL }))).toEqual([
        'DATABASE_URL has a parameter for TLS that is none of sslmode, sslrootcert, sslcert, sslkey, sslnegotiation.',
      ]);
    },
  );

  it('takes TLS of Postgres to be said in one way', () => {
    const lines = (parameters: string) =>
      problemsOf(() => readSettings({ DATABASE_URL: `postgres://w2@db.example.be/w2?${parameters}` }));
    expect(lines('sslmode=verify-full&sslmode=disable')).toEqual(['DATABASE_URL has a parameter for TLS twice.']);
    expect(lines('ssl=true')).toEqual([]);
  });
});
