import type { LocalDate } from '../domain/calendar/index.ts';
import type { Presence, Told } from '../db/queries/absences.ts';
import type { Database } from '../db/connect.ts';
import { leadsOf, recipientsOf } from '../db/queries/recipients.ts';
import { listUnreachable } from '../db/queries/returned.ts';
import { readTrajectory } from '../db/queries/trajectories.ts';
import { unreachableLine } from '../words/index.ts';

/**
 * Who hears today that an address does not work, and of whom: of a jobseeker whoever guides them, of others their coordinator. Each
 * day until it is another address, since till then something else must be done.
 */
export async function unreachableLines(
  db: Database,
  day: LocalDate,
  presence: Presence,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = new Map<string, string[]>();
  for (const one of await listUnreachable(db)) {
    const trajectory = one.kind === 'jobseeker' ? (await readTrajectory(db, one.whose))?.trajectory : undefined;
    const told: Told[] = trajectory
      ? await recipientsOf(db, trajectory, 'mediator', day, presence)
      : await leadsOf(db, one, day, presence);
    for (const { id } of told) lines.set(id, [...(lines.get(id) ?? []), unreachableLine(one)]);
  }
  return lines;
}
