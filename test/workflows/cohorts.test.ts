import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, rebuild } from '../../app/operations/index.ts';
import {
  agendaOf,
  giveCohortCommand,
  listUnallocated,
  planCohort,
  showCohort,
  whatIfCohort,
} from '../../app/cohorts/index.ts';
import { forward } from '../../app/demo/index.ts';
import { planAbsence } from '../../app/people/index.ts';
import { listDeadlines, listTrajectories, notesOf, showTrajectory } from '../../app/trajectories/index.ts';
import { listCohorts, readCohort, readCohortMessages } from '../../db/queries/cohorts.ts';
import { readDigests } from '../../db/queries/digests.ts';
import { cohortRecipientsOf } from '../../db/queries/recipients.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { countTrajectories } from '../../db/queries/trajectory-counts.ts';
import { cohortEffects } from '../../db/schema.ts';
import { recordCohort } from '../../db/record-cohort.ts';
import { addDays, minDate, weekdayOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { accepted, cohortIn } from './cohort-kit.ts';
import { must, typesOf } from './kit.ts';

/** That a cohort replays, the recorded histories tell every time; replaying after every step takes a minute more. */
const modes: readonly (readonly [string, number | undefined])[] = [
  ['as in production', undefined],
  ...(process.env['W2_LONG_TESTS'] ? ([['replaying after every step', 0]] as const) : []),
];

describe.each(modes)('a cohort on the real server, %s', (_mode, maxCachedWorkflows) => {
  let world: World;
  let people: string[];
  let id: string;
  let staff: Extract<Actor, { role: 'groupWorker' }>;

  beforeAll(async () => {
    world = await createWorld(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows });
    const [someone] = await listStaff(world.app.db, { role: 'groupWorker', province: 'limburg' });
    staff = { role: 'groupWorker', id: someone?.id ?? '' };
    people = await Promise.all([1, 2, 3, 4].map(() => accepted(world, 'limburg', staff)));
  });
  afterAll(() => world.close());

  const { today, give, mustGive, events, ofType, told } = cohortIn(() => ({ world, id, staff }));
  const phases = () => Promise.all(people.map(async (one) => (await showTrajectory(world.app, one)).phase));
  const deadlineRules = async (one: string) =>
    (await showTrajectory(world.app, one)).deadlines.filter(({ status }) => status === 'open').map(({ rule }) => rule);
  const counted = async (type: string) =>
    Promise.all(people.map(async (one) => (await typesOf(world, one)).filter((other) => other === type).length));

  it('is planned with its sessions, and takes people from the partner’s list', async () => {
    // On days in a row of one week, whatever day it is: what falls on a day without work moves to the next.
    const inAWeek = addDays(await today(), 7);
    const first = addDays(inAWeek, weekdayOf(inAWeek) === 3 ? 0 : 8 - weekdayOf(inAWeek));
    const planned = await planCohort(
      world.app,
      {
        province: 'limburg',
        startsOn: first,
        size: 4,
        groupWorkerId: staff.id,
        sessions: [0, 1, 2, 3].map((later) => ({
          day: addDays(first, later),
          time: '09:30',
          place: 'Zaal 2, Kerkstraat',
        })),
      },
      staff,
    );
    if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
    id = planned.cohortId;
    expect(id).toMatch(/^C-\d{6}$/);
    expect(
      (await listUnallocated(world.app, { province: 'limburg' })).rows.map((row) => row.trajectoryId).sort(),
    ).toEqual([...people].sort());
    for (const person of people) await mustGive('allocate', { trajectoryId: person });
    expect(await give('allocate', { trajectoryId: people[0] })).toMatchObject({
      ok: false,
      refusal: { refused: 'cohort.member' },
    });
    await told();
    expect((await listUnallocated(world.app)).rows).toEqual([]);
    const { sessions, members } = await showCohort(world.app, id);
    expect(members.map(({ status }) => status)).toEqual(['allocated', 'allocated', 'allocated', 'allocated']);
    expect(sessions.map(({ place }) => place)).toEqual(Array.from({ length: 4 }, () => 'Zaal 2, Kerkstraat'));
    expect(JSON.stringify(await events())).not.toContain('Kerkstraat');
  });

  it('says what commands would do to it, one after the other, and does nothing', async () => {
    const before = await events();
    const { sessions } = await showCohort(world.app, id);
    const later = sessions.slice(2).toReversed();
    const commands = later.map(({ sessionId, day }) => ({
      name: 'moveSession' as const,
      data: { sessionId, day: addDays(day, 7), reason: 'noRoom' },
    }));
    const foretold = await whatIfCohort(world.app, { cohortId: id, by: staff, commands });
    expect(foretold).toMatchObject({
      ok: true,
      sessions: sessions.slice(2).map(({ sessionId, day }) => ({ sessionId, before: day })),
      told: [],
    });
    const start = { name: 'start' as const, data: { on: '2020-01-06' } };
    expect(await whatIfCohort(world.app, { cohortId: id, by: staff, commands: [...commands, start] })).toMatchObject({
      ok: false,
      at: 2,
      refusal: { refused: 'cohort.dayBefore' },
    });
    expect(await events()).toEqual(before);
  });

  it('starts with all who are in it; who is paused is named, not forgotten, and starts later', async () => {
    const paused = people[3]!;
    await forward(world.app, { duration: '7d' });
    await must(world, paused, 'pause', { reason: 'illness', until: addDays(await today(), 20) });
    await mustGive('start');
    await told();
    expect(await phases()).toEqual(['groupTrack', 'groupTrack', 'groupTrack', 'mediation']);
    expect(await ofType('MemberRefused')).toMatchObject([
      { trajectoryId: paused, command: 'startGroup', code: 'trajectory.paused' },
    ]);
    await must(world, paused, 'resume');
    await mustGive('allocate', { trajectoryId: paused });
    await told();
    expect(await phases()).toEqual(Array.from({ length: 4 }, () => 'groupTrack'));
    expect((await deadlineRules(people[0]!)).filter((rule) => rule.startsWith('CON'))).toEqual([]);
    // Late by their group's first session they are from the day after it.
    const first = minDate(...((await showCohort(world.app, id)).sessions.map(({ day }) => day) as [LocalDate]));
    const lateOn = (overdueOn: LocalDate) => countTrajectories(world.app.db, { cohortId: id, overdueOn });
    expect([await lateOn(first), await lateOn(addDays(first, 1))]).toEqual([0, 4]);
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('asks for the attendance of a session once, and three absences open a follow-up in that trajectory only', async () => {
    await forward(world.app, { duration: '8d' });
    await told();
    const asked = await ofType('AttendanceAsked');
    const sessions = (await showCohort(world.app, id)).sessions;
    expect(asked.map(({ sessionId }) => sessionId).sort()).toEqual(sessions.map(({ sessionId }) => sessionId).sort());
    const messages = (await readCohortMessages(world.app.db, { cohortId: id })).filter(
      ({ about }) => about === 'attendance',
    );
    expect(messages.length).toBe(asked.length);
    for (const { sessionId } of sessions.slice(0, 3)) {
      const presences = Object.fromEntries(people.map((one, index) => [one, index === 1 ? 'absent' : 'present']));
      expect(await give('recordAttendance', { sessionId, presences: { [people[0]!]: 'present' } })).toMatchObject({
        refusal: { refused: 'cohort.presenceMissing' },
      });
      const noted = { cohortId: id, name: 'recordAttendance' as const, by: staff, data: { sessionId, presences } };
      const notes = { [people[1]!]: 'Belde niet.' };
      // Pressed twice, it is one, and so is its note.
      for (const _ of [1, 2])
        expect(await giveCohortCommand(world.app, { ...noted, notes, idempotencyKey: sessionId })).toMatchObject({
          ok: true,
        });
    }
    await told();
    const { notes: kept } = await notesOf(world.app, people[1]!);
    expect(kept.filter(({ text }) => text === 'Belde niet.')).toHaveLength(3);
    expect(JSON.stringify(await events())).not.toContain('Belde');
    const { rows } = await listDeadlines(world.app, { cohortId: id, rules: ['GRP-4'] });
    expect(rows.map(({ trajectoryId }) => trajectoryId)).toEqual([people[1]]);
    const open = await Promise.all(people.map(async (one) => (await deadlineRules(one)).includes('GRP-4')));
    expect(open).toEqual([false, true, false, false]);
    expect(await counted('AttendanceRecorded')).toEqual([3, 3, 3, 3]);
  });

  it('one consultation takes up the themes and signals of everyone, is noted once, and reaches each trajectory', async () => {
    await must(world, people[0]!, 'raiseTopic', { kind: 'signal', theme: 'housing' });
    await must(world, people[1]!, 'raiseTopic', { kind: 'signal', theme: 'housing' });
    await must(world, people[2]!, 'raiseTopic', { kind: 'theme', theme: 'debts' });
    const agenda = await agendaOf(world.app, id);
    expect(agenda.items).toEqual([
      { theme: 'housing', kind: 'signal', count: 2, trajectoryIds: [people[0], people[1]].sort() },
      { theme: 'debts', kind: 'theme', count: 1, trajectoryIds: [people[2]] },
    ]);
    await mustGive('recordConsultation', {}, 'consultation-1');
    await mustGive('recordConsultation', {}, 'consultation-1');
    await told();
    expect((await ofType('CohortConsultationHeld')).length).toBe(1);
    expect(await counted('ConsultationHeld')).toEqual([1, 1, 1, 1]);
    // As if the worker died after the trajectory had taken it, before that was noted.
    const [row] = (await world.app.db.select().from(cohortEffects).where(eq(cohortEffects.cohortId, id))).filter(
      ({ body }) => body.kind === 'command' && body.command === 'recordConsultation',
    );
    const again = { cohortId: id, effect: row!.body, now: await world.app.now() };
    await world.app.db
      .update(cohortEffects)
      .set({ status: 'pending', doneAt: null, result: null })
      .where(and(eq(cohortEffects.cohortId, id), eq(cohortEffects.key, row!.key)));
    expect(await world.parts.activities.commandTrajectory(again)).toEqual({ ok: true });
    expect(await counted('ConsultationHeld')).toEqual([1, 1, 1, 1]);
    const after = await agendaOf(world.app, id);
    expect(after.items).toEqual([]);
    expect(after.dueOn).toBe(addDays(await today(), 21));
  });

  it('a consultation that is noted of one member is the group’s, once', async () => {
    await forward(world.app, { duration: '1d' });
    await must(world, people[0]!, 'recordConsultation');
    await eventually(
      () => ofType('CohortConsultationHeld'),
      (held) => held.length === 2,
    );
    await told();
    expect((await ofType('CohortConsultationHeld')).at(-1)).toMatchObject({ notedBy: people[0], on: await today() });
    expect(await counted('ConsultationHeld')).toEqual([2, 2, 2, 2]);
    expect((await agendaOf(world.app, id)).dueOn).toBe(addDays(await today(), 21));
  });

  it('a missed consultation escalates once for the group, not once per person, and is seen from both sides', async () => {
    const colleagues = await listStaff(world.app.db, { role: 'groupWorker', province: 'limburg' });
    const deputy = colleagues.find((one) => one.id !== staff.id)?.id ?? '';
    const [from, until] = [await today(), addDays(await today(), 60)];
    await planAbsence(world.app, { staffId: staff.id, from, until, deputyId: deputy });
    await forward(world.app, { duration: '40d' });
    await told();
    const one = await showTrajectory(world.app, people[0]!);
    expect(one.group).toMatchObject({ cohortId: id, waiting: [{ overdue: true }, { overdue: true }] });
    const late = (await listTrajectories(world.app, { overdue: true, limit: 200 })).rows;
    for (const person of people)
      expect(late.find(({ trajectoryId }) => trajectoryId === person)).toMatchObject({
        overdue: true,
        group: { cohortId: id, wait: { what: 'attendance', overdue: true, escalation: 3 } },
      });
    const digests = (await readDigests(world.app.db, { limit: 1000 })).filter(({ day }) => day > from);
    const toldOf = (about: string) =>
      new Set(digests.filter(({ text }) => text.includes(`${id}: ${about}`)).map(({ staffId }) => staffId));
    const overlegs = toldOf('overleg');
    const mediators = new Set(
      await Promise.all(people.map(async (each) => (await showTrajectory(world.app, each)).mediatorId)),
    );
    for (const who of [...mediators, 'lead.limburg', deputy, 'coordinator.limburg'])
      expect([...overlegs], String(who)).toContain(who);
    // Each rung is new once: not again in the digest of the day after.
    const lines = digests
      .filter(({ staffId }) => staffId === [...mediators][0])
      .flatMap(({ text }) => text.split('\n').filter((line) => line.includes(`${id}: overleg`)));
    const fresh = lines.filter((line) => line.includes('nieuw')).length;
    expect([fresh > 0, fresh <= 4, lines.length > 4]).toEqual([true, true, true]);
    const asked = toldOf('aanwezigheden van S4');
    for (const who of [...mediators, 'partner.limburg', deputy, 'coordinator.limburg'])
      expect([...asked], String(who)).toContain(who);
    expect([...asked]).not.toContain(staff.id);
    const toGroupWorker = (await readCohortMessages(world.app.db, { cohortId: id })).filter(
      ({ about, recipientRole }) => about === 'overdue' && recipientRole === 'groupWorker',
    );
    expect(toGroupWorker.map(({ recipientId }) => recipientId)).toEqual([deputy]);
    expect((await ofType('DeadlineReached')).map(({ rung }) => rung)).toEqual([
      'reminder',
      'overdue',
      'teamLead',
      'programmeCoordinator',
    ]);
    const messages = await readCohortMessages(world.app.db, { cohortId: id });
    for (const rung of ['teamLead', 'programmeCoordinator'])
      expect(messages.filter(({ about }) => about === rung).length, rung).toBe(1);
    const perPerson = await Promise.all(people.map(async (one) => (await showTrajectory(world.app, one)).events));
    const escalated = perPerson.flat().filter((event) => 'rule' in event && event.rule.startsWith('CON-1'));
    expect(escalated).toEqual([]);
  });

  it('a trajectory that closes is seen in the group, and nobody asks for its presence again', async () => {
    const gone = people[2]!;
    const alone = 'mediator-1.antwerp';
    await must(world, gone, 'assignMediator', { mediatorId: alone, reason: 'caseload' });
    const groupsOf = async (mediatorId: string) => {
      const within = { scope: { of: 'mediators', ids: [mediatorId] }, on: await today() } as const;
      return (await listCohorts(world.app.db, { within }, 10)).map((one) => one.id);
    };
    expect(await groupsOf(alone)).toEqual([id]);
    await must(world, gone, 'stop', { reason: 'movedAway' });
    await eventually(
      () => ofType('MemberLeft'),
      (left) => left.length === 1,
    );
    expect((await ofType('MemberLeft')).at(-1)).toMatchObject({ trajectoryId: gone, on: await today() });
    const { sessions, members } = await showCohort(world.app, id);
    expect(members.find(({ trajectoryId }) => trajectoryId === gone)).toMatchObject({ status: 'left' });
    const others = people.filter((one) => one !== gone);
    // What the group has to tell is nothing any more to whoever guided only them.
    expect(await groupsOf(alone)).toEqual([]);
    const whose = async (one: string) => (await showTrajectory(world.app, one)).mediatorId;
    const group = (await readCohort(world.app.db, id))!;
    const mediators = await cohortRecipientsOf(world.app.db, group, 'mediator', await today());
    expect(new Set(mediators.map((one) => one.id))).toEqual(new Set(await Promise.all(others.map(whose))));
    const presences = Object.fromEntries(others.map((one) => [one, 'excused']));
    await mustGive('recordAttendance', { sessionId: sessions[3]!.sessionId, presences });
    await told();
  });

  it('a lost workflow is named by check and comes back from its events; the old one can write nothing', async () => {
    await world.app.client.workflow.getHandle(id).terminate('lost');
    const before = await showCohort(world.app, id);
    expect((await check(world.app)).differences).toMatchObject([{ id, what: 'run.missing', details: {} }]);
    // Visibility may lag a moment behind the end of the run.
    await eventually(
      async () => (await rebuild(world.app, id)).rebuilt,
      (rebuilt) => rebuilt.length === 1,
    );
    expect((await check(world.app)).differences).toEqual([]);
    expect(await showCohort(world.app, id)).toEqual(before);
    const last = (await events()).at(-1)!;
    const late = { ...last, sequence: last.sequence + 1 };
    await expect(
      recordCohort(world.app.db, { cohortId: id, epoch: 1, events: [late], effects: [] }),
    ).rejects.toMatchObject({ type: 'record.oldEpoch' });
    for (const one of people.filter((each) => each !== people[2]))
      await must(world, one, 'endGroupTrack', { because: 'noMatch' });
    await eventually(
      async () => (await world.app.client.workflow.getHandle(id).describe()).status.name,
      (status) => status === 'COMPLETED',
    );
    expect((await ofType('CohortEnded')).at(-1)).toMatchObject({ because: 'everyoneLeft', by: { role: 'rule' } });
    const { phase, waiting } = await showCohort(world.app, id);
    expect([phase, waiting]).toEqual(['ended', []]);
    expect(await give('start')).toMatchObject({ refusal: { refused: 'cohort.ended' } });
    expect((await check(world.app)).differences).toEqual([]);
  });
});
