import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAlone } from '../../db/alone.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
}, 60_000);
afterAll(() => base.close());

describe('what one does alone', () => {
  it('two processes, and two of one process, do one after the other; what has another name waits for none', async () => {
    const [here, there] = [createAlone(base.url), createAlone(base.url)];
    let most = 0;
    let now = 0;
    const act = async () => {
      now += 1;
      most = Math.max(most, now);
      await wait(5);
      now -= 1;
      return 'done';
    };
    const all = [here, here, there, there, here, there].map(({ alone }) => alone('a clock', act));
    expect(await here.alone('another clock', async () => 'at once')).toBe('at once');
    expect(await Promise.all(all)).toEqual(Array(6).fill('done'));
    expect(most).toBe(1);
    await Promise.all([here.close(), there.close()]);
  });

  it('is let go when it fails, and when its connection breaks', async () => {
    const [here, there] = [createAlone(base.url), createAlone(base.url)];
    await expect(here.alone('a clock', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    const held = here.alone('a clock', async () => {
      await base.db.execute(
        sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
      );
      return there.alone('a clock', async () => 'the other’s');
    });
    expect(await held).toBe('the other’s');
    expect(await here.alone('a clock', async () => 'again')).toBe('again');
    await Promise.all([here.close(), there.close()]);
  });
});
