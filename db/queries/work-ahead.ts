import { and, count, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { deadlines, trajectories } from '../schema.ts';

export interface DueTasks {
  /** null: nobody has the trajectory. */
  readonly mediatorId: string | null;
  readonly dueOn: LocalDate;
  readonly tasks: number;
}

/** How many tasks of each mediator are due on each day, up to a last one; what is overdue with them. */
export async function tasksDue(
  db: Database,
  { until, province }: { readonly until: LocalDate; readonly province?: Province },
): Promise<DueTasks[]> {
  return db
    .select({ mediatorId: trajectories.mediatorId, dueOn: deadlines.dueOn, tasks: count() })
    .from(deadlines)
    .innerJoin(trajectories, eq(trajectories.id, deadlines.trajectoryId))
    .where(
      and(
        eq(deadlines.status, 'open'),
        eq(deadlines.owner, 'mediator'),
        inArray(deadlines.kind, ['task', 'recurring', 'count']),
        lte(deadlines.dueOn, until),
        isNull(trajectories.closedOn),
        province ? eq(trajectories.province, province) : undefined,
      ),
    )
    .groupBy(trajectories.mediatorId, deadlines.dueOn)
    .orderBy(sql`${trajectories.mediatorId} nulls last`, deadlines.dueOn);
}
