import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { RuleSet } from '../domain/rules/index.ts';
import { deadlines, firesAt, type Deadline, type Step, type Trajectory } from '../domain/trajectory/index.ts';

/** Words for the operators: rule, matter, owner, what happens when it fires. */
function summaryOf(deadline: Deadline, step: Step, rules: RuleSet): string {
  return `${deadline.rule} ${rules.rules[deadline.rule].title.en} · ${deadline.owner} · due ${deadline.dueOn} · ${step.rung} ${step.on}`;
}

/**
 * Exactly one durable timer for each open deadline, at its next step: reconciled after every change as a UI library
 * reconciles a tree. What is gone is cancelled, what is new is started, what stands is left alone.
 */
export function createTimers(fired: () => void): (state: Trajectory, rules: RuleSet) => void {
  const running = new Map<string, CancellationScope>();

  function start(key: string, trajectoryId: string, deadline: Deadline, step: Step, rules: RuleSet): void {
    const scope = new CancellationScope();
    running.set(key, scope);
    const ms = Math.max(1, firesAt(trajectoryId, step.on) - Date.now());
    void scope
      .run(() => sleep(ms, { summary: summaryOf(deadline, step, rules) }))
      .then(() => {
        running.delete(key);
        fired();
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  return function reconcile(state, rules) {
    const wanted = new Map<string, Deadline>(
      deadlines(state).flatMap((deadline) =>
        deadline.steps[0]
          ? [[`${deadline.id}@${deadline.steps[0].on}/${deadline.steps[0].rung}`, deadline] as const]
          : [],
      ),
    );
    for (const [key, scope] of running) {
      if (wanted.has(key)) continue;
      running.delete(key);
      scope.cancel();
    }
    if (state.phase === 'none') return;
    for (const [key, deadline] of wanted) {
      const step = deadline.steps[0];
      if (step && !running.has(key)) start(key, state.id, deadline, step, rules);
    }
  };
}
