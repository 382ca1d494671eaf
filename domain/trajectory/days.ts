import { addDays, addMonths, addPeriod, maxDate, type LocalDate } from '../calendar/index.ts';
import type { CommandInput } from '../durable/command.ts';
import type { Context } from '../durable/context.ts';
import { latestOf, type Bound as BoundOf, type Bounds as BoundsOf, type DayBounds } from '../durable/days.ts';
import { calendarOf, isTask, type Deadline } from '../durable/deadline.ts';
import { isOfEdition } from '../durable/edition.ts';
import { hasRule } from '../rules/index.ts';
import { commandSpecs, type CommandName } from './commands.ts';
import { earliestCheck, earliestCompletion, earliestMidterm, earliestPause } from './earliest.ts';
import { notedBy } from './noted-by.ts';
import type { Noted, OpenTrajectory } from './state.ts';
import { everything, restsOn } from './rests-on.ts';
import type { StepName } from './step-names.ts';
import { pausedDays } from './waiting.ts';

/** What lies at the end of the days that a field may name: a step, or one of these. */
export type BoundName =
  | StepName
  | 'today'
  | 'yearBeforeEntry'
  | 'hiredAhead'
  | 'absenceAhead'
  | 'ownDay'
  | 'guidanceCap'
  | 'extensionCeiling'
  | 'absence'
  | 'goal'
  | 'action'
  | 'ask'
  | 'expert'
  | 'onward'
  | 'onwardResult'
  | 'longestPause'
  | 'phase'
  | 'completable'
  | 'checkable'
  | 'midterm';

type Bound = BoundOf<BoundName>;
type Bounds = BoundsOf<BoundName>;

/** A job may begin so many months from now, at most, where the rules do not say otherwise. */
const hiredAheadMonths = 3;
/** Who cannot come further ahead than this does not cancel a day: it is talked about. */
const absenceAheadMonths = 3;
/** A task is put off by at most a month at a time, where its rule does not say otherwise. */
const longestExtension = { months: 1 } as const;

/**
 * The days that each date field of the command may name, given what is known of its other fields (`{}`: the widest).
 * Lives that earlier releases began have none: what was decided in them stays decided.
 */
export function daysOf(
  name: CommandName,
  state: OpenTrajectory,
  data: CommandInput['data'],
  context: Context,
): DayBounds<BoundName> {
  if (!isOfEdition(state, 2)) return {};
  const { fields } = commandSpecs[name];
  const bounds: Record<string, Bounds> = {};
  for (const field of Object.keys(fields)) {
    const found = boundsOf(field, name, state, data, context);
    if (found) bounds[field] = found;
  }
  return bounds;
}

/**
 * The same as people are shown it beforehand, with the ends that the decision itself watches over: how long a pause may be,
 * from when a track may be completed or an outcome checked, that a target or an extension lies ahead.
 */
export function shownDays(
  name: CommandName,
  state: OpenTrajectory,
  context: Context,
  data: CommandInput['data'] = {},
): DayBounds<BoundName> {
  const { today, rules } = context;
  const { on, targetOn, to, ...bounds } = daysOf(name, state, data, context);
  const from = (bounds: Bounds | undefined, min: Bound | undefined): Bounds | undefined =>
    bounds && { ...bounds, ...withEnds(latestOf(bounds.min, min), undefined) };
  const longest = bound(addMonths(today, rules.longestPauseMonths), 'longestPause');
  const shown: Readonly<Record<string, Bounds | undefined>> = {
    ...bounds,
    on: from(on, ownEarliest(name, state, context)),
    targetOn: from(targetOn, bound(today, 'ownDay')),
    to: from(to, bound(today, 'today')),
    until: name === 'pause' ? withEnds(bound(today, 'today'), longest) : undefined,
  };
  return Object.fromEntries(Object.entries(shown).flatMap(([field, one]) => (one ? [[field, one]] : [])));
}

function ownEarliest(name: CommandName, state: OpenTrajectory, context: Context): Bound | undefined {
  const from = (day: LocalDate | null, of: BoundName) => bound(day ?? undefined, of);
  if (name === 'pause') return bound(earliestPause(state), 'phase');
  if (state.phase === 'groupTrack') {
    if (name === 'submitMidtermReport') return from(earliestMidterm(state, context), 'midterm');
    if (name === 'completeGroupTrack') return from(earliestCompletion(state, context), 'completable');
  }
  const followed = state.phase === 'followUp' || state.phase === 'jobCoaching';
  return followed && name === 'checkOutcome' ? from(earliestCheck(state, context), 'checkable') : undefined;
}

function boundsOf(
  field: string,
  name: CommandName,
  state: OpenTrajectory,
  data: CommandInput['data'],
  context: Context,
): Bounds | null {
  const { today } = context;
  switch (field) {
    case 'on':
      return name === 'correctEvent'
        ? withEnds(correctedFrom(state, data), correctedUntil(state, data, today))
        : withEnds(latestOf(earliest(name, state, data), answered(name, state)), { day: today, of: 'today' });
    case 'hiredOn':
      // Coached in the first year of service [S]: who began long before the programme did not find the job by it.
      return withEnds(
        { day: addMonths(state.enteredOn, -12), of: 'yearBeforeEntry' },
        { day: addMonths(today, context.rules.hiredAheadMonths ?? hiredAheadMonths), of: 'hiredAhead' },
      );
    case 'absentOn':
      return withEnds({ day: today, of: 'today' }, { day: addMonths(today, absenceAheadMonths), of: 'absenceAhead' });
    case 'targetOn':
      return withEnds(undefined, endOfGuidance(state));
    case 'startsOn':
      return withEnds(earliest(name, state, data), endOfGuidance(state));
    case 'to':
      return name === 'extendDeadline' ? withEnds(undefined, extension(state, data, context)) : null;
    default:
      return null;
  }
}

const withEnds = (min: Bound | undefined, max: Bound | undefined): Bounds => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

function earliest(name: CommandName, state: OpenTrajectory, data: CommandInput['data']): Bound | undefined {
  const { days = {} } = state;
  // A job that came of the group ends the guidance, and whatever runs beside it.
  const ends = name === 'registerOutcome' && data['kind'] === 'atWork';
  const rests = (ends ? everything : restsOn[name]).map((step) => bound(days[step], step));
  return latestOf(bound(state.enteredOn, 'entry'), ...rests, matter(state, data));
}

const bound = (day: LocalDate | undefined, of: BoundName): Bound | undefined =>
  day === undefined ? undefined : { day, of };

/** The goal, action, request or question that the command names: nothing becomes of it before it was there. */
function matter(
  { plan, asks, experts, onward, deadlines }: OpenTrajectory,
  { goalId, actionId, askId, questionId, requestId, onwardId }: CommandInput['data'],
) {
  const sent = onward.find(({ id }) => id === onwardId);
  return latestOf(
    bound(sent?.referredOn, 'onward'),
    bound(sent?.resultOn ?? undefined, 'onwardResult'),
    bound(plan.goals.find(({ id }) => id === goalId)?.addedOn, 'goal'),
    bound(plan.actions.find(({ id }) => id === actionId)?.addedOn, 'action'),
    bound(asks.find(({ id }) => id === askId)?.askedOn, 'ask'),
    bound(deadlines.find(({ rule, about }) => rule === 'WEL-1' && about === questionId)?.from, 'ask'),
    bound(experts.find(({ id }) => id === requestId)?.since, 'expert'),
  );
}

/** Whoever was absent was followed up after it. */
const answered = (name: CommandName, { deadlines }: OpenTrajectory): Bound | undefined =>
  name === 'followUpAbsence' ? bound(deadlines.find(({ rule }) => rule === 'GRP-4')?.from, 'absence') : undefined;

function correctedFrom(state: OpenTrajectory, { sequence }: CommandInput['data']): Bound | undefined {
  const noted = state.recent.find((one) => one.sequence === sequence);
  const command = noted && notedBy(noted);
  return command ? earliest(command, state, noted.about === undefined ? {} : { actionId: noted.about }) : undefined;
}

/** Not past what was decided on it, nor past the end of what it was noted in. */
function correctedUntil(state: OpenTrajectory, { sequence }: CommandInput['data'], today: LocalDate): Bound {
  const noted = state.recent.find((one) => one.sequence === sequence);
  const end = noted && endOf(noted, state);
  return (end && bound(state.days?.[end], end)) ?? { day: today, of: 'today' };
}

/** The step that ended what it was noted in; undefined: that still runs. */
function endOf(noted: Noted, { phase, days = {} }: OpenTrajectory): StepName | undefined {
  const command = notedBy(noted);
  const rests = command === undefined ? [] : restsOn[command];
  const before = (start: StepName) => noted.on < (days[start] ?? noted.on);
  if (command === 'holdIntakeTalk') return 'decision';
  if (rests.includes('groupStart')) return phase !== 'groupTrack' || before('groupStart') ? 'groupEnd' : undefined;
  if (rests.includes('coachingStart'))
    return phase !== 'jobCoaching' || before('coachingStart') ? 'coachingEnd' : undefined;
  return rests.includes('plan') || rests.includes('decision') ? 'guidanceEnd' : undefined;
}

/** Before the decision nobody knows when guidance will end. */
const endOfGuidance = ({ deadlines }: OpenTrajectory): Bound | undefined =>
  bound(deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn, 'guidanceCap');

/** Which deadline is extended decides; before it is known, the widest of all. */
function extension(state: OpenTrajectory, { deadlineId }: CommandInput['data'], context: Context): Bound | undefined {
  const tasks = state.deadlines.filter((one) => isTask(one) && (deadlineId === undefined || one.id === deadlineId));
  return latestOf(...tasks.map((deadline) => latestExtension(state, deadline, context)));
}

/** Counted from the date that the rule gave, so that a task put off again and again ends somewhere. */
function latestExtension(state: OpenTrajectory, deadline: Deadline, { rules, calendar, today }: Context): Bound {
  const { dueOn, from, rule, owner, partner } = deadline;
  const whose = partner ?? ('referral' in state ? (state.referral?.partner ?? null) : null);
  const days = calendarOf(calendar, owner, whose);
  const { after = null, extension: longest = longestExtension } = hasRule(rules, rule) ? rules.rules[rule] : {};
  const given = after === null ? dueOn : addDays(addPeriod(from, after, days), pausedDays(state.pauses, from));
  const ceiling: Bound = { day: addPeriod(maxDate(given, today), longest, days), of: 'extensionCeiling' };
  const cap = rule === 'GRP-5' ? undefined : endOfGuidance(state);
  return cap && cap.day < ceiling.day ? cap : ceiling;
}
