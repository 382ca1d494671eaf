import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import {
  importProspects,
  listProspects,
  noteAttempt,
  registerList,
  registerPerson,
  registerProspect,
} from '../../app/intake/index.ts';
import { planAbsence, replaceInsz, showPerson } from '../../app/people/index.ts';
import { giveCommand, showTrajectory } from '../../app/trajectories/index.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { readMessages } from '../../db/queries/messages.ts';
import { readNotes } from '../../db/queries/notes.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { staff, trajectories } from '../../db/schema.ts';
import { addMonths } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { askAll } from '../api/hostile.ts';
import { anyone } from '../support/anyone.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { today } from './kit.ts';
import { ownCsv, ownRows, ownXlsx } from './lists-kit.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 120_000);
afterAll(() => world.close());

const by: Actor = { role: 'mediator', id: 'mediator-1.limburg' };
const cells = ownRows();
const personOf = async (trajectoryId: string) => showPerson(world.app, trajectoryId);
const provinceOf = async (id: string) =>
  (await world.app.db.execute<{ province: string }>(`select province from trajectories where id = '${id}'`)).rows[0]
    ?.province;

const peopleNow = async () =>
  (await world.app.db.execute(`select count(*) + (select count(*) from trajectories) as n from people`)).rows[0]?.['n'];

describe('a list that is registered', () => {
  it.each([
    ['csv', ownCsv],
    ['xlsx', ownXlsx],
  ])('has a good row taken in after a refused one of the same person, and one only (%s)', async (_, file) => {
    const good = cells();
    const bad = { ...good, Bron: 'Kennis' };
    const all = file([bad, good, good, bad]);
    const before = await peopleNow();
    // Tried first: nothing stays, and it says the same.
    const tried = await registerList(world.app, all, by, { dryRun: true });
    expect(await peopleNow()).toBe(before);
    const report = await registerList(world.app, all, by);
    const lines = (of: typeof report) => ({
      ...of,
      accepted: of.accepted.map(({ line: at, reopens }) => ({ at, reopens })),
    });
    expect(lines(report)).toEqual(lines(tried));
    expect(report).toMatchObject({
      accepted: [{ line: 3 }],
      duplicate: [
        { line: 4, ofLine: 3 },
        { line: 5, ofLine: 3 },
      ],
      refused: [{ line: 2, reasons: [{ column: 'Bron' }] }],
    });
    expect(await registerList(world.app, file([bad, good]), by)).toMatchObject({ accepted: [], duplicate: [{}, {}] });
  });

  it('has each mediator told with the row itself, and nothing left for the run to tell', async () => {
    const { accepted } = await registerList(world.app, ownCsv([cells(), cells()]), by);
    expect(accepted).toHaveLength(2);
    for (const { trajectoryId } of accepted) {
      const told = await readMessages(world.app.db, { trajectoryId, limit: 10 });
      expect(told).toMatchObject([{ about: 'registered', recipientRole: 'mediator', sentAt: null, leavesAt: null }]);
      expect(told[0]?.recipientId).toBe((await readTrajectory(world.app.db, trajectoryId))?.trajectory.mediatorId);
      expect(await pendingEffects(world.app.db, trajectoryId)).toEqual([]);
      const first = (await world.app.client.workflow.getHandle(trajectoryId).fetchHistory()).events ?? [];
      expect(first.filter(({ activityTaskScheduledEventAttributes: scheduled }) => scheduled)).toEqual([]);
    }
  });

  it('leaves it to the run to tell, when that cannot be done with the row', async () => {
    await world.app.db.execute(`alter table messages add constraint no_news check (about <> 'registered') not valid`);
    let id = '';
    try {
      const { accepted } = await registerList(world.app, ownCsv([cells()]), by);
      id = accepted[0]!.trajectoryId;
      expect(await pendingEffects(world.app.db, id)).toMatchObject([{ kind: 'notify', about: 'registered' }]);
    } finally {
      await world.app.db.execute('alter table messages drop constraint no_news');
    }
    await eventually(
      () => readMessages(world.app.db, { trajectoryId: id, limit: 10 }),
      (told) => told.some(({ about }) => about === 'registered'),
    );
  });

  it('has a later row taken in when the earlier one cannot be kept', async () => {
    const good = cells();
    await world.app.db.execute(`alter table people add constraint no_such_street check (street <> 'Nergens')`);
    try {
      const report = await registerList(world.app, ownCsv([{ ...good, Straat: 'Nergens' }, good]), by);
      expect(report).toMatchObject({
        accepted: [{ line: 3 }],
        refused: [{ line: 2, reasons: [{ code: 'row.notKept' }] }],
      });
    } finally {
      await world.app.db.execute('alter table people drop constraint no_such_street');
    }
  });

  it('keeps remarks, and words that have no code, with the person, and says so', async () => {
    const report = await registerList(
      world.app,
      ownCsv([
        cells({ Opmerking: 'belt liever na vijf', Herkomst: 'Niet-Belg', Scholingsgraad: 'laag geschoold' }),
        cells(),
      ]),
      by,
    );
    expect(report.warnings).toMatchObject([{ line: 2, column: 'Herkomst', code: 'word.unknown' }]);
    const [first, second] = report.accepted;
    expect(await readNotes(world.app.db, first!.trajectoryId)).toMatchObject([
      { text: 'belt liever na vijf\nHerkomst op de lijst: Niet-Belg', authorRole: 'mediator', authorId: by.id },
    ]);
    expect(await readNotes(world.app.db, second!.trajectoryId)).toEqual([]);
    expect(await personOf(first!.trajectoryId)).toMatchObject({ education: 'low', origin: 'unknown' });
  });

  it('counts everyone in the province of their municipality today; a name of another one is refused', async () => {
    const report = await registerList(
      world.app,
      ownCsv([
        cells({ Postcode: '2070', Gemeente: 'Zwijndrecht' }),
        cells({ Postcode: '3500', Gemeente: 'Gent' }),
        cells({ Postcode: '3500', Gemeente: 'Kuringen' }),
      ]),
      by,
    );
    expect(await provinceOf(report.accepted[0]!.trajectoryId)).toBe('eastFlanders');
    expect(report.refused).toMatchObject([
      { line: 3, reasons: [{ column: 'Postcode', message: expect.stringMatching(/Hasselt.*Gent/) as string }] },
    ]);
    expect(report.warnings).toMatchObject([{ line: 4, column: 'Gemeente' }]);
  });

  it('takes in whose birth date is known in part, and shows it so', async () => {
    const { Geboortedatum, ...rest } = cells();
    const [, month, year] = Geboortedatum.split('/');
    const report = await registerList(
      world.app,
      ownCsv([
        { ...rest, Geboortedatum: `00/${month}/${year}` },
        { ...cells(), Geboortedatum: '1950' },
      ]),
      by,
    );
    const [first, second] = report.accepted;
    expect(await personOf(first!.trajectoryId)).toMatchObject({ birthDate: `${year}-${month}` });
    expect(await personOf(second!.trajectoryId)).toMatchObject({ birthDate: '1950' });
  });

  it('spreads new people over the mediators who are there', async () => {
    const mediators = (await world.app.db.select().from(staff).where(eq(staff.province, 'westFlanders')))
      .filter(({ role }) => role === 'mediator')
      .map(({ id }) => id);
    const [away = ''] = mediators;
    const from = await today(world);
    await planAbsence(world.app, { staffId: away, from, until: addMonths(from, 12) });
    const rows = Array.from({ length: 8 }, () => cells({ Postcode: '8000', Gemeente: 'Brugge' }));
    const { accepted } = await registerList(world.app, ownCsv(rows), by);
    expect(accepted).toHaveLength(8);
    const open = await world.app.db.select().from(trajectories).where(eq(trajectories.province, 'westFlanders'));
    const loads = mediators.map((id) => open.filter(({ mediatorId }) => mediatorId === id).length);
    expect(loads).toEqual([0, 4, 4]);
  });
});

it('a list of people to contact has a good row taken in after a refused one, and its remark goes to the notes in the end', async () => {
  const good = cells({ Opmerking: 'woont bij zus', Telefoon: '470123456' });
  const file = ownCsv([{ ...good, Naam: '' }, good, good]);
  const report = await importProspects(world.app, { bytes: file, fileName: 'lijst.csv', source: 'riziv' });
  expect(report).toMatchObject({ accepted: 1, duplicate: [{ line: 4, of: 'regel 3' }], refused: [{ line: 2 }] });
  const { rows } = await listProspects(world.app, { listId: report.listId! });
  expect(rows).toMatchObject([{ phone: '+32470123456', remark: 'woont bij zus' }]);
  await noteAttempt(world.app, rows[0]!.id, { way: 'phone', result: 'interested', by });
  const { trajectoryId } = await registerProspect(world.app, rows[0]!.id, by);
  expect(await readNotes(world.app.db, trajectoryId)).toMatchObject([{ text: 'woont bij zus' }]);
});

it('a person brings their remark to the notes; a name or a note with a NUL is refused by that field', async () => {
  const good = cells({ Opmerking: 'belt liever na vijf uur' });
  const wrong = await registerPerson(world.app, { ...good, Naam: 'Pee\0ters' }, by);
  expect(wrong).toMatchObject({ ok: false, reasons: [{ column: 'Naam', code: 'text.unreadable' }] });
  const done = await registerPerson(world.app, good, by);
  const trajectoryId = done.ok ? done.trajectoryId : expect.fail(JSON.stringify(done));
  expect(await readNotes(world.app.db, trajectoryId)).toMatchObject([{ text: 'belt liever na vijf uur' }]);
  const noted = { trajectoryId, name: 'refuseConsent', by, data: {}, note: 'a\0b' } as const;
  await expect(giveCommand(world.app, noted)).rejects.toMatchObject({ code: 'text.unreadable' });
  await expect(showTrajectory(world.app, 'T-\0')).rejects.toMatchObject({ code: 'trajectory.notFound' });
});

it('another number is judged as on a list: nobody is given one of who is still to be born, or is too old or young', async () => {
  const person = cells();
  expect(await registerPerson(world.app, person, by)).toMatchObject({ ok: true });
  const numbers = [
    ['996515001', '2'],
    ['256601001', '2'],
    ['206601001', ''],
    ['806601000', ''],
  ].map(([nine, before]) => `${nine}${String(97 - (Number(`${before}${nine}`) % 97)).padStart(2, '0')}`);
  for (const next of numbers)
    await expect(replaceInsz(world.app, { old: person.INSZ, new: next, by }), next).rejects.toMatchObject({
      code: 'insz.invalid',
    });
});

it('the real API answers nothing with 500, whatever it is asked', async () => {
  const server = createServer(world.app, { whoAsks: anyone, busyAfterMs: 0 });
  try {
    const answers = await askAll(server, process.env['W2_LONG_TESTS'] ? 1 : 5);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  } finally {
    await server.close();
  }
}, 300_000);
