import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instant, localDate } from '../../domain/calendar/index.ts';
import { addClockOffset, readClockOffset, setClockOffset } from '../../db/queries/clock.ts';
import {
  beginRequest,
  finishRequest,
  forgetRequest,
  purgeRequests,
  renewRequest,
} from '../../db/queries/idempotency.ts';
import { insertNote, readNotes } from '../../db/queries/notes.ts';
import { erasePerson } from '../../db/queries/people.ts';
import { inszOf } from '../../db/queries/lookups.ts';
import { recipientsOf } from '../../db/queries/recipients.ts';
import { listStaff, pickMediator } from '../../db/queries/staff.ts';
import { beginSweep, finishSweep, lastSweptBefore } from '../../db/queries/sweeps.ts';
import { nextDayOfAny, openDue, readTrajectory } from '../../db/queries/trajectories.ts';
import { seedStaff } from '../../db/seed-staff.ts';
import { migrate } from '../../db/migrate.ts';
import { eligible } from '../support/eligible.ts';
import { begin, go } from './lives.ts';
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
    const request = { scope: 'mediator-1.antwerp POST /x', key: 'k1', requestHash: 'abc' };
    const begun = await Promise.all([beginRequest(base.db, request), beginRequest(base.db, request)]);
    expect(begun.map(({ is }) => is).sort()).toEqual(['new', 'running']);
    await finishRequest(base.db, { ...request, status: 201, response: { id: 'T-000001' } });
    expect(await beginRequest(base.db, request)).toEqual({ is: 'answered', status: 201, response: { id: 'T-000001' } });
    expect(await beginRequest(base.db, { ...request, requestHash: 'other' })).toEqual({ is: 'otherRequest' });
    await forgetRequest(base.db, request);
    expect(await beginRequest(base.db, request)).toEqual({ is: 'new' });
  });

  it('frees the key of a process that was killed, and of none that still answers', async () => {
    const request = { scope: 'mediator-1.antwerp POST /x', key: 'k2', requestHash: 'abc' };
    const silentFor = (seconds: number) =>
      base.db.execute(sql`update idempotency_keys set at = at - make_interval(secs => ${seconds}) where key = 'k2'`);
    const begin = async (requestHash = 'abc') => (await beginRequest(base.db, { ...request, requestHash })).is;
    expect(await begin()).toBe('new');
    await silentFor(61);
    await renewRequest(base.db, request);
    expect(await begin()).toBe('running');
    await silentFor(61);
    expect([await begin('other'), await begin(), await begin()]).toEqual(['otherRequest', 'new', 'running']);
    await finishRequest(base.db, { ...request, status: 200, response: {} });
    await silentFor(61);
    expect(await begin()).toBe('answered');
    expect(await purgeRequests(base.db)).toBe(0);
    await silentFor(7 * 24 * 3600);
    expect(await purgeRequests(base.db)).toBe(1);
    expect(await begin()).toBe('new');
    const page = { scope: 'shown s1', key: 'k2', requestHash: 'abc' };
    await beginRequest(base.db, page);
    expect(await purgeRequests(base.db)).toBe(0);
    await silentFor(3601);
    expect(await purgeRequests(base.db)).toBe(1);
  });

  it('moves the clock', async () => {
    await setClockOffset(base.db, 1000);
    await Promise.all([addClockOffset(base.db, 5), addClockOffset(base.db, 5)]);
    expect(await readClockOffset(base.db)).toBe(1010);
  });

  it('takes a daily round for done once it was brought to its end', async () => {
    const [done, broken, today] = ['2026-03-03', '2026-03-04', '2026-03-05'].map(localDate);
    for (const day of [done!, broken!]) await beginSweep(base.db, { day, startedAt: at, missed: 0 });
    await finishSweep(base.db, done!, { finishedAt: at, counts: {}, findings: [] });
    expect(await lastSweptBefore(base.db, today!)).toBe(done);
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

describe('someone who moves while the group runs', () => {
  it('keeps the people of the partner of the province they were referred in, to the final report', async () => {
    const { id, state } = await begin(base.db, '2026-03-02', 'limburg');
    let life = state;
    const say = async (name: string, day: string, data: object = {}) => {
      life = await go(base.db, id, life, name as never, day, data as never);
    };
    const told = async (to: Parameters<typeof recipientsOf>[2], day: string) => {
      const found = await readTrajectory(base.db, id);
      return (await recipientsOf(base.db, found!.trajectory, to, localDate(day))).map((one) => one.id).sort();
    };
    await say('giveConsent', '2026-03-02');
    await say('holdIntakeTalk', '2026-03-03');
    await say('decideEligibility', '2026-03-04', eligible);
    await say('addGoal', '2026-03-05', { theme: 'work' });
    await say('agreePlan', '2026-03-05', { how: 'signed' });
    await say('refer', '2026-03-06');
    await say('placeGranted', '2026-03-06', { referralId: 'R1' });
    await say('acceptReferral', '2026-03-09', { referralId: 'R1' });
    await say('startGroup', '2026-03-10', { referralId: 'R1' });
    await say('changeProvince', '2026-03-16', { province: 'antwerp', mediatorId: 'mediator-1.antwerp' });
    expect(await told('partnerCoordinator', '2026-03-17')).toEqual(['partner.limburg']);
    expect(await told('groupWorker', '2026-03-17')).toEqual(['group-1.limburg', 'group-2.limburg']);
    expect(await told('mediator', '2026-03-17')).toEqual(['mediator-1.antwerp']);
    expect(await told('programmeCoordinator', '2026-03-17')).toEqual(['coordinator.antwerp']);
    await say('endGroupTrack', '2026-03-20', { because: 'noMatch' });
    expect(await told('partner', '2026-03-23')).toEqual(['group-1.limburg', 'group-2.limburg', 'partner.limburg']);
    await say('refer', '2026-03-24');
    expect(await told('partnerCoordinator', '2026-03-24')).toEqual(['partner.antwerp']);
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
