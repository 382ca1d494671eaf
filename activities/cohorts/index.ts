import type { Client } from '@temporalio/client';
import type { Database } from '../../db/connect.ts';
import { finishCohortEffect } from '../../db/queries/cohorts.ts';
import { recordCohort } from '../../db/record-cohort.ts';
import type { CohortOutsideActivities, CohortRecordActivities } from '../../workflows/cohorts/contract.ts';
import { guarded } from '../failure.ts';
import type { Mailer } from '../mailer.ts';
import { commandTrajectory } from './command-trajectory.ts';
import { notifyCohort } from './notify.ts';

interface CohortDependencies {
  readonly db: Database;
  readonly mailer: Mailer | null;
  readonly client: Client | null;
}

/** Everything that a cohort's workflow asks for. */
export const cohortActivities = ({
  db,
  mailer,
  client,
}: CohortDependencies): CohortRecordActivities & CohortOutsideActivities => ({
  recordCohort: guarded(async (batch) => {
    await recordCohort(db, batch);
  }),
  notifyCohort: guarded(notifyCohort(db, mailer)),
  commandTrajectory: guarded(commandTrajectory(db, client)),
  dropCohortEffect: guarded(({ cohortId, effect, now }) =>
    finishCohortEffect(db, { cohortId, key: effect.key }, now, { status: 'dropped' }),
  ),
});
