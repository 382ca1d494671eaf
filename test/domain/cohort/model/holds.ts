import assert from 'node:assert/strict';
import { addDays, calendarOfPartner, isWorkingDay, type LocalDate } from '../../../../domain/calendar/index.ts';
import { escalationLevel, type Context } from '../../../../domain/trajectory/index.ts';
import {
  assertCohort,
  catchUp,
  codes,
  present,
  stepsToCome,
  waiting,
  type Cohort,
  type OpenCohort,
  type PlannedOnce,
} from '../core.ts';

/** What must be true of every state of every group, once it has caught up with its day. */
export function holdsNow(state: PlannedOnce, context: Context): void {
  const { today } = context;
  assertCohort(state);
  assert.equal(catchUp(state, context).events.length, 0, 'catching up twice does something');
  people(state);
  stepsAndWaits(state, today);
  assert.ok(state.sessions.length <= codes.mostSessions);
  const held = state.sessions.filter(({ status }) => status !== 'cancelled');
  const hours = held.map(({ day, time }) => `${day} ${time}`);
  assert.equal(new Set(hours).size, hours.length, 'two sessions at one hour');
  for (const [index, { id, day, asksOn, status }] of state.sessions.entries()) {
    assert.equal(id, `S${index + 1}`, 'sessions are not numbered in order');
    assert.equal(asksOn, addDays(day, 1));
    if (state.phase === 'planned') assert.ok(status === 'planned' || status === 'cancelled', 'held before the start');
    // What is asked or recorded is over, and no closing day moves it.
    if (state.phase !== 'ended' && status === 'planned' && day >= today)
      assert.ok(isWorkingDay(day, calendarOfPartner(context.calendar, state.partner)), `${id} is on a closing day`);
  }
  if (state.phase !== 'running') return assert.deepEqual(state.deadlines, [], `a date in phase ${state.phase}`);
  if (present(state.members).length === 0) return assert.deepEqual(state.deadlines, [], 'a group without people asks');
  const [consultation, ...more] = state.deadlines;
  assert.ok(consultation && more.length === 0, 'a running group has not one consultation date');
  assert.equal(consultation.rule, state.track === 'randstad' ? 'CON-1/randstad' : 'CON-1/intro');
  assert.equal(consultation.id, `${consultation.rule}#${state.opened}`);
  assert.ok(state.startedOn <= today);
  assert.ok(
    consultation.dueOn >= today || (consultation.reached !== null && consultation.reached !== 'reminder'),
    'never becomes overdue',
  );
}

function people({ phase, members, size }: PlannedOnce): void {
  assert.equal(new Set(members.map((one) => one.trajectoryId)).size, members.length, 'someone is in the group twice');
  assert.ok(present(members).length <= size, 'more people than places');
  for (const { trajectoryId, status, refused } of members) {
    if (phase === 'planned') assert.notEqual(status, 'started', `${trajectoryId} started before the group`);
    if (phase === 'running' && status === 'allocated') assert.ok(refused, `${trajectoryId} waits for nothing`);
  }
}

/** What time does next, and who waits for it: the same dates, in the same order. */
function stepsAndWaits(state: PlannedOnce, today: LocalDate): void {
  const steps = stepsToCome(state);
  const waits = waiting(state, today);
  if (state.phase === 'ended') return assert.deepEqual([steps, waits], [[], []], 'waits for something after its end');
  inOrder(steps.map(({ on }) => on));
  inOrder(waits.map(({ until }) => until));
  for (const { on } of steps) assert.ok(on > today, 'something is due and not decided');
  if (state.phase === 'running' && present(state.members).length === 0)
    return assert.deepEqual([steps.map(({ kind }) => kind), waits.map(({ what }) => what)], [['end'], ['end']]);
  assert.deepEqual(waits.map(asLine).sort(), expected(state, today).map(asLine).sort());
  const open = state.sessions.filter(({ status }) => status === 'planned');
  assert.equal(
    steps.length,
    (state.phase === 'running' ? open.length : 0) + state.deadlines.filter(({ steps: [next] }) => next).length,
    'time forgets something, or does something twice',
  );
}

type Waits = ReturnType<typeof waiting>[number];
type Expected = Pick<Waits, 'who' | 'what' | 'about' | 'until' | 'overdue' | 'escalation' | 'otherwise'>;
const asLine = (wait: Expected): string =>
  [wait.who, wait.what, wait.about, wait.until, wait.overdue, wait.escalation, JSON.stringify(wait.otherwise)].join(
    ' ',
  );

function expected(state: OpenCohort, today: LocalDate): Expected[] {
  if (state.phase === 'planned') {
    const { startsOn: until } = state;
    const none = { about: null, escalation: 0, otherwise: null } as const;
    return [{ ...none, who: 'partner', what: 'start', until, overdue: addDays(until, 1) <= today }];
  }
  const consultations = state.deadlines.map((deadline): Expected => {
    const { owner: who, id: about, dueOn: until, steps } = deadline;
    const overdue = addDays(until, 1) <= today;
    const escalation = escalationLevel(deadline);
    return { who, what: 'consultation', about, until, overdue, escalation, otherwise: steps[0] ?? null };
  });
  const missing = state.sessions.filter(
    ({ status, day }) => status === 'asked' || (status === 'planned' && day === today),
  );
  const attendances = missing.map(({ id: about, day: until, asksOn, status }): Expected => {
    const otherwise = status === 'planned' ? { rung: 'asked', on: asksOn } : null;
    const overdue = addDays(until, 1) <= today;
    return { who: 'groupWorker', what: 'attendance', about, until, overdue, escalation: 0, otherwise };
  });
  return [...consultations, ...attendances];
}

function inOrder(days: readonly LocalDate[]): void {
  assert.deepEqual(days, [...days].sort(), 'not in order of time');
}

/** At the end of a life: it crosses a JSON border unharmed. */
export function holdsOfTheEnd(state: Cohort): void {
  assert.deepStrictEqual(JSON.parse(JSON.stringify(state)), state, 'the state does not survive JSON');
}
