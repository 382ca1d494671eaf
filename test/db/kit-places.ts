import { sql } from 'drizzle-orm';
import { localDate, type LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Trajectory } from '../../domain/trajectory/index.ts';
import { line, quotaUse } from '../../db/queries/capacity-view.ts';
import { releasePlace, requestPlace } from '../../db/queries/places.ts';
import type { Database } from '../../db/connect.ts';
import { begin, go, noon } from './lives.ts';
import { eligible } from '../support/eligible.ts';

/** What tests do with places, short: a day says when, `quota` how many places a year has that nobody asked for yet. */
export function placesIn(db: Database, quota: number) {
  const at = (day: string) => noon(localDate(day));
  return {
    at,
    async many(province: Province, count: number): Promise<string[]> {
      const ids: string[] = [];
      for (let made = 0; made < count; made += 1) ids.push((await begin(db, '2026-03-02', province)).id);
      return ids;
    },
    ask: (trajectoryId: string, day: string, on = day) =>
      requestPlace(db, { trajectoryId, referralId: 'R1', on: on as LocalDate, now: at(day), quota }),
    give: (trajectoryId: string, day: string, key = '99/1') =>
      releasePlace(db, { trajectoryId, referralId: 'R1', key, now: at(day), quota }),
    use: async (province: Province, year: number) =>
      (await quotaUse(db, year)).find((row) => row.province === province),
    inLine: async (province: Province) =>
      (await line(db, province, { limit: 1000 })).map(({ trajectoryId }) => trajectoryId),
    /** Nobody accepted in time: the event, as the trajectory would have recorded it. Returns the key of its effect. */
    async lapse(trajectoryId: string, day: string): Promise<string> {
      const { rows } = await db.execute<{ sequence: number }>(sql`
        insert into trajectory_events (trajectory_id, sequence, type, on_date, at, by, body, epoch)
        select ${trajectoryId}, max(sequence) + 1, 'PlaceLapsed', ${day}::date, ${at(day)}::timestamptz, '{"role":"rule"}',
               jsonb_build_object('type', 'PlaceLapsed', 'sequence', max(sequence) + 1, 'referralId', 'R1'), 1
        from trajectory_events where trajectory_id = ${trajectoryId}
        returning sequence`);
      return `${rows[0]?.sequence}/1`;
    },
    /** As the recording of PlaceAccepted does. */
    accept: (trajectoryId: string) =>
      db.execute(
        sql`update places set status = 'granted' where trajectory_id = ${trajectoryId} and status = 'offered'`,
      ),
  };
}

/** Referred on a day of 2026: the quota is asked next. */
export async function referred(
  db: Database,
  province: Province,
  on = '2026-04-01',
): Promise<{ id: string; state: Trajectory }> {
  const { id, state } = await begin(db, '2026-03-02', province);
  let now = await go(db, id, state, 'giveConsent', '2026-03-03');
  now = await go(db, id, now, 'holdIntakeTalk', '2026-03-04');
  now = await go(db, id, now, 'decideEligibility', '2026-03-05', eligible);
  now = await go(db, id, now, 'addGoal', '2026-03-06', { theme: 'work' });
  now = await go(db, id, now, 'agreePlan', '2026-03-06', { how: 'signed' });
  return { id, state: await go(db, id, now, 'refer', on) };
}
