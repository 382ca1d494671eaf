/** What is done to other processes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../settings/running-process.ts';

/** Sends a signal; a process or group that is gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // For a group whose members are all dead but not collected yet, macOS says "not permitted".
    if (code !== 'ESRCH' && !(code === 'EPERM' && pid < 0)) throw error;
  }
}

/** Waits until the process is gone; false when it still lives after that time. */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(50);
  }
  return true;
}
