import { isInstant, isLocalDate } from '../calendar/index.ts';
import { phases, type Trajectory } from './state.ts';

/**
 * Asserts at a JSON border that this is a trajectory's state: damage is found where it comes in, not months later.
 * Names the field, never its value.
 */
export function assertTrajectory(value: unknown): asserts value is Trajectory {
  const wrong = flaw(value);
  if (wrong) throw new TypeError(`not a trajectory's state: ${wrong}`);
}

function flaw(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'no object';
  const state = value as Record<string, unknown>;
  if (state['phase'] === 'none') return null;
  if (!(phases as readonly unknown[]).includes(state['phase'])) return 'phase';
  if (typeof state['id'] !== 'string') return 'id';
  if (!Number.isInteger(state['sequence']) || (state['sequence'] as number) < 1) return 'sequence';
  if (!isInstant(state['lastAt'])) return 'lastAt';
  if (!isLocalDate(state['enteredOn'])) return 'enteredOn';
  if (!Array.isArray(state['deadlines']) || !Array.isArray(state['lookups'])) return 'deadlines or lookups';
  for (const deadline of state['deadlines'] as Record<string, unknown>[]) {
    if (!isLocalDate(deadline['dueOn']) || !Array.isArray(deadline['steps'])) return 'a deadline without its date';
    if (typeof deadline['rule'] !== 'string' || typeof deadline['ruleVersion'] !== 'string')
      return 'a deadline without its rule';
  }
  if (state['phase'] === 'closed' && (state['deadlines'] as unknown[]).length > 0)
    return 'open deadlines after the end';
  return null;
}
