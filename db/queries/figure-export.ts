import { inArray } from 'drizzle-orm';
import {
  eventLine,
  keptTraitsLine,
  traitsLine,
  type EventLine,
  type TraitsLine,
} from '../../domain/statistics/index.ts';
import type { Database } from '../connect.ts';
import { trajectories } from '../schema.ts';
import { keptLives, lifeIdsAfter, recordedOf, traitsKnown } from './figure-facts.ts';
import { knownPeople } from './figure-traits.ts';

/**
 * Everything from which the figures are counted, life after life: what was known of the person as groups and ages, and each
 * event with its codes and days. @param nameOf a name for a trajectory that says nothing of it
 */
export async function* figureLines(
  db: Database,
  nameOf: (trajectoryId: string) => string,
): AsyncGenerator<EventLine | TraitsLine> {
  for (let ids = await lifeIdsAfter(db, ''); ids.length > 0; ids = await lifeIdsAfter(db, ids.at(-1)!)) {
    const told = Map.groupBy(await recordedOf(db, ids), ({ trajectoryId }) => trajectoryId);
    const whose = await db
      .select({ id: trajectories.id, personId: trajectories.personId })
      .from(trajectories)
      .where(inArray(trajectories.id, ids));
    const people = await knownPeople(
      db,
      whose.map(({ personId }) => personId),
    );
    const kept = await keptLives(db, ids);
    for (const { id, personId } of whose) {
      const life = nameOf(id);
      const recorded = told.get(id) ?? [];
      const person = people.get(personId);
      const before = kept.get(id);
      yield person && !person.erased && !before?.joinedOn
        ? traitsLine(life, recorded, person.known)
        : keptTraitsLine(life, traitsKnown(recorded, person, before));
      for (const one of recorded) yield eventLine(life, one);
    }
  }
}
