import { sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { clock } from '../schema.ts';

/** How far the application's clock is ahead, in milliseconds: 0 but in a demo. */
export async function readClockOffset(db: Database): Promise<number> {
  const [row] = await prepared(db, 'w2_clock', () => db.select({ offsetMs: clock.offsetMs }).from(clock)).execute();
  return row?.offsetMs ?? 0;
}

export async function setClockOffset(db: Database, offsetMs: number): Promise<void> {
  await db.update(clock).set({ offsetMs });
}

/** Moves the clock on; returns the new offset. */
export async function addClockOffset(db: Database, ms: number): Promise<number> {
  const [row] = await db
    .update(clock)
    .set({ offsetMs: sql`${clock.offsetMs} + ${ms}` })
    .returning({ offsetMs: clock.offsetMs });
  return row?.offsetMs ?? 0;
}

/** Whether Postgres takes anything in; a standby answers, and does not. @throws Error when it does not answer */
export async function takesWrites(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ only: string }>(sql`select current_setting('transaction_read_only') as only`);
  return rows[0]?.only === 'off';
}
