import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { msOf, startOfDay } from '../domain/calendar/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { deadlines, type Deadline, type Step, type Trajectory } from '../domain/trajectory/index.ts';

/** Timers are spread over the first hours of the day, so thousands that are due on one date do not fire at one instant. */
const spreadMs = 3 * 60 * 60 * 1000;

/** FNV-1a of the trajectory's id: the same hour for the same trajectory, whoever computes it. */
export function spreadOf(id: string): number {
  let hash = 2166136261;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  return hash % spreadMs;
}

/** When the timer of a step fires, in ms since 1970. What counts is the date: a command that comes earlier that day decides the step first. */
export const firesAt = (trajectoryId: string, step: Step): number => msOf(startOfDay(step.on)) + spreadOf(trajectoryId);

/** Words for the operators: rule, matter, owner, what happens when it fires. */
function summaryOf(deadline: Deadline, step: Step, rules: RuleSet): string {
  return `${deadline.rule} ${rules.rules[deadline.rule].title} · ${deadline.owner} · due ${deadline.dueOn} · ${step.rung} ${step.on}`;
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
    const ms = Math.max(1, firesAt(trajectoryId, step) - Date.now());
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
    const wanted = new Map<string, Deadline>(deadlines(state).flatMap((deadline) => (deadline.steps[0] ? [[`${deadline.id}@${deadline.steps[0].on}/${deadline.steps[0].rung}`, deadline] as const] : [])));
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
