import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { connect } from './connect.ts';

/** Does something while nobody else does what has that name, here or in any other process on the same database. */
export type Alone = <T>(name: string, act: () => Promise<T>) => Promise<T>;

const lookAgainMs = 50;

/**
 * Locks of one session, whose connection is opened at the first of them: what is done meanwhile may take its time, and keeps
 * no other connection busy. A process that dies lets go.
 */
export function createAlone(databaseUrl: string): { readonly alone: Alone; close(): Promise<void> } {
  const { pool, close } = connect(databaseUrl, { max: 1 });
  let session: Promise<pg.PoolClient> | null = null;
  /** A session is given its own lock twice: within this process they wait in line. */
  const lines = new Map<string, Promise<unknown>>();

  /** One question at a time: a connection takes no second one before it has answered. */
  let turn: Promise<unknown> = Promise.resolve();
  function ask(...question: Parameters<typeof askNow>): Promise<boolean> {
    const mine = turn.then(() => askNow(...question));
    turn = mine.catch(() => undefined);
    return mine;
  }

  async function askNow(lock: 'pg_try_advisory_lock' | 'pg_advisory_unlock', name: string): Promise<boolean> {
    const asked = (session ??= pool.connect());
    try {
      const { rows } = await (
        await asked
      ).query<{ yes: boolean }>(`select ${lock}(hashtextextended($1, 0)) as yes`, [name]);
      return rows[0]?.yes ?? false;
    } catch (error) {
      if (session === asked) await leave();
      throw error;
    }
  }

  async function leave(): Promise<void> {
    const left = session;
    session = null;
    (await left?.catch(() => null))?.release(true);
  }

  async function locked<T>(name: string, act: () => Promise<T>): Promise<T> {
    while (!(await ask('pg_try_advisory_lock', name))) await wait(lookAgainMs);
    try {
      return await act();
    } finally {
      // A connection that broke has let go by itself.
      await ask('pg_advisory_unlock', name).catch(() => false);
    }
  }

  return {
    alone(name, act) {
      const mine = (lines.get(name) ?? Promise.resolve()).then(() => locked(name, act));
      const over: Promise<unknown> = mine
        .catch(() => undefined)
        .then(() => lines.get(name) === over && lines.delete(name));
      lines.set(name, over);
      return mine;
    },
    async close() {
      await leave();
      await close();
    },
  };
}
