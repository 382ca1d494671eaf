import { answerOcmwLink, readOcmwLink } from '../app/ocmw-links.ts';
import { listSystems, lookupsOf } from '../app/outside.ts';
import { capacity, capacityQueue } from '../app/capacity.ts';
import { giveCohortCommand } from '../app/cohorts/command.ts';
import { planCohort } from '../app/cohorts/plan.ts';
import { agendaOf, listCohorts, listUnallocated, showCohort } from '../app/cohorts/read.ts';
import { giveCommand } from '../app/command.ts';
import { withIdempotency } from '../app/idempotency.ts';
import { lettersOf } from '../app/letters.ts';
import { listNetwork } from '../app/network.ts';
import { planOf } from '../app/plan.ts';
import { reopen } from '../app/reopen.ts';
import { commandsOf, eventsOf, forecastOf, listTrajectories, showTrajectory, waitingOf } from '../app/read.ts';
import { registerList, registerPerson } from '../app/register.ts';
import { listColleagues, planAbsence } from '../app/staff.ts';
import { listSweeps } from '../app/sweep.ts';
import { listRules, showRules } from '../app/rules.ts';
import { whatIfCommand } from '../app/what-if.ts';
import { waitingAt, whyDeadline } from '../app/why.ts';

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
