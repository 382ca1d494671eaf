import { jsonOption, type Cli } from '../cli.ts';
import type { AddCohort } from './cohort/give.ts';
import { addPlan } from './cohort/plan.ts';
import { addReading } from './cohort/read.ts';
import { addCohortChanges } from './cohort/change.ts';

/** `w2 cohort …`: groups, from planning to the last session. */
export function cohortCommand({ program, io, ends }: Cli): void {
  const cohort = program
    .command('cohort')
    .summary('plant, toont en leidt groepen')
    .description('Groepen van een partner: plannen, indelen, starten, aanwezigheden, agenda en overleg.');
  const add: AddCohort = (name, how) => {
    const command = cohort.command(name).option(...jsonOption);
    how(command);
    return command;
  };
  addPlan(add, { io, ends });
  addReading(add, { io, ends });
  addCohortChanges(add, { io, ends });
}
