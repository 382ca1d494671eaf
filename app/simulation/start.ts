import { isOpenCohort, type OpenCohort } from '../../domain/cohort/index.ts';
import type { Start } from '../../domain/simulation/index.ts';
import { completed, isOpen, type OpenTrajectory } from '../../domain/trajectory/index.ts';
import { openCohorts } from '../../db/queries/cohorts.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { allQuotas, eventsOfMany, placesOfOpen } from '../../db/queries/simulation.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** Open trajectories with all that happened in them: more do not fit in the memory of one run. */
const mostPresent = 5_000;

/**
 * The programme as it is now: states, events, groups, places and lines. Codes, days and ids: of a person only what is in their
 * events. Reads, and writes nothing.
 */
export async function presentStart(app: App): Promise<Start> {
  const open: OpenTrajectory[] = [];
  for await (const { state } of openTrajectories(app.db)) {
    const whole = completed(state);
    if (isOpen(whole)) open.push(whole);
    if (open.length > mostPresent)
      throw new AppError(
        'simulation.tooMany',
        `more than ${mostPresent} open trajectories do not fit in one run`,
        'simulate without the present population',
        { most: mostPresent },
      );
  }
  const events = await eventsOfMany(
    app.db,
    open.map(({ id }) => id),
  );
  const cohorts = (await openCohorts(app.db)).flatMap(({ state }): OpenCohort[] =>
    isOpenCohort(state) ? [state] : [],
  );
  return {
    people: open.map((state) => ({ state, events: events.get(state.id) ?? [] })),
    cohorts,
    line: await placesOfOpen(app.db),
    quotas: await allQuotas(app.db),
  };
}
