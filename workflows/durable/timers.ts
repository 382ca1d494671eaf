import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import { firesAt } from '../../domain/durable/index.ts';
import type { AnyState } from './contract.ts';
import type { Due } from './definition.ts';

/**
 * Exactly one durable timer for each thing that is due, reconciled after every change as a UI library reconciles a tree.
 * What is gone is cancelled, what is new is started, what stands is left alone; one that fired before its day is set again.
 * @param fired passes time, and reconciles
 */
export function createTimers(fired: () => void): (state: AnyState, dues: readonly Due[]) => void {
  const running = new Map<string, CancellationScope>();

  function start({ key, on, summary }: Due, id: string): void {
    const scope = new CancellationScope();
    running.set(key, scope);
    const ms = Math.max(1, firesAt(id, on) - Date.now());
    void scope
      .run(() => sleep(ms, { summary }))
      .then(() => {
        running.delete(key);
        fired();
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  return function reconcile(state, dues) {
    const wanted = new Set(dues.map(({ key }) => key));
    for (const [key, scope] of running) {
      if (wanted.has(key)) continue;
      running.delete(key);
      scope.cancel();
    }
    if (!('id' in state)) return;
    for (const due of dues) if (!running.has(due.key)) start(due, state.id);
  };
}
