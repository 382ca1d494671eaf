import { createActivities, guarded, type Dependencies } from '../activities/index.ts';
import { dailyRound, type DailyJob } from '../app/operations/index.ts';
import type { App } from '../app/open.ts';

/** All that workflows ask for: what is done outside, and the application's own steps of the daily sweep. */
export function allActivities(app: App, dependencies: Omit<Dependencies, 'client'>, jobs?: readonly DailyJob[]) {
  const { beginSweep, reconcile, dailyJob, finishSweep } = dailyRound(app, jobs);
  return {
    ...createActivities({ ...dependencies, client: app.client }),
    beginSweep: guarded(beginSweep),
    reconcile: guarded(reconcile),
    dailyJob: guarded(dailyJob),
    finishSweep: guarded(finishSweep),
  };
}
