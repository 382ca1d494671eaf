import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { isDeepStrictEqual } from 'node:util';
import { readEvents } from '../../db/queries/events.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { deadlines, type Actor, type CommandName, type Trajectory } from '../../domain/trajectory/index.ts';
import { EncryptionCodec } from '../../codec/codec.ts';
import type { StateAnswer } from '../../workflows/contract.ts';
import { eventually, mediator, type World } from '../support/world.ts';
import { eligible } from '../support/eligible.ts';

export const handleOf = ({ app }: World, id: string) => app.client.workflow.getHandle(id);

/** Gives a command that must be accepted. */
export async function must(
  world: World,
  id: string,
  name: CommandName,
  data: Record<string, unknown> = {},
  by: Actor = mediator,
) {
  const result = await world.give(id, name, data, by);
  if (!result.ok) throw new Error(`${name} refused: ${JSON.stringify(result.refusal)}`);
  return result;
}

export async function toMediation(world: World): Promise<string> {
  const id = await world.register('antwerp');
  await must(world, id, 'giveConsent');
  await must(world, id, 'holdIntakeTalk');
  await must(world, id, 'decideEligibility', eligible);
  await must(world, id, 'addGoal', { theme: 'work' });
  await must(world, id, 'agreePlan', { how: 'signed' });
  await settled(world, id);
  return id;
}

/** The run as it is when everything decided is recorded and told. */
export async function settled(world: World, id: string): Promise<StateAnswer> {
  const answer = await eventually(
    async () => ({
      run: await handleOf(world, id).query<StateAnswer>('state'),
      recorded: (await readEvents(world.app.db, id)).length,
    }),
    ({ run: { state, pending }, recorded }) => pending === 0 && state.phase !== 'none' && state.sequence === recorded,
  );
  return answer.run;
}

export const typesOf = async (world: World, id: string) => (await readEvents(world.app.db, id)).map(({ type }) => type);

/** What the open timers of a run say to operators: its history decoded. */
async function openTimers({ app }: World, { events }: History): Promise<string[]> {
  const open = new Map<string, Payload | null | undefined>();
  for (const {
    timerStartedEventAttributes,
    timerFiredEventAttributes,
    timerCanceledEventAttributes,
    userMetadata,
  } of events ?? []) {
    if (timerStartedEventAttributes) open.set(timerStartedEventAttributes.timerId ?? '', userMetadata?.summary);
    const gone = timerFiredEventAttributes ?? timerCanceledEventAttributes;
    if (gone) open.delete(gone.timerId ?? '');
  }
  const codec = new EncryptionCodec(app.settings.payloadKeys);
  return (await codec.decode([...open.values()].map((payload) => payload ?? {})))
    .map((payload) => defaultPayloadConverter.fromPayload<string>(payload))
    .sort();
}

/** One line per open deadline with its next step, as the timers must say it. */
function timersWanted(state: Trajectory): string[] {
  return deadlines(state)
    .flatMap(({ rule, owner, dueOn, steps: [step] }) =>
      step ? [`${rule} ${rules2026.rules[rule].title.en} · ${owner} · due ${dueOn} · ${step.rung} ${step.on}`] : [],
    )
    .sort();
}

/** The timers of a run and those that its state asks for, looked at while nothing is under way and no new run takes over. */
export async function timersOf(world: World, id: string): Promise<{ open: string[]; wanted: string[] }> {
  for (;;) {
    const { runId } = await handleOf(world, id).describe();
    const { state } = await settled(world, id);
    const history = await handleOf(world, id).fetchHistory();
    const after = await settled(world, id);
    const sameRun = (await handleOf(world, id).describe()).runId === runId;
    if (sameRun && isDeepStrictEqual(after.state, state))
      return { open: await openTimers(world, history), wanted: timersWanted(state) };
  }
}
