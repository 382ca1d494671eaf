/** What the application does, as the commands call it. Loaded only when a command needs it, so help answers at once. */
export { check } from '../app/check.ts';
export { giveCommand } from '../app/command.ts';
export { forward } from '../app/forward.ts';
export { openApp } from '../app/open.ts';
export { commandsOf, forecastOf, listTrajectories, showTrajectory, waitingOf } from '../app/read.ts';
export { rebuild } from '../app/rebuild.ts';
export { refresh } from '../app/refresh.ts';
export { registerList } from '../app/register.ts';
