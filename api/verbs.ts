import { giveCohortCommand } from '../app/cohorts/command.ts';
import { planCohort } from '../app/cohorts/plan.ts';
import { agendaOf, listCohorts, listUnallocated, showCohort } from '../app/cohorts/read.ts';
import { giveCommand } from '../app/command.ts';
import { withIdempotency } from '../app/idempotency.ts';
import { commandsOf, eventsOf, forecastOf, listTrajectories, showTrajectory, waitingOf } from '../app/read.ts';
import { registerList, registerPerson } from '../app/register.ts';

/** What the application does, as the routes call it; a test may stand others in their place. */
export const appVerbs = {
  giveCommand,
  withIdempotency,
  commandsOf,
  eventsOf,
  forecastOf,
  listTrajectories,
  showTrajectory,
  waitingOf,
  registerList,
  registerPerson,
  giveCohortCommand,
  planCohort,
  agendaOf,
  listCohorts,
  listUnallocated,
  showCohort,
};

export type Verbs = typeof appVerbs;
