import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reopen, showTrajectory } from '../../app/trajectories/index.ts';
import { erasePerson } from '../../app/people/index.ts';
import { addMonths } from '../../domain/calendar/index.ts';
import { readNotes } from '../../db/queries/notes.ts';
import { createWorld, mediator, type World } from '../support/world.ts';
import { eligible } from '../support/eligible.ts';
import { must } from '../workflows/kit.ts';
import { later, notEligible, registered, toIntake, toPlanning } from './kit.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const back = (trajectoryId: string, because: Parameters<typeof reopen>[1]['because'] = 'personReturns') =>
  reopen(world.app, { trajectoryId, because, by: mediator });
const code = (code: string) => expect.objectContaining({ code });
const show = (id: string) => showTrajectory(world.app, id);

async function closed(reason: string, row = world.someone('antwerp')): Promise<string> {
  const id = await registered(world, row);
  await toPlanning(world, id);
  await must(world, id, 'stop', { reason });
  return id;
}

describe('someone comes back', () => {
  it('to a new trajectory that goes on from the old one, on which the 24 months count on from the first decision', async () => {
    const old = await closed('byPerson');
    const [decided] = (await show(old)).events.filter(({ type }) => type === 'EligibilityDecided');
    const eligibleOn = decided?.on ?? expect.fail('no decision');
    await later(world, 60);
    const { trajectoryId, reopens } = await reopen(world.app, {
      trajectoryId: old,
      because: 'personReturns',
      by: mediator,
      note: 'kwam zelf terug',
    });
    expect(reopens).toBe(old);
    expect(await show(trajectoryId)).toMatchObject({ phase: 'registration', reopens: old, followedBy: null });
    expect(await show(old)).toMatchObject({ phase: 'closed', followedBy: trajectoryId });
    expect((await show(trajectoryId)).person).toEqual((await show(old)).person);
    expect(await readNotes(world.app.db, trajectoryId)).toMatchObject([{ text: 'kwam zelf terug' }]);

    await toIntake(world, trajectoryId);
    await must(world, trajectoryId, 'decideEligibility', eligible);
    const { deadlines, events } = await show(trajectoryId);
    expect(events.find(({ type }) => type === 'EligibilityDecided')?.on).not.toBe(eligibleOn);
    expect(deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn).toBe(addMonths(eligibleOn, 24));
    expect(JSON.stringify(events)).not.toContain('kwam zelf terug');
  });

  it('once, also when two people do it at the same moment', async () => {
    const old = await closed('byPerson');
    const results = await Promise.allSettled([back(old), back(old), back(old)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toEqual(code('reopen.followed'));
  });

  it('not from an open trajectory, not from one that was gone on from, not beside another open one, not after a death', async () => {
    const old = await closed('byPerson');
    const { trajectoryId } = await back(old);
    await expect(back(trajectoryId)).rejects.toEqual(code('reopen.notClosed'));
    await expect(back(old)).rejects.toEqual(code('reopen.followed'));
    await expect(back(await closed('deceased'))).rejects.toEqual(code('reopen.deceased'));

    const row = world.someone('antwerp');
    const first = await closed('movedAway', row);
    const second = await registered(world, row);
    // Registered again within the months, they came back already.
    await expect(back(first)).rejects.toMatchObject({ code: 'reopen.followed', details: { followedBy: second } });
  });

  it('not as a jobseeker, and not once the person is erased', async () => {
    const old = await closed('byPerson');
    const by = { role: 'jobseeker', id: 'p-1' } as const;
    const asked = { trajectoryId: old, because: 'other', by } as const;
    await expect(reopen(world.app, asked)).rejects.toEqual(code('reopen.notAllowed'));
    await erasePerson(world.app, old);
    await expect(back(old)).rejects.toEqual(code('person.erased'));
  });

  it('for a reconsideration within thirty days of a negative decision, for another reason within six months', async () => {
    const id = await registered(world, world.someone('antwerp'));
    await toIntake(world, id);
    await must(world, id, 'decideEligibility', notEligible);
    await expect(back(await closed('byPerson'), 'reconsideration')).rejects.toEqual(code('reopen.noDecision'));
    await later(world, 30);
    const { trajectoryId } = await back(id, 'reconsideration');
    await must(world, trajectoryId, 'refuseConsent');

    const other = await registered(world, world.someone('antwerp'));
    await toIntake(world, other);
    await must(world, other, 'decideEligibility', notEligible);
    await later(world, 31);
    await expect(back(other, 'reconsideration')).rejects.toEqual(code('reopen.reconsiderationTooLate'));
    await expect(back(other)).resolves.toMatchObject({ reopens: other });
  });
});
