import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { currentBuild, isScheduled } from '../app/operations/index.ts';
import { makeCurrent } from './deployment.ts';
import { ensureSweepSchedule } from './schedule.ts';

/** What Temporal knew of this worker when it was asked last. */
export interface Known {
  /** The build that new trajectories start on. */
  current: string | null;
  scheduled: boolean;
}

const everyMs = 20_000;

/**
 * Temporal may lose its store under a worker that lives on: it polls again by itself, but nobody makes a build current or
 * plans the daily round. So both are looked at all the time, and mended. A current build is left alone, whichever it is:
 * beside a newer worker this one must not put itself back.
 * @param say is told what was mended, as a code
 */
export async function stayKnown(
  client: Client,
  buildId: string,
  known: Known,
  say: (mended: 'deployment.madeCurrent' | 'schedule.made') => void,
): Promise<void> {
  known.current = await currentBuild(client);
  if (known.current === null) {
    await makeCurrent(client, buildId, 20_000);
    known.current = buildId;
    say('deployment.madeCurrent');
  }
  known.scheduled = await isScheduled(client);
  if (!known.scheduled) {
    await ensureSweepSchedule(client);
    known.scheduled = true;
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
