import { eq, sql } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { check, rebuild } from '../../app/operations/index.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { checkedStates, runsSaid } from '../../db/schema.ts';
import { fingerprintOf } from '../../domain/durable/index.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { handleOf, must, toMediation } from './kit.ts';

it('a run that said what it holds is asked for it by sample; one whose word was wrong, and all are asked', async () => {
  const world = await createWorld();
  try {
    await takenAtTheirWord(world);
  } finally {
    await world.close();
  }
});

async function takenAtTheirWord(world: World): Promise<void> {
  const { app } = world;
  const asking = vi.spyOn(app.client.workflowService, 'queryWorkflow');
  const asked = () => [...new Set(asking.mock.calls.map(([{ execution }]) => execution?.workflowId))];
  const checked = async (first: number) => {
    asking.mockClear();
    return (await check(app, () => {}, { first, oneIn: Number.POSITIVE_INFINITY })).differences;
  };
  /** What is still under way is asked; at rest nobody is. */
  const believed = () =>
    eventually(
      async () => [await checked(0), asked()],
      (seen) => seen.flat().length === 0,
    );
  const contact = (id: string, how = 'phone') => must(world, id, 'recordContact', { how });

  const [victim, id, other] = [await toMediation(world), await toMediation(world), await toMediation(world)] as const;
  await believed();
  // Begun again from its events, it holds them by definition; what it is given, it says itself.
  await handleOf(world, id).terminate('lost');
  // By its id: on a busy machine the list of runs learns of the end a moment later.
  expect((await rebuild(app, id)).rebuilt).toEqual([id]);
  await believed();
  await contact(id);
  await believed();
  // One that went on as a new run has said nothing yet.
  const { runId } = await handleOf(world, id).describe();
  await handleOf(world, id).signal('refresh');
  await eventually(
    async () => (await handleOf(world, id).describe()).runId,
    (next) => next !== runId,
  );
  const renewed = await eventually(
    async () => ({ differences: await checked(0), asked: asked() }),
    (seen) => seen.asked.length > 0,
  );
  expect(renewed).toEqual({ differences: [], asked: [id] });
  // A run that is renewed with one contact says what it holds with the next.
  for (const how of ['visit', 'office']) for (const one of [victim, id, other]) await contact(one, how);
  await app.db.delete(checkedStates);
  await believed();

  // Somebody writes into Postgres, and makes it look as if the run had said so: the first of a kind is asked all the same.
  await app.db.execute(
    sql`update trajectories set state = jsonb_set(state, '{province}', '"limburg"') where id = ${victim}`,
  );
  const { state } = (await readTrajectory(app.db, victim))!.trajectory;
  await app.db
    .update(runsSaid)
    .set({ state: fingerprintOf(state) })
    .where(eq(runsSaid.id, victim));
  await app.db.delete(checkedStates);
  expect(await checked(1)).toContainEqual(expect.objectContaining({ id: victim, what: 'run.otherState' }));
  expect(asked()).toEqual(expect.arrayContaining([victim, id, other]));
}
