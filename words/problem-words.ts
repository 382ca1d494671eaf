import { accessProblems } from './problems/access.ts';
import { figureProblems } from './problems/figures.ts';
import { intakeProblems } from './problems/intake.ts';
import { machineProblems } from './problems/machines.ts';
import { contractProblems } from './problems/contracts.ts';
import { programmeProblems } from './problems/programme.ts';
import { readinessProblems } from './problems/readiness.ts';
import { systemProblems } from './problems/system.ts';
import { trajectoriesProblems } from './problems/trajectories.ts';

/** What can be wrong beside a refusal of the domain: with the request, the list, the demo's clock, or what we depend on. `{name}` is filled from the details. */
export const problemWords = {
  ...trajectoriesProblems,
  ...intakeProblems,
  ...programmeProblems,
  ...figureProblems,
  ...contractProblems,
  ...machineProblems,
  ...systemProblems,
  ...accessProblems,
  ...readinessProblems,
};
