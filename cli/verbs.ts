import { check } from '../app/check.ts';
import { giveCohortCommand } from '../app/cohorts/command.ts';
import { planCohort } from '../app/cohorts/plan.ts';
import { agendaOf, listCohorts, listUnallocated, showCohort } from '../app/cohorts/read.ts';
import { giveCommand } from '../app/command.ts';
import { forward } from '../app/forward.ts';
import { openApp } from '../app/open.ts';
import { commandsOf, forecastOf, listTrajectories, showTrajectory, waitingOf } from '../app/read.ts';
import { rebuild } from '../app/rebuild.ts';
import { refresh } from '../app/refresh.ts';
import { registerList } from '../app/register.ts';

/** What the application does, as the commands call it. Loaded only when a command needs it, so help answers at once. */
export const appVerbs = {
  check,
  giveCommand,
  forward,
  openApp,
  commandsOf,
  forecastOf,
  listTrajectories,
  showTrajectory,
  waitingOf,
  rebuild,
  refresh,
  registerList,
  giveCohortCommand,
  planCohort,
  agendaOf,
  listCohorts,
  listUnallocated,
  showCohort,
};

export type Verbs = typeof appVerbs;
