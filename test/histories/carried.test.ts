import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { each } from '../../app/each.ts';
import { attributePairs } from '../../workflows/attributes.ts';
import { localDateOf, type Instant } from '../../domain/calendar/index.ts';
import {
  assertTrajectory,
  completed,
  contextAt,
  evolve,
  forecast,
  phases,
  stillWanted,
  type Trajectory,
  type Waiting,
} from '../../domain/trajectory/index.ts';
import { taskQueues, trajectoryWorkflow, type Carried, type StateAnswer } from '../../workflows/contract.ts';
import { createWorld, type World } from '../support/world.ts';
import { answersOf, asThen, readCarried, type CarriedState } from './carried-corpus.ts';

const states = await readCarried();
const named = states.map((state) => [`${state.release}: ${state.name}`, state] as const);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the states that releases carried on', () => {
  it('are there for every phase, at least forty of them, each of another trajectory', () => {
    expect(states.length).toBeGreaterThanOrEqual(46);
    expect(new Set(states.map(({ carried }) => carried.state.phase))).toEqual(
      new Set(phases.filter((phase) => phase !== 'closed')),
    );
    expect(new Set(states.map(idOf)).size).toBe(states.length);
  });

  it.each(named)('mean today what they meant then: %s', (_name, { carried, now, answers, known }) => {
    const asGiven = plain(carried);
    assertTrajectory(carried.state);
    expect(plain(answersOf(carried, now, known))).toEqual(answers);
    for (const effect of carried.pending) expect(stillWanted(effect, completed(carried.state))).toBe(true);
    expect(carried).toEqual(asGiven);
  });

  it.each(named)('have a future: %s', (_name, { carried, now, known }) => {
    const { state: asCarried, ...given } = carried;
    const state = completed(asCarried);
    if (state.phase === 'none') throw new Error('nobody is registered here');
    const future = forecast(state, contextAt(state, now, given));
    expect(future.map(({ sequence }) => sequence)).toEqual(future.map((_, index) => state.sequence + index + 1));
    const after = future.reduce<Trajectory>(evolve, state);
    assertTrajectory(after);
    // Whoever nobody looks after ends at the latest with guidance, or waits at the top of a ladder.
    expect(
      after.phase === 'closed' ||
        answersOf({ ...carried, state: after }, now, known).deadlines.every(({ steps }) => steps.length === 0),
    ).toBe(true);
  });
});

describe('a run started on a carried state', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('answers on the code of today what it waited for then, with every date where it was', async () => {
    const { client } = world.app;
    const told = await each(states, 8, async (state) => {
      const { carried, now, known } = state;
      const handle = await client.workflow.start(trajectoryWorkflow, {
        workflowId: idOf(state),
        taskQueue: taskQueues.trajectories,
        args: [carried] satisfies [Carried],
        typedSearchAttributes: carried.state.phase === 'none' ? [] : attributePairs(carried.state, localDateOf(now)),
      });
      const waiting = asThen(await handle.query<Waiting | null, [Instant]>('waiting', now));
      const { state: inRun } = await handle.query<StateAnswer>('state');
      return { name: state.name, waiting, answers: plain(answersOf({ ...carried, state: inRun }, now, known)) };
    });
    expect(told).toEqual(states.map(({ name, answers }) => ({ name, waiting: answers.waiting, answers })));
  });
});

function idOf({ carried: { state } }: CarriedState): string {
  if (state.phase === 'none') throw new Error('nobody is registered here');
  return state.id;
}
