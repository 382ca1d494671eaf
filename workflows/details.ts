import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { LocalDate } from '../domain/calendar/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { waiting, type Trajectory, type Wait } from '../domain/trajectory/index.ts';
import { attributesIn, attributesOf, pairsOf, type Attributes, type Registered } from './attributes.ts';

/** Shows operators what the trajectory waits for, writing only what changed. */
export function createDisplay(): (state: Trajectory, today: LocalDate, rules: RuleSet, parked: string | null) => void {
  // A run begins with those it was started with, or took over from the run before.
  let shown: Partial<Attributes> = attributesIn(workflowInfo().typedSearchAttributes);
  return function show(state, today, rules, parked) {
    if (state.phase === 'none') return;
    setCurrentDetails(detailsOf(state, today, rules, parked));
    const wanted = attributesOf(state, today);
    const changed = Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => String(shown[name as keyof Attributes] ?? null) !== String(value),
      ),
    ) as Partial<Attributes>;
    if (Object.keys(changed).length === 0) return;
    upsertSearchAttributes(pairsOf(changed));
    shown = wanted;
  };
}

function line(wait: Wait, rules: RuleSet): string {
  const late = wait.overdue ? ` **overdue**, escalation ${wait.escalation}` : '';
  const then = wait.otherwise ? `then ${wait.otherwise.rung} on ${wait.otherwise.on}` : 'top of the ladder';
  return `${wait.who} · ${rules.rules[wait.rule].title.en} · until ${wait.until} (${wait.rule}, rules ${wait.ruleVersion})${late} · ${then}`;
}

/** Markdown: the phase, what it waits for and why, the next dates. */
export function detailsOf(state: Registered, today: LocalDate, rules: RuleSet, parked: string | null): string {
  const head = `### ${state.phase} since ${state.phaseSince} · ${state.province}`;
  if (parked) return `${head}\n\n**Parked: ${parked}.** Nothing is written any more; see the runbook.`;
  if (state.phase === 'closed') return `${head}\n\nClosed: ${state.reason}.`;
  const wait = waiting(state, today);
  if (!wait) return head;
  const pause = state.pause ? `\n\nOn pause until ${state.pause.until} (${state.pause.reason}).` : '';
  const also = wait.also.map((other) => `- ${line(other, rules)}`).join('\n');
  return `${head}${pause}\n\n**Waits for** ${line(wait.waitsFor, rules)}${also ? `\n\nAlso:\n${also}` : ''}`;
}
