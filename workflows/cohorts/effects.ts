import { proxyActivities } from '@temporalio/workflow';
import { noteMemberRefused, type Cohort, type CohortEffect, type CohortEvent } from '../../domain/cohort/index.ts';
import { recordRefusals } from '../../domain/durable/index.ts';
import { taskQueues } from '../contract.ts';
import type { Call } from '../durable/contract.ts';
import type { Definition } from '../durable/definition.ts';
import { retryOf } from '../durable/retry.ts';
import type { CohortEffectCall, CohortOutsideActivities, CohortRecordActivities } from './contract.ts';

type Ours = Definition<Cohort, CohortEvent, CohortEffect>;

/** Tried until Postgres is back, on the workflow's own queue: the server has the decision before it is written. */
const { recordCohort } = proxyActivities<CohortRecordActivities>({
  startToCloseTimeout: '15s',
  retry: { ...retryOf('record'), nonRetryableErrorTypes: Object.values(recordRefusals) },
});
const { notifyCohort } = proxyActivities<CohortOutsideActivities>({
  startToCloseTimeout: '45s',
  taskQueue: taskQueues.outside,
  retry: retryOf('notify'),
});
/** People wait for these: on the queue of what people wait for. */
const { commandTrajectory, dropCohortEffect } = proxyActivities<CohortOutsideActivities>({
  startToCloseTimeout: '45s',
  taskQueue: taskQueues.people,
  retry: retryOf('requestPlace'),
});

const callOf = ({ id: cohortId, effect, now }: Call<CohortEffect>): CohortEffectCall => ({ cohortId, effect, now });

export const record: Ours['record'] = (cohortId, batch) => recordCohort({ cohortId, ...batch });
export const drop: Ours['drop'] = (call) => dropCohortEffect(callOf(call));

export const perform: Ours['perform'] = async (called, { note }) => {
  const call = callOf(called);
  const { effect } = call;
  if (effect.kind === 'notify') return notifyCohort(call);
  const answer = await commandTrajectory(call);
  if (answer.ok) return;
  const { trajectoryId, command } = effect;
  note((state, context) => noteMemberRefused(state, { trajectoryId, command, code: answer.code }, context));
};
