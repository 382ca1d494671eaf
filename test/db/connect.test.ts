import { connect as dial, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { problemOf } from '../../words/index.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
}, 60_000);
afterAll(() => base.close());

/** The way to Postgres: from `cut` on nothing more comes through what was open then, and nobody hangs up. */
async function wayToPostgres() {
  const { hostname, port } = new URL(base.url);
  const open: Socket[] = [];
  const server = createServer((here) => {
    const there = dial(Number(port), hostname);
    open.push(here, there);
    for (const one of [here, there]) one.on('error', () => {});
    here.pipe(there).pipe(here);
  }).listen(0, '127.0.0.1');
  await wait(10);
  const url = new URL(base.url);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cut: () => {
      for (const one of open) one.unpipe().resume();
    },
    close: () => {
      server.close();
      for (const one of open) one.destroy();
    },
  };
}

describe('a Postgres that vanishes without hanging up', () => {
  it('is given up after a while, in and outside a transaction, and the next question goes to the one that is there', async () => {
    const way = await wayToPostgres();
    const { db, close } = connect(way.url, { max: 2, silentMs: 300 });
    const ask = () => db.execute(sql`select 1`);
    await Promise.all([ask(), ask()]);
    const inside = db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      way.cut();
      await tx.execute(sql`select 1`);
    });
    const lost = await Promise.allSettled([inside, wait(100).then(ask)]);
    for (const one of lost) expect(one.status === 'rejected' && problemOf(one.reason)?.code).toBe('unavailable');
    await Promise.all([ask(), ask()]);
    await close();
    way.close();
  });

  it('leaves a connection alone that waits for us, within a transaction too', async () => {
    const { db, close } = connect(base.url, { max: 1, silentMs: 200 });
    await db.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      await wait(500);
      await tx.execute(sql`select 1`);
    });
    await close();
  });
});

describe('options that a URL brings', () => {
  it('stand beside ours: days do not turn with the clock of somebody else', async () => {
    const url = new URL(base.url);
    url.searchParams.set('options', '-c geqo=off -c timezone=Asia/Tokyo');
    const { db, close } = connect(url.href);
    const { rows } = await db.execute(sql`select current_setting('geqo') geqo, current_setting('timezone') zone`);
    expect(rows).toEqual([{ geqo: 'off', zone: 'UTC' }]);
    await close();
  });
});
