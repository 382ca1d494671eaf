import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { check } from '../../app/operations/index.ts';
import { AppError } from '../../app/errors.ts';
import { openApp } from '../../app/open.ts';
import { bringTo } from '../../app/runs/bring-to.ts';
import { moveTo } from '../../app/runs/time-skipping.ts';
import { connect } from '../../db/connect.ts';
import { record } from '../../db/record.ts';
import { effects, messages, quotas } from '../../db/schema.ts';
import { msOf } from '../../domain/calendar/index.ts';
import { newestRules } from '../../domain/rules/index.ts';
import { contextAt, noteRefusedSignal, refuse } from '../../domain/trajectory/index.ts';
import type { StateAnswer } from '../../workflows/contract.ts';
import { stories } from '../histories/lives.ts';
import { setFaults } from '../e2e/kit/outside-ledger.ts';
import { testDay } from '../support/day.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { handleOf, must, settled, toMediation, typesOf } from './kit.ts';
import { eligible } from '../support/eligible.ts';

interface Metadata {
  readonly currentDetails: string;
  readonly definition: Readonly<
    Record<
      'updateDefinitions' | 'signalDefinitions' | 'queryDefinitions',
      readonly { name: string; description: string }[]
    >
  >;
}

describe('what operators see and what protects them', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const told = (id: string) => world.app.db.select().from(messages).where(eq(messages.trajectoryId, id));
  const effectsOf = (id: string) =>
    world.app.db
      .select()
      .from(effects)
      .where(eq(effects.trajectoryId, id))
      .orderBy(sql`split_part(${effects.key}, '/', 1)::integer`, effects.key);

  const clockOf = async (id: string) =>
    (await handleOf(world, id).describe()).raw.workflowExtendedInfo?.timeSkippingInfo;
  /** How far its clock is from a moment, in ms. */
  const isBeside = async (id: string, ms: number) =>
    Math.abs(Number((await clockOf(id))?.currentTime?.seconds ?? 0) * 1000 - ms);

  it('every trajectory can be searched by where it is, whom it waits for and until when', async () => {
    const id = await toMediation(world);
    const { searchAttributes } = await handleOf(world, id).describe();
    const { state } = await settled(world, id);
    const first = 'deadlines' in state ? state.deadlines.find(({ rule }) => rule === 'MED-1') : undefined;
    expect(searchAttributes).toMatchObject({
      Province: ['antwerp'],
      Phase: ['mediation'],
      WaitingFor: ['mediator MED-1'],
      Overdue: [false],
      EscalationLevel: [0],
      OnPause: [false],
      RuleVersion: [newestRules.version],
    });
    expect(
      new Date(String(searchAttributes['NextDeadline']?.[0])).toLocaleDateString('sv', { timeZone: 'Europe/Brussels' }),
    ).toBe(first?.dueOn);
    await must(world, id, 'pause', { reason: 'illness', until: first?.dueOn });
    expect((await handleOf(world, id).describe()).searchAttributes).toMatchObject({
      OnPause: [true],
      WaitingFor: ['rule PAU-1'],
    });
  });

  it('its details say in words what it waits for, and every handler says what it does', async () => {
    const id = await toMediation(world);
    const { currentDetails, definition } = await handleOf(world, id).query<Metadata>('__temporal_workflow_metadata');
    expect(currentDetails).toMatch(
      /^### mediation since \d{4}-\d\d-\d\d · antwerp\n\n\*\*Waits for\*\* mediator · contact with the person · until \d{4}-\d\d-\d\d \(MED-1, rules /,
    );
    expect(currentDetails).toContain(`(MED-1, rules ${newestRules.version})`);
    expect(currentDetails).toContain('Also:\n- ');
    const handlers = [
      ...definition.updateDefinitions,
      ...definition.signalDefinitions,
      ...definition.queryDefinitions,
    ].filter(({ name }) => !name.startsWith('__'));
    expect(handlers.length).toBeGreaterThan(70);
    expect(handlers.filter(({ description }) => !description)).toEqual([]);
  });

  it('a second writer parks the trajectory: commands are refused with what to do, and check tells it', async () => {
    const id = await toMediation(world);
    const { state } = await settled(world, id);
    const { events } = noteRefusedSignal(
      state,
      'stop',
      refuse('command.unknown'),
      contextAt(state, await world.app.now(), await world.app.basis()),
    );
    await record(world.app.db, { trajectoryId: id, epoch: 1, events, effects: [] });
    const parked = { code: 'trajectory.parked', hint: expect.stringContaining('w2 rebuild') as unknown };
    await expect(world.give(id, 'recordContact', { how: 'phone' })).rejects.toMatchObject(parked);
    await expect(world.give(id, 'recordContact', { how: 'phone' })).rejects.toBeInstanceOf(AppError);
    const { differences } = await check(world.app);
    expect(differences.filter((one) => one.id === id).map(({ what }) => what)).toEqual(['record.parked', 'run.parked']);
    expect(differences.filter((one) => one.id !== id)).toEqual([]);
    const { currentDetails } = await handleOf(world, id).query<Metadata>('__temporal_workflow_metadata');
    expect(currentDetails).toContain('Parked: record.sequenceConflict');
  });

  it('a state that was spoilt parks it too, though only our own code can tell', async () => {
    const id = await toMediation(world);
    await world.app.db.execute(
      sql`update trajectories set state = jsonb_set(state, '{recent}', 'null') where id = ${id}`,
    );
    await expect(world.give(id, 'recordContact', { how: 'phone' })).rejects.toMatchObject({
      code: 'trajectory.parked',
    });
    const { differences } = await check(world.app);
    const found = differences.filter((one) => one.id === id).map(({ what }) => what);
    expect(found).toEqual(expect.arrayContaining(['record.parked', 'run.parked']));
  });

  it('two processes that bring one clock to a day at once go the way once', async () => {
    const id = await world.register('antwerp');
    const other = await openApp(world.app.settings);
    const target = msOf(await world.app.now()) + 30 * 24 * 3_600_000;
    await Promise.all([world.app, other, world.app, other].map((app) => bringTo(app, id, target)));
    await other.close();
    expect(await isBeside(id, target)).toBeLessThan(3_600_000);
  });

  it('a fast-forward whose end nobody heard of is waited for, not followed by another from where its clock was read', async () => {
    const id = await world.register('antwerp');
    const { client } = world.app;
    const service = client.workflowService;
    const target = msOf(await world.app.now()) + 60 * 24 * 3_600_000;
    let updates = 0;
    let polls = 0;
    const slow = Object.create(service, {
      pollWorkflowExecutionTimeSkipping: {
        value: (request: never) => {
          polls += 1;
          // As a busy server answers: not in time.
          if (polls === 1)
            return Promise.reject(Object.assign(new Error('late'), { code: 4, details: '', metadata: {} }));
          return service.pollWorkflowExecutionTimeSkipping(request);
        },
      },
      updateWorkflowExecutionOptions: {
        value: async (request: never) => {
          updates += 1;
          // Who would set another one comes when the first is through.
          if (updates === 2)
            await eventually(
              () => clockOf(id),
              (one) => one?.effectiveConfig?.enabled !== true,
            );
          return service.updateWorkflowExecutionOptions(request);
        },
      },
    }) as typeof service;
    await moveTo(Object.create(client, { workflowService: { value: slow } }) as typeof client, id, target);
    expect(await isBeside(id, target)).toBeLessThan(3_600_000);
    expect(polls).toBeGreaterThan(0);
  });

  it('a rung of the ladder is told in the step that records it', async () => {
    const id = await world.register('antwerp');
    await bringTo(world.app, id, msOf(await world.app.now()) + 40 * 24 * 3_600_000);
    await settled(world, id);
    // That there is a new person was told with the row, before the run began.
    const rungs = (await effectsOf(id)).filter(({ kind }) => kind === 'notify');
    expect(rungs.length).toBeGreaterThan(2);
    expect(rungs).toEqual(rungs.map((one) => ({ ...one, status: 'done', attempts: 0 })));
    const { events } = await handleOf(world, id).fetchHistory();
    const begun = (events ?? []).map((one) => one.activityTaskScheduledEventAttributes?.activityType?.name);
    expect(begun.filter((name) => name === 'notify')).toEqual([]);
  });

  it('death silences what was not yet told', async () => {
    const id = await toMediation(world);
    const before = (await told(id)).length;
    const other = connect(world.app.settings.databaseUrl, { max: 1 });
    await other.db.transaction(async (tx) => {
      // The mailboxes are held: the first message is under way, the next two wait behind it.
      await tx.execute(sql`lock table messages in exclusive mode`);
      for (let signal = 0; signal < 3; signal += 1)
        await handleOf(world, id).signal('startGroup', { referralId: 'R1' });
      await eventually(
        async () => (await effectsOf(id)).filter(({ kind, status }) => kind === 'notify' && status === 'pending'),
        (pending) => pending.length === 3 && pending.some(({ attempts }) => attempts > 0),
      );
      await must(world, id, 'stop', { reason: 'deceased' });
    });
    await other.close();
    await eventually(
      async () => (await handleOf(world, id).describe()).status.name,
      (status) => status === 'COMPLETED',
    );
    expect((await typesOf(world, id)).at(-1)).toBe('TrajectoryClosed');
    const last = (await effectsOf(id)).filter(({ kind }) => kind === 'notify').slice(-3);
    expect(last.filter(({ status }) => status === 'dropped').length).toBeGreaterThanOrEqual(2);
    expect((await told(id)).length).toBeLessThanOrEqual(before + 1);
  });

  it('a place that nobody takes in time is offered to the next in line, also when that is the same person', async () => {
    const years = [0, 1].map((more) => Number(testDay.slice(0, 4)) + more);
    await world.app.db
      .insert(quotas)
      .values(years.map((year) => ({ province: 'eastFlanders' as const, year, places: 1 })));
    const [, second] = await stories.waitingForAPlace(world);
    const happened = (await typesOf(world, second?.id ?? '')).filter((type) => type.startsWith('Place'));
    expect(happened).toEqual(['PlaceQueued', 'PlaceOffered', 'PlaceLapsed', 'PlaceOffered', 'PlaceAccepted']);
  });

  it('a silent OCMW of two minutes holds up no other lane', async () => {
    const { url } = world.sandboxes.ocmw;
    await setFaults(url, { rules: [{ kind: 'slow', rate: 1, delayMs: 120_000 }] });
    try {
      const id = await world.register('antwerp');
      await must(world, id, 'giveConsent');
      await must(world, id, 'holdIntakeTalk');
      await must(world, id, 'decideEligibility', eligible);
      await must(world, id, 'addGoal', { theme: 'work' });
      await must(world, id, 'agreePlan', { how: 'signed' });
      await must(world, id, 'refer');
      await eventually(
        () => typesOf(world, id),
        (types) =>
          types.includes('PlaceGranted') &&
          types.some((type) => type === 'LookupAnswered' || type === 'LookupUnanswered'),
      );
      await eventually(
        async () => (await told(id)).map(({ about }) => about),
        (about) => about.includes('registered') && about.includes('referred'),
      );
      const { state } = await handleOf(world, id).query<StateAnswer>('state');
      const lookups = 'lookups' in state ? state.lookups.map(({ system, status }) => [system, status === 'asked']) : [];
      expect(lookups).toEqual([
        ['ocmw', true],
        ['riziv', false],
      ]);
    } finally {
      // Cuts the line that is held: the worker need not wait for it before it stops.
      await world.sandboxes.ocmw.close();
    }
  });
});
