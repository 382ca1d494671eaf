/** Who may do and see what, enforced once below every door. */
import type { Operation } from '../../domain/rights/index.ts';
import { accessGates } from './access.ts';
import { agreementGates } from './agreements.ts';
import { contractGates } from './contracts.ts';
import { cohortGates } from './cohorts.ts';
import { colleagueGates, personGates } from './people.ts';
import { hoursGates } from './hours.ts';
import { machineGates } from './machines.ts';
import { figureGates, intakeGates, operationGates, placeGates, publicationGates, ruleGates } from './programme.ts';
import { trajectoryGates } from './trajectories.ts';

export { guarded } from './guard.ts';

/** One gate for each operation of the table; one that is missing, or too many, does not compile. */
export const gates = {
  ...accessGates,
  ...agreementGates,
  ...cohortGates,
  ...hoursGates,
  ...contractGates,
  ...colleagueGates,
  ...personGates,
  ...figureGates,
  ...intakeGates,
  ...machineGates,
  ...operationGates,
  ...placeGates,
  ...publicationGates,
  ...ruleGates,
  ...trajectoryGates,
} satisfies Record<Operation, object>;
