import { ActivityFailure, condition, log, proxyActivities, sleep } from '@temporalio/workflow';
import { cohortStillWants, type CohortEffect } from '../../domain/cohort/index.ts';
import { recordRefusals, sequenceOf } from '../../domain/trajectory/index.ts';
import { taskQueues } from '../contract.ts';
import { keepWriting } from '../outbox.ts';
import { retryOf, waits } from '../retry.ts';
import type { CohortEffectCall, CohortOutsideActivities, CohortRecordActivities } from './contract.ts';
import type { CohortInterpreter } from './interpreter.ts';

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

/** Writes what was decided. Returns the reason when it may not write any more: then nothing goes on. */
export function keepRecordingCohort({ outbox, carried: { epoch } }: CohortInterpreter): Promise<string> {
  return keepWriting(outbox, (batch) => {
    const { state } = outbox;
    if (state.phase === 'none') throw new Error('events before the cohort was planned');
    return recordCohort({ cohortId: state.id, epoch, ...batch });
  });
}

/** One lane for mail and one per member, each strictly in order: a member whose workflow is lost holds up no other. */
export async function runCohortLanes(interpreter: CohortInterpreter): Promise<never> {
  const { outbox } = interpreter;
  const busy = new Set<string>();
  // Only what is in Postgres is told: an effect waits for the event that caused it.
  const next = () =>
    outbox.pending.find(
      (effect, index, all) =>
        !busy.has(effect.lane) &&
        sequenceOf(effect) <= outbox.recordedTo &&
        all.findIndex(({ lane }) => lane === effect.lane) === index,
    );
  for (;;) {
    await condition(() => next() !== undefined);
    const effect = next();
    if (!effect) continue;
    busy.add(effect.lane);
    void perform(effect, interpreter).then(() => {
      outbox.done(effect);
      busy.delete(effect.lane);
    });
  }
}

async function perform(effect: CohortEffect, interpreter: CohortInterpreter): Promise<void> {
  for (let failures = 0; ; failures += 1) {
    const { state } = interpreter;
    if (state.phase === 'none') return;
    const call: CohortEffectCall = { cohortId: state.id, effect, now: interpreter.contextAt().now };
    try {
      if (!cohortStillWants(effect, state)) return await dropCohortEffect(call);
      if (effect.kind === 'notify') return await notifyCohort(call);
      const answer = await commandTrajectory(call);
      if (!answer.ok) interpreter.memberRefused(effect.trajectoryId, effect.command, answer.code);
      return;
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      log.warn('what a cohort tells waits', { lane: effect.lane, key: effect.key, failures });
      await sleep(waits[Math.min(failures, waits.length - 1)] ?? '6 hours', {
        summary: `${effect.lane} does not answer; ${effect.kind} is tried again`,
      });
    }
  }
}
