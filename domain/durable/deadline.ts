import {
  addDays,
  addPeriod,
  addWorkingDays,
  calendarOfPartner,
  daysBetween,
  maxDate,
  type Calendar,
  type LocalDate,
} from '../calendar/index.ts';
import type { Ladder, Owner, Partner, RuleKey, RuleKind, RuleSet } from '../rules/index.ts';
import { assertNever } from '../assert-never.ts';

/** What time does with a deadline, in rising order for tasks; the last three are what limits, openings and retries do. */
export type Rung = 'reminder' | 'overdue' | 'teamLead' | 'programmeCoordinator' | 'falls' | 'opens' | 'asksAgain';

/** The local day from whose start the rung is reached. */
export interface Step {
  readonly rung: Rung;
  readonly on: LocalDate;
}

/**
 * A date that something hangs on. All its dates are pinned by the event that opened or moved it, so other code, another
 * calendar or other rules never shift it silently.
 */
export interface Deadline {
  /** Rule key + number of opening in this trajectory, e.g. `MED-1#7`. */
  readonly id: string;
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly kind: RuleKind;
  readonly owner: Owner;
  readonly pauses: boolean;
  /** The referral, look-up or job it concerns; null when the trajectory itself. */
  readonly about: string | null;
  /** Whose closing days count where the referral it is about is over: the final report of a group that ended. */
  readonly partner?: Partner;
  /** The day it is counted from. */
  readonly from: LocalDate;
  /** The last day on which it is in time. */
  readonly dueOn: LocalDate;
  /** What time will still do, in order of date. */
  readonly steps: readonly Step[];
  /** The highest rung reached so far. */
  readonly reached: Rung | null;
  /** Somebody chose this date, so neither other rules nor other closing days move it. */
  readonly agreed?: true;
}

export const isTask = ({ kind }: Pick<Deadline, 'kind'>): boolean =>
  kind === 'task' || kind === 'recurring' || kind === 'count';

/** Overdue from the start of the day after the due date: the one definition that lists, badges, mails and figures use. */
export const isOverdue = (deadline: Deadline, today: LocalDate): boolean => isTask(deadline) && today > deadline.dueOn;

/** 0 not escalated, 1 overdue told to the owner, 2 team lead, 3 programme coordinator. */
export function escalationLevel(deadline: Deadline): 0 | 1 | 2 | 3 {
  switch (deadline.reached) {
    case 'overdue':
      return 1;
    case 'teamLead':
      return 2;
    case 'programmeCoordinator':
      return 3;
    default:
      return 0;
  }
}

/** By whose closing days a deadline is counted: a partner's own for what is the partner's, VDAB's for all else. */
export const calendarOf = (calendar: Calendar, owner: Owner, partner: Partner | null): Calendar =>
  (owner === 'partner' || owner === 'groupWorker') && partner ? calendarOfPartner(calendar, partner) : calendar;

/** The date that the rule gives, counted from `from`. */
export function dueDate(key: RuleKey, from: LocalDate, rules: RuleSet, calendar: Calendar): LocalDate {
  const { after } = rules.rules[key];
  if (after === null) throw new RangeError(`${key} has no term of its own: give its date`);
  return addPeriod(from, after, calendar);
}

/**
 * The steps of a deadline. Tasks get the ladder: a reminder 5 working days (or a third of the time, if shorter) before,
 * overdue on the day after, then the team lead and the programme coordinator. A limit falls when its last day is over, and
 * its owner is reminded before when the rule says so;
 * an opening and a retry act on their day.
 */
export function stepsOf(
  kind: RuleKind,
  from: LocalDate,
  dueOn: LocalDate,
  ladder: Ladder,
  calendar: Calendar,
  reminds = false,
): Step[] {
  const reminder = (): Step[] => {
    const third = addDays(dueOn, -Math.floor(Math.max(0, daysBetween(from, dueOn)) / ladder.reminderShareOfTime));
    const on = maxDate(addWorkingDays(dueOn, -ladder.reminderWorkingDaysBefore, calendar), third);
    return on < dueOn ? [{ rung: 'reminder', on }] : [];
  };
  switch (kind) {
    case 'limit':
      return [...(reminds ? reminder() : []), { rung: 'falls', on: addDays(dueOn, 1) }];
    case 'opening':
      return [{ rung: 'opens', on: dueOn }];
    case 'retry':
      return [{ rung: 'asksAgain', on: dueOn }];
    case 'task':
    case 'recurring':
    case 'count':
      return [
        ...reminder(),
        { rung: 'overdue', on: addDays(dueOn, 1) },
        { rung: 'teamLead', on: addWorkingDays(dueOn, ladder.teamLeadWorkingDaysAfter, calendar) },
        { rung: 'programmeCoordinator', on: addWorkingDays(dueOn, ladder.coordinatorWorkingDaysAfter, calendar) },
      ];
    default:
      return assertNever(kind);
  }
}

/** Order in which what fell due is decided: date, rule, id. */
export function inOrderOfTime(a: { step: Step; deadline: Deadline }, b: { step: Step; deadline: Deadline }): number {
  const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return order(a.step.on, b.step.on) || order(a.deadline.rule, b.deadline.rule) || order(a.deadline.id, b.deadline.id);
}
