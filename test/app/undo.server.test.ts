import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../app/operations/index.ts';
import { erasePerson } from '../../app/people/index.ts';
import { reopen, showTrajectory, undoClosing } from '../../app/trajectories/index.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { readNotes } from '../../db/queries/notes.ts';
import { createWorld, mediator, type World } from '../support/world.ts';
import { must } from '../workflows/kit.ts';
import { later, registered, toPlanning } from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const teamLead: Actor = { role: 'teamLead', id: 'teamLead-1' };
const show = (id: string) => showTrajectory(world.app, id);
const undo = (trajectoryId: string, by: Actor = teamLead) =>
  undoClosing(world.app, { trajectoryId, because: 'wrongPerson', by });
const code = (code: string) => expect.objectContaining({ code });

async function closed(reason: string, row = world.someone('limburg')): Promise<string> {
  const id = await registered(world, row);
  await toPlanning(world, id);
  await must(world, id, 'stop', { reason });
  return id;
}

describe('a merge', () => {
  it('goes into a trajectory of the same person only: that of somebody else closes nothing, whoever asks', async () => {
    const id = await registered(world, world.someone('limburg'));
    const other = await registered(world, world.someone('limburg'));
    for (const by of [mediator, teamLead, { role: 'operator', id: 'cli' }] as const)
      await expect(world.give(id, 'mergeInto', { into: other }, by)).rejects.toEqual(code('merge.otherPerson'));
    await world.app.client.workflow.getHandle(id).signal('mergeInto', { into: other });
    await expect.poll(async () => (await show(id)).events.at(-1)?.type).toBe('SignalRefused');
    expect(await show(id)).toMatchObject({ phase: 'registration', mergedInto: null });
  });
});

describe('a closing by mistake', () => {
  it.each(['deceased', 'movedAway', 'byPerson'])(
    '(%s) is undone: the same trajectory goes on, and closes again',
    async (reason) => {
      const id = await registered(world, world.someone('limburg'));
      await toPlanning(world, id);
      const before = await show(id);
      await must(world, id, 'stop', { reason });
      const result = await undoClosing(world.app, {
        trajectoryId: id,
        because: 'wrongPerson',
        by: teamLead,
        note: 'het ging over een naamgenoot',
      });
      expect(result).toEqual({ trajectoryId: id, phase: 'planning', place: 'asItWas', already: false });
      const after = await show(id);
      const open = ({ deadlines }: typeof after) =>
        deadlines
          .filter(({ status, rule }) => status === 'open' && !rule.startsWith('EXT-1'))
          .map(({ deadlineId, dueOn, nextOn }) => ({ deadlineId, dueOn, nextOn }));
      expect(open(after)).toEqual(open(before));
      expect(after).toMatchObject({ closed: null, waiting: { waitsFor: { rule: 'PLAN-1' } } });
      expect(after.events.slice(0, before.events.length)).toEqual(before.events);
      const said = (await readNotes(world.app.db, id)).filter(({ authorRole }) => authorRole === 'teamLead');
      expect(said).toMatchObject([{ text: 'het ging over een naamgenoot' }]);

      await must(world, id, 'addGoal', { theme: 'work' });
      await must(world, id, 'agreePlan', { how: 'signed' });
      await must(world, id, 'stop', { reason });
      expect(await show(id)).toMatchObject({ phase: 'closed', closed: { reason } });
      await undo(id);
      expect((await check(world.app)).differences.filter(({ id: of }) => of === id)).toEqual([]);
    },
  );

  it('is undone once, also when three do it at the same moment, and done again it is already so', async () => {
    const id = await closed('deceased');
    const results = await Promise.all([undo(id), undo(id), undo(id)]);
    expect(results.filter(({ already }) => !already)).toHaveLength(1);
    expect((await show(id)).events.filter(({ type }) => type === 'ClosingUndone')).toHaveLength(1);
    expect((await undo(id)).already).toBe(true);
    await must(world, id, 'addGoal', { theme: 'work' });
    expect((await check(world.app)).differences.filter(({ id: of }) => of === id)).toEqual([]);
  });

  it('has its place in the quota again, or the first place in the line when it is taken', async () => {
    const id = await registered(world, world.someone('limburg'));
    await toPlanning(world, id);
    await must(world, id, 'addGoal', { theme: 'work' });
    await must(world, id, 'agreePlan', { how: 'signed' });
    await must(world, id, 'refer', {});
    await expect.poll(async () => (await show(id)).deadlines.some(({ rule }) => rule === 'REF-1')).toBe(true);
    await must(world, id, 'stop', { reason: 'deceased' });
    await expect
      .poll(() => undo(id).catch((error: unknown) => error), { timeout: 10_000 })
      .toMatchObject({ place: 'asItWas' });
    expect(await show(id)).toMatchObject({ phase: 'mediation', waiting: { waitsFor: { rule: 'REF-1' } } });
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('stands for another role, after thirty days, beside another open trajectory, once gone on from, once erased', async () => {
    const id = await closed('deceased');
    for (const by of [mediator, { role: 'operator', id: 'cli' }] as const)
      await expect(undo(id, by)).rejects.toEqual(code('undo.notAllowed'));

    const row = world.someone('limburg');
    const first = await closed('movedAway', row);
    const second = await registered(world, row);
    await expect(undo(first)).rejects.toMatchObject({ code: 'undo.otherOpen', details: { duplicateOf: second } });

    const left = await closed('byPerson');
    const { trajectoryId: next } = await reopen(world.app, { trajectoryId: left, because: 'other', by: mediator });
    await must(world, next, 'refuseConsent', {});
    await expect(undo(left)).rejects.toMatchObject({ code: 'undo.followed', details: { followedBy: next } });

    const gone = await closed('deceased');
    await erasePerson(world.app, gone);
    await expect(undo(gone)).rejects.toEqual(code('person.erased'));

    await later(world, 31);
    await expect(undo(id)).rejects.toEqual(code('undo.tooLate'));
    expect(localDateOf(await world.app.now())).not.toBe('');
  });
});
