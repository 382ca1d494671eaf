import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../app/operations/index.ts';
import { forward } from '../../app/demo/index.ts';
import { forecastOf, showTrajectory } from '../../app/trajectories/index.ts';
import type { Actor, CommandName } from '../../domain/trajectory/index.ts';
import { createWorld, eventually, mediator, type World } from '../support/world.ts';
import { eligible } from '../support/eligible.ts';

const worker: Actor = { role: 'groupWorker', id: 'group-antwerp-1' };
const coach: Actor = { role: 'jobCoach', id: 'coach-antwerp-1' };

/** Replayed after every step each takes half a minute: so the random lives of the forecast are in every run, and these in the long one. */
const modes: readonly (readonly [string, number | undefined])[] = [
  ['as in production', undefined],
  ...(process.env['W2_LONG_TESTS'] ? ([['replaying after every step', 0]] as const) : []),
];

describe.each(modes)('trajectories on the real server, %s', (_mode, maxCachedWorkflows) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows });
  });
  afterAll(() => world.close());

  /** Gives a command that must be accepted. */
  async function must(id: string, name: CommandName, data: Record<string, unknown> = {}, by: Actor = mediator) {
    const result = await world.give(id, name, data, by);
    if (!result.ok) throw new Error(`${name} refused: ${JSON.stringify(result.refusal)}`);
    return result;
  }

  async function toReferral(id: string) {
    await must(id, 'giveConsent');
    await must(id, 'holdIntakeTalk');
    await must(id, 'decideEligibility', eligible);
    await must(id, 'addGoal', { theme: 'work' });
    await must(id, 'agreePlan', { how: 'signed' });
    await must(id, 'refer');
    await eventually(
      () => showTrajectory(world.app, id),
      ({ events }) => events.some(({ type }) => type === 'PlaceGranted'),
    );
    await must(id, 'acceptReferral', { referralId: 'R1' }, worker);
  }

  it('carries someone from Limburg through the twelve weeks to the end of jobcoaching', async () => {
    const id = await world.register('limburg');
    await toReferral(id);
    await must(id, 'startGroup', { referralId: 'R1' }, worker);
    expect((await world.give(id, 'completeGroupTrack', {}, worker)).ok).toBe(false);
    await forward(world.app, { duration: '13w', sweeps: false });
    const after = await showTrajectory(world.app, id);
    expect(after.phase).toBe('mediation');
    expect(after.events.find(({ type }) => type === 'GroupTrackEnded')).toMatchObject({ as: 'completed' });
    await must(id, 'submitFinalReport', {}, worker);
    await must(id, 'registerOutcome', { kind: 'atWork', hiredOn: after.today });
    await must(id, 'requestJobCoaching', { kind: 'ordinary' });
    await must(id, 'assignJobCoach', { coachId: 'coach-1.limburg' });
    await must(id, 'recordEmployerAnswer', { consents: true }, coach);
    await must(id, 'recordCoaching', {}, coach);
    await forward(world.app, { duration: '14w', sweeps: false });
    await must(id, 'checkOutcome', { kind: 'atWork' });
    await forward(world.app, { duration: '14w', sweeps: false });
    expect((await showTrajectory(world.app, id)).phase).toBe('followUp');
    expect(await must(id, 'checkOutcome', { kind: 'atWork' })).toMatchObject({ phase: 'closed' });
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('lets a Randstad track run to the cap of 24 months while nobody acts, as the forecast said', async () => {
    const id = await world.register('antwerp');
    await toReferral(id);
    await must(id, 'startGroup', { referralId: 'R1' }, worker);
    const before = await showTrajectory(world.app, id);
    const foreseen = await forecastOf(world.app, id);
    await forward(world.app, { duration: '25m', sweeps: false });
    const after = await showTrajectory(world.app, id);
    expect(after.phase).toBe('followUp');
    const happened = after.events
      .slice(before.events.length)
      .filter(({ type }) => !type.startsWith('Lookup') && type !== 'DeadlineOpened');
    const expected = foreseen.filter(
      ({ type, on }) => !type.startsWith('Lookup') && type !== 'DeadlineOpened' && on <= after.today,
    );
    const told = (events: typeof foreseen) =>
      events
        .filter((event) => !('rule' in event && event.rule.startsWith('EXT')))
        .map(
          (event) =>
            `${event.on} ${event.type} ${'rule' in event ? event.rule : ''} ${'rung' in event ? event.rung : ''}`,
        );
    expect(told(happened)).toEqual(told(expected));
    expect((await check(world.app)).differences).toEqual([]);
  });
});
