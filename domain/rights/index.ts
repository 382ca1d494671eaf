/** Who may do and see what. */
export { announcedTypes, mayBeAnnounced } from './announced.ts';
export {
  actorOfCaller,
  direct,
  idOfCaller,
  type Caller,
  type Citizen,
  type Colleague,
  type ColleagueRole,
  type Direct,
  type Machine,
  type OcmwWorker,
  type Specialist,
} from './caller.ts';
export { mayCommand, mayCommandCohort, mayCommandMonth } from './commands.ts';
export {
  classesOf,
  classOfEvent,
  classOfRule,
  classOfType,
  fieldClasses,
  memberOf,
  seen,
  seesContactWhole,
  type Classes,
  type FieldClass,
} from './fields.ts';
export { maskedEmail, maskedPhone } from './mask.ts';
export { machineScopes, mayDo, operations, scopeNeeded, type Operation } from './operations.ts';
export { glassHours, glassReasons, revealReasons, type GlassReason, type RevealReason } from './reasons.ts';
export {
  relations,
  relationsToCohort,
  relationsToColleague,
  relationsToMessage,
  relationsToMonth,
  relationsToPerson,
  relationsToProspect,
  relationsToProvince,
  relationsToTrajectory,
  standingOf,
  type Asker,
  type AtPartner,
  type CohortFacts,
  type ColleagueFacts,
  type MessageFacts,
  type MonthFacts,
  type Relation,
  type TrajectoryFacts,
} from './relation.ts';
export { scopeOf, type Scope } from './scope.ts';
export { show, type Fields, type Shown } from './show.ts';
