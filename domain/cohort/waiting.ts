import { calendarOfPartner, type Calendar, type LocalDate } from '../calendar/index.ts';
import { stepsOf } from '../durable/deadline.ts';
import { deadlineWaits } from '../durable/waiting.ts';
import type { Owner, RuleKey, RuleSet } from '../rules/index.ts';
import type { Step } from '../trajectory/index.ts';
import { deserted, endsByItselfOn } from './presence.ts';
import { isOpenCohort, type Cohort, type PlannedOnce, type Session } from './state.ts';

/** Who must do what for the group, until when, and what happens otherwise. */
export interface CohortWait {
  readonly who: Owner;
  readonly what: 'start' | 'attendance' | 'consultation' | 'end';
  /** The session or the deadline it waits on. */
  readonly about: string | null;
  readonly rule: RuleKey | null;
  readonly ruleVersion: string | null;
  readonly until: LocalDate;
  readonly overdue: boolean;
  readonly escalation: 0 | 1 | 2 | 3;
  readonly otherwise: { readonly rung: string; readonly on: LocalDate } | null;
}

/** What dates are counted by. */
export interface Basis {
  readonly rules: RuleSet;
  readonly calendar: Calendar;
}

/** The ladder of noting who was at a session: due on its day, and up as any task of the group worker's. */
export const attendanceSteps = ({ day }: Session, { partner }: PlannedOnce, { rules, calendar }: Basis): Step[] =>
  stepsOf('task', day, day, rules.ladder, calendarOfPartner(calendar, partner));

const levels = { reminder: 0, overdue: 1, teamLead: 2, programmeCoordinator: 3 } as const;

/** How far it went up by a day, and what comes next; without what dates are counted by, only that it is asked. */
function ladderOf(session: Session, state: PlannedOnce, today: LocalDate, basis: Basis | undefined) {
  const asked = session.status === 'planned' ? { rung: 'asked', on: session.asksOn } : null;
  if (!basis) return { escalation: 0, otherwise: asked } as const;
  const steps = attendanceSteps(session, state, basis);
  const rung = steps.findLast(({ on }) => on <= today)?.rung;
  const escalation = rung !== undefined && rung in levels ? levels[rung as keyof typeof levels] : 0;
  return { escalation, otherwise: asked ?? steps.find(({ on }) => on > today) ?? null };
}

/**
 * In order of date; empty once the group is over.
 * @param basis left out in the workflow, where nothing hangs on how far attendance went up
 */
export function cohortWaiting(state: Cohort, today: LocalDate, basis?: Basis): CohortWait[] {
  if (!isOpenCohort(state)) return [];
  const none = { rule: null, ruleVersion: null, escalation: 0, otherwise: null } as const;
  const left = deserted(state);
  if (left) return [{ ...none, who: 'rule', what: 'end', about: null, until: endsByItselfOn(left), overdue: false }];
  const waits: CohortWait[] = deadlineWaits(state.deadlines, today).map(({ deadlineId, ...wait }) => ({
    ...wait,
    what: 'consultation',
    about: deadlineId,
  }));
  if (state.phase === 'planned') {
    const { startsOn: until } = state;
    waits.push({ ...none, who: 'partner', what: 'start', about: null, until, overdue: today > until });
  } else {
    for (const session of state.sessions) {
      const { id, day, status } = session;
      if ((status === 'planned' && day <= today) || status === 'asked')
        waits.push({
          ...none,
          who: 'groupWorker',
          what: 'attendance',
          about: id,
          until: day,
          overdue: today > day,
          ...ladderOf(session, state, today, basis),
        });
    }
  }
  return waits.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}
