import { defineSearchAttributeKey } from '@temporalio/common';
import { ActivityFailure, log, proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { instantOfMs, localDateOf, type LocalDate } from '../domain/calendar/index.ts';
import {
  taskQueues,
  type SweepActivities,
  type SweepFinding,
  type SweepReport,
  type SweepRequest,
} from './contract.ts';

/** Set by the server on what a schedule starts: the moment it was meant for, also when it is caught up later. */
const meantFor = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** Our own database comes back; a step that still fails after hours is told, and the others go on. */
const { beginSweep, writeDigests, finishSweep } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.outside,
  startToCloseTimeout: '20 minutes',
  scheduleToCloseTimeout: '6 hours',
  retry: { initialInterval: '1s', backoffCoefficient: 3, maximumInterval: '10 minutes' },
});
/** What may fail for a reason that trying again does not mend: told after a few tries, tomorrow does it again. */
const { reconcile, dailyJob } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.outside,
  // In a large programme it takes its time; a worker that died meanwhile is missed within a minute.
  startToCloseTimeout: '4 hours',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1s', backoffCoefficient: 3, maximumAttempts: 3 },
});
/** A mail server that is down all morning is not waited for: the digests are kept, and tomorrow's cover them. */
const { mailDigests } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.outside,
  startToCloseTimeout: '20 minutes',
  scheduleToCloseTimeout: '3 hours',
  retry: { initialInterval: '5s', backoffCoefficient: 3, maximumInterval: '10 minutes' },
});

/**
 * The morning of a working day: one digest to each person, Postgres and Temporal and the clock compared and mended, and
 * whatever else is done daily. Of a day on which it ran it says the report again; a day that was missed is covered by
 * the next.
 */
export async function overdueSweep({ day: given, reconcile: wanted = true }: SweepRequest = {}): Promise<SweepReport> {
  const start = await beginSweep({ day: given ?? scheduledDay(), exact: given !== undefined });
  if (!start.begun) return start.report;
  const { day, now, missed, jobs } = start;
  const today = { day, now };
  const counts: Record<string, number> = {};
  const findings: SweepFinding[] = [];
  const attempt = async (step: string, run: () => Promise<void>) => {
    setCurrentDetails(`sweep of ${day}: ${step}`);
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      log.warn('a step of the sweep failed', { step });
      findings.push({ id: null, what: `sweep.failed.${step}`, became: 'reported' });
    }
  };

  await attempt('digests', async () => {
    counts['digests'] = await writeDigests(today);
  });
  await attempt('mail', async () => {
    const { mailed, refused } = await mailDigests(today);
    counts['mailed'] = mailed;
    if (refused > 0) {
      counts['mailRefused'] = refused;
      findings.push({ id: null, what: 'sweep.mailRefused', became: 'reported' });
    }
  });
  if (wanted)
    await attempt('reconcile', async () => {
      const found = await reconcile(today);
      counts['repaired'] = found.filter(({ became }) => became === 'repaired').length;
      counts['reported'] = found.length - counts['repaired'];
      findings.push(...found);
    });
  for (const name of jobs)
    await attempt(name, async () => {
      for (const [what, number] of Object.entries(await dailyJob({ ...today, name })))
        counts[`${name}.${what}`] = number;
    });
  await finishSweep({ ...today, counts, findings });
  return { day, outcome: 'ran', missed, counts, findings };
}

function scheduledDay(): LocalDate {
  const { typedSearchAttributes, startTime } = workflowInfo();
  return localDateOf(instantOfMs((typedSearchAttributes.get(meantFor) ?? startTime).getTime()));
}
