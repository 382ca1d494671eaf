import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { cohortSteps, type Cohort, type CohortStep } from '../../domain/cohort/index.ts';
import type { RuleSet } from '../../domain/rules/index.ts';
import { firesAt } from '../../domain/trajectory/index.ts';

const keyOf = (step: CohortStep): string =>
  step.kind === 'deadline' ? `${step.deadline.id}@${step.on}/${step.step.rung}` : `${step.session.id}@${step.on}`;

function summaryOf(step: CohortStep, rules: RuleSet): string {
  if (step.kind === 'session')
    return `session ${step.session.id} of ${step.session.day} · groupWorker · asked ${step.on}`;
  const { rule, owner, dueOn } = step.deadline;
  return `${rule} ${rules.rules[rule].title.en} · ${owner} · due ${dueOn} · ${step.step.rung} ${step.on}`;
}

/** One for each deadline, and one for the next session: a group of two years has a hundred sessions to come, and only the first matters. */
function wantedOf(state: Cohort): Map<string, CohortStep> {
  const steps = cohortSteps(state);
  const next = steps.find(({ kind }) => kind === 'session');
  const wanted = [...steps.filter(({ kind }) => kind === 'deadline'), ...(next ? [next] : [])];
  return new Map(wanted.map((step) => [keyOf(step), step]));
}

/** Timers once per cohort, not once per person; reconciled after every change. */
export function createCohortTimers(fired: () => void): (state: Cohort, rules: RuleSet) => void {
  const running = new Map<string, CancellationScope>();

  function start(key: string, cohortId: string, step: CohortStep, rules: RuleSet): void {
    const scope = new CancellationScope();
    running.set(key, scope);
    const ms = Math.max(1, firesAt(cohortId, step.on) - Date.now());
    void scope
      .run(() => sleep(ms, { summary: summaryOf(step, rules) }))
      .then(() => {
        running.delete(key);
        fired();
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  return function reconcile(state, rules) {
    const wanted = wantedOf(state);
    for (const [key, scope] of running) {
      if (wanted.has(key)) continue;
      running.delete(key);
      scope.cancel();
    }
    if (state.phase === 'none') return;
    for (const [key, step] of wanted) if (!running.has(key)) start(key, state.id, step, rules);
  };
}
