import type { ActingContext } from '../durable/context.ts';
import type { CohortCommandData, CohortCommandName } from './commands.ts';
import { refuseCohort, type CohortRefusal } from './refusal.ts';
import type { OpenCohort, RunningCohort, Session } from './state.ts';
import type { CohortStory } from './story.ts';

/** A command in two halves, as a trajectory's: `may` says whether its moment has come, `decide` emits what happens then. */
export interface CohortDecision<N extends CohortCommandName, S extends OpenCohort = OpenCohort> {
  may(state: OpenCohort): S | CohortRefusal;
  decide(story: CohortStory, state: S, data: CohortCommandData<N>, context: ActingContext): CohortRefusal | void;
}

export const whileOpen = (state: OpenCohort): OpenCohort => state;
export const whileRunning = (state: OpenCohort): RunningCohort | CohortRefusal =>
  state.phase === 'running' ? state : refuseCohort('cohort.notRunning');

/** A session that can still be moved, cancelled or held. */
export function openSession({ sessions }: OpenCohort, id: string): Session | CohortRefusal {
  const found = sessions.find((one) => one.id === id);
  if (!found) return refuseCohort('cohort.unknownSession', { known: sessions.at(-1)?.id ?? 'none' });
  return found.status === 'planned' || found.status === 'asked' ? found : refuseCohort('cohort.sessionOver');
}
