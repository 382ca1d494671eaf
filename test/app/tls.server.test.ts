import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp } from '../../app/open.ts';
import { NotReady } from '../../app/preflight.ts';
import { addAttributes, readNamespace } from '../../app/namespace.ts';
import { connectTemporal, temporalConnection } from '../../app/temporal.ts';
import { parsePayloadKeys } from '../../codec/codec.ts';
import type { ConnectedSettings } from '../../settings/index.ts';
import { anAuthority, type Authority, type Made } from '../integrations/certificates.ts';
import { freshDatabase } from '../support/database.ts';
import { postgresBehindTls, temporalBehindTls, type TlsEnd } from '../support/tls-ends.ts';
import { w2Here } from '../support/w2.ts';

/** The real servers behind what ends TLS before them, with certificates made here. */
let folder: string;
let plain: ConnectedSettings;
let ca: string;
let foreign: string;
let ours: { cert: string; key: string };
let strange: { cert: string; key: string };
const ends: TlsEnd[] = [];
const at = (end: TlsEnd, host = '127.0.0.1'): string => `${host}:${end.port}`;

const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const files = ({ certificate, key }: Made, name: string) => ({
  cert: put(`${name}.pem`, certificate),
  key: put(`${name}.key`, key),
});

let authority: Authority;
let temporal: Record<'tls' | 'mutual' | 'named' | 'cloud', TlsEnd>;
let postgres: Record<'tls' | 'mutual' | 'named', TlsEnd>;
beforeAll(async () => {
  folder = join(inject('testDir'), 'tls');
  mkdirSync(folder, { recursive: true });
  const databaseUrl = await freshDatabase();
  plain = {
    ...{ mode: 'demo', dataDir: inject('testDir'), logLevel: 'silent', databaseUrl },
    ...{ temporalAddress: inject('temporalAddress'), temporalNamespace: 'default' },
    payloadKeys: parsePayloadKeys(inject('payloadKeys')),
  } as Partial<ConnectedSettings> as ConnectedSettings;
  authority = await anAuthority('Ours');
  const other = await anAuthority('Other');
  ca = put('ca.pem', authority.ca);
  foreign = put('foreign.pem', other.ca);
  ours = files(await authority.issue('w2'), 'ours');
  strange = files(await other.issue('w2'), 'strange');
  const [server, elsewhere] = await Promise.all([
    authority.issue('server', { host: 'localhost' }),
    authority.issue('elsewhere', { host: 'temporal.example.be', address: false }),
  ]);
  const clientCa = authority.ca;
  const { temporalAddress: to } = plain;
  const [tls, mutual, named, cloud] = await Promise.all([
    temporalBehindTls(to, { server }),
    temporalBehindTls(to, { server, clientCa }),
    temporalBehindTls(to, { server: elsewhere }),
    temporalBehindTls(to, { server, apiKey: 'a-key' }),
  ]);
  temporal = { tls, mutual, named, cloud };
  const url = new URL(databaseUrl);
  const [pgTls, pgMutual, pgNamed] = await Promise.all([
    postgresBehindTls(url, { server }),
    postgresBehindTls(url, { server, clientCa }),
    postgresBehindTls(url, { server: elsewhere }),
  ]);
  postgres = { tls: pgTls, mutual: pgMutual, named: pgNamed };
  ends.push(tls, mutual, named, cloud, pgTls, pgMutual, pgNamed);
});
afterAll(() => ends.forEach((end) => end.close()));

async function problems(settings: Partial<ConnectedSettings>): Promise<string[]> {
  try {
    await (await openApp({ ...plain, ...settings })).close();
    return [];
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

const pairOf = ({ cert, key }: { cert: string; key: string }) => ({
  temporalTlsCertFile: cert,
  temporalTlsKeyFile: key,
});

describe('Temporal behind TLS', () => {
  const ways = (): Record<string, Partial<ConnectedSettings>> => ({
    'an authority of its own': { temporalAddress: at(temporal.tls), temporalTlsCaFile: ca },
    'mutual TLS': { temporalAddress: at(temporal.mutual), temporalTlsCaFile: ca, ...pairOf(ours) },
    'a name of its own': {
      ...{ temporalAddress: at(temporal.named), temporalTlsCaFile: ca },
      temporalTlsServerName: 'temporal.example.be',
    },
    'an API key': { temporalAddress: at(temporal.cloud), temporalTlsCaFile: ca, temporalApiKey: 'a-key' },
  });
  it.each(['an authority of its own', 'mutual TLS', 'a name of its own', 'an API key'])(
    'is reached by clients and workers alike with %s',
    async (way) => {
      const settings = ways()[way]!;
      expect(await problems(settings)).toEqual([]);
      const native = await NativeConnection.connect(temporalConnection({ ...plain, ...settings }));
      const { namespaceInfo } = await native.workflowService.describeNamespace({ namespace: 'default' });
      expect(namespaceInfo?.name).toBe('default');
      await native.close();
    },
  );

  it('is worked with in the cloud, which lists search attributes to nobody and lets nobody make them', async () => {
    const settings = { ...plain, temporalAddress: at(temporal.cloud), temporalTlsCaFile: ca, temporalApiKey: 'a-key' };
    const connection = await connectTemporal(settings);
    const namespace = 'default';
    expect(await readNamespace(connection, namespace)).toMatchObject({ missing: [], otherType: [] });
    await expect(addAttributes(connection, namespace, ['W2Stage'])).rejects.toMatchObject({
      code: 'temporal.madeElsewhere',
    });
    await connection.close();
  });

  const mistakes = (): [string, Partial<ConnectedSettings>][] => [
    ['temporal.needsTls', { temporalAddress: at(temporal.tls) }],
    ['temporal.noTls', { temporalTls: 'true' }],
    ['temporal.certificate', { temporalAddress: at(temporal.tls), temporalTlsCaFile: foreign }],
    ['temporal.serverName', { temporalAddress: at(temporal.named), temporalTlsCaFile: ca }],
    ['temporal.clientCertificate', { temporalAddress: at(temporal.mutual), temporalTlsCaFile: ca }],
    ['temporal.clientCertificate', { temporalAddress: at(temporal.mutual), temporalTlsCaFile: ca, ...pairOf(strange) }],
    ['temporal.needsTls', { temporalAddress: at(temporal.mutual) }],
    ['temporal.apiKey', { temporalAddress: at(temporal.cloud), temporalTlsCaFile: ca, temporalApiKey: 'guessed' }],
    ['temporal.apiKey', { temporalAddress: at(temporal.cloud), temporalTlsCaFile: ca }],
    ['temporal.unreachable', { temporalAddress: '127.0.0.1:1', temporalTlsCaFile: ca }],
  ];
  it('is told by what is wrong, one thing for each mistake', async () => {
    const found = await Promise.all(mistakes().map(([, settings]) => problems(settings)));
    expect(found).toEqual(mistakes().map(([code]) => [code]));
  });

  it('is told by w2 in one Dutch line that names the setting', async () => {
    const { exitCode, stderr } = await w2Here(
      {
        ...{ DATABASE_URL: plain.databaseUrl, W2_PAYLOAD_KEYS: inject('payloadKeys') },
        ...{ TEMPORAL_ADDRESS: at(temporal.tls), TEMPORAL_TLS_SERVER_CA_CERT_PATH: foreign },
        ...{ W2_MAGDA_URL: 'http://127.0.0.1:1', W2_RIZIV_URL: 'http://127.0.0.1:1' },
        W2_CODEC_TOKEN: 'a-token-of-enough-length',
      },
      ['list'],
    );
    expect([exitCode, stderr.split('\n').filter(Boolean)]).toEqual([
      3,
      [
        expect.stringMatching(
          /^w2: Het certificaat van Temporal wordt niet vertrouwd.*TEMPORAL_TLS_SERVER_CA_CERT_PATH/,
        ),
      ],
    ]);
  });
});

describe('Postgres behind TLS', () => {
  const urlOf = (end: TlsEnd, query: Record<string, string>): string => {
    const url = new URL(plain.databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String(end.port);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url.href;
  };
  const full = { sslmode: 'verify-full' };

  it('is reached with an authority of its own, and with a certificate of ours', async () => {
    const sslrootcert = ca;
    expect(await problems({ databaseUrl: urlOf(postgres.tls, { ...full, sslrootcert }) })).toEqual([]);
    const mutual = { ...full, sslrootcert, sslcert: ours.cert, sslkey: ours.key };
    expect(await problems({ databaseUrl: urlOf(postgres.mutual, mutual) })).toEqual([]);
  });

  it('is told by what is wrong, one thing for each mistake', async () => {
    const wrong: [string, string][] = [
      ['database.needsTls', urlOf(postgres.tls, {})],
      ['database.certificate', urlOf(postgres.tls, full)],
      ['database.certificate', urlOf(postgres.tls, { ...full, sslrootcert: foreign })],
      ['database.clientCertificate', urlOf(postgres.mutual, { ...full, sslrootcert: ca })],
      ['database.serverName', urlOf(postgres.named, { ...full, sslrootcert: ca })],
    ];
    const found = await Promise.all(wrong.map(([, databaseUrl]) => problems({ databaseUrl })));
    expect(found).toEqual(wrong.map(([code]) => [code]));
  });
});
