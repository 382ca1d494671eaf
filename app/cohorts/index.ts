/** Groups of a partner: planned, commanded, read. */
export { giveCohortCommand } from './command.ts';
export { planCohort, type CohortToPlan } from './plan.ts';
export { agendaOf, listCohorts, listUnallocated, showCohort } from './read.ts';
export { whatIfCohort, type CohortForetold } from './what-if.ts';
