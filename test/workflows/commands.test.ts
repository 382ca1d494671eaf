import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveCommand, forecastOf, showTrajectory, waitingOf } from '../../app/trajectories/index.ts';
import { giveCohortCommand, planCohort } from '../../app/cohorts/index.ts';
import { check } from '../../app/operations/index.ts';
import { each } from '../../app/each.ts';
import { readEvents } from '../../db/queries/events.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import type { CommandName } from '../../domain/trajectory/index.ts';
import type { StateAnswer } from '../../workflows/contract.ts';
import { createWorld, eventually, mediator, type World } from '../support/world.ts';
import { eligible } from '../support/eligible.ts';
import { accepted } from './cohort-kit.ts';
import { handleOf, must, settled, timersOf, toMediation, typesOf } from './kit.ts';

/** May be said as often as one likes. */
const topic = { kind: 'signal', theme: 'housing' } as const;

describe('commands to a trajectory', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const lengthOf = async (id: string) => (await handleOf(world, id).describe()).historyLength;
  const once = (id: string, name: CommandName, key: string, data = {}) =>
    giveCommand(world.app, { trajectoryId: id, name, by: mediator, data, idempotencyKey: key });

  /** Goes on as a new run, as after a deploy. */
  async function renewed(id: string): Promise<void> {
    const { runId } = await handleOf(world, id).describe();
    await handleOf(world, id).signal('refresh');
    await eventually(
      async () => (await handleOf(world, id).describe()).runId,
      (now) => now !== runId,
    );
  }

  it('do not start somebody alone who is to start with a group', async () => {
    const [someone] = await listStaff(world.app.db, { role: 'groupWorker', province: 'limburg' });
    const staff = { role: 'groupWorker', id: someone?.id ?? '' } as const;
    const id = await accepted(world, 'limburg', staff);
    const startsOn = addDays(localDateOf(await world.app.now()), 7);
    const group = { province: 'limburg', startsOn, size: 4, groupWorkerId: staff.id } as const;
    const planned = await planCohort(world.app, group, staff);
    if (!planned.ok) throw new Error(planned.refusal.refused);
    const { cohortId } = planned;
    await giveCohortCommand(world.app, { cohortId, name: 'allocate', by: staff, data: { trajectoryId: id } });
    await eventually(
      () => typesOf(world, id),
      (types) => types.includes('CohortJoined'),
    );
    await expect(world.give(id, 'startGroup', { referralId: 'R1' }, staff)).rejects.toMatchObject({
      code: 'cohort.startsTogether',
      details: { cohortId },
    });
    expect(await giveCohortCommand(world.app, { cohortId, name: 'start', by: staff, data: {} })).toMatchObject({
      ok: true,
    });
    await eventually(
      () => typesOf(world, id),
      (types) => types.includes('GroupStarted'),
    );
  });

  it('are refused with the reason before anything is written', async () => {
    const id = await world.register();
    const { state } = await settled(world, id);
    const before = await lengthOf(id);
    expect(await world.give(id, 'startGroup', { referralId: 'R1' })).toMatchObject({
      ok: false,
      refusal: { refused: 'phase.wrong' },
    });
    expect(await world.give(id, 'giveConsent', { on: '2000-01-01' })).toMatchObject({
      ok: false,
      refusal: { refused: 'date.beforeEntry' },
    });
    expect(await world.give(id, 'giveConsent', {}, { role: 'groupWorker', id: 'group-1' })).toMatchObject({
      ok: false,
      refusal: { refused: 'actor.notAllowed' },
    });
    expect(await lengthOf(id)).toBe(before);
    expect((await settled(world, id)).state).toEqual(state);
  });

  it('with the same key are answered the same and done once, also in a later run', async () => {
    const id = await toMediation(world);
    const first = await once(id, 'raiseTopic', 'key-1', topic);
    expect(first).toMatchObject({ ok: true });
    expect(await once(id, 'raiseTopic', 'key-1', topic)).toEqual(first);
    await settled(world, id);
    await renewed(id);
    expect(await once(id, 'raiseTopic', 'key-1', topic)).toEqual(first);
    expect((await typesOf(world, id)).filter((type) => type === 'TopicRaised')).toHaveLength(1);
    await once(id, 'raiseTopic', 'key-2', topic);
    expect((await typesOf(world, id)).filter((type) => type === 'TopicRaised')).toHaveLength(2);
  });

  it('are remembered in a later run by their newest keys, however many came before', async () => {
    const id = await toMediation(world);
    const keys = Array.from({ length: 39 }, (_, index) => `many-${index}`);
    await each(keys, 8, (key) => once(id, 'raiseTopic', key, topic));
    const last = await once(id, 'raiseTopic', 'the-last', topic);
    await settled(world, id);
    await renewed(id);
    expect(await once(id, 'raiseTopic', 'the-last', topic)).toEqual(last);
    expect((await typesOf(world, id)).filter((type) => type === 'TopicRaised')).toHaveLength(keys.length + 1);
  });

  it('come as signals too, and then from an operator whatever they claim', async () => {
    const id = await world.register();
    await handleOf(world, id).signal('giveConsent', { by: { role: 'mediator', id: 'somebody' }, data: {} });
    await eventually(
      () => typesOf(world, id),
      (types) => types.includes('ConsentGiven'),
    );
    expect((await readEvents(world.app.db, id)).find(({ type }) => type === 'ConsentGiven')?.by).toEqual({
      role: 'operator',
      id: 'signal',
    });
  });

  it('that are refused as signals become an event that the mediator is told about', async () => {
    const id = await world.register();
    await must(world, id, 'giveConsent');
    await must(world, id, 'holdIntakeTalk');
    await handleOf(world, id).signal('startGroup', { referralId: 'R1' });
    await handleOf(world, id).signal('decideEligibility', eligible);
    await handleOf(world, id).signal('lookupAnswered', 'no data at all');
    const events = await eventually(
      async () =>
        (await readEvents(world.app.db, id)).flatMap((event) =>
          event.type === 'SignalRefused' ? [`${event.command} ${event.code}`] : [],
        ),
      (refused) => refused.length >= 3,
    );
    expect(events).toEqual([
      'startGroup phase.wrong',
      'decideEligibility actor.notAllowed',
      'lookupAnswered command.missingField',
    ]);
    expect((await settled(world, id)).state.phase).toBe('intake');
  });

  it('twenty at once are all done, none lost and none twice', async () => {
    const id = await toMediation(world);
    const answers = await Promise.all(Array.from({ length: 20 }, () => must(world, id, 'raiseTopic', topic)));
    expect(new Set(answers.map(({ sequence }) => sequence)).size).toBe(20);
    const events = await readEvents(world.app.db, id);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events.filter(({ type }) => type === 'TopicRaised')).toHaveLength(20);
    const { open, wanted } = await timersOf(world, id);
    expect(open).toEqual(wanted);
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('leave exactly one timer per open deadline, whatever was commanded', async () => {
    const id = await world.register();
    const { today } = await showTrajectory(world.app, id);
    const inDays = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
    const commands: readonly [CommandName, Record<string, unknown>][] = [
      ['giveConsent', {}],
      ['pause', { reason: 'illness', until: inDays(20) }],
      ['resume', {}],
      ['holdIntakeTalk', {}],
      ['decideEligibility', eligible],
      ['extendDeadline', { deadlineId: 'PLAN-1', to: inDays(50), reason: 'partnerUnavailable' }],
      ['addGoal', { theme: 'work' }],
      ['agreePlan', { how: 'orally' }],
      ['recordContact', { how: 'phone' }],
      ['reviewPlan', {}],
      ['pause', { reason: 'care', until: inDays(40) }],
      ['recordContact', { how: 'phone' }],
      ['resume', {}],
      ['endGuidance', { because: 'foundWork' }],
      ['registerOutcome', { kind: 'lookingForWork' }],
    ];
    for (const [name, data] of commands) {
      const { state } = await settled(world, id);
      const open = 'deadlines' in state ? state.deadlines : [];
      // A rule stands for its open deadline: its number depends on what the look-ups opened meanwhile.
      const deadlineId = open.find(({ rule }) => rule === data['deadlineId'])?.id;
      await must(world, id, name, deadlineId ? { ...data, deadlineId } : data);
      const timers = await timersOf(world, id);
      expect(timers.open, name).toEqual(timers.wanted);
      expect(timers.open.length, name).toBeGreaterThan(0);
    }
  });

  it('are followed by queries that say what the screens say', async () => {
    const id = await toMediation(world);
    const now = await world.app.now();
    const handle = handleOf(world, id);
    const answer = await handle.query<StateAnswer>('state');
    expect(answer).toMatchObject({
      epoch: 1,
      build: world.build.id,
      parked: null,
      pending: 0,
      state: { phase: 'mediation', id },
    });
    expect(await handle.query('waiting', now)).toEqual((await waitingOf(world.app, id)).waiting);
    const dated = (events: readonly { on: string; type: string }[]) => events.map(({ on, type }) => `${on} ${type}`);
    expect(dated(await handle.query('forecast', now))).toEqual(dated(await forecastOf(world.app, id)));
  });
});
