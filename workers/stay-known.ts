import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { currentBuild, isServed, scheduled } from '../app/operations/index.ts';
import { makeCurrent } from './deployment.ts';
import { ensureSweepSchedule } from './schedule.ts';

/** What Temporal knew of this worker when it was asked last. */
export interface Known {
  /** The build that new trajectories start on. */
  current: string | null;
  /** The daily round, when it was looked at last. */
  round: Awaited<ReturnType<typeof scheduled>>;
  /** How many looks in a row nobody served the current build. */
  unserved: number;
}

export type Mended = 'deployment.madeCurrent' | 'deployment.tookOver' | 'schedule.made';

const everyMs = 20_000;
/** A worker of the current build that is only being restarted is back by then. */
const patientLooks = 9;

/**
 * Temporal may lose its store under a worker that lives on: it polls again by itself, but nobody makes a build current or
 * plans the daily round. So both are looked at all the time, and mended. A current build that somebody serves is left alone,
 * whichever it is: beside a newer worker this one must not put itself back. One that nobody serves for some minutes (its
 * worker fell over at its start) is replaced: everything new would wait for it.
 * @param say is told what was mended, as a code
 */
export async function stayKnown(
  client: Client,
  buildId: string,
  known: Known,
  say: (mended: Mended) => void,
): Promise<void> {
  known.current = await currentBuild(client);
  const served = known.current === buildId || (await isServed(client, known.current));
  known.unserved = served ? 0 : known.unserved + 1;
  if (known.current === null || known.unserved > patientLooks) {
    await makeCurrent(client, buildId, 20_000);
    say(known.current === null ? 'deployment.madeCurrent' : 'deployment.tookOver');
    Object.assign(known, { current: buildId, unserved: 0 });
  }
  known.round = await scheduled(client);
  if (known.round === 'no') {
    await ensureSweepSchedule(client);
    known.round = 'yes';
    say('schedule.made');
  }
}

/** Looks three times a minute until it is told to stop; what fails is told and tried again in the next. */
export async function keepKnown(look: () => Promise<void>, failed: () => void, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await wait(everyMs, undefined, { signal: stop, ref: false }).catch(() => {});
    if (!stop.aborted) await look().catch(failed);
  }
}
