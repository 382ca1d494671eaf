import { answerOcmwLink, readOcmwLink, listNetwork, listColleagues, planAbsence } from '../app/people/index.ts';
import { listSystems, listSweeps } from '../app/operations/index.ts';
import {
  lookupsOf,
  giveCommand,
  lettersOf,
  planOf,
  reopen,
  commandsOf,
  eventsOf,
  forecastOf,
  listTrajectories,
  showTrajectory,
  waitingOf,
  whatIfCommand,
  waitingAt,
  whyDeadline,
} from '../app/trajectories/index.ts';
import { capacity, capacityQueue } from '../app/places/index.ts';
import {
  giveCohortCommand,
  planCohort,
  agendaOf,
  listCohorts,
  listUnallocated,
  showCohort,
} from '../app/cohorts/index.ts';
import { withIdempotency } from '../app/idempotency.ts';
import { registerList, registerPerson } from '../app/intake/index.ts';
import { listRules, showRules } from '../app/rules/index.ts';

/** What the application does, as the routes call it; a test may stand others in their place. */
export const appVerbs = {
  answerOcmwLink,
  readOcmwLink,
  listSystems,
  lookupsOf,
  listRules,
  showRules,
  waitingAt,
  whatIfCommand,
  whyDeadline,
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
  capacity,
  capacityQueue,
  lettersOf,
  listNetwork,
  planOf,
  reopen,
  listColleagues,
  planAbsence,
  listSweeps,
  giveCohortCommand,
  planCohort,
  agendaOf,
  listCohorts,
  listUnallocated,
  showCohort,
};

export type Verbs = typeof appVerbs;
