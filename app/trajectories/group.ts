import type { LocalDate } from '../../domain/calendar/index.ts';
import { cohortWaiting, type CohortWait, type PlannedOnce } from '../../domain/cohort/index.ts';
import { readCohorts } from '../../db/queries/cohorts.ts';
import { basisOf } from '../basis.ts';
import type { App } from '../open.ts';

/** What a group waits for, and how far that went up, by the rules and closing days it lives by. */
export const waitsOf = async (app: App, state: PlannedOnce, today: LocalDate): Promise<CohortWait[]> =>
  cohortWaiting(state, today, await basisOf(app.db, state));

/** A group as its members' own trajectories show it. */
export interface GroupOf {
  readonly cohortId: string;
  readonly startsOn: LocalDate;
  readonly startedOn: LocalDate | null;
  readonly groupWorkerId: string;
  readonly waiting: readonly CohortWait[];
}

/** The groups of these ids, by id; what is in no record is left out. */
export async function groupsOf(
  app: App,
  ids: readonly (string | null)[],
  today: LocalDate,
): Promise<Map<string, GroupOf>> {
  const rows = await readCohorts(app.db, [...new Set(ids.filter((id) => id !== null))]);
  const groups = rows.map(async ({ id: cohortId, startsOn, startedOn, groupWorkerId, state }) => {
    const waiting = await waitsOf(app, state, today);
    return [cohortId, { cohortId, startsOn, startedOn, groupWorkerId, waiting }] as const;
  });
  return new Map(await Promise.all(groups));
}
