/** Who may do and see what, enforced once below every door. */
import { cohortGates } from './cohorts.ts';
import { colleagueGates, personGates } from './people.ts';
import { intakeGates, operationGates, placeGates, ruleGates } from './programme.ts';
import { trajectoryGates } from './trajectories.ts';

export { guarded } from './guard.ts';
export const gates = {
  ...cohortGates,
  ...colleagueGates,
  ...personGates,
  ...intakeGates,
  ...operationGates,
  ...placeGates,
  ...ruleGates,
  ...trajectoryGates,
};
