import assert from 'node:assert/strict';
import {
  addDays,
  addPeriod,
  calendarOfPartner,
  isWorkingDay,
  nextWorkingDay,
  type Calendar,
  type LocalDate,
} from '../../../../domain/calendar/index.ts';
import type { Context } from '../../../../domain/trajectory/index.ts';
import { evolve, present, type Cohort, type CohortEvent, type PlannedOnce } from '../core.ts';

const ranks = ['reminder', 'overdue', 'teamLead', 'programmeCoordinator'];

/** One event more of a life that is told again from its events alone; `after`: the context with what the decision adopted. */
export function tellOn(before: Cohort, event: CohortEvent, context: Context, after: Context): Cohort {
  if (before.phase === 'none') {
    assert.ok(event.type === 'CohortPlanned' && event.sequence === 1);
    assert.equal(event.ruleVersion, context.rules.version);
  } else {
    assert.equal(event.sequence, before.sequence + 1, 'a gap in the sequence');
    assert.ok(event.at >= before.lastAt, 'the clock ran back');
    if (event.type !== 'MemberRefused') assert.notEqual(before.phase, 'ended', 'something after the end');
    between(before, event, context, after);
  }
  assert.equal(event.at, context.now);
  assert.ok(event.on <= context.today, 'an event of the future');
  return evolve(before, event);
}

/** What an event may only be, given the state before it. */
function between(before: PlannedOnce, event: CohortEvent, context: Context, after: Context): void {
  const calendar = calendarOfPartner(after.calendar, before.partner);
  const deadline = 'deadlineId' in event ? before.deadlines.find(({ id }) => id === event.deadlineId) : undefined;
  const session = 'sessionId' in event ? before.sessions.find(({ id }) => id === event.sessionId) : undefined;
  const isOpen = session?.status === 'planned' || session?.status === 'asked';
  switch (event.type) {
    case 'SessionAdded':
      assert.ok(event.day >= nextWorkingDay(event.askedFor, calendar), 'a session before the day asked for');
      return heldOn(event, calendar);
    case 'SessionMoved':
      assert.ok(isOpen && event.from === session.day, 'a session is moved that is over');
      assert.ok(event.day >= context.today, 'a session is moved into the past');
      return heldOn(event, calendar);
    case 'SessionCancelled':
      return assert.ok(isOpen, 'a session is cancelled that is over');
    case 'AttendanceAsked':
      assert.ok(before.phase === 'running' && session?.status === 'planned', 'asked twice, or before the start');
      return assert.equal(event.on, addDays(session.day, 1), 'asked on another day than the next');
    case 'SessionAttendanceRecorded': {
      assert.ok(before.phase === 'running' && isOpen && session.day === event.day && event.on === event.day);
      assert.ok(event.day >= before.startedOn, 'attendance before the start');
      const then = before.members.filter(
        ({ from, until }) => from && from <= event.day && event.day <= (until ?? event.day),
      );
      const named = (all: typeof then) => all.map(({ trajectoryId }) => trajectoryId);
      const given = Object.keys(event.presences);
      for (const id of given) assert.ok(named(then).includes(id), `${id} was not in the group that day`);
      for (const id of named(then.filter(({ status }) => status === 'started')))
        assert.ok(given.includes(id), `${id} was in the group that day and is not named`);
      return;
    }
    case 'DeadlineOpened': {
      const { rule, from, dueOn, reached, ruleVersion } = event.deadline;
      const { after: term } = context.rules.rules[rule];
      assert.ok(term && reached === null && ruleVersion === context.rules.version);
      return assert.equal(dueOn, addPeriod(from, term, context.calendar), 'another date than its rule');
    }
    case 'DeadlineReached':
      assert.deepEqual(deadline?.steps[0], { rung: event.rung, on: event.on }, 'a rung out of its turn');
      return assert.ok(ranks.indexOf(event.rung) > ranks.indexOf(deadline?.reached ?? ''), 'a rung twice');
    case 'DeadlineMet':
      return assert.equal(event.late, event.on > deadline!.dueOn, 'late is told wrongly');
    case 'CohortStarted':
      assert.ok(event.on >= before.plannedOn || event.on >= before.startsOn, 'started before it was planned for');
      return assert.ok(
        before.sessions.every(({ status, day }) => status === 'cancelled' || day >= event.on),
        'a session before the start',
      );
    case 'CohortConsultationHeld':
      return assert.ok(event.on >= lastStep(before), 'consulted before the consultation before it');
    default:
  }
}

function heldOn({ day, asksOn }: { day: LocalDate; asksOn: LocalDate }, calendar: Calendar): void {
  assert.ok(isWorkingDay(day, calendar), 'a session on a closing day');
  assert.equal(asksOn, addDays(day, 1));
}

/** When the group was planned, or started, or was last consulted about. */
function lastStep(state: PlannedOnce): LocalDate {
  if (state.phase !== 'running') return state.plannedOn;
  const [consultation] = state.deadlines;
  if (present(state.members).length === 0) return state.consultedOn ?? state.startedOn;
  assert.ok(consultation && consultation.from >= state.startedOn, 'consulted before the start');
  return consultation.from;
}

/** The end of a decision, seen from the state before it: nothing that the group did is after its end. */
export function endsLast(before: Cohort, events: readonly CohortEvent[]): void {
  const end = events.find(({ type }) => type === 'CohortEnded');
  if (!end || before.phase === 'none') return;
  assert.ok(end.on >= lastStep(before), 'ended before its last consultation');
  const held = before.sessions.filter(({ status }) => status === 'recorded');
  for (const { day } of held) assert.ok(day <= end.on, 'ended before a session that was held');
}
