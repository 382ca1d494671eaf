import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { CommandInput } from '../../domain/trajectory/index.ts';
import type { Database } from '../../db/connect.ts';
import { readCohort } from '../../db/queries/cohorts.ts';
import { finishEffect } from '../../db/queries/effects.ts';
import type { EffectCall } from '../../workflows/contract.ts';
import { begun } from '../begun.ts';
import { giveTo } from './update.ts';

/**
 * Tells a group what was noted in a member's own trajectory. What the group refuses it knows already, or does not need any
 * more. A group that is parked or lost is told when it is back.
 */
export const tellCohort =
  (db: Database, client: Client | null) =>
  async (call: EffectCall): Promise<void> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'tellCohort') throw new RangeError(`tellCohort cannot do ${effect.kind}`);
    const row = await begun(db, call);
    if (row.status !== 'pending') return;
    const { cohortId, referralId, about, on, by, key } = effect;
    const cohort = await readCohort(db, cohortId);
    if (cohort && cohort.phase !== 'ended') {
      if (!client) throw ApplicationFailure.retryable('this worker has no client', 'noClient');
      const input: CommandInput =
        about === 'memberLeft'
          ? { by: { role: 'system' }, data: { trajectoryId, referralId, on }, at: now }
          : { by, data: { trajectoryId, on }, at: now };
      const updateId = `${trajectoryId}/${key}/${cohortId}`;
      const answer = await giveTo(client, { to: cohortId, command: about, input, updateId });
      if (!answer.ok && answer.code === 'trajectory.parked')
        throw ApplicationFailure.retryable(`${cohortId} is parked`, 'cohort.parked');
    }
    await finishEffect(db, { trajectoryId, key }, now);
  };
