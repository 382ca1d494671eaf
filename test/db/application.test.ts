import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant, localDate } from '../../domain/calendar/index.ts';
import { addClockOffset, readClockOffset, setClockOffset } from '../../db/queries/clock.ts';
import { beginRequest, finishRequest, forgetRequest } from '../../db/queries/idempotency.ts';
import { insertNote, readNotes } from '../../db/queries/notes.ts';
import { erasePerson } from '../../db/queries/people.ts';
import { inszOf } from '../../db/queries/lookups.ts';
import { recipientsOf } from '../../db/queries/recipients.ts';
import { listStaff, pickMediator } from '../../db/queries/staff.ts';
import { nextDayOfAny, openDue, readTrajectory } from '../../db/queries/trajectories.ts';
import { seedStaff } from '../../db/seed-staff.ts';
import { migrate } from '../../db/migrate.ts';
import { begin } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const at = instant('2026-03-02T10:00:00.000Z');

describe('what the application keeps', () => {
  it('migrates and seeds again without a change', async () => {
    const before = await listStaff(base.db);
    await migrate(base.url);
    await seedStaff(base.db);
    expect(await listStaff(base.db)).toEqual(before);
    expect(before).toHaveLength(50);
    expect(new Set(before.map(({ name }) => name)).size).toBe(50);
  });

  it('answers a repeated request with the first answer', async () => {
    const request = { scope: 'mediator-1.antwerp POST /x', key: 'k1', requestHash: 'abc', at };
    const begun = await Promise.all([beginRequest(base.db, request), beginRequest(base.db, request)]);
    expect(begun.map(({ is }) => is).sort()).toEqual(['new', 'running']);
    await finishRequest(base.db, { ...request, status: 201, response: { id: 'T-000001' } });
    expect(await beginRequest(base.db, request)).toEqual({ is: 'answered', status: 201, response: { id: 'T-000001' } });
    expect(await beginRequest(base.db, { ...request, requestHash: 'other' })).toEqual({ is: 'otherRequest' });
    await forgetRequest(base.db, request);
    expect(await beginRequest(base.db, request)).toEqual({ is: 'new' });
  });

  it('moves the clock', async () => {
    await setClockOffset(base.db, 1000);
    await Promise.all([addClockOffset(base.db, 5), addClockOffset(base.db, 5)]);
    expect(await readClockOffset(base.db)).toBe(1010);
  });

  it('finds what is due, and the next day that matters to anyone', async () => {
    const { id } = await begin(base.db, '2026-03-02');
    const day = await nextDayOfAny(base.db);
    expect(day).not.toBeNull();
    expect((await openDue(base.db, localDate('2026-03-02'))).map((row) => row.id)).not.toContain(id);
    expect((await openDue(base.db, localDate('2026-12-31'))).map((row) => row.id)).toContain(id);
  });
});

describe('staff', () => {
  it('gives the next person to the mediator with the fewest open trajectories', async () => {
    const first = await pickMediator(base.db, 'antwerp', localDate('2026-03-02'));
    expect(first).toBe('mediator-2.antwerp');
    expect(await pickMediator(base.db, 'limburg', localDate('2026-03-02'))).toBe('mediator-1.limburg');
  });

  it('tells the team lead what a missing mediator should hear, and the mediator what a missing partner should', async () => {
    const { id } = await begin(base.db, '2026-03-02', 'limburg');
    const found = await readTrajectory(base.db, id);
    if (!found) throw new Error('not there');
    const told = async (changes: object, to: Parameters<typeof recipientsOf>[2]) =>
      (await recipientsOf(base.db, { ...found.trajectory, ...changes }, to, localDate('2026-03-02')))
        .map((one) => one.id)
        .sort();
    expect(await told({}, 'mediator')).toEqual(['mediator-1.limburg']);
    expect(await told({ mediatorId: null }, 'mediator')).toEqual(['lead.limburg']);
    expect(await told({}, 'partner')).toEqual(['mediator-1.limburg']);
    expect(await told({ partner: 'groepIntro' }, 'partner')).toEqual([
      'group-1.limburg',
      'group-2.limburg',
      'partner.limburg',
    ]);
    expect(await told({ partner: 'groepIntro' }, 'groupWorker')).toEqual(['group-1.limburg', 'group-2.limburg']);
    expect(await told({}, 'programmeCoordinator')).toEqual(['coordinator.limburg']);
  });
});

describe('the side store', () => {
  it('erases a person and their notes, and leaves the trajectory', async () => {
    const { id } = await begin(base.db, '2026-03-02');
    await insertNote(base.db, {
      id: 'n-1',
      trajectoryId: id,
      authorRole: 'mediator',
      authorId: 'mediator-1.antwerp',
      text: 'een nota',
      at,
    });
    const before = await readTrajectory(base.db, id);
    expect(await inszOf(base.db, id)).toBe(before?.person.insz);
    await erasePerson(base.db, before?.person.id ?? '');
    const after = await readTrajectory(base.db, id);
    expect(await readNotes(base.db, id)).toEqual([]);
    expect(await inszOf(base.db, id)).toBeNull();
    expect(after?.person).toMatchObject({ lastName: '', birthDate: null });
    expect(after?.trajectory).toMatchObject({ state: before?.trajectory.state, dossierNumber: null });
  });
});
