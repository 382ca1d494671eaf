import { setTimeout as wait } from 'node:timers/promises';
import type { App } from '../../../app/open.ts';
import { countEvents } from '../../../db/queries/counts.ts';
import { isAlive } from '../../../settings/running-process.ts';
import type { RunningStack } from '../../support/running-stack.ts';
import { eventually } from '../../support/world.ts';

/** The process id of a child once it runs. */
async function pidOf(stack: RunningStack, name: string): Promise<number> {
  const alive = (pid: number | undefined): pid is number => pid !== undefined && isAlive(pid);
  return (await eventually(async () => stack.pids()[name], alive)) ?? 0;
}

/** Kills a child with -9 and waits until the supervisor has another one running. */
export async function killAndWait(stack: RunningStack, name: string): Promise<void> {
  const pid = await pidOf(stack, name);
  process.kill(pid, 'SIGKILL');
  await eventually(
    async () => stack.pids()[name],
    (now) => now !== undefined && now !== pid,
  );
}

/**
 * Kills the worker again and again while something runs, each time after so many more events were recorded: so every
 * kill strikes in the middle of work, and the work always gets on. Ends early when `running` ends. Gives the number of kills.
 */
export async function killWorker(
  stack: RunningStack,
  app: App,
  { times, everyEvents, running }: { times: number; everyEvents: number; running: Promise<unknown> },
): Promise<number> {
  let over = false;
  void running.then(
    () => (over = true),
    () => (over = true),
  );
  let kills = 0;
  for (let last = await countEvents(app.db); kills < times && !over;) {
    await wait(20);
    const now = await countEvents(app.db);
    if (now < last + everyEvents) continue;
    await killAndWait(stack, 'worker');
    kills += 1;
    last = await countEvents(app.db);
  }
  return kills;
}
