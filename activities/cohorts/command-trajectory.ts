import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { CohortEffect } from '../../domain/cohort/index.ts';
import { isOpen, type CommandInput } from '../../domain/trajectory/index.ts';
import type { Database } from '../../db/connect.ts';
import { beginCohortAttempt, finishCohortEffect } from '../../db/queries/cohorts.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import type { CohortEffectCall, MemberAnswer } from '../../workflows/cohorts/contract.ts';
import { notRecorded } from '../failure.ts';
import { giveTo } from './update.ts';

type Command = Extract<CohortEffect, { kind: 'command' }>;

/**
 * Gives a command of the group to a member's own trajectory, as the person who gave it to the group. The update id is the
 * cohort, the effect and the member: tried again, after a crash or a rebuild too, it is done once. `at` is the group's time,
 * for in a demo the member's own clock may be behind it.
 */
export const commandTrajectory =
  (db: Database, client: Client | null) =>
  async ({ cohortId, effect, now }: CohortEffectCall): Promise<MemberAnswer> => {
    if (effect.kind !== 'command') throw new RangeError(`commandTrajectory cannot do ${effect.kind}`);
    if (!client) throw ApplicationFailure.retryable('this worker has no client', 'noClient');
    const row = await beginCohortAttempt(db, cohortId, effect.key);
    if (!row) throw notRecorded(cohortId, effect.key);
    // Answered before, and only the way back failed.
    if (row.status === 'done' && row.result) return row.result as MemberAnswer;
    const answer = await give(db, client, cohortId, effect);
    await finishCohortEffect(db, { cohortId, key: effect.key }, now, { result: answer });
    return answer;
  };

async function give(db: Database, client: Client, cohortId: string, effect: Command): Promise<MemberAnswer> {
  const { trajectoryId, command, by, data, at, key } = effect;
  const found = await readTrajectory(db, trajectoryId);
  if (!found) return { ok: false, code: 'trajectory.notFound' };
  if (!isOpen(found.trajectory.state)) return { ok: false, code: 'trajectory.closed' };
  const input: CommandInput = { by, data, at };
  return giveTo(client, { to: trajectoryId, command, input, updateId: `${cohortId}/${key}/${trajectoryId}` });
}
