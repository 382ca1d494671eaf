/** Who may do and see what. */
export { announcedTypes, mayBeAnnounced } from './announced.ts';
export { actorOfCaller, direct, idOfCaller, type Caller, type Colleague, type ColleagueRole } from './caller.ts';
export { mayCommand, mayCommandAgreement, mayCommandCohort, mayCommandMonth } from './commands.ts';
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
  relationsToAgreement,
  relationsToCohort,
  relationsToColleague,
  relationsToMessage,
  relationsToMonth,
  relationsToPerson,
  relationsToProspect,
  relationsToProvince,
  relationsToTrajectory,
  type AgreementFacts,
  type Asker,
  type AtPartner,
  type CohortFacts,
  type ColleagueFacts,
  type TrajectoryFacts,
} from './relation.ts';
export { scopeOf, type Scope } from './scope.ts';
export { show, type Fields } from './show.ts';
export { relations, standingOf, type Relation } from './standing.ts';
