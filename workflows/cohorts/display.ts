import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { cohortWaiting, present, type Cohort, type CohortWait, type PlannedOnce } from '../../domain/cohort/index.ts';
import { attributesIn, pairsOf, type Attributes } from '../attributes.ts';
import { attributesOfCohort } from './attributes.ts';

const line = ({ who, what, about, until, rule, ruleVersion, overdue, escalation, otherwise }: CohortWait): string =>
  `${who} · ${what}${about ? ` ${about}` : ''} · until ${until}${rule ? ` (${rule}, rules ${ruleVersion})` : ''}${
    overdue ? ` **overdue**, escalation ${escalation}` : ''
  }${otherwise ? ` · then ${otherwise.rung} on ${otherwise.on}` : ''}`;

/** Markdown for the operators: the phase, how many people, what it waits for. */
function detailsOf(state: PlannedOnce, today: LocalDate, parked: string | null): string {
  const head = `### ${state.phase} · ${state.partner} · ${state.province} · ${present(state.members).length} of ${state.size} people`;
  if (parked) return `${head}\n\n**Parked: ${parked}.** Nothing is written any more; see the runbook.`;
  const waits = cohortWaiting(state, today);
  return waits.length === 0 ? head : `${head}\n\n**Waits for**\n${waits.map((one) => `- ${line(one)}`).join('\n')}`;
}

/** Shows operators what the cohort waits for, writing only what changed. */
export function createCohortDisplay(): (state: Cohort, today: LocalDate, parked: string | null) => void {
  let shown: Partial<Attributes> = attributesIn(workflowInfo().typedSearchAttributes);
  return function show(state, today, parked) {
    if (state.phase === 'none') return;
    setCurrentDetails(detailsOf(state, today, parked));
    const wanted = attributesOfCohort(state, today);
    const changed = Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => String(shown[name as keyof Attributes] ?? null) !== String(value),
      ),
    ) as Partial<Attributes>;
    if (Object.keys(changed).length === 0) return;
    upsertSearchAttributes(pairsOf(changed));
    shown = { ...shown, ...wanted };
  };
}
