import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDate as days } from '../../domain/calendar/index.ts';
import { endAbsences, insertAbsence, presenceOn, standsInFor } from '../../db/queries/absences.ts';
import { leadsOf, recipientsOf } from '../../db/queries/recipients.ts';
import { listStaff, pickMediator, setLeftOn } from '../../db/queries/staff.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { begin } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

describe('someone who is away', () => {
  it('is replaced by a chain of at most three deputies, without going round in circles', async () => {
    const { id } = await begin(base.db, '2026-03-02', 'limburg');
    const found = await readTrajectory(base.db, id);
    if (!found) throw new Error('not there');
    const on = days('2026-08-03');
    const mediator = found.trajectory.mediatorId ?? '';
    const told = async (day = on) =>
      (await recipientsOf(base.db, found.trajectory, 'mediator', day)).map((one) => one.id);
    const away = (staffId: string, deputyId: string | null) =>
      insertAbsence(base.db, { staffId, fromOn: on, untilOn: addDays(on, 4), deputyId });
    const others = ['mediator-1.limburg', 'mediator-2.limburg', 'mediator-3.limburg'].filter((one) => one !== mediator);
    expect(await told()).toEqual([mediator]);
    await away(mediator, null);
    // Nobody stands in: as for a post that is empty.
    expect(await told()).toEqual(['lead.limburg']);
    await away(mediator, others[0]!);
    expect(await told()).toEqual([others[0]]);
    await away(others[0]!, others[1]!);
    expect(await told()).toEqual([others[1]]);
    await away(others[1]!, mediator);
    expect(await told()).toEqual(['lead.limburg']);
    await away(others[1]!, 'mediator-1.antwerp');
    expect(await told()).toEqual(['mediator-1.antwerp']);
    await away('mediator-1.antwerp', 'mediator-2.antwerp');
    expect(await told()).toEqual(['lead.limburg']);
    // Nor does the fourth see what is theirs.
    expect((await standsInFor(base.db, 'mediator-2.antwerp', on)).sort()).toEqual(['mediator-1.antwerp', ...others]);
    // All away: those who were meant are told all the same.
    await away('lead.limburg', null);
    expect(await told()).toEqual([mediator]);
    expect(await told(addDays(on, 5))).toEqual([mediator]);
    expect(await endAbsences(base.db, others[0]!, addDays(on, 2))).toBe(1);
    expect(await told(addDays(on, 2))).toEqual([others[0]]);
  });

  it('is told as themself who is meant, and as a deputy who stands in, wherever they stand in the list', async () => {
    const { id } = await begin(base.db, '2026-03-02', 'westFlanders');
    const found = await readTrajectory(base.db, id);
    if (!found) throw new Error('not there');
    const partner = 'groepIntro' as const;
    const group = (await listStaff(base.db, { province: 'westFlanders', organisationId: partner })).map(
      ({ id: one }) => one,
    );
    expect(group.length).toBeGreaterThan(1);
    const on = days('2026-08-10');
    const told = async () =>
      (await recipientsOf(base.db, { ...found.trajectory, partner }, 'partner', on)).map((one) => [
        one.id,
        one.insteadOf,
      ]);
    expect(await told()).toEqual(group.map((one) => [one, null]));
    for (const [staffId, deputyId] of [group.slice(0, 2), group.slice(0, 2).reverse()] as [string, string][]) {
      await insertAbsence(base.db, { staffId, fromOn: on, untilOn: on, deputyId });
      expect(await told()).toEqual(group.filter((one) => one !== staffId).map((one) => [one, null]));
      await endAbsences(base.db, staffId, addDays(on, -1));
    }
    await insertAbsence(base.db, { staffId: group[0]!, fromOn: on, untilOn: on, deputyId: 'lead.westFlanders' });
    expect(await told()).toContainEqual(['lead.westFlanders', group[0]]);
  });

  it('is told of whose address does not work, but not of their own', async () => {
    const on = days('2026-08-17');
    const presence = await presenceOn(base.db, on);
    const leads = async (whose: string) =>
      (await leadsOf(base.db, { whose, organisationId: 'vdab', province: 'limburg' }, on, presence)).map(
        ({ id }) => id,
      );
    expect(await leads('mediator-1.limburg')).toContain('coordinator.limburg');
    expect(await leads('coordinator.limburg')).not.toContain('coordinator.limburg');
  });

  it('who has left is told nothing from the day after, and gets nobody new', async () => {
    const { id } = await begin(base.db, '2026-03-02', 'eastFlanders');
    const found = await readTrajectory(base.db, id);
    if (!found) throw new Error('not there');
    const mediator = found.trajectory.mediatorId ?? '';
    await setLeftOn(base.db, mediator, days('2026-08-31'));
    const told = async (day: string) =>
      (await recipientsOf(base.db, found.trajectory, 'mediator', days(day))).map((one) => one.id);
    expect(await told('2026-08-31')).toEqual([mediator]);
    expect(await told('2026-09-01')).toEqual(['lead.eastFlanders']);
    // Nor when there is nobody else.
    const that = { fromOn: days('2026-09-02'), untilOn: days('2026-09-02'), deputyId: null };
    await insertAbsence(base.db, { staffId: 'lead.eastFlanders', ...that });
    expect(await told('2026-09-02')).toEqual([]);
    for (let time = 0; time < 3; time += 1)
      expect(await pickMediator(base.db, 'eastFlanders', days('2026-09-01'))).not.toBe(mediator);
  });
});
