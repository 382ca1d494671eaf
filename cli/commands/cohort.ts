import { jsonOption, type Cli } from '../cli.ts';
import type { AddCohort } from './cohort/give.ts';
import { addPlan } from './cohort/plan.ts';
import { addReading } from './cohort/read.ts';
import { addCohortVerbs } from './cohort/verbs.ts';

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
  addCohortVerbs(add, { io, ends });
}
