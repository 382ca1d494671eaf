import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planCohort } from '../../app/cohorts/index.ts';
import { insertAbsence } from '../../db/queries/absences.ts';
import { insertDigest } from '../../db/queries/digests.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { breakGlass } from '../../db/queries/views.ts';
import { cohortMembers, people, personProposals, prospectLists, prospects, trajectories } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import { instant } from '../../domain/calendar/index.ts';
import { mayDo, operations, relations, type Caller, type Operation, type Relation } from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { inDays, testDay } from '../support/day.ts';
import { createWorld, operator, type World } from '../support/world.ts';
import { overVerbs, type Ask, type Outcome, type Things } from './asking.ts';
import { callersAround, colleague } from './callers.ts';
import { lifeAt, partnerOf, personOf, type Stage } from './lives.ts';

/**
 * Every operation × every relation × what is theirs, another's, and not there, against the real verbs. What is expected is in
 * docs/rights.md, which `table.test.ts` holds against the same table.
 */
let world: World;
let ask: Ask;
const around = new Map<string, Awaited<ReturnType<typeof livesIn>>>();

beforeAll(async () => {
  world = await createWorld();
  ask = overVerbs(world.app);
  for (const province of ['limburg', 'antwerp'] as const) around.set(province, await livesIn(province));
});
afterAll(() => world.close());

/** Again for each column: coming back is one of the operations. */
const mediatorIsAway = () =>
  insertAbsence(world.app.db, {
    ...{ staffId: staffId('mediator-1', 'limburg'), deputyId: staffId('mediator-2', 'limburg') },
    ...{ fromOn: testDay, untilOn: inDays(3) },
  });

/** Somebody of a province in each stage that matters, and a group. */
async function livesIn(province: Province) {
  const { app } = world;
  const ids = {} as Record<Stage, string>;
  for (const stage of ['mediation', 'inGroup', 'coached'] as const)
    ids[stage] = (await lifeAt(app.db, province, stage)).id;
  const planned = await planCohort(
    app,
    { province, startsOn: inDays(30), size: 5, groupWorkerId: staffId('group-1', province) },
    operator,
  );
  if (!planned.ok) throw new Error(JSON.stringify(planned));
  await app.db
    .insert(cohortMembers)
    .values({ cohortId: planned.cohortId, trajectoryId: ids.inGroup, referralId: 'R1', status: 'allocated' });
  return { ids, cohortId: planned.cohortId };
}

const stageOf = (relation: Relation): Stage => (relation === 'jobCoach' ? 'coached' : 'inGroup');

async function callers(province: Province, stage: Stage): Promise<Readonly<Record<Relation, Caller>>> {
  const { db } = world.app;
  const trajectoryId = around.get(province)!.ids[stage];
  const nis = (await findMunicipality(db, province === 'limburg' ? 'Hasselt' : 'Antwerpen', testDay))!.nis;
  const personId = await personOf(db, trajectoryId);
  return {
    ...callersAround({
      ...{ trajectoryId, personId, province, nis, partner: partnerOf(province), expertId: `expert.${province}` },
      ...{ mediator: staffId('mediator-1', province), deputy: staffId('mediator-2', province) },
      coach: staffId('coach-1', province),
    }),
    brokeGlass: colleague('lead', 'teamLead', 'westFlanders'),
    direct: { kind: 'direct' },
  };
}

/** Of each kind one, of a province, for each column anew: some are used up. */
async function things(province: Province, relation: Relation, caller: Caller): Promise<Things> {
  const { db } = world.app;
  const { ids, cohortId } = around.get(province)!;
  const trajectoryId = ids[stageOf(relation)];
  const personId = await personOf(db, trajectoryId);
  const [person] = await db.select({ insz: people.insz }).from(people).where(eq(people.id, personId));
  const [list] = await db
    .insert(prospectLists)
    .values({
      ...{ source: 'riziv', fileName: 'x', importedAt: instant('2026-03-02T09:00:00.000Z') },
      ...{ sha256: randomUUID().replaceAll('-', '').padEnd(64, '0'), accepted: 1, duplicate: 0, refused: 0 },
    })
    .returning();
  const home =
    province === 'limburg'
      ? { postcode: '3500', municipality: 'Hasselt' }
      : { postcode: '2000', municipality: 'Antwerpen' };
  const [prospect] = await db
    .insert(prospects)
    .values({
      ...{ listId: list!.id, line: 1, lastName: 'x', firstName: 'x', birthDate: '1980' as never },
      ...{ street: '', houseNumber: '', ...home, phone: '', email: '', language: '', lastOn: testDay },
      insz: String(Math.floor(Math.random() * 9e10) + 1e10),
    })
    .returning();
  const [proposal] = await db
    .insert(personProposals)
    .values({ personId, field: 'phone', proposed: { phone: randomUUID() }, source: 'x', line: 1, on: testDay })
    .returning();
  const own = caller.kind === 'colleague' ? caller.staffId : staffId('mediator-1', province);
  const led: Partial<Record<Relation, string>> = {
    teamLead: staffId('mediator-1', province),
    coordinator: staffId('mediator-1', province),
    partnerCoordinator: staffId('group-1', province),
  };
  const mailTo = province === 'limburg' ? own : staffId('mediator-3', province);
  await insertDigest(db, {
    ...{ staffId: mailTo, day: inDays((days += 1)), subject: 'x', text: 'x', matters: [] },
    at: instant('2026-03-02T09:00:00.000Z'),
  });
  const { rows } = await db.execute<{ id: string }>(
    'select id::text as id from digests order by day desc limit 1' as never,
  );
  return {
    ...{ trajectoryId, personId, insz: person!.insz, cohortId, province },
    ...{ prospectId: prospect!.id, proposalId: proposal!.id, mailId: rows[0]!.id },
    staffId: province === 'limburg' ? (led[relation] ?? own) : staffId('mediator-1', province),
  };
}
let days = 0;

const absent = (province: Province): Things => ({
  ...{ trajectoryId: 'T-999999', personId: randomUUID(), insz: '55610100000', cohortId: 'C-999999', province },
  ...{ prospectId: randomUUID(), proposalId: randomUUID(), staffId: 'no.such.colleague', mailId: randomUUID() },
});

type Kind = 'life' | 'person' | 'cohort' | 'prospect' | 'colleague' | 'mail' | 'province' | 'everywhere' | 'programme';
const kinds: Partial<Record<Operation, Kind>> = {
  ...Object.fromEntries(
    (
      'showTrajectory waitingOf waitingAt whyDeadline eventsOf forecastOf commandsOf giveCommand whatIfCommand planOf planHistory ' +
      'lettersOf notesOf lookupsOf reopen undoClosing offerOutOfOrder adopt makePersonLink'
    )
      .split(' ')
      .map((name) => [name, 'life'] as const),
  ),
  ...Object.fromEntries(
    'showPerson personHistory changeAddress changeContact listProposals decideProposal replaceInsz erasePerson viewsOf revealContact'
      .split(' ')
      .map((name) => [name, 'person'] as const),
  ),
  ...{ showCohort: 'cohort', agendaOf: 'cohort', giveCohortCommand: 'cohort' },
  ...{ showProspect: 'prospect', noteAttempt: 'prospect', registerProspect: 'prospect', eraseProspect: 'prospect' },
  ...{ planAbsence: 'colleague', comeBack: 'colleague', leave: 'colleague', transfer: 'colleague', showMail: 'mail' },
  ...{ capacityQueue: 'province', setPlaces: 'province', planCohort: 'province' },
  ...{ addAgreement: 'everywhere', endAgreement: 'everywhere', loadRules: 'everywhere', changeCalendar: 'everywhere' },
};
const kindOf = (operation: Operation): Kind => kinds[operation] ?? 'programme';

const inCohorts: readonly Relation[] = [
  ...([
    'mediator',
    'deputy',
    'teamLead',
    'coordinator',
    'groupWorker',
    'partnerCoordinator',
    'partnerMachine',
  ] as const),
  'operator',
];
const contacts: readonly Relation[] = ['mediator', 'teamLead', 'coordinator'];

/** What a caller of the column is to a thing of the kind that is theirs; null: nothing. */
function relationTo(kind: Kind, column: Relation): Relation | null {
  const standing: Relation = column === 'deputy' ? 'mediator' : column === 'brokeGlass' ? 'teamLead' : column;
  switch (kind) {
    case 'life':
      return column === 'analyst' ? null : column;
    case 'person':
      return column === 'analyst' || column === 'selfByLink' ? null : column;
    case 'cohort':
      return inCohorts.includes(column) ? column : null;
    case 'prospect':
      return contacts.includes(standing) && column !== 'brokeGlass' ? standing : null;
    case 'colleague':
      return [
        'mediator',
        'teamLead',
        'coordinator',
        'groupWorker',
        'partnerCoordinator',
        'jobCoach',
        'operator',
      ].includes(standing)
        ? standing
        : null;
    case 'mail':
    case 'province':
    case 'everywhere':
    case 'programme':
      return standing;
  }
}

const isAbsent = ({ code }: Outcome): boolean =>
  ['trajectory.notFound', 'person.unknown', 'cohort.notFound', 'prospect.unknown', 'proposal.unknown'].includes(code) ||
  ['staff.unknown', 'mail.notFound'].includes(code);

function said(outcome: Outcome, kind: Kind): 'passes' | 'notAllowed' | 'absent' {
  if (outcome.code === 'rights.notAllowed') return 'notAllowed';
  // What is about nobody is there, whatever it answers.
  return kind !== 'programme' && isAbsent(outcome) ? 'absent' : 'passes';
}

function expected(operation: Operation, column: Relation): 'passes' | 'notAllowed' | 'absent' {
  const kind = kindOf(operation);
  const relation = relationTo(kind, column);
  // Their own province is not all of them.
  if (kind === 'everywhere' && relation !== 'operator') return 'notAllowed';
  if (kind === 'mail' && !mayDo(operation, relation!)) return relation === 'operator' ? 'notAllowed' : 'absent';
  if (kind === 'mail' && column === 'self') return 'absent';
  if (relation === null) return 'absent';
  return mayDo(operation, relation) ? 'passes' : 'notAllowed';
}

const columns = relations.filter((one) => one !== 'direct');
/** Of these everybody of the column sees everything, so nothing is another's. */
const seesAll: readonly Relation[] = ['dpo', 'operator'];

describe('every operation of every relation', () => {
  it('does with what is theirs as the table says, and hides what is another’s as if it were not there', async () => {
    const differing: string[] = [];
    let cells = 0;
    const cell = (what: string, got: unknown, wanted: unknown) => {
      cells += 1;
      if (JSON.stringify(got) !== JSON.stringify(wanted))
        differing.push(`${what}: ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`);
    };
    for (const column of columns) {
      await mediatorIsAway();
      const caller = (await callers('limburg', stageOf(column)))[column];
      if (column === 'brokeGlass' && caller.kind === 'colleague')
        await breakGlass(world.app.db, {
          ...{
            staffId: caller.staffId,
            trajectoryId: around.get('limburg')!.ids.inGroup,
            reason: 'inspection',
            toldId: null,
          },
          ...{ at: await world.app.now(), until: instant('2099-01-01T00:00:00.000Z') },
        });
      const mine = await things('limburg', column, caller);
      const about = await things('antwerp', column, caller);
      for (const operation of operations) {
        if (operation === 'breakGlass') continue;
        const kind = kindOf(operation);
        if (column === 'brokeGlass' && kind !== 'life' && kind !== 'person') continue;
        const what = `${operation} × ${column}`;
        const own = await ask(caller, operation, mine);
        cell(`${what} × own (${own.code})`, said(own, kind), expected(operation, column));
        if (kind === 'programme' || kind === 'everywhere' || kind === 'province') continue;
        const gone = await ask(caller, operation, absent('limburg'));
        cell(`${what} × absent`, said(gone, kind), kind === 'mail' && column === 'operator' ? 'notAllowed' : 'absent');
        if (seesAll.includes(column)) continue;
        const other = await ask(caller, operation, about);
        // The very answer of one that is not there, but for the id that was asked for.
        const gives = (outcome: Outcome, id: Things) =>
          JSON.parse(
            JSON.stringify({ ...outcome, answer: null })
              .replaceAll(id.trajectoryId, '#')
              .replaceAll(id.cohortId, '#')
              .replaceAll(id.staffId, '#'),
          ) as unknown;
        if (kind !== 'mail' || column !== 'operator')
          cell(`${what} × other`, gives(other, about), gives(gone, absent('limburg')));
      }
    }
    expect(differing).toEqual([]);
    expect(cells).toBeGreaterThan(2000);
    // The log of who looked is kept of all of it.
    const { rows } = await world.app.db.execute<{ number: number }>(
      'select count(*)::int as number from views' as never,
    );
    expect(rows[0]!.number).toBeGreaterThan(50);
  }, 400_000);

  it('is the trajectory that the mediator of another one does not find', async () => {
    const { db } = world.app;
    const [row] = await db
      .select()
      .from(trajectories)
      .where(eq(trajectories.id, around.get('antwerp')!.ids.inGroup));
    expect(row?.mediatorId).toBe(staffId('mediator-1', 'antwerp'));
  });
});
