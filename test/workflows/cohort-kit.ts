import { giveCohortCommand } from '../../app/cohorts/index.ts';
import { readCohortEvents } from '../../db/queries/cohorts.ts';
import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { CohortCommandName, CohortEvent } from '../../domain/cohort/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { CohortStateAnswer } from '../../workflows/cohorts/contract.ts';
import { eligible } from '../support/eligible.ts';
import { eventually, type World } from '../support/world.ts';
import { must, typesOf } from './kit.ts';

/** Somebody whom the partner accepted, and who is in no group yet. */
export async function accepted(world: World, province: Province, by: Actor): Promise<string> {
  const person = await world.register(province);
  await must(world, person, 'giveConsent');
  await must(world, person, 'holdIntakeTalk');
  await must(world, person, 'decideEligibility', eligible);
  await must(world, person, 'addGoal', { theme: 'work' });
  await must(world, person, 'agreePlan', { how: 'signed' });
  await must(world, person, 'refer');
  await eventually(
    () => typesOf(world, person),
    (types) => types.includes('PlaceGranted'),
  );
  await must(world, person, 'acceptReferral', { referralId: 'R1' }, by);
  return person;
}

/** What a story of one cohort does and looks at. @param here where it is, as far as the story has come */
export function cohortIn(here: () => { readonly world: World; readonly id: string; readonly staff: Actor }) {
  const give = (name: CohortCommandName, data: Record<string, unknown> = {}, idempotencyKey?: string) => {
    const { world, id: cohortId, staff: by } = here();
    return giveCohortCommand(world.app, { cohortId, name, by, data, ...(idempotencyKey ? { idempotencyKey } : {}) });
  };
  const events = () => readCohortEvents(here().world.app.db, here().id);
  return {
    give,
    events,
    today: async (): Promise<LocalDate> => localDateOf(await here().world.app.now()),
    async mustGive(name: CohortCommandName, data: Record<string, unknown> = {}, key?: string) {
      const result = await give(name, data, key);
      if (!result.ok) throw new Error(`${name} refused: ${JSON.stringify(result.refusal)}`);
      return result;
    },
    ofType: async <T extends CohortEvent['type']>(type: T) =>
      (await events()).filter((event): event is Extract<CohortEvent, { type: T }> => event.type === type),
    /** Everything decided is recorded and told. */
    told: () =>
      eventually(
        async () => ({
          run: await here().world.app.client.workflow.getHandle(here().id).query<CohortStateAnswer>('state'),
          recorded: (await events()).length,
        }),
        ({ run: { pending, state }, recorded }) =>
          pending === 0 && state.phase !== 'none' && state.sequence === recorded,
      ),
  };
}
