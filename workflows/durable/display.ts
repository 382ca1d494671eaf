import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { RuleSet } from '../../domain/rules/index.ts';
import { attributesIn, pairsOf, type Attributes } from '../attributes.ts';
import type { AnyEffect, AnyEvent, AnyState } from './contract.ts';
import type { Definition } from './definition.ts';

/** Shows operators how it stands and what it waits for, writing only what changed. */
export function createDisplay<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect>({
  attributes,
  details,
}: Definition<State, Event, Effect>): (state: State, today: LocalDate, rules: RuleSet, parked: string | null) => void {
  // A run begins with those it was started with, or took over from the run before.
  let shown: Partial<Attributes> = attributesIn(workflowInfo().typedSearchAttributes);
  return function show(state, today, rules, parked) {
    if (state.phase === 'none') return;
    const begun = state as Exclude<State, { phase: 'none' }>;
    const { head, body } = details(begun, today, rules);
    setCurrentDetails(
      `${head}${parked ? `\n\n**Parked: ${parked}.** Nothing is written any more; see the runbook.` : body}`,
    );
    // In every list of runs, also where Postgres knows nothing of it: an older run that is refused is not what it parks.
    const wanted = { ...attributes(begun, today), ...(parked ? { WaitingFor: `operator parked: ${parked}` } : {}) };
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
