import type { KnownFact } from '../../domain/statistics/index.ts';
import { catchUpFigures, forgetFigures, keptFacts, lifeIdsAfter, livesOf } from '../../db/queries/figure-facts.ts';
import type { App } from '../open.ts';

export interface FiguresCheck {
  readonly lives: number;
  readonly facts: number;
  /** Trajectories of which what is kept is not what their events say. */
  readonly differing: readonly string[];
}

/** So many are named; more than these is one fault that all share. */
const mostNamed = 100;

/** Compares what the figures count with what the events say, life by life. Changes nothing but what was not read yet. */
export async function checkFigures(app: App): Promise<FiguresCheck> {
  await catchUpFigures(app.db);
  const differing: string[] = [];
  let lives = 0;
  let facts = 0;
  for (let ids = await lifeIdsAfter(app.db, ''); ids.length > 0; ids = await lifeIdsAfter(app.db, ids.at(-1)!)) {
    // One moment for both, so that an event in between is no difference.
    const [told, kept] = await app.db.transaction(
      async (tx) => [await livesOf(tx, ids), await keptFacts(tx, ids)] as const,
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    const of = Map.groupBy(kept, ({ trajectoryId }) => trajectoryId);
    for (const { trajectoryId, facts: expected } of told) {
      const same = textOf(expected) === textOf(of.get(trajectoryId) ?? []);
      if (!same && differing.length < mostNamed) differing.push(trajectoryId);
      facts += expected.length;
    }
    lives += told.length;
  }
  return { lives, facts, differing };
}

const fields = [
  ...['figure', 'on', 'until', 'knownFrom', 'knownUntil', 'province', 'sex', 'ageGroup', 'education', 'migration'],
  ...['partner', 'cohort', 'yearOfStart', 'kind', 'days'],
] as readonly (keyof KnownFact)[];
const textOf = (facts: readonly KnownFact[]): string =>
  facts
    .map((fact) => JSON.stringify(fields.map((field) => fact[field])))
    .sort()
    .join('\n');

/** Reads every life anew from its events. Says how many. */
export async function rebuildFigures(app: App): Promise<{ readonly lives: number }> {
  await forgetFigures(app.db);
  return { lives: await catchUpFigures(app.db) };
}
