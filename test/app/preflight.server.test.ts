import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openApp } from '../../app/open.ts';
import { health } from '../../app/operations/index.ts';
import { NotReady } from '../../app/preflight.ts';
import { addAttributes, createNamespace, searchAttributes } from '../../app/namespace.ts';
import { parsePayloadKeys } from '../../codec/codec.ts';
import { connect } from '../../db/connect.ts';
import { startOcmwSandbox } from '../../integrations/ocmw/sandbox/main.ts';
import type { ConnectedSettings } from '../../settings/index.ts';
import { problemOf } from '../../words/index.ts';
import { emptyDatabase, freshDatabase } from '../support/database.ts';
import { w2Here } from '../support/w2.ts';

async function inDatabase(databaseUrl: string, statements: readonly string[]): Promise<void> {
  const { pool, close } = connect(databaseUrl);
  for (const statement of statements) await pool.query(statement);
  await close();
}

const named = (): string => `look-${randomBytes(4).toString('hex')}`;

describe('what a process looks at before it begins', () => {
  let good: ConnectedSettings;
  let connection: Connection;
  beforeAll(async () => {
    good = {
      mode: 'demo',
      dataDir: inject('testDir'),
      logLevel: 'silent',
      databaseUrl: await freshDatabase(),
      temporalAddress: inject('temporalAddress'),
      temporalNamespace: 'default',
      payloadKeys: parsePayloadKeys(inject('payloadKeys')),
    } as Partial<ConnectedSettings> as ConnectedSettings;
    connection = await Connection.connect({ address: good.temporalAddress });
  });
  afterAll(() => connection.close());

  async function codesOf(settings: Partial<ConnectedSettings>): Promise<string[]> {
    try {
      const app = await openApp({ ...good, ...settings });
      await app.close();
      return [];
    } catch (error) {
      if (!(error instanceof NotReady)) throw error;
      return error.problems.map(({ code }) => code);
    }
  }

  it('finds nothing where all is well', async () => expect(await codesOf({})).toEqual([]));

  it('names both servers when neither answers, and both when both answer wrongly', async () => {
    expect(await codesOf({ databaseUrl: 'postgres://w2@127.0.0.1:1/w2', temporalAddress: '127.0.0.1:1' })).toEqual([
      'database.unreachable',
      'temporal.unreachable',
    ]);
    expect(await codesOf({ databaseUrl: await emptyDatabase(), temporalNamespace: named() })).toEqual([
      'database.behind',
      'temporal.noNamespace',
    ]);
  });

  it.each([
    ['database.missing', (url: URL) => (url.pathname = '/not-there')],
    ['database.login', (url: URL) => (url.password = 'guessed')],
    ['database.noTls', (url: URL) => url.searchParams.set('sslmode', 'verify-full')],
  ])('%s', async (code, spoil) => {
    const url = new URL(good.databaseUrl);
    spoil(url);
    expect(await codesOf({ databaseUrl: url.href })).toEqual([code]);
  });

  it('refuses a Postgres that is read-only, as a standby is, and health says so of one that becomes it', async () => {
    const databaseUrl = await freshDatabase();
    const app = await openApp({ ...good, databaseUrl });
    expect((await health(app)).components).toMatchObject({ database: 'UP' });
    await inDatabase(inject('databaseUrl'), [
      `alter database ${new URL(databaseUrl).pathname.slice(1)} set default_transaction_read_only = on`,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(databaseUrl).pathname.slice(1)}'`,
    ]);
    expect(await codesOf({ databaseUrl })).toEqual(['database.readOnly']);
    await expect
      .poll(() => health(app))
      .toMatchObject({ status: 'DEGRADED', components: { database: 'DOWN', temporal: 'UP' } });
    const refused = await app.db.execute(sql`delete from sweeps`).catch((error: unknown) => error);
    expect(problemOf(refused)?.code).toBe('unavailable');
    await app.close();
  });

  it('says that Postgres takes no more connections, not that it is gone', async () => {
    const url = new URL(await freshDatabase());
    const name = url.pathname.slice(1);
    await inDatabase(inject('databaseUrl'), [
      `create role ${name} login password 'hush' connection limit 0`,
      `grant all on database ${name} to ${name}`,
    ]);
    Object.assign(url, { username: name, password: 'hush' });
    expect(await codesOf({ databaseUrl: url.href })).toEqual(['database.crowded']);
  });

  it('refuses a namespace without its search attributes, and warns of one that forgets too soon', async () => {
    const temporalNamespace = named();
    await createNamespace(connection, temporalNamespace);
    expect(await codesOf({ temporalNamespace })).toEqual(['temporal.noAttributes']);
    await addAttributes(connection, temporalNamespace, Object.keys(searchAttributes));
    await connection.workflowService.updateNamespace({
      namespace: temporalNamespace,
      config: { workflowExecutionRetentionTtl: msToTs('3 days') },
    });
    const warned: string[] = [];
    const app = await openApp({ ...good, temporalNamespace }, ({ code }) => void warned.push(code));
    await app.close();
    expect(warned).toEqual(['temporal.shortRetention']);
  });

  it('is no health when the namespace loses a search attribute: no run goes on', async () => {
    const temporalNamespace = named();
    await createNamespace(connection, temporalNamespace);
    await addAttributes(connection, temporalNamespace, Object.keys(searchAttributes));
    const app = await openApp({ ...good, temporalNamespace });
    expect(await health(app)).toMatchObject({ components: { temporal: 'UP' } });
    await connection.operatorService.removeSearchAttributes({
      namespace: temporalNamespace,
      searchAttributes: ['OnPause'],
    });
    await expect.poll(() => health(app)).toMatchObject({ status: 'DOWN', components: { temporal: 'DOWN' } });
    await app.close();
  });

  it('answers for health in time when Postgres falls silent, and the clock of the demo with it', async () => {
    const app = await openApp(good);
    const silent = { ...app, now: () => new Promise<never>(() => {}) };
    expect(await health(silent)).toMatchObject({ components: { database: 'UP' }, now: null });
    await app.close();
  });

  it('refuses a sandbox in production, and lets the demo have it', async () => {
    const sandbox = await startOcmwSandbox({ port: 0, dataDir: `${good.dataDir}/${named()}` });
    const { endpoint: ocmwUrl } = sandbox;
    expect(await codesOf({ mode: 'production', ocmwUrl })).toEqual(['outside.sandbox']);
    expect(await codesOf({ ocmwUrl })).toEqual([]);
    await sandbox.close();
  });

  it('is told by w2 in Dutch, a line for each', async () => {
    const { exitCode, stderr } = await w2Here(
      {
        DATABASE_URL: 'postgres://w2@127.0.0.1:1/w2',
        TEMPORAL_ADDRESS: good.temporalAddress,
        TEMPORAL_NAMESPACE: named(),
        W2_PAYLOAD_KEYS: inject('payloadKeys'),
        ...Object.fromEntries(
          ['W2_OCMW_URL', 'W2_RIZIV_URL', 'W2_EMPLOYMENT_URL', 'W2_REPERTORIUM_URL'].map((name) => [
            name,
            'http://127.0.0.1:1',
          ]),
        ),
        W2_CODEC_TOKEN: 'a-token-of-enough-length',
      },
      ['list'],
    );
    expect(exitCode).toBe(3);
    expect(stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/^w2: Postgres antwoordt niet \(ECONNREFUSED\)/),
      expect.stringMatching(/^w2: Temporal heeft geen namespace look-/),
    ]);
  });
});
