import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showTrajectory, undoClosing } from '../../app/trajectories/index.ts';
import { erasePerson, namesakes, showPerson } from '../../app/people/index.ts';
import { registerList, registerRow } from '../../app/intake/index.ts';
import { check } from '../../app/operations/index.ts';
import { problemOf, problemSentence } from '../../words/index.ts';
import { connect } from '../../db/connect.ts';
import { people, trajectories } from '../../db/schema.ts';
import { createWorld, eventually, mediator, operator, type World } from '../support/world.ts';
import { must } from '../workflows/kit.ts';
import { registered, toIntake } from './kit.ts';
import { ownCsv, ownRows } from './lists-kit.ts';
import { twoNumbers } from './two-numbers.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const { aNumber, replace, someone, twice } = twoNumbers(() => world);
const show = (id: string) => showTrajectory(world.app, id);
const peopleWith = async (insz: string) =>
  (await world.app.db.select().from(people).where(eq(people.insz, insz))).length;

describe('a replaced INSZ', () => {
  it('is the person’s from now on; a list that still has the old one finds the same person and trajectory', async () => {
    const row = someone();
    const id = await registered(world, row);
    const next = aNumber();
    expect(await replace(row.insz, next)).toMatchObject({ result: 'replaced', goesOn: id, merged: null });
    expect(await showPerson(world.app, id)).toMatchObject({
      insz: next,
      formerInsz: [row.insz],
      birthDate: '1955-01-01',
    });
    expect(await registerRow(world.app, row, operator)).toMatchObject({ ok: false, duplicateOf: id });
    expect(await registerRow(world.app, { ...row, insz: next }, operator)).toMatchObject({
      ok: false,
      duplicateOf: id,
    });

    await must(world, id, 'refuseConsent');
    const again = await registered(world, row);
    expect((await showPerson(world.app, again)).trajectories.map((one) => one.id)).toEqual([id, again]);
    expect(await showPerson(world.app, again)).toMatchObject({ insz: next, formerInsz: [row.insz] });
  });

  it('in a list is a duplicate under either number', async () => {
    const row = someone();
    const id = await registered(world, row);
    const next = aNumber();
    await replace(row.insz, next);
    const line = { INSZ: row.insz, Naam: 'Peeters', Voornaam: 'An', Geboortedatum: '01/01/1955' };
    const csv = ownCsv([line, { ...line, INSZ: next }].map(ownRows()));
    const report = await registerList(world.app, csv, operator);
    expect(report).toMatchObject({
      accepted: [],
      refused: [],
      duplicate: [
        { line: 2, ofTrajectory: id },
        { line: 3, ofTrajectory: id },
      ],
    });
  });

  it('given twice changes nothing the second time, and may be taken back', async () => {
    const row = someone();
    const id = await registered(world, row);
    const next = aNumber();
    await replace(row.insz, next);
    expect(await replace(row.insz, next)).toMatchObject({ result: 'alreadyDone', goesOn: id });
    await expect(replace(row.insz, aNumber())).rejects.toMatchObject({ code: 'insz.replacedBefore' });
    await replace(next, row.insz);
    expect(await showPerson(world.app, id)).toMatchObject({ insz: row.insz, formerInsz: [next] });
  });

  it('while the old number is registered a second time gives one person all the same', async () => {
    for (let round = 0; round < 8; round += 1) {
      const row = someone();
      const id = await registered(world, row);
      const next = aNumber();
      const [, again, third] = await Promise.all([
        replace(row.insz, next),
        registerRow(world.app, row, operator),
        registerRow(world.app, row, operator),
      ]);
      expect([again, third]).toMatchObject([
        { ok: false, duplicateOf: id },
        { ok: false, duplicateOf: id },
      ]);
      expect([await peopleWith(row.insz), await peopleWith(next)]).toEqual([0, 1]);
    }
  });

  it('is refused when it is no test number, the same, or nobody’s, and no number is in what is said', async () => {
    const row = someone();
    await registered(world, row);
    const asked: [string, string, string][] = [
      [row.insz, '85073003328', 'insz.invalid'],
      [row.insz, row.insz, 'insz.same'],
      [aNumber(), aNumber(), 'person.unknown'],
    ];
    for (const [old, next, code] of asked) {
      const error = await replace(old, next).catch((thrown: unknown) => thrown);
      expect(problemOf(error)?.code).toBe(code);
      const said = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack}`.replaceAll(
        /\?vitest=\d+/g,
        '',
      );
      expect(said).not.toMatch(/\d{11}/);
      expect(said).not.toContain(row.lastName);
    }
    const by = { role: 'groupWorker', id: 'g-1' } as const;
    await expect(replace(row.insz, aNumber(), { by })).rejects.toMatchObject({ code: 'person.notAllowed' });
  });
});

describe('two rows that are one person', () => {
  it('become one: the trajectory that is further on goes on, the other closes into it, nothing is lost', async () => {
    const { row, next, old, further } = await twice();
    expect(await replace(row.insz, next, { dryRun: true })).toMatchObject({
      dryRun: true,
      goesOn: further,
      merged: old,
    });
    expect((await show(old)).phase).toBe('registration');

    const report = await replace(row.insz, next);
    expect(report).toEqual({
      result: 'joined',
      dryRun: false,
      goesOn: further,
      merged: old,
      trajectories: [old, further],
    });
    expect(await show(old)).toMatchObject({ closed: { reason: 'merged' }, mergedInto: further });
    expect((await show(further)).phase).toBe('planning');
    expect(await showPerson(world.app, old)).toEqual(await showPerson(world.app, further));
    expect(await showPerson(world.app, old)).toMatchObject({
      insz: next,
      formerInsz: [row.insz],
      phone: '0470 00 00 00',
      trajectories: [{ id: old }, { id: further }],
    });
    expect(await replace(row.insz, next)).toMatchObject({ result: 'alreadyDone', goesOn: further });
    await must(world, further, 'addGoal', { theme: 'work' });
    await must(world, further, 'agreePlan', { how: 'signed' });
  });

  it('of which the other trajectory goes on after all, within thirty days, once the first is stopped', async () => {
    const { row, next, old, further } = await twice();
    await replace(row.insz, next);
    const teamLead = { role: 'teamLead', id: 'teamLead-1' } as const;
    const undo = () => undoClosing(world.app, { trajectoryId: old, because: 'wrongPerson', by: teamLead });
    const refused: unknown = await undo().catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'undo.otherOpen', details: { trajectoryId: old, duplicateOf: further } });
    const said = problemSentence(problemOf(refused) ?? expect.fail('no problem'), 'nl');
    expect(said).toContain(`w2 do ${further} stop`);
    await must(world, further, 'stop', { reason: 'byPerson' });
    expect(await undo()).toMatchObject({ trajectoryId: old, phase: 'registration', already: false });
    expect(await showPerson(world.app, old)).toMatchObject({
      insz: next,
      trajectories: [{ id: old }, { id: further }],
    });
    await must(world, old, 'giveConsent', {});
    expect((await check(world.app)).differences.filter(({ id }) => id === old || id === further)).toEqual([]);
  });

  it('or the one that is named', async () => {
    const { row, next, old, further } = await twice();
    await expect(replace(row.insz, next, { keep: 'T-999999' })).rejects.toMatchObject({ code: 'merge.keepUnknown' });
    expect(await replace(row.insz, next, { keep: old, by: mediator })).toMatchObject({ goesOn: old, merged: further });
    expect(await show(further)).toMatchObject({ closed: { reason: 'merged' }, mergedInto: old });
    // The kept one had no telephone number: the other's is not lost.
    expect(await showPerson(world.app, old)).toMatchObject({ insz: next, phone: '0470 00 00 00' });
  });

  it('when everything of both is closed, too; and never two strangers by a slip of the finger', async () => {
    const [one, other] = [someone(), someone()];
    const first = await registered(world, one);
    const second = await registered(world, other);
    await must(world, first, 'refuseConsent');
    await must(world, second, 'refuseConsent');
    await expect(replace(one.insz, other.insz)).rejects.toMatchObject({ code: 'person.notAlike' });
    const report = await replace(one.insz, other.insz, { samePerson: true });
    expect(report).toMatchObject({ result: 'joined', goesOn: null, merged: null, trajectories: [first, second] });
  });

  it('become one in the end, though it was killed between the two steps', async () => {
    const { row, next, old, further } = await twice();
    const outside = connect(world.app.settings.databaseUrl, { max: 1 });
    const blocker = await outside.pool.connect();
    try {
      await blocker.query('begin');
      await blocker.query('select 1 from people where insz = $1 for update', [next]);
      const killed = replace(row.insz, next).then(
        () => 'done',
        () => 'killed',
      );
      await eventually(
        async () => {
          const { rows } = await world.app.db.execute<{ pid: number }>(
            sql`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%"people"%for update%'`,
          );
          return rows[0]?.pid;
        },
        (pid) => pid !== undefined,
      );
      expect((await show(old)).closed).toMatchObject({ reason: 'merged' });
      await world.app.db.execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%"people"%for update%'`,
      );
      expect(await killed).toBe('killed');
    } finally {
      await blocker.query('rollback');
      blocker.release();
      await outside.close();
    }
    expect((await showPerson(world.app, old)).trajectories).toHaveLength(1);
    expect(await replace(row.insz, next)).toMatchObject({
      result: 'joined',
      goesOn: further,
      trajectories: [old, further],
    });
    expect((await showPerson(world.app, old)).trajectories).toHaveLength(2);
    expect((await show(old)).events.filter(({ type }) => type === 'TrajectoryMerged')).toHaveLength(1);
  });

  it('also while both numbers are registered once more, and every number they ever had still finds them', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { row, next, further } = await twice();
      const first = aNumber();
      await replace(row.insz, first);
      const [report] = await Promise.all([
        replace(first, next),
        registerRow(world.app, row, operator),
        registerRow(world.app, { ...row, insz: next }, operator),
      ]);
      expect(report).toMatchObject({ result: 'joined', goesOn: further });
      const { id, formerInsz } = await showPerson(world.app, further);
      expect(formerInsz.toSorted()).toEqual([first, row.insz].toSorted());
      for (const insz of [row.insz, first, next])
        expect(await registerRow(world.app, { ...row, insz }, operator)).toMatchObject({
          ok: false,
          duplicateOf: further,
        });
      expect((await showPerson(world.app, further)).id).toBe(id);
    }
  });

  it('whoever asks at the same moment: once', async () => {
    const { row, next, old, further } = await twice();
    const reports = await Promise.all([replace(row.insz, next), replace(row.insz, next), replace(row.insz, next)]);
    expect(reports.map(({ goesOn }) => goesOn)).toEqual([further, further, further]);
    expect((await show(old)).events.filter(({ type }) => type === 'TrajectoryMerged')).toHaveLength(1);
    expect((await showPerson(world.app, old)).trajectories).toHaveLength(2);
    // Asked three times at once, its clock went to today and no further: otherwise it had closed for want of consent.
    expect((await show(old)).closed).toMatchObject({ reason: 'merged' });
  });
});

describe('people', () => {
  it('who share name and birth date under two numbers are candidates, others are not', async () => {
    const { row, next, old, further } = await twice();
    const found = (await namesakes(world.app)).find(({ people: them }) => them.some(({ insz }) => insz === next));
    expect(found?.people.flatMap(({ trajectories }) => trajectories).sort()).toEqual([old, further]);
    await replace(row.insz, next);
    expect((await namesakes(world.app)).some(({ people: them }) => them.some(({ insz }) => insz === next))).toBe(false);
  });

  it('are erased once everything is closed, their earlier numbers with them', async () => {
    const row = someone();
    const id = await registered(world, row);
    const next = aNumber();
    await replace(row.insz, next);
    await toIntake(world, id);
    await expect(erasePerson(world.app, id)).rejects.toMatchObject({
      code: 'person.open',
      details: { trajectoryId: id },
    });
    await must(world, id, 'stop', { reason: 'byPerson' });
    await erasePerson(world.app, id);
    expect(await showPerson(world.app, id)).toMatchObject({ lastName: '', birthDate: null, formerInsz: [] });
    await expect(replace(row.insz, next)).rejects.toMatchObject({ code: 'person.unknown' });
  });

  it('have their trajectories for good: whose one is changes in no other way than by joining', async () => {
    const id = await registered(world, someone());
    const other = await registered(world, someone());
    const personId = (await showPerson(world.app, other)).id;
    const stolen = world.app.db.update(trajectories).set({ personId }).where(eq(trajectories.id, id));
    await expect(stolen).rejects.toMatchObject({ cause: { code: '23001' } });
  });

  it('leave Postgres and Temporal agreeing', async () => {
    expect((await check(world.app)).differences).toEqual([]);
  });
});
