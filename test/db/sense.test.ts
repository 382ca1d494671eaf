import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { senses } from '../../app/operations/index.ts';
import { addMonths, type LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import {
  isOpen,
  senseCodes,
  trajectoryId,
  type NewEvent,
  type SenseCode,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { nextTrajectoryNumber } from '../../db/create-trajectory.ts';
import { insertAbsence } from '../../db/queries/absences.ts';
import { record } from '../../db/record.ts';
import { setLeftOn } from '../../db/queries/staff.ts';
import { staffId } from '../../db/seed-staff.ts';
import { daysAgo, inDays, testDay } from '../support/day.ts';
import { appOf, planned } from './kit-sense.ts';
import { aPerson, begin, go, noon, operator, registered, write } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

/** The findings of a trajectory, as codes. */
async function findings(base: TestDatabase, id: string | null): Promise<SenseCode[]> {
  return (await senses(appOf(base))).filter((one) => one.id === id).map(({ what }) => what);
}

describe('What makes no sense is found', () => {
  let base: TestDatabase;
  beforeAll(async () => {
    base = await startDatabase();
  });
  afterAll(() => base.close());

  /** Writes over the state as a fault of an earlier release would have left it. */
  const overwrite = (id: string, change: string) =>
    base.db.execute(
      sql`update trajectories set state = ${sql.raw(change)}, phase_since = phase_since where id = ${id}`,
    );
  const set = (id: string, path: string, value: unknown) =>
    overwrite(id, `jsonb_set(state, '{${path}}', '${JSON.stringify(value)}'::jsonb)`);

  /** Another day for an event that is there, as before days had an order. */
  const redate = async (id: string, type: TrajectoryEvent['type'], on: LocalDate) => {
    await base.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(
        sql`update trajectory_events set on_date = ${on}, body = jsonb_set(body, '{on}', to_jsonb(${on}::text)) where trajectory_id = ${id} and type = ${type}`,
      );
    });
  };

  it('a decision noted before the talk, and a phase that runs back', async () => {
    const { id, state } = await planned(base);
    await redate(id, 'EligibilityDecided', daysAgo(58));
    expect(await findings(base, id)).toEqual(['days.order', 'days.phase']);
    // As long as its closing can be undone, it can be put right.
    await go(base.db, id, state, 'stop', daysAgo(30), { reason: 'movedAway' });
    expect(await findings(base, id)).toEqual(['days.order', 'days.phase']);
    const tomorrow = await senses(appOf(base, noon(inDays(1))));
    expect(tomorrow.filter((one) => one.id === id)).toEqual([]);
    const late = await begin(base.db, daysAgo(1));
    await set(late.id, 'phaseSince', inDays(3));
    expect(await findings(base, late.id)).toEqual(['days.phase']);
  });

  it('a hiring day of another century, a target and an extension past the end', async () => {
    const { id, state } = await planned(base);
    const done = await go(base.db, id, state, 'endGuidance', daysAgo(20), { because: 'foundWork' });
    const hired = { kind: 'atWork', hiredOn: daysAgo(25) };
    const after = await go(base.db, id, done, 'registerOutcome', daysAgo(19), hired);
    expect(await findings(base, id)).toEqual([]);
    await set(id, 'outcome,hiredOn', '1950-01-02');
    expect(await findings(base, id)).toEqual(['days.hired']);
    await set(id, 'outcome,hiredOn', '2150-01-02');
    expect(await findings(base, id)).toEqual(['days.hired']);
    await set(id, 'outcome,hiredOn', daysAgo(25));
    const coached = await go(base.db, id, after, 'requestJobCoaching', daysAgo(10), { kind: 'ordinary' });
    expect(await findings(base, id)).toEqual([]);
    expect(coached.phase).toBe('followUp');

    const other = await planned(base);
    const action = { theme: 'housing', owner: 'jobseeker', targetOn: inDays(30) };
    await go(base.db, other.id, other.state, 'addAction', daysAgo(5), action);
    expect(await findings(base, other.id)).toEqual([]);
    await set(other.id, 'plan,actions,0,targetOn', '2190-01-01');
    expect(await findings(base, other.id)).toEqual(['days.target']);

    const third = await planned(base);
    if (!isOpen(third.state)) throw new Error('nobody is guided');
    const { sequence, deadlines, lastAt: at } = third.state;
    const { id: deadlineId, rule, dueOn: from } = deadlines.find((one) => one.rule === 'MED-1')!;
    // As an earlier release let it be moved.
    const moved = { type: 'DeadlineMoved', deadlineId, rule, from, dueOn: addMonths(testDay, 13), steps: [] } as const;
    const far = {
      ...moved,
      reason: 'extension',
      why: 'other',
      sequence: sequence + 1,
      on: daysAgo(5),
      at,
      by: operator,
    } as const;
    await record(base.db, { trajectoryId: third.id, epoch: 1, events: [far], effects: [] });
    expect(await findings(base, third.id)).toEqual(['days.extension']);
  });

  it('a wait without a date, a question that nobody answers any more, and nothing to wait for', async () => {
    const { id, state } = await planned(base);
    const without = (rule: string) =>
      overwrite(
        id,
        `jsonb_set(state, '{deadlines}', (select jsonb_agg(d) from jsonb_array_elements(state -> 'deadlines') d where d ->> 'rule' <> '${rule}'))`,
      );
    await without('MED-1');
    expect(await findings(base, id)).toEqual(['wait.deadline']);
    await set(id, 'deadlines', []);
    expect(await findings(base, id)).toEqual(['wait.nothing']);
    expect(state.phase).toBe('mediation');

    const asked = await begin(base.db, daysAgo(3));
    await go(base.db, asked.id, asked.state, 'giveConsent', daysAgo(2), {
      ocmw: true,
      riziv: false,
      employment: false,
    });
    expect(await findings(base, asked.id)).toEqual([]);
    await base.db.execute(
      sql`update effects set status = 'done', done_at = now() where trajectory_id = ${asked.id} and kind = 'askOutside'`,
    );
    expect(await findings(base, asked.id)).toEqual(['wait.effect']);
  });

  it('an owner who is nobody, unknown, gone, or away with nobody in their place', async () => {
    const one = await begin(base.db, daysAgo(1), 'westFlanders');
    const put = (mediatorId: string | null) =>
      base.db.execute(sql`update trajectories set mediator_id = ${mediatorId} where id = ${one.id}`);
    await put(null);
    expect(await findings(base, one.id)).toEqual(['owner.none']);
    await put('nobody');
    expect(await findings(base, one.id)).toEqual(['owner.unknown']);
    await put(staffId('lead', 'westFlanders'));
    expect(await findings(base, one.id)).toEqual(['owner.unknown']);
    const mediator = staffId('mediator-3', 'westFlanders');
    await put(mediator);
    await setLeftOn(base.db, mediator, daysAgo(1));
    expect(await findings(base, one.id)).toEqual(['owner.left']);
    await setLeftOn(base.db, mediator, null);
    const period = { fromOn: daysAgo(1), untilOn: inDays(1) };
    await insertAbsence(base.db, { staffId: mediator, deputyId: null, ...period });
    expect(await findings(base, one.id)).toEqual(['owner.away']);
    const deputyId = staffId('mediator-2', 'westFlanders');
    await insertAbsence(base.db, { staffId: mediator, deputyId, ...period });
    expect(await findings(base, one.id)).toEqual([]);
    await setLeftOn(base.db, deputyId, daysAgo(1));
    expect(await findings(base, one.id)).toEqual(['owner.away']);
    await setLeftOn(base.db, deputyId, null);
  });

  it('a partner without a group worker, and a province without a team lead', async () => {
    const { id, state } = await planned(base, 'eastFlanders');
    let life = await go(base.db, id, state, 'refer', daysAgo(4));
    expect(await findings(base, id)).toEqual([]);
    life = await go(base.db, id, life, 'placeGranted', daysAgo(4), { referralId: 'R1' });
    expect(life.phase).toBe('mediation');
    for (const part of ['group-1', 'group-2']) await setLeftOn(base.db, staffId(part, 'eastFlanders'), daysAgo(9));
    await setLeftOn(base.db, staffId('lead', 'eastFlanders'), daysAgo(9));
    expect(await findings(base, id)).toContain('owner.noGroupWorker');
    expect((await senses(appOf(base))).filter((one) => one.id === null)).toMatchObject([
      { what: 'owner.noTeamLead', details: { province: 'eastFlanders' } },
    ]);
    for (const part of ['group-1', 'group-2', 'lead']) await setLeftOn(base.db, staffId(part, 'eastFlanders'), null);
  });

  it('no partner without a group worker, of whoever moved while the group runs: it is the partner of where they came from', async () => {
    const { id, state } = await planned(base);
    let life = await go(base.db, id, state, 'refer', daysAgo(9));
    life = await go(base.db, id, life, 'placeGranted', daysAgo(9), { referralId: 'R1' });
    life = await go(base.db, id, life, 'acceptReferral', daysAgo(8), { referralId: 'R1' });
    life = await go(base.db, id, life, 'startGroup', daysAgo(7), { referralId: 'R1' });
    await go(base.db, id, life, 'changeProvince', daysAgo(1), { province: 'antwerp' });
    expect(await findings(base, id)).not.toContain('owner.noGroupWorker');
    for (const part of ['group-1', 'group-2']) await setLeftOn(base.db, staffId(part, 'limburg'), daysAgo(9));
    expect((await senses(appOf(base))).filter((one) => one.id === id)).toContainEqual(
      expect.objectContaining({ what: 'owner.noGroupWorker', details: { partner: 'groepIntro', province: 'limburg' } }),
    );
    for (const part of ['group-1', 'group-2']) await setLeftOn(base.db, staffId(part, 'limburg'), null);
  });

  /** Another trajectory of somebody who is known already. */
  async function again(of: string, on: LocalDate, province: Province, how: Partial<NewEvent> = {}): Promise<string> {
    const id = trajectoryId(await nextTrajectoryNumber(base.db));
    const first = registered(id, on, province);
    const events = first.events.map((event, at) => (at === 0 ? ({ ...event, ...how } as TrajectoryEvent) : event));
    await write(base.db, aPerson({ province }), id, { ...first, events });
    await base.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(
        sql`update trajectories set person_id = (select person_id from trajectories where id = ${of}) where id = ${id}`,
      );
    });
    return id;
  }

  it('what is open for somebody who died, and who is still to be contacted', async () => {
    const one = await begin(base.db, daysAgo(9), 'limburg');
    await go(base.db, one.id, one.state, 'stop', daysAgo(8), { reason: 'deceased' });
    const id = await again(one.id, daysAgo(1), 'limburg');
    expect(await findings(base, id)).toEqual(['dead.open']);
    await base.db.execute(sql`
      with list as (
        insert into prospect_lists (source, file_name, sha256, imported_at, accepted, duplicate, refused)
        values ('riziv', 'x.csv', repeat('a', 64), now(), 1, 0, 0) returning id)
      insert into prospects (list_id, line, insz, last_name, first_name, birth_date, street, house_number, postcode,
        municipality, phone, email, language, last_on)
      select list.id, 2, p.insz, 'x', 'x', date '1980-01-01', '', '', '3500', 'Hasselt', '', '', 'nl', ${testDay}::date
      from list, people p join trajectories t on t.person_id = p.id where t.id = ${one.id}`);
    expect(await findings(base, one.id)).toEqual(['dead.prospect']);
  });

  it('24 months counted anew, two open trajectories of one person, and a merger with somebody else', async () => {
    const { id: first, state } = await planned(base, 'antwerp');
    await go(base.db, first, state, 'stop', daysAgo(9), { reason: 'byPerson' });
    const id = await again(first, daysAgo(1), 'antwerp');
    expect(await findings(base, id)).toEqual(['cap.anew']);

    const [a, b] = [await begin(base.db, daysAgo(3)), await begin(base.db, daysAgo(3))];
    await base.db.execute(sql`
      insert into insz_history (insz, person_id, replaced_at)
      select other.insz, mine.person_id, now() from trajectories mine, people other join trajectories t on t.person_id = other.id
      where mine.id = ${a.id} and t.id = ${b.id}`);
    expect(await findings(base, a.id)).toEqual(['person.twoOpen']);

    const [gone, stays] = [await begin(base.db, daysAgo(3)), await begin(base.db, daysAgo(3))];
    await go(base.db, gone.id, gone.state, 'mergeInto', daysAgo(1), { into: stays.id });
    expect(await findings(base, gone.id)).toEqual(['merge.otherPerson']);
  });

  it('a province that is not the address’s, and a place that counts elsewhere', async () => {
    const { id, state } = await planned(base, 'flemishBrabant');
    await base.db.execute(
      sql`update people set postcode = '3500', municipality = 'Hasselt' where id = (select person_id from trajectories where id = ${id})`,
    );
    expect(await findings(base, id)).toEqual(['province.address']);
    await base.db.execute(
      sql`update people set postcode = '3000', municipality = 'Leuven' where id = (select person_id from trajectories where id = ${id})`,
    );
    let life = await go(base.db, id, state, 'refer', daysAgo(4));
    life = await go(base.db, id, life, 'placeGranted', daysAgo(4), { referralId: 'R1' });
    await base.db.execute(sql`
      insert into places (trajectory_id, referral_id, province, year, status, requested_at)
      values (${id}, 'R1', 'antwerp', 2031, 'granted', now())`);
    expect(life.phase).toBe('mediation');
    expect(await findings(base, id)).toEqual(['quota.province']);
    await base.db.execute(sql`insert into quotas (province, year, places, taken) values ('antwerp', 2031, 61, 1)`);
    expect(await findings(base, null)).toEqual(['quota.above']);
    await base.db.execute(sql`delete from quotas`);
  });

  it('a track, guidance and coaching that last longer than the sources allow, and coaching before the job', async () => {
    const { id, state } = await planned(base, 'limburg');
    const due = (rule: string, on: LocalDate) =>
      overwrite(
        id,
        `jsonb_set(state, '{deadlines}', (select jsonb_agg(case when d ->> 'rule' = '${rule}' then jsonb_set(d, '{dueOn}', '"${on}"') else d end) from jsonb_array_elements(state -> 'deadlines') d))`,
      );
    await due('CAP-1/end', addMonths(testDay, 30));
    expect(await findings(base, id)).toEqual(['cap.tooLong']);
    await due('CAP-1/end', addMonths(daysAgo(45), 24));
    let life = await go(base.db, id, state, 'refer', daysAgo(25));
    life = await go(base.db, id, life, 'placeGranted', daysAgo(25), { referralId: 'R1' });
    life = await go(base.db, id, life, 'acceptReferral', daysAgo(24), { referralId: 'R1' });
    life = await go(base.db, id, life, 'startGroup', daysAgo(20), { referralId: 'R1' });
    life = await go(base.db, id, life, 'pause', daysAgo(15), { reason: 'illness', until: daysAgo(11) });
    expect(life.phase).toBe('groupTrack');
    expect(await findings(base, id)).toEqual([]);
    await due('GRP-2', inDays(90));
    expect(await findings(base, id)).toEqual(['track.tooLong']);

    const second = await planned(base, 'limburg');
    let job = await go(base.db, second.id, second.state, 'endGuidance', daysAgo(20), { because: 'foundWork' });
    job = await go(base.db, second.id, job, 'registerOutcome', daysAgo(19), { kind: 'atWork', hiredOn: daysAgo(25) });
    job = await go(base.db, second.id, job, 'requestJobCoaching', daysAgo(10), { kind: 'ordinary' });
    const coach = { coachId: staffId('coach-1', 'limburg') };
    job = await go(base.db, second.id, job, 'assignJobCoach', daysAgo(9), coach);
    job = await go(base.db, second.id, job, 'recordEmployerAnswer', daysAgo(8), { consents: true });
    expect(job.phase).toBe('jobCoaching');
    expect(await findings(base, second.id)).toEqual([]);
    await set(second.id, 'coaching,hiredOn', daysAgo(2));
    expect(await findings(base, second.id)).toEqual(['coaching.beforeHired']);
    await set(second.id, 'coaching,hiredOn', daysAgo(25));
    await overwrite(
      second.id,
      `jsonb_set(state, '{deadlines}', (select jsonb_agg(case when d ->> 'rule' = 'JC-4' then jsonb_set(d, '{dueOn}', '"${addMonths(testDay, 9)}"') else d end) from jsonb_array_elements(state -> 'deadlines') d))`,
    );
    expect(await findings(base, second.id)).toEqual(['coaching.tooLong']);
    expect(new Set(senseCodes).size).toBe(senseCodes.length);
  });
});
