import {
  ActivityFailure,
  condition,
  getExternalWorkflowHandle,
  log,
  proxyActivities,
  sleep,
} from '@temporalio/workflow';
import { assertNever } from '../domain/assert-never.ts';
import {
  lanes,
  recordRefusals,
  sequenceOf,
  stillWanted,
  type CommandInput,
  type CommandName,
  type Effect,
  type Lane,
} from '../domain/trajectory/index.ts';
import {
  outsideQueues,
  taskQueues,
  type EffectCall,
  type OutsideActivities,
  type RecordActivities,
} from './contract.ts';
import type { Interpreter } from './interpreter.ts';
import { keepWriting } from './outbox.ts';
import { retryOf, waits } from './retry.ts';

/**
 * Tried until Postgres is back: nothing decided is ever lost. Not a local activity: that one writes before the server has
 * the decision, and when its workflow task is lost (a crash, many updates at once) the same commands are decided again at
 * another time or in another order, against what is written already. On the workflow's own queue it starts at once.
 */
const { record } = proxyActivities<RecordActivities>({
  startToCloseTimeout: '15s',
  retry: { ...retryOf('record'), nonRetryableErrorTypes: Object.values(recordRefusals) },
});

/** What people wait for, and all the rest: own task queues, so that a flood of the one never delays the other. */
const people = (activity: 'requestPlace' | 'releasePlace' | 'dropEffect') =>
  proxyActivities<OutsideActivities>({
    startToCloseTimeout: '45s',
    taskQueue: taskQueues.people,
    retry: retryOf(activity),
  });
/** By the queue of the system. One that nobody takes up for an hour counts as a system that is down. */
const outside = (
  activity: 'notify' | 'letter' | 'askOutside' | 'inscribe' | 'deregister' | 'tellOcmw' | 'askOcmw',
  lane: Exclude<Lane, 'places'>,
) =>
  proxyActivities<OutsideActivities>({
    startToCloseTimeout: '45s',
    taskQueue: outsideQueues[lane],
    retry: retryOf(activity),
  });

/** Writes what was decided. Returns the reason when it may not write any more: then nothing goes on. */
export function keepRecording({ outbox, carried: { epoch } }: Interpreter): Promise<string> {
  return keepWriting(outbox, (batch) => {
    const { state } = outbox;
    if (state.phase === 'none') throw new Error('events before registration');
    return record({ trajectoryId: state.id, epoch, ...batch });
  });
}

type Give = (name: CommandName, data: CommandInput['data']) => void;

/** One lane per outside system, each strictly in order: a silent OCMW holds up no mail. */
export function runLanes(interpreter: Interpreter, give: Give): void {
  for (const lane of lanes) void runLane(lane, interpreter, give);
}

async function runLane(lane: Lane, interpreter: Interpreter, give: Give): Promise<void> {
  const { outbox } = interpreter;
  // Only what is in Postgres is told to the world: an effect waits for the event that caused it.
  const next = () => outbox.pending.find((effect) => effect.lane === lane && sequenceOf(effect) <= outbox.recordedTo);
  const ready = (effect: Effect | undefined) => effect !== undefined && !waitsForAnother(effect, interpreter);
  for (;;) {
    await condition(() => ready(next()));
    const effect = next();
    if (effect) {
      await perform(effect, interpreter, give);
      outbox.done(effect);
    }
  }
}

/**
 * Across lanes: a look-up behind MAGDA waits for the inscription asked before it, unless that is in trouble (then it is
 * unanswered, visibly, instead of silent); and the end of an inscription waits for the look-ups asked under it.
 */
function waitsForAnother(effect: Effect, { outbox, troubled }: Interpreter): boolean {
  const earlier = outbox.pending.filter((other) => sequenceOf(other) < sequenceOf(effect));
  if (effect.kind === 'deregister') return earlier.some(isBehindMagda);
  return isBehindMagda(effect) && !troubled.has('repertorium') && earlier.some(({ lane }) => lane === 'repertorium');
}

const isBehindMagda = (effect: Effect): boolean => effect.kind === 'askOutside' && effect.system !== 'riziv';

async function perform(effect: Effect, interpreter: Interpreter, give: Give): Promise<void> {
  for (let failures = 0; ; failures += 1) {
    const { state } = interpreter;
    if (state.phase === 'none') return;
    const call: EffectCall = { trajectoryId: state.id, effect, now: interpreter.contextAt().now };
    try {
      if (!stillWanted(effect, state)) {
        await people('dropEffect').dropEffect(call);
      } else {
        await tell(call, give);
      }
      interpreter.troubled.delete(effect.lane);
      return;
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      if (effect.kind === 'askOutside')
        return give('lookupUnanswered', { lookupId: effect.lookupId, code: 'unreachable' });
      log.warn('an effect waits for its system', { lane: effect.lane, key: effect.key, failures });
      interpreter.troubled.add(effect.lane);
      await sleep(waits[Math.min(failures, waits.length - 1)] ?? '1 day', {
        summary: `${effect.lane} does not answer; ${effect.kind} is tried again`,
      });
    }
  }
}

async function tell(call: EffectCall, give: Give): Promise<void> {
  const { effect } = call;
  switch (effect.kind) {
    case 'notify':
      return outside('notify', 'mail').notify(call);
    case 'letter':
      return outside('letter', 'mail').letter(call);
    case 'inscribe': {
      const answer = await outside('inscribe', 'repertorium').inscribe(call);
      return answer.inscribed ? undefined : give('inscriptionRefused', { code: answer.code });
    }
    case 'deregister':
      return outside('deregister', 'repertorium').deregister(call);
    case 'tellOcmw':
      return outside('tellOcmw', 'localOcmw').tellOcmw(call);
    case 'askOcmw':
      return outside('askOcmw', 'localOcmw').askOcmw(call);
    case 'askOutside': {
      const { lookupId } = effect;
      const answer = await outside('askOutside', effect.system).askOutside(call);
      if (!answer.answered) return give('lookupUnanswered', { lookupId, code: answer.code });
      return give('lookupAnswered', {
        lookupId,
        answer: answer.answer,
        ...(answer.since === null ? {} : { since: answer.since }),
        certainty: answer.certainty,
      });
    }
    case 'requestPlace': {
      const answer = await people('requestPlace').requestPlace(call);
      return give(answer === 'granted' ? 'placeGranted' : 'placeQueued', { referralId: effect.referralId });
    }
    case 'releasePlace': {
      const next = await people('releasePlace').releasePlace(call);
      if (!next) return;
      // Alone in the queue, the one who let the offer lapse is next again; the server refuses a signal to oneself.
      if (next.trajectoryId === call.trajectoryId) return give('placeOffered', { referralId: next.referralId });
      return offerTo(next, call);
    }
    default:
      return assertNever(effect);
  }
}

/** The place that came free goes to the next in line; one whose trajectory just ended gives it back by itself. */
async function offerTo(next: { trajectoryId: string; referralId: string }, { now }: EffectCall): Promise<void> {
  const input: CommandInput = { by: { role: 'system' }, data: { referralId: next.referralId }, at: now };
  try {
    await getExternalWorkflowHandle(next.trajectoryId).signal('placeOffered', input);
  } catch {
    log.warn('the next in line could not be reached', { trajectoryId: next.trajectoryId });
  }
}
