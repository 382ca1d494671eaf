import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from './errors.ts';

/** A request that was answered before is asked again: whether it came to a gate, and through one. */
interface Again {
  met: boolean;
  passed: boolean;
}
const asking = new AsyncLocalStorage<Again>();

/** That the gate is behind is all that was to be known. */
class Passed extends Error {}

export const isAgain = (): boolean => asking.getStore() !== undefined;

/** What each gate says of itself. @throws once one is passed: of what was done already nothing is done again */
export function atGate(is: 'met' | 'passed'): void {
  const again = asking.getStore();
  if (!again) return;
  again[is] = true;
  if (is === 'met') return;
  throw new Passed();
}

/**
 * Whether whoever asked for something may still: rights end meanwhile. What is run comes as far as its first gate.
 * @throws AppError what the gate says
 */
export async function mayStill(run: () => Promise<unknown>): Promise<void> {
  const again: Again = { met: false, passed: false };
  try {
    await asking.run(again, run);
  } catch (error) {
    if (!again.passed) throw error;
  }
  // Many things at once each say for themselves that they are no more theirs.
  if (again.met && !again.passed)
    throw new AppError('rights.notAllowed', 'this account may do none of it any more', '');
}
