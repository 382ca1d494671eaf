import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { planCohort } from '../../app/cohorts/index.ts';
import { giveMonthCommand, openOneMonth } from '../../app/hours/index.ts';
import { insertDigest } from '../../db/queries/digests.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { cohortMembers, contracts, people, personProposals, prospectLists, prospects } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import { instant } from '../../domain/calendar/index.ts';
import { monthOf } from '../../domain/contract-month/index.ts';
import { type Caller, type Relation } from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { daysAgo, inDays, testDay } from '../support/day.ts';
import { operator, type World } from '../support/world.ts';
import type { Things } from './asking.ts';
import { callersAround, colleague } from './callers.ts';
import { lifeAt, partnerOf, personOf, type Stage } from './lives.ts';

/** Somebody of a province in each stage that matters, and a group. @param startsOn a day that is to come */
export async function livesIn({ app }: World, province: Province, startsOn = inDays(30)) {
  const ids = {} as Record<Stage, string>;
  for (const stage of ['mediation', 'inGroup', 'coached'] as const)
    ids[stage] = (await lifeAt(app.db, province, stage)).id;
  const planned = await planCohort(
    app,
    { province, startsOn, size: 5, groupWorkerId: staffId('group-1', province) },
    operator,
  );
  if (!planned.ok) throw new Error(JSON.stringify(planned));
  await app.db
    .insert(cohortMembers)
    .values({ cohortId: planned.cohortId, trajectoryId: ids.inGroup, referralId: 'R1', status: 'allocated' });
  return { ids, cohortId: planned.cohortId, monthId: await monthIn(app, province) };
}

/** The month of a contract of the province's partner, with hours of one of its people. */
async function monthIn(app: World['app'], province: Province): Promise<string> {
  const id = `contract-${province}`;
  const partner = partnerOf(province);
  await app.db.insert(contracts).values({
    ...{ id, version: 1, tender: 'x', partner, provinces: [province], track: 'intro', purpose: 'x', trajectories: 1 },
    ...{ validFrom: daysAgo(40), validUntil: inDays(400), durationUnit: 'weeks', durationFrom: 1, durationTo: 1 },
    ...{ budgetCents: 1, budgetedMinutes: 6_000, hourlyRateCents: 1 },
  });
  const { monthId } = await openOneMonth(app, id, monthOf(testDay));
  const booked = { day: testDay, activity: 'group', minutes: 60 };
  for (const part of ['group-1', 'group-2'])
    await giveMonthCommand(app, {
      ...{ monthId, name: 'bookHours', data: booked },
      by: { role: 'groupWorker', id: staffId(part, province) },
    });
  return monthId;
}

export type Lives = Awaited<ReturnType<typeof livesIn>>;

export const stageOf = (relation: Relation): Stage => (relation === 'jobCoach' ? 'coached' : 'inGroup');

export async function callers(
  { app: { db } }: World,
  { ids }: Lives,
  province: Province,
  stage: Stage,
): Promise<Readonly<Record<Relation, Caller>>> {
  const trajectoryId = ids[stage];
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
export async function things(
  { app: { db } }: World,
  { ids, cohortId, monthId }: Lives,
  province: Province,
  relation: Relation,
  caller: Caller,
  mine = province === 'limburg',
): Promise<Things> {
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
  const mailTo = mine ? own : staffId('mediator-3', province);
  await insertDigest(db, {
    ...{ staffId: mailTo, day: inDays((days += 1)), subject: 'x', text: 'x', matters: [] },
    at: instant('2026-03-02T09:00:00.000Z'),
  });
  const { rows } = await db.execute<{ id: string }>(
    'select id::text as id from digests order by day desc limit 1' as never,
  );
  return {
    ...{ trajectoryId, personId, insz: person!.insz, cohortId, monthId, province },
    ...{ prospectId: prospect!.id, proposalId: proposal!.id, mailId: rows[0]!.id },
    staffId: mine ? (led[relation] ?? own) : staffId('mediator-1', province),
  };
}
let days = 0;

export const absent = (province: Province): Things => ({
  ...{ trajectoryId: 'T-999999', personId: randomUUID(), insz: '55610100000', cohortId: 'C-999999', province },
  monthId: 'CM-none-2031-03',
  ...{ prospectId: randomUUID(), proposalId: randomUUID(), staffId: 'no.such.colleague', mailId: randomUUID() },
});
