import {
  eraseProspect,
  importProspects,
  listProspectLists,
  listProspects,
  noteAttempt,
  registerProspect,
  showProspect,
} from '../app/prospects.ts';
import { fetchRizivLists } from '../app/riziv-lists.ts';
import { addAgreement, endAgreement, listAgreements } from '../app/agreements.ts';
import { closeBreaker, limitSystem, listSystems, lookupsOf } from '../app/outside.ts';
import { capacity, capacityQueue } from '../app/capacity.ts';
import { adopt } from '../app/adopt.ts';
import { calendarWith, changeCalendar, showCalendar } from '../app/calendar.ts';
import { check } from '../app/check.ts';
import { giveCohortCommand } from '../app/cohorts/command.ts';
import { planCohort } from '../app/cohorts/plan.ts';
import { agendaOf, listCohorts, listUnallocated, showCohort } from '../app/cohorts/read.ts';
import { giveCommand } from '../app/command.ts';
import { forward } from '../app/forward.ts';
import { lettersOf, notesOf } from '../app/letters.ts';
import { addToNetwork, listNetwork } from '../app/network.ts';
import { openApp } from '../app/open.ts';
import { offerOutOfOrder, openCapacityYear, setPlaces } from '../app/places.ts';
import { erasePerson, namesakes, replaceInsz, showPerson } from '../app/person.ts';
import { planHistory, planOf } from '../app/plan.ts';
import { reopen } from '../app/reopen.ts';
import { commandsOf, forecastOf, listTrajectories, showTrajectory, waitingOf } from '../app/read.ts';
import { rebuild } from '../app/rebuild.ts';
import { refresh } from '../app/refresh.ts';
import { registerList } from '../app/register.ts';
import { addColleague, comeBack, leave, listColleagues, organisations, planAbsence } from '../app/staff.ts';
import { listSweeps, sweep } from '../app/sweep.ts';
import { transfer } from '../app/transfer.ts';
import { checkRules, listRules, loadRules, showRules } from '../app/rules.ts';
import { whatIfCommand } from '../app/what-if.ts';
import { waitingAt, whyDeadline } from '../app/why.ts';

/** What the application does, as the commands call it. Loaded only when a command needs it, so help answers at once. */
export const appVerbs = {
  eraseProspect,
  importProspects,
  listProspectLists,
  listProspects,
  noteAttempt,
  registerProspect,
  showProspect,
  fetchRizivLists,
  addAgreement,
  endAgreement,
  listAgreements,
  closeBreaker,
  limitSystem,
  listSystems,
  lookupsOf,
  adopt,
  calendarWith,
  changeCalendar,
  checkRules,
  listRules,
  loadRules,
  showCalendar,
  showRules,
  waitingAt,
  whatIfCommand,
  whyDeadline,
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
  capacity,
  capacityQueue,
  offerOutOfOrder,
  openCapacityYear,
  setPlaces,
  addToNetwork,
  erasePerson,
  lettersOf,
  listNetwork,
  namesakes,
  notesOf,
  planHistory,
  planOf,
  reopen,
  replaceInsz,
  showPerson,
  addColleague,
  comeBack,
  leave,
  listColleagues,
  organisations,
  planAbsence,
  listSweeps,
  sweep,
  transfer,
  giveCohortCommand,
  planCohort,
  agendaOf,
  listCohorts,
  listUnallocated,
  showCohort,
};

export type Verbs = typeof appVerbs;
