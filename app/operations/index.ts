/** What operators and the daily round do: compare, repair, start again, watch. */
export { listBuilds, type BuildsView, type BuildView } from './builds.ts';
export { check, type CheckReport } from './check.ts';
export { dailyRound } from './daily-round.ts';
export type { DailyJob } from './daily.ts';
export { figures } from './figures.ts';
export { health, type Component, type Health } from './health.ts';
export { currentBuild, isServed, scheduled } from '../runs/deployment.ts';
export { onwardFigures, type OnwardFigures } from './onward.ts';
export { senses, type SenseFinding } from './sense.ts';
export { rebuild, type RebuildReport } from './rebuild.ts';
export { refresh, type RefreshReport } from './refresh.ts';
export type { SweepReport } from '../../workflows/contract.ts';
export { listSweeps, sweep } from './sweep.ts';
export { closeBreaker, limitSystem, listSystems } from './systems.ts';
