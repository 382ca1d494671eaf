import type { CommandName } from '../commands.ts';
import { extendDeadline } from './deadlines.ts';
import { stop } from './ending.ts';
import {
  completeGroupTrack,
  endGroupTrack,
  recordConsultation,
  reviewGroupTrack,
  startGroup,
  submitFinalReport,
  submitMidtermReport,
} from './group.ts';
import { lookupAnswered, lookupUnanswered } from './lookups.ts';
import {
  assignJobCoach,
  checkOutcome,
  endJobCoaching,
  recordCoaching,
  recordEmployerAnswer,
  registerOutcome,
  requestJobCoaching,
} from './outcome.ts';
import { pause, resume } from './pause.ts';
import { agreePlan, endGuidance, prepareEnd, recordContact, reviewPlan } from './plan.ts';
import {
  acceptPlace,
  acceptReferral,
  declineReferral,
  placeGranted,
  placeOffered,
  placeQueued,
  refer,
  withdrawReferral,
} from './referral.ts';
import { decideEligibility, giveConsent, holdIntakeTalk, refuseConsent, withdrawConsent } from './registration.ts';
import type { AnyVerb } from './verb.ts';

/** Every command and what it does: adding one means a spec in `commands.ts` and a verb here. */
export const verbs = {
  giveConsent,
  refuseConsent,
  withdrawConsent,
  holdIntakeTalk,
  decideEligibility,
  agreePlan,
  reviewPlan,
  prepareEnd,
  recordContact,
  refer,
  withdrawReferral,
  placeGranted,
  placeQueued,
  placeOffered,
  acceptPlace,
  acceptReferral,
  declineReferral,
  startGroup,
  recordConsultation,
  submitMidtermReport,
  reviewGroupTrack,
  completeGroupTrack,
  endGroupTrack,
  submitFinalReport,
  endGuidance,
  registerOutcome,
  checkOutcome,
  requestJobCoaching,
  assignJobCoach,
  recordEmployerAnswer,
  recordCoaching,
  endJobCoaching,
  pause,
  resume,
  extendDeadline,
  stop,
  lookupAnswered,
  lookupUnanswered,
} as const satisfies { [N in CommandName]: AnyVerb<N> };
