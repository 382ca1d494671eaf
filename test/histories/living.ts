import { addDays, msOf, startOfDay } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import {
  spreadMs,
  type Actor,
  type CommandInput,
  type CommandName,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { registerRow } from '../../app/intake/index.ts';
import { bringTo } from '../../app/runs/bring-to.ts';
import { readEvents } from '../../db/queries/events.ts';
import type { Answer, StateAnswer } from '../../workflows/contract.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import { testDay, testNow } from '../support/day.ts';
import { eventually, mediator, operator, type World } from '../support/world.ts';

/** A trajectory on the real server, lived on its own clock: other lives go on meanwhile. */
export interface Living {
  readonly id: string;
  /** A command that must be accepted. */
  say(name: CommandName, data?: CommandInput['data'], by?: Actor, updateId?: string): Promise<Answer>;
  /** What an operator sends from the Temporal UI. */
  signal(name: string, data?: CommandInput['data']): Promise<void>;
  /** Lets days pass with nobody doing anything, into the small hours in which timers fire. */
  pass(days: number): Promise<void>;
  /** Waits until this has happened (so often). */
  until(type: TrajectoryEvent['type'], times?: number): Promise<void>;
  /** Continues as new, as after a deploy. */
  refresh(): Promise<void>;
  events(): Promise<TrajectoryEvent[]>;
  /** Waits until everything decided is recorded and told. */
  settle(): Promise<void>;
}

export async function begin(
  world: World,
  province: Province,
  suits: (row: RegistrationRow) => boolean = () => true,
): Promise<Living> {
  let row = world.someone(province);
  while (!suits(row)) row = world.someone(province);
  const registered = await registerRow(world.app, row, operator);
  if (!registered.ok) throw new Error(JSON.stringify(registered));
  // Its own clock too begins on the day of the tests.
  await bringTo(world.app, registered.trajectoryId, msOf(testNow));
  return living(world, registered.trajectoryId);
}

function living({ app }: World, id: string): Living {
  const handle = app.client.workflow.getHandle(id);
  let today = testDay;
  const life: Living = {
    id,
    say: (name, data = {}, by = mediator, updateId) =>
      handle.executeUpdate<Answer, [CommandInput]>(name, {
        args: [{ by, data }],
        ...(updateId === undefined ? {} : { updateId }),
      }),
    signal: (name, data = {}) => handle.signal(name, { data }),
    async pass(days) {
      today = addDays(today, days);
      await bringTo(app, id, msOf(startOfDay(today)) + spreadMs + 600_000);
      await life.settle();
    },
    async until(type, times = 1) {
      const seen = async () => (await life.events()).map((event) => event.type);
      await eventually(seen, (types) => types.filter((each) => each === type).length >= times);
    },
    async refresh() {
      const { runId } = await handle.describe();
      await handle.signal('refresh');
      await eventually(
        async () => (await handle.describe()).runId,
        (now) => now !== runId,
      );
    },
    events: () => readEvents(app.db, id),
    async settle() {
      await eventually(
        async () => {
          const { state, pending } = await handle.query<StateAnswer>('state');
          const recorded = (await life.events()).at(-1)?.sequence;
          const closed = state.phase === 'closed' && (await handle.describe()).status.name === 'RUNNING';
          return pending === 0 && !closed && state.phase !== 'none' && recorded === state.sequence;
        },
        (settled) => settled,
      );
    },
  };
  return life;
}
