import { addDays, daysBetween, maxDate, minDate, type Calendar, type LocalDate } from '../../calendar/index.ts';
import { hasRule, type RuleSet } from '../../rules/index.ts';
import { calendarOf, dueDate, stepsOf, type Deadline, type Step } from '../../durable/deadline.ts';
import { refuse } from '../refusal.ts';
import type { OpenTrajectory } from '../state.ts';
import { partnerOf, type Story } from '../story.ts';
import type { Decision } from './decision.ts';

/** The trajectory goes on under another version: what changes by it moves now, visibly, and not before somebody said so. */
export const adoptRules: Decision<'adoptRules'> = {
  may: (state) => state,
  decide(story, state, { rules }, context) {
    if (rules.version === state.ruleVersion) return refuse('rules.same', { version: rules.version });
    const { version: ruleVersion, edition } = rules;
    story.emit({
      type: 'RulesAdopted',
      from: state.ruleVersion,
      ruleVersion,
      ...(edition === undefined ? {} : { edition }),
    });
    recount(
      story,
      { rules: context.rules, calendar: context.calendar },
      { rules, calendar: context.calendar },
      'rules',
    );
  },
};

/** Days were added or removed on which an organisation is closed: pending deadlines are counted again. */
export const adoptCalendar: Decision<'adoptCalendar'> = {
  may: (state) => state,
  decide(story, state, { calendar }, context) {
    const version = calendar.version ?? 0;
    if (version <= state.calendarVersion) return refuse('calendar.notNewer', { version: state.calendarVersion });
    story.emit({ type: 'CalendarAdopted', version });
    recount(
      story,
      { rules: context.rules, calendar: context.calendar },
      { rules: context.rules, calendar },
      'calendar',
    );
  },
};

interface Basis {
  readonly rules: RuleSet;
  readonly calendar: Calendar;
}

/**
 * Moves each open deadline by what its rule gives now and gave before, so that pauses stay counted. A date that somebody
 * chose, or that comes from the matter itself, stays; its ladder is laid anew.
 */
function recount(story: Story, before: Basis, after: Basis, reason: 'rules' | 'calendar'): void {
  const { state } = story;
  if (state.phase === 'none' || state.phase === 'closed') return;
  const cap = state.deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn;
  for (const deadline of state.deadlines) {
    if (!hasRule(after.rules, deadline.rule)) continue;
    const dueOn = newDate(deadline, state, before, after, cap);
    const steps = newSteps(deadline, dueOn, state, after);
    const sameDates = dueOn === deadline.dueOn && sameSteps(steps, deadline.steps);
    if (sameDates && reason === 'calendar') continue;
    story.move(deadline, dueOn, steps, reason, null, reason === 'rules' ? after.rules.version : undefined);
  }
}

/** The working days by which it is counted under a basis. */
const calendarFor = ({ calendar }: Basis, { owner, partner }: Deadline, state: OpenTrajectory): Calendar =>
  calendarOf(calendar, owner, partner ?? partnerOf(state));

function newDate(
  deadline: Deadline,
  state: OpenTrajectory,
  before: Basis,
  after: Basis,
  cap: LocalDate | undefined,
): LocalDate {
  const { rule, from, dueOn, kind, agreed } = deadline;
  if (agreed || before.rules.rules[rule]?.after == null || after.rules.rules[rule].after === null) return dueOn;
  const was = dueDate(rule, from, before.rules, calendarFor(before, deadline, state));
  const is = dueDate(rule, from, after.rules, calendarFor(after, deadline, state));
  const moved = afterPause(deadline, state, addDays(dueOn, daysBetween(was, is)));
  return kind === 'limit' && cap && rule !== 'CAP-1/end' && dueOn <= cap ? minDate(moved, cap) : moved;
}

/** A date that a pause holds still never comes to lie in it; one that was missed before it and is not any more is held still from now on. */
function afterPause({ pauses, dueOn }: Deadline, { pause }: OpenTrajectory, on: LocalDate): LocalDate {
  if (!pause || !pauses) return on;
  if (dueOn > pause.until) return maxDate(on, addDays(pause.until, 1));
  return on < pause.pausedOn ? on : addDays(on, daysBetween(pause.pausedOn, pause.until) + 1);
}

/** A clock that a pause holds still does nothing in it. */
const stepsAfterPause = ({ pauses }: Deadline, { pause }: OpenTrajectory, steps: readonly Step[]): readonly Step[] =>
  pause && pauses ? steps.map((step) => ({ ...step, on: maxDate(step.on, addDays(pause.until, 1)) })) : steps;

/** What is still to come under the new date: a rung that was reached comes no second time. */
function newSteps(deadline: Deadline, dueOn: LocalDate, state: OpenTrajectory, after: Basis): readonly Step[] {
  const { kind, from, reached, steps } = deadline;
  // Late already and still due on that day: its next rungs may have been moved by a pause, which counting anew would lose.
  if (dueOn === deadline.dueOn && reached !== null && reached !== 'reminder') return steps;
  const fresh = stepsOf(kind, from, dueOn, after.rules.ladder, calendarFor(after, deadline, state));
  const left = steps.map(({ rung }) => rung);
  const kept = fresh.filter(({ rung }) => left.includes(rung));
  // The reminder of a date that stays where it is stays too: pauses moved it, and its count does not know them.
  const reminder = steps.find(({ rung }) => rung === 'reminder');
  if (!reminder || reached !== null) return kind === 'limit' ? kept : stepsAfterPause(deadline, state, kept);
  const shift = daysBetween(deadline.dueOn, dueOn);
  const on = afterPause(deadline, state, addDays(reminder.on, shift));
  return [
    ...(on < dueOn ? [{ rung: 'reminder' as const, on }] : []),
    ...kept.filter(({ rung }) => rung !== 'reminder'),
  ];
}

const sameSteps = (a: readonly Step[], b: readonly Step[]): boolean =>
  a.length === b.length && a.every(({ rung, on }, index) => b[index]?.rung === rung && b[index]?.on === on);
