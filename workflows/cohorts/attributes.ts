import type { SearchAttributePair } from '@temporalio/common';
import { startOfDay, type LocalDate } from '../../domain/calendar/index.ts';
import { cohortWaiting, type PlannedOnce } from '../../domain/cohort/index.ts';
import { pairsOf, type Attributes } from '../attributes.ts';

/** The same attributes as a trajectory's: an operator finds both with one query. */
export function attributesOfCohort(state: PlannedOnce, today: LocalDate): Partial<Attributes> {
  const [first, ...others] = cohortWaiting(state, today);
  const all = first ? [first, ...others] : [];
  return {
    Province: state.province,
    Partner: state.partner,
    // Its own phases beside those of trajectories: the attribute is a keyword.
    Phase: state.phase as Attributes['Phase'],
    WaitingFor: first ? `${first.who} ${first.rule ?? first.what}` : null,
    NextDeadline: first ? new Date(startOfDay(first.until)) : null,
    Overdue: all.some(({ overdue }) => overdue),
    EscalationLevel: Math.max(0, ...all.map(({ escalation }) => escalation)),
    RuleVersion: state.ruleVersion,
  };
}

export const cohortAttributes = (state: PlannedOnce, today: LocalDate): SearchAttributePair[] =>
  pairsOf(attributesOfCohort(state, today)).filter(({ value }) => value !== null);
