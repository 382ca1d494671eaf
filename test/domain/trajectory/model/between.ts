import assert from 'node:assert/strict';
import {
  addDays,
  addMonths,
  addPeriod,
  calendarOfPartner,
  daysBetween,
  maxDate,
  type Calendar,
} from '../../../../domain/calendar/index.ts';
import { hasRule, newestRules } from '../../../../domain/rules/index.ts';
import {
  isOpen,
  type Context,
  type Deadline,
  type OpenTrajectory,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../../domain/trajectory/index.ts';
import type { Retold } from './told.ts';

/** Terms that come from the matter itself or are cut by another. */
const ownDate = new Set(['JC-6/end', 'GRP-2', 'GRP-3/from', 'GRP-3/end', 'GRP-6', 'PAU-1', 'PLAN-3']);
const ranks = ['reminder', 'overdue', 'teamLead', 'programmeCoordinator'];

/** What an event may only be, given the state before it. */
export function between(
  before: Trajectory,
  event: TrajectoryEvent,
  told: Retold,
  context: Context,
  after: Context,
): void {
  // Every third one: adding working days is the slowest thing in a life.
  if (event.type === 'DeadlineOpened' && event.sequence % 3 === 0 && !told.corrected) {
    const { rule, from, dueOn, pauses, id } = event.deadline;
    const { rules: present, calendar } = told.adopted ? after : context;
    const rules = hasRule(present, rule) ? present : newestRules;
    const term = rules.rules[rule].after;
    assert.equal(event.deadline.ruleVersion, rules.version, `${id} was made by other rules`);
    const pause = before.phase === 'none' ? null : before.pause;
    const start = pause && pauses ? maxDate(from, addDays(pause.until, 1)) : from;
    if (term && !ownDate.has(rule))
      assert.equal(
        dueOn,
        addPeriod(start, term, daysOf(before, event.deadline, calendar)),
        `${id} has another date than its rule`,
      );
  }
  if (!isOpen(before)) return;
  switch (event.type) {
    case 'DeadlineMoved':
      if (event.reason === 'rules' || event.reason === 'calendar') recounted(before, event, context, after);
      break;
    case 'DeadlineMet':
      assert.equal(
        event.late,
        event.on > (before.deadlines.find(({ id }) => id === event.deadlineId)?.dueOn ?? ''),
        'late is told wrongly',
      );
      break;
    case 'DeadlineReached': {
      const was = before.deadlines.find(({ id }) => id === event.deadlineId)?.reached ?? null;
      assert.ok(was === null || ranks.indexOf(event.rung) > ranks.indexOf(was), 'a rung was reached twice');
      if (before.pause && event.on <= before.pause.until)
        assert.ok(
          !before.deadlines.find(({ id }) => id === event.deadlineId)?.pauses || event.on < before.pause.pausedOn,
          'a clock ran in a pause',
        );
      break;
    }
    case 'JobCoachingStarted':
      assert.ok(before.phase === 'followUp' && before.outcome?.hiredOn, 'coaching without a job');
      assert.ok(event.on <= addMonths(before.outcome.hiredOn, 12), 'coaching began after a year in service');
      break;
    case 'JobCoachingEnded':
      if (event.because === 'sixMonths')
        assert.ok(before.phase === 'jobCoaching' && event.on === addMonths(before.coaching.startedOn ?? event.on, 6));
      break;
    case 'GroupTrackEnded': {
      if (before.phase !== 'groupTrack' || before.referral.track !== 'randstad' || event.because !== 'completed') break;
      const earliest = addMonths(before.startedOn, 6);
      assert.ok(event.on >= earliest, 'a Randstad track was completed before month 6');
      break;
    }
    default:
  }
}

/** What is the partner's is counted by the partner's days, all else by VDAB's. */
function daysOf(state: Trajectory, { owner, partner }: Pick<Deadline, 'owner' | 'partner'>, all: Calendar): Calendar {
  if (owner !== 'partner' && owner !== 'groupWorker') return all;
  const whose = partner ?? ('referral' in state ? state.referral?.partner : undefined);
  return whose ? calendarOfPartner(all, whose) : all;
}

/** Other rules or closing days move a date by what the rule gives now and gave before; a date that somebody chose stays. */
function recounted(
  state: OpenTrajectory,
  { deadlineId, dueOn, from, rule, ruleVersion }: Extract<TrajectoryEvent, { type: 'DeadlineMoved' }>,
  before: Context,
  after: Context,
): void {
  const deadline = state.deadlines.find(({ id }) => id === deadlineId);
  assert.ok(deadline, 'what is moved is not open');
  assert.ok(ruleVersion === undefined || ruleVersion === after.rules.version);
  const then = before.rules.rules[rule]?.after ?? null;
  const now = after.rules.rules[rule].after;
  if (deadline.agreed || then === null || now === null) return assert.equal(dueOn, from, `${deadlineId} was agreed`);
  const was = addPeriod(deadline.from, then, daysOf(state, deadline, before.calendar));
  const is = addPeriod(deadline.from, now, daysOf(state, deadline, after.calendar));
  const plain = addDays(from, daysBetween(was, is));
  const { pause } = state;
  const held = pause && deadline.pauses;
  const cap = state.deadlines.find((one) => one.rule === 'CAP-1/end')?.dueOn;
  const allowed = [
    !held || from > pause.until ? plain : null,
    // Missed before the pause: it stays missed, or the pause holds it still from now on.
    held && from <= pause.until
      ? addDays(plain, plain < pause.pausedOn ? 0 : daysBetween(pause.pausedOn, pause.until) + 1)
      : null,
    held && from > pause.until && plain <= pause.until ? addDays(pause.until, 1) : null,
    deadline.kind === 'limit' && cap && plain >= cap ? cap : null,
  ];
  assert.ok(allowed.includes(dueOn), `${deadlineId} moved from ${from} to ${dueOn}, not to ${plain}`);
}
