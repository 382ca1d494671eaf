/** What the application does, as the routes call it; a test may stand others in their place. */
export { giveCommand } from '../app/command.ts';
export { withIdempotency } from '../app/idempotency.ts';
export { commandsOf, eventsOf, forecastOf, listTrajectories, showTrajectory, waitingOf } from '../app/read.ts';
export { registerList, registerPerson } from '../app/register.ts';
