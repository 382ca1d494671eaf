import { agreementCommandSpecs, type AgreementCommandName } from '../agreement/index.ts';
import { cohortCommandSpecs, cohortMachineCommands, type CohortCommandName } from '../cohort/index.ts';
import { monthCommandSpecs, type MonthCommandName } from '../contract-month/index.ts';
import type { ActorRole } from '../durable/actor.ts';
import { commandSpecs, machineCommands, type CommandName } from '../trajectory/index.ts';
import type { Relation } from './standing.ts';

/** In which role somebody acts who stands in a relation; a relation that is not here gives no commands. */
const actsAs: Partial<Record<Relation, ActorRole>> = {
  mediator: 'mediator',
  deputy: 'mediator',
  teamLead: 'teamLead',
  coordinator: 'programmeCoordinator',
  groupWorker: 'groupWorker',
  partnerCoordinator: 'partnerCoordinator',
  partnerMachine: 'partnerCoordinator',
  jobCoach: 'jobCoach',
  ocmw: 'ocmw',
  self: 'jobseeker',
  operator: 'operator',
};

/** What an operator may set right: what machines say, and rules and closing days; nothing that is a person's to say. */
const ofOperators: ReadonlySet<string> = new Set([...machineCommands, 'adoptRules', 'adoptCalendar']);

const may = (relation: Relation, name: string, by: readonly string[], machines: ReadonlySet<string>): boolean => {
  if (relation === 'direct') return true;
  const role = actsAs[relation];
  if (role === undefined || !by.includes(role)) return false;
  return role === 'operator' ? ofOperators.has(name) : !machines.has(name);
};

/** Whether somebody in this relation may give the command; in which state it may be given, the decision says. */
export const mayCommand = (relation: Relation, name: CommandName): boolean =>
  may(relation, name, commandSpecs[name].by, machineCommands);

export const mayCommandCohort = (relation: Relation, name: CohortCommandName): boolean =>
  may(relation, name, cohortCommandSpecs[name].by, cohortMachineCommands);

/**
 * Of an agreement an operator sets up what there is: nothing in it is a person's to say. A mediator's own actions are theirs,
 * so nobody stands in for them.
 */
export function mayCommandAgreement(relation: Relation, name: AgreementCommandName): boolean {
  const role = relation === 'deputy' ? undefined : actsAs[relation];
  const { by }: { readonly by: readonly ActorRole[] } = agreementCommandSpecs[name];
  return relation === 'direct' || (role !== undefined && by.includes(role));
}

export const mayCommandMonth = (relation: Relation, name: MonthCommandName): boolean =>
  may(relation, name, monthCommandSpecs[name].by, none);

const none: ReadonlySet<string> = new Set();
