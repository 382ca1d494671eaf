import { readDisclosures } from '../../db/queries/disclosures.ts';
import { readLookups } from '../../db/queries/lookups.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';

/** The facts of a trajectory with how sure they are, and every attempt to tell or ask another system about it. */
export async function lookupsOf(app: App, trajectoryId: string) {
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const { state } = found.trajectory;
  return {
    trajectoryId,
    lookups: (await readLookups(app.db, trajectoryId)).map(ofThis),
    questions: state.ocmwQuestions ?? [],
    disclosures: (await readDisclosures(app.db, trajectoryId)).map(ofThis),
  };
}

/** The row without the id that all of them share. */
function ofThis<Row extends { trajectoryId: string }>({
  trajectoryId: _same,
  ...rest
}: Row): Omit<Row, 'trajectoryId'> {
  return rest;
}
