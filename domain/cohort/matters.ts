import type { LocalDate } from '../calendar/index.ts';
import { calendarOf, stepsOf, type Step } from '../durable/deadline.ts';
import type { Owner, RuleKey } from '../rules/index.ts';
import { isLadderRung, toldAt, type LadderRung } from '../trajectory/index.ts';
import { consultationToldAt, type CohortRecipient } from './effects.ts';
import { deserted } from './presence.ts';
import type { Cohort } from './state.ts';
import { attendanceSteps, type Basis } from './waiting.ts';

/** Something of a running group that stands on a rung of its ladder. */
export interface CohortMatter {
  readonly what: 'attendance' | 'consultation';
  /** The session or the deadline. */
  readonly about: string;
  readonly rule: RuleKey | null;
  readonly ruleVersion: string | null;
  readonly owner: Owner;
  readonly rung: LadderRung;
  /** The day from whose start it stands there. */
  readonly since: LocalDate;
  readonly dueOn: LocalDate;
  /** Who hears of it: its owner all along, and those to whom it went up. */
  readonly told: readonly CohortRecipient[];
}

/** What stands open in a group and is late or soon due, as its people's digests tell it. */
export function cohortMatters(state: Cohort, today: LocalDate, basis: Basis): CohortMatter[] {
  if (state.phase !== 'running' || deserted(state)) return [];
  const consultations = state.deadlines.flatMap((deadline): CohortMatter[] => {
    const { id: about, rule, ruleVersion, owner, kind, from, dueOn, reached } = deadline;
    if (reached === null || !isLadderRung(reached)) return [];
    const steps = stepsOf(kind, from, dueOn, basis.rules.ladder, calendarOf(basis.calendar, owner, state.partner));
    const since = steps.find(({ rung }) => rung === reached)?.on ?? dueOn;
    const told = [...new Set([...consultationToldAt(reached, state), 'mediator', 'groupWorker'] as const)];
    return [{ what: 'consultation', about, rule, ruleVersion, owner, rung: reached, since, dueOn, told }];
  });
  const attendances = state.sessions.flatMap((session): CohortMatter[] => {
    const { id: about, day: dueOn, status } = session;
    const reached = attendanceSteps(session, state, basis).findLast(({ on }) => on <= today);
    if (status !== 'asked' || !reached || !isRung(reached)) return [];
    const { rung, on: since } = reached;
    // All that a rung of the group worker's task tells is known to a group.
    const told = [...new Set([...(toldAt(rung, 'groupWorker') as CohortRecipient[]), 'groupWorker' as const])];
    return [
      { what: 'attendance', about, rule: null, ruleVersion: null, owner: 'groupWorker', rung, since, dueOn, told },
    ];
  });
  return [...consultations, ...attendances];
}

const isRung = (step: Step): step is Step & { readonly rung: LadderRung } => isLadderRung(step.rung);
