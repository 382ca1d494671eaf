import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { completed } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { trajectories } from '../schema.ts';
import type { TrajectoryRow } from './trajectories.ts';

export type OpenRow = Pick<TrajectoryRow, 'id' | 'epoch' | 'sequence' | 'state' | 'parked' | 'clockOffsetMs'>;

const ofOpenRow = {
  id: trajectories.id,
  epoch: trajectories.epoch,
  sequence: trajectories.sequence,
  state: trajectories.state,
  parked: trajectories.parked,
  clockOffsetMs: trajectories.clockOffsetMs,
};

/** Written by an earlier release, a state lacks what that one did not know. */
const asOfToday = (row: OpenRow): OpenRow => ({ ...row, state: completed(row.state) as OpenRow['state'] });

/** Every open trajectory in order of id, a few hundred at a time: what must have a workflow. */
export async function* openTrajectories(db: Database, pageSize = 500): AsyncGenerator<OpenRow> {
  for (let last = ''; ;) {
    const page = await db
      .select(ofOpenRow)
      .from(trajectories)
      .where(and(isNull(trajectories.closedOn), gt(trajectories.id, last)))
      .orderBy(asc(trajectories.id))
      .limit(pageSize);
    yield* page.map(asOfToday);
    const end = page.at(-1);
    if (!end || page.length < pageSize) return;
    last = end.id;
  }
}

/** Of these ids, as they stand: without what lists look for. */
export async function readStates(db: Database, ids: readonly string[]): Promise<OpenRow[]> {
  const rows = await db
    .select(ofOpenRow)
    .from(trajectories)
    .where(inArray(trajectories.id, [...ids]));
  return rows.map(asOfToday);
}

/** Its epoch, with its row held until the transaction ends: nobody records, starts or rebuilds it meanwhile. */
export async function holdEpoch(tx: Database, id: string): Promise<number | null> {
  const [row] = await prepared(tx, 'w2_hold_epoch', () =>
    tx
      .select({ epoch: trajectories.epoch })
      .from(trajectories)
      .where(eq(trajectories.id, sql.placeholder('id')))
      .for('no key update'),
  ).execute({ id });
  return row?.epoch ?? null;
}

/** A rebuilt workflow takes over: from now on nothing of an older epoch is recorded, and the trajectory is no longer parked. Returns the new epoch. */
export async function raiseEpoch(db: Database, id: string): Promise<number> {
  const [row] = await db
    .update(trajectories)
    .set({ epoch: sql`${trajectories.epoch} + 1`, parked: null })
    .where(eq(trajectories.id, id))
    .returning({ epoch: trajectories.epoch });
  if (!row) throw new Error(`no trajectory ${id}`);
  return row.epoch;
}

/** How far this trajectory's own clock is ahead, in milliseconds. */
export async function setTrajectoryClock(db: Database, id: string, offsetMs: number): Promise<void> {
  await db.update(trajectories).set({ clockOffsetMs: offsetMs }).where(eq(trajectories.id, id));
}
