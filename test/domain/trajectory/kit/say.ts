import type { LocalDate } from '../../../../domain/calendar/index.ts';
import {
  commandNames,
  commandSpecs,
  isCommandName,
  type Actor,
  type ActorRole,
  type CommandData,
  type CommandName,
} from '../../../../domain/trajectory/index.ts';

/** A command as a test says it: who, what, with which data. */
export interface Said {
  readonly name: string;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly noteId?: string;
}

/** Dates as plain text, so that a test reads without casts. */
type Plain<T> = { [K in keyof T]: [NonNullable<T[K]>] extends [LocalDate] ? string : T[K] };
type Speak = {
  [N in CommandName]: object extends CommandData<N>
    ? (data?: Plain<CommandData<N>>) => Said
    : (data: Plain<CommandData<N>>) => Said;
};

/** The fixed people of the tests, one per role. */
export function actor(role: ActorRole): Actor {
  return role === 'rule' || role === 'system' ? { role } : { role, id: `${role}-1` };
}

/** Any command at all, by the first role that may give it: also one that does not exist, with data that does not fit. */
export function command(name: string, data: Record<string, unknown> = {}): Said {
  return { name, by: actor(isCommandName(name) ? commandSpecs[name].by[0] : 'mediator'), data };
}

export const as = (role: ActorRole, said: Said): Said => ({ ...said, by: actor(role) });
export const withNote = (noteId: string, said: Said): Said => ({ ...said, noteId });

const speak = Object.fromEntries(
  commandNames.map((name) => [name, (data: Record<string, unknown> = {}) => command(name, data)]),
) as unknown as Speak;

export const {
  giveConsent,
  refuseConsent,
  withdrawConsent,
  holdIntakeTalk,
  decideEligibility,
  agreePlan,
  reviewPlan,
  recordContact,
} = speak;
export const { prepareEnd, sayAbsence, sayStillWaiting } = speak;
export const {
  refer,
  withdrawReferral,
  placeGranted,
  placeQueued,
  placeOffered,
  followContract,
  acceptPlace,
  acceptReferral,
  declineReferral,
} = speak;
export const {
  startGroup,
  recordConsultation,
  submitMidtermReport,
  reviewGroupTrack,
  completeGroupTrack,
  endGroupTrack,
  submitFinalReport,
} = speak;
export const {
  endGuidance,
  registerOutcome,
  checkOutcome,
  requestJobCoaching,
  assignJobCoach,
  recordEmployerAnswer,
  recordCoaching,
  endJobCoaching,
} = speak;
export const { requestLookup, inscriptionRefused, askOcmw, ocmwAnswered } = speak;
export const { changeGoal, reachGoal, dropGoal } = speak;
export const { addGoal, addAction, changeAction, finishAction, dropAction, askWelfareActor, recordWelfareAnswer } =
  speak;
export const { requestExpert, findExpert, recordExpert, declineExpert, raiseTopic } = speak;
export const { joinCohort, leaveCohort, recordAttendance, followUpAbsence, extendTrack } = speak;
export const { changeConsent, correctOutcome, changeJobCoach, assignMediator, changeProvince, changePartner } = speak;
export const { mergeInto, correctEvent, adoptRules, adoptCalendar } = speak;
export const { declineJobCoaching, referOnward, recordOnwardResult } = speak;
export const { pause, resume, extendDeadline, stop, lookupAnswered, lookupUnanswered } = speak;

export const eligible = (data: { on?: string } = {}): Said =>
  decideEligibility({
    verdict: 'eligible',
    inPoverty: true,
    noPronouncedProblem: true,
    motivated: true,
    withinTwoYears: true,
    ...data,
  });
