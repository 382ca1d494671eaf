import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { addMonths, isLocalDate } from '../../../../domain/calendar/index.ts';
import type { RuleKey } from '../../../../domain/rules/index.ts';
import {
  assertTrajectory,
  catchUp,
  effects,
  isOpen,
  isTask,
  nextStep,
  stillWanted,
  waiting,
  type Context,
  type Deadline,
  type Effect,
  type OpenTrajectory,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../../domain/trajectory/index.ts';
import { messageSubjects } from '../../../../words/index.ts';
import { belongs, needed } from './belongs.ts';

const hasWords: ReadonlySet<string> = new Set(messageSubjects);

/** Limits and openings that are waited for like a task: the offered place, and the first working day once all is ready. */
const actedOn: ReadonlySet<RuleKey> = new Set<RuleKey>(['WAIT-1', 'JC-4/from']);
const guided = ['planning', 'mediation', 'waiting', 'groupTrack'];
const pausable = ['intake', 'planning', 'mediation', 'waiting', 'groupTrack'];

/** What must be true of every state of every life, once it has caught up with its day. */
export function holdsNow(state: Trajectory, { today, ...context }: Context): void {
  assertTrajectory(state);
  if (!isOpen(state)) {
    assert.equal(waiting(state, today), null);
    if (state.phase === 'closed') {
      assert.deepEqual(state.deadlines, [], 'closed with open deadlines');
      assert.equal(state.pause, null, 'closed on pause');
      assert.ok(
        state.lookups.every(({ status }) => status !== 'asked' && status !== 'toAskAgain'),
        'closed and still asking',
      );
    }
    return;
  }
  assert.equal(catchUp(state, { today, ...context }).events.length, 0, 'catching up twice does something');
  assert.equal(new Set(state.deadlines.map(({ id }) => id)).size, state.deadlines.length, 'two deadlines with one id');
  for (const deadline of state.deadlines)
    assert.ok(
      belongs[deadline.rule as keyof typeof belongs](state, deadline),
      `${deadline.id} is open in ${state.phase}`,
    );
  for (const rule of needed(state))
    assert.equal(state.deadlines.filter((deadline) => deadline.rule === rule).length, 1, `not one ${rule}`);
  for (const { id, rule, ruleVersion, from, dueOn, steps, pauses, kind, reached } of state.deadlines) {
    assert.ok(rule && ruleVersion, `${id} has no rule or version`);
    assert.ok(isLocalDate(from) && isLocalDate(dueOn), `${id} has no dates`);
    for (const [index, { on }] of steps.entries()) {
      assert.ok(isLocalDate(on) && on > today, `${id} has a step in the past`);
      assert.ok(index === 0 || on >= (steps[index - 1]?.on ?? ''), `${id} has steps out of order`);
    }
    if (isTask({ kind }))
      assert.ok(
        dueOn < today || toldLate(reached) || steps.some(({ rung }) => rung === 'overdue'),
        `${id} never becomes overdue`,
      );
    else assert.deepEqual(steps.filter(({ rung }) => rung !== 'reminder').length, 1, `${id} does not act exactly once`);
    // A limit that the 24 months cut falls with them, pause or not.
    if (state.pause && pauses && kind !== 'limit' && steps[0])
      assert.ok(steps[0].on > state.pause.until, `${id} has its clock running in a pause`);
  }
  assert.equal(
    nextStep(state) === null,
    state.deadlines.every(({ steps }) => steps.length === 0),
  );
  const wait = waiting(state, today);
  assert.ok(wait?.waitsFor.who && isLocalDate(wait.waitsFor.until), 'waits for nothing');
  assert.equal(wait.also.length, state.deadlines.length - 1);
  for (const { deadlineId, until, overdue } of [wait.waitsFor, ...wait.also]) {
    const deadline: Deadline | undefined = state.deadlines.find(({ id }) => id === deadlineId);
    assert.equal(until, deadline?.dueOn, 'waits until another day than the deadline');
    assert.equal(overdue, until < today && isTask(deadline!), `${deadlineId} is overdue on another day than the next`);
  }
  if (state.pause) {
    assert.ok(pausable.includes(state.phase), `on pause in ${state.phase}`);
    const offered = state.deadlines.some(({ rule }) => rule === 'WAIT-1');
    assert.equal(wait.waitsFor.rule, offered ? 'WAIT-1' : 'PAU-1');
    assert.ok(state.pause.until >= today, 'the pause did not end');
  } else
    assert.ok(
      state.deadlines.some((one) => one.id === wait.waitsFor.deadlineId && (isTask(one) || actedOn.has(one.rule))),
      'waits for no task',
    );
  statutory(state, today);
  const unheard = state.onward.filter(({ result }) => result === null).map(({ id }) => id);
  const asked = state.deadlines.filter(({ rule }) => rule === 'ONW-1').map(({ about }) => about);
  assert.deepEqual(asked.sort(), unheard.sort(), 'not one ONW-1 for each onward referral without a result');
  eachHasItsDate(state);
  for (const { system, status } of state.lookups)
    assert.ok(
      state.consent?.[system] || (status !== 'asked' && status !== 'toAskAgain'),
      'a question outside the consent is open',
    );
}

const toldLate = (reached: Deadline['reached']): boolean => reached !== null && reached !== 'reminder';

/** Every open action, unanswered request and asked expert has exactly one date, as long as guidance runs. */
function eachHasItsDate(state: OpenTrajectory): void {
  if (!guided.includes(state.phase)) return;
  const open = (rule: string) => state.deadlines.filter((one) => one.rule === rule).map(({ about }) => about);
  const actions = state.plan.actions.filter(({ status }) => status === 'open');
  assert.deepEqual(open('PLAN-3').sort(), actions.map(({ id }) => id).sort(), 'not one PLAN-3 for each open action');
  const asks = [...state.asks, ...state.ocmwQuestions].filter(({ answered }) => !answered);
  assert.deepEqual(open('WEL-1').sort(), asks.map(({ id }) => id).sort(), 'not one WEL-1 for each open request');
  const experts = state.experts.filter(({ status }) => status === 'asked');
  assert.deepEqual(open('EXP-1').sort(), experts.map(({ id }) => id).sort(), 'not one EXP-1 for each asked expert');
}

/** The limits that the sources state [S]. */
function statutory(state: Trajectory, today: Context['today']): void {
  if (!isOpen(state)) return;
  if (state.eligibleOn !== null && guided.includes(state.phase))
    assert.ok(today <= addMonths(state.eligibleOn, 24), 'guidance after 24 months');
  if (state.phase === 'jobCoaching') {
    assert.ok(!state.coached.includes(state.coaching.hiredOn), 'one job is coached twice');
    assert.ok(state.coaching.startedOn && today <= addMonths(state.coaching.startedOn, 6), 'coaching after 6 months');
  }
  const cap = state.deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn;
  for (const { rule, dueOn } of state.deadlines)
    if (rule === 'GRP-2' || rule.startsWith('GRP-3')) assert.ok(cap && dueOn <= cap, `${rule} past the 24 months`);
  if (state.phase === 'groupTrack') assert.ok(today <= addMonths(state.startedOn, 24), 'a group track after 24 months');
}

/** What must be true of the effects of one decision. */
export function holdsOfEffects(events: readonly TrajectoryEvent[], after: Trajectory): Effect[] {
  const all = effects(events, after);
  assert.equal(new Set(all.map(({ key }) => key)).size, all.length, 'two effects with one key');
  const mute = all.find((effect) => effect.kind === 'notify' && !hasWords.has(effect.about));
  assert.equal(mute, undefined, 'nobody wrote what people are told of it');
  const rungs = all.flatMap((effect) =>
    effect.kind === 'notify' && effect.deadlineId !== null ? [`${effect.deadlineId} to ${effect.to}`] : [],
  );
  assert.equal(new Set(rungs).size, rungs.length, 'two rungs of one deadline are told together');
  for (const effect of all) {
    // What the same decision stopped is asked for no more when its turn comes.
    if (effect.kind === 'askOutside' && stillWanted(effect, after))
      assert.ok(isOpen(after) && after.consent?.[effect.system], 'asked outside the consent');
    if (effect.kind === 'notify' && effect.deadlineId !== null)
      assert.ok(
        stillWanted(effect, after) || after.phase === 'closed',
        `${effect.about} of ${effect.deadlineId} is told and not wanted`,
      );
  }
  return all;
}

const partners: ReadonlySet<string> = new Set(['partner', 'groupWorker', 'partnerCoordinator']);

/** Whether it tells anyone outside VDAB something of the person. */
const discloses = (effect: Effect): boolean =>
  ['askOutside', 'inscribe', 'tellOcmw', 'askOcmw'].includes(effect.kind) ||
  (effect.kind === 'letter' && effect.to === 'welfareActor') ||
  (effect.kind === 'notify' && partners.has(effect.to));

/** At the end of a life: what of all it ever asked for is still wanted. */
export function holdsOfTheEnd(state: Trajectory, everything: readonly Effect[]): void {
  assert.ok(isDeepStrictEqual(JSON.parse(JSON.stringify(state)), state), 'the state does not survive JSON');
  const wanted = everything.filter((effect) => stillWanted(effect, state));
  assert.ok(
    wanted.every((effect) => effect.kind !== 'askOutside' || (isOpen(state) && state.consent?.[effect.system])),
    'a question outside the consent is still wanted',
  );
  const count = (kind: Effect['kind']) => everything.filter((effect) => effect.kind === kind).length;
  const begun = count('inscribe');
  assert.ok(begun >= count('deregister'), 'an interest was ended that was never registered');
  assert.ok(
    everything.every(
      ({ kind }, index) =>
        kind !== 'askOutside' ||
        everything[index]!.lane === 'riziv' ||
        everything.slice(0, index).some((one) => one.kind === 'inscribe'),
    ),
    'MAGDA was asked before the interest was registered',
  );
  if (state.phase !== 'closed') return;
  assert.ok(!state.inscribed, 'an interest outlives its trajectory');
  if (state.reason === 'consentWithdrawn')
    assert.ok(!wanted.some(discloses), 'something is disclosed after consent was withdrawn');
  assert.ok(
    wanted.every(({ kind }) => kind !== 'askOutside' && kind !== 'requestPlace'),
    'something is asked after the end',
  );
  if (state.reason === 'deceased')
    assert.ok(
      // That a place in a group is free again is told to no person.
      wanted.every(({ kind }) => kind === 'releasePlace' || kind === 'deregister' || kind === 'tellCohort'),
      'not silent after death',
    );
}
