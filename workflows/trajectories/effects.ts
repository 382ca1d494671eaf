import { getExternalWorkflowHandle, log, proxyActivities } from '@temporalio/workflow';
import { assertNever } from '../../domain/assert-never.ts';
import {
  recordRefusals,
  sequenceOf,
  type CommandInput,
  type Effect,
  type Lane,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import {
  outsideQueues,
  taskQueues,
  type EffectCall,
  type OutsideActivities,
  type RecordActivities,
} from '../contract.ts';
import type { Call } from '../durable/contract.ts';
import type { Definition, Reply } from '../durable/definition.ts';
import { retryOf } from '../durable/retry.ts';

type Ours = Definition<Trajectory, TrajectoryEvent, Effect>;
type Give = Reply<Trajectory, TrajectoryEvent>['give'];

/**
 * Tried until Postgres is back: nothing decided is ever lost. Not a local activity: that one writes before the server has
 * the decision, and when its workflow task is lost (a crash, many updates at once) the same commands are decided again at
 * another time or in another order, against what is written already. On the workflow's own queue it starts at once.
 */
const activities = proxyActivities<RecordActivities>({
  startToCloseTimeout: '15s',
  retry: { ...retryOf('record'), nonRetryableErrorTypes: Object.values(recordRefusals) },
});

export const record: Ours['record'] = (trajectoryId, batch) => activities.record({ trajectoryId, ...batch });

/** What people wait for, and all the rest: own task queues, so that a flood of the one never delays the other. */
const people = (activity: 'requestPlace' | 'releasePlace' | 'tellCohort' | 'dropEffect') =>
  proxyActivities<OutsideActivities>({
    startToCloseTimeout: '45s',
    taskQueue: taskQueues.people,
    retry: retryOf(activity),
  });
/** By the queue of the system, where a call waits until somebody takes it up. */
const outside = (
  activity: 'notify' | 'letter' | 'askOutside' | 'inscribe' | 'deregister' | 'tellOcmw' | 'askOcmw',
  lane: Exclude<Lane, 'places' | 'cohorts'>,
) =>
  proxyActivities<OutsideActivities>({
    startToCloseTimeout: '45s',
    taskQueue: outsideQueues[lane],
    retry: retryOf(activity),
  });

const callOf = ({ id: trajectoryId, effect, now }: Call<Effect>): EffectCall => ({ trajectoryId, effect, now });

export const drop: Ours['drop'] = (call) => people('dropEffect').dropEffect(callOf(call));

/**
 * Across lanes: a look-up behind MAGDA waits for the inscription asked before it, unless that is in trouble (then it is
 * unanswered, visibly, instead of silent); and the end of an inscription waits for the look-ups asked under it.
 */
export const waitsForAnother: Ours['waitsForAnother'] = (effect, pending, troubled) => {
  const earlier = pending.filter((other) => sequenceOf(other) < sequenceOf(effect));
  if (effect.kind === 'deregister') return earlier.some(isBehindMagda);
  return isBehindMagda(effect) && !troubled.has('repertorium') && earlier.some(({ lane }) => lane === 'repertorium');
};

const isBehindMagda = (effect: Effect): boolean => effect.kind === 'askOutside' && effect.system !== 'riziv';

/** A look-up that nobody answers is unanswered at once: EXT-1 asks again. All else waits for its system. */
export const unanswered: Ours['unanswered'] = (effect, { give }) => {
  if (effect.kind !== 'askOutside') return false;
  noAnswer(effect.lookupId, 'unreachable', give);
  return true;
};

export const perform: Ours['perform'] = async (called, { give }) => {
  const call = callOf(called);
  const { effect } = call;
  switch (effect.kind) {
    case 'notify':
      return outside('notify', 'mail').notify(call);
    case 'letter':
      return outside('letter', 'mail').letter(call);
    case 'inscribe': {
      const answer = await outside('inscribe', 'repertorium').inscribe(call);
      if (answer.inscribed) return;
      if (isUnusable(give('inscriptionRefused', { code: answer.code }))) give('inscriptionRefused', { code: unusable });
      return;
    }
    case 'deregister':
      return outside('deregister', 'repertorium').deregister(call);
    case 'tellOcmw':
      return outside('tellOcmw', 'localOcmw').tellOcmw(call);
    case 'askOcmw':
      return outside('askOcmw', 'localOcmw').askOcmw(call);
    case 'askOutside':
      return askOutside(effect, call, give);
    case 'requestPlace': {
      const answer = await people('requestPlace').requestPlace(call);
      give(answer === 'granted' ? 'placeGranted' : 'placeQueued', { referralId: effect.referralId });
      return;
    }
    case 'releasePlace': {
      const next = await people('releasePlace').releasePlace(call);
      if (!next) return;
      // Alone in the queue, the one who let the offer lapse is next again; the server refuses a signal to oneself.
      if (next.trajectoryId === call.trajectoryId) {
        give('placeOffered', { referralId: next.referralId });
        return;
      }
      return offerTo(next, call);
    }
    case 'tellCohort':
      return people('tellCohort').tellCohort(call);
    default:
      return assertNever(effect);
  }
};

async function askOutside(
  { system, lookupId }: Extract<Effect, { kind: 'askOutside' }>,
  call: EffectCall,
  give: Give,
): Promise<void> {
  const answer = await outside('askOutside', system).askOutside(call);
  if (!answer.answered) {
    const { code, final } = answer;
    return noAnswer(lookupId, code, give, final ? { final } : {});
  }
  const since = answer.since === null ? {} : { since: answer.since };
  const refused = give('lookupAnswered', { lookupId, answer: answer.answer, ...since, certainty: answer.certainty });
  // An answer that cannot be is none: else the question would stay asked for ever.
  if (isUnusable(refused)) noAnswer(lookupId, unusable, give);
}

const unusable = 'badAnswer';

/** Refused for what it says, not because nobody waits for it any more. */
const isUnusable = (refusal: ReturnType<Give>): boolean => refusal?.refused.startsWith('command.') ?? false;

function noAnswer(lookupId: string, code: string, give: Give, more: { final?: true } = {}): void {
  if (isUnusable(give('lookupUnanswered', { lookupId, code, ...more })))
    give('lookupUnanswered', { lookupId, code: unusable });
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
