import type { CommandName } from '../commands.ts';
import { adoptCalendar, adoptRules } from './adopt.ts';
import { extendTrack, followUpAbsence, joinCohort, leaveCohort, recordAttendance } from './cohort.ts';
import { correctEvent } from './correction.ts';
import { extendDeadline } from './deadlines.ts';
import { stop } from './ending.ts';
import { declineExpert, findExpert, raiseTopic, recordExpert, requestExpert } from './expert.ts';
import {
  completeGroupTrack,
  endGroupTrack,
  recordConsultation,
  reviewGroupTrack,
  startGroup,
  submitFinalReport,
  submitMidtermReport,
} from './group.ts';
import { inscriptionRefused } from './inscription.ts';
import { lookupAnswered, lookupUnanswered, requestLookup } from './lookups.ts';
import { askOcmw, ocmwAnswered } from './ocmw.ts';
import { recordOnwardResult, referOnward } from './onward.ts';
import {
  assignJobCoach,
  changeJobCoach,
  checkOutcome,
  correctOutcome,
  declineJobCoaching,
  endJobCoaching,
  recordCoaching,
  recordEmployerAnswer,
  registerOutcome,
  requestJobCoaching,
} from './outcome.ts';
import { sayAbsence, sayStillWaiting } from './own.ts';
import { pause, resume } from './pause.ts';
import { agreePlan, endGuidance, prepareEnd, recordContact, reviewPlan } from './plan.ts';
import {
  acceptPlace,
  acceptReferral,
  declineReferral,
  followContract,
  placeGranted,
  placeOffered,
  placeQueued,
  refer,
  withdrawReferral,
} from './referral.ts';
import { assignMediator, changePartner, changeProvince, mergeInto } from './transfer.ts';
import {
  changeConsent,
  decideEligibility,
  giveConsent,
  holdIntakeTalk,
  refuseConsent,
  withdrawConsent,
} from './registration.ts';
import type { AnyDecision } from './decision.ts';
import {
  addAction,
  addGoal,
  askWelfareActor,
  changeGoal,
  dropGoal,
  reachGoal,
  changeAction,
  dropAction,
  finishAction,
  recordWelfareAnswer,
} from './welfare.ts';

/** Every command and what it does: adding one means a spec in `commands.ts` and a decision here. */
export const decisions = {
  giveConsent,
  changeConsent,
  refuseConsent,
  withdrawConsent,
  holdIntakeTalk,
  decideEligibility,
  agreePlan,
  reviewPlan,
  addGoal,
  changeGoal,
  reachGoal,
  dropGoal,
  addAction,
  changeAction,
  finishAction,
  dropAction,
  askWelfareActor,
  recordWelfareAnswer,
  askOcmw,
  ocmwAnswered,
  requestExpert,
  findExpert,
  recordExpert,
  declineExpert,
  raiseTopic,
  prepareEnd,
  recordContact,
  refer,
  withdrawReferral,
  placeGranted,
  placeQueued,
  placeOffered,
  followContract,
  acceptPlace,
  acceptReferral,
  declineReferral,
  joinCohort,
  leaveCohort,
  startGroup,
  recordAttendance,
  followUpAbsence,
  extendTrack,
  recordConsultation,
  submitMidtermReport,
  reviewGroupTrack,
  completeGroupTrack,
  endGroupTrack,
  submitFinalReport,
  endGuidance,
  registerOutcome,
  checkOutcome,
  correctOutcome,
  requestJobCoaching,
  declineJobCoaching,
  referOnward,
  recordOnwardResult,
  assignJobCoach,
  changeJobCoach,
  recordEmployerAnswer,
  recordCoaching,
  endJobCoaching,
  pause,
  resume,
  extendDeadline,
  assignMediator,
  changeProvince,
  changePartner,
  mergeInto,
  correctEvent,
  adoptRules,
  adoptCalendar,
  stop,
  requestLookup,
  lookupAnswered,
  lookupUnanswered,
  inscriptionRefused,
  sayAbsence,
  sayStillWaiting,
} as const satisfies { [N in CommandName]: AnyDecision<N> };
