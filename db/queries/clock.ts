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

/** Whether Postgres answers. */
export async function isAnswering(db: Database): Promise<boolean> {
  await db.execute(sql`select 1`);
  return true;
}
