import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { insertAbsence, standsInFor } from '../../db/queries/absences.ts';
import { trajectoryFacts, within } from '../../db/queries/rights.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { record } from '../../db/record.ts';
import { seedAgreements } from '../../db/seed-agreements.ts';
import { staffId } from '../../db/seed-staff.ts';
import { people, trajectories } from '../../db/schema.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import { relations, relationsToTrajectory, scopeOf, type Asker, type Caller } from '../../domain/rights/index.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { noon, begin, go, randomLife } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { callersAround } from './callers.ts';
import { lifeAt, personOf, stages } from './lives.ts';

/** Lives that went wherever chance took them, in every province. */
const lives = 40;
const commands = 25;
const on = localDate('2026-06-01');

let database: TestDatabase;
const ids: string[] = [];
beforeAll(async () => {
  database = await startDatabase();
  const { db } = database;
  await seedAgreements(db, 'http://127.0.0.1:9');
  for (let seed = 1; seed <= lives; seed += 1) {
    const province = provinceCodes[seed % provinceCodes.length]!;
    const first = await begin(db, '2026-03-02', province);
    for (const { events, effects } of randomLife(seed * 7919, first, '2026-03-02', commands)) {
      await record(db, { trajectoryId: first.id, epoch: 1, events, effects });
    }
    ids.push(first.id);
  }
  for (const province of ['limburg', 'antwerp'] as const)
    for (const stage of stages) ids.push((await lifeAt(db, province, stage)).id);
  // As an older release left it, or nobody assigned yet.
  await db.update(trajectories).set({ mediatorId: null }).where(eq(trajectories.id, ids[0]!));
  await insertAbsence(db, {
    staffId: staffId('mediator-1', 'limburg'),
    fromOn: on,
    untilOn: on,
    deputyId: staffId('mediator-2', 'limburg'),
  });
});
afterAll(() => database.close());

/** Everybody who is anything to somebody, and some who are nothing to anybody. */
async function everyone(): Promise<Caller[]> {
  const { db } = database;
  const all: Caller[] = [];
  const rows = await db
    .select({ row: trajectories, municipality: people.municipality })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    // The last ones are those of each stage: without an order Postgres gives rows as they happen to lie.
    .orderBy(trajectories.id);
  for (const { row, municipality } of [...rows.slice(0, 8), ...rows.slice(-2 * stages.length)]) {
    const nis = (await findMunicipality(db, municipality, on))?.nis ?? '00000';
    const coaching = row.state as { readonly coaching?: { readonly coachId: string | null } | null };
    all.push(
      ...Object.values(
        callersAround({
          ...{
            trajectoryId: row.id,
            personId: row.personId,
            province: row.province,
            nis,
            expertId: `expert.${row.province}`,
          },
          partner: row.partner ?? 'groepIntro',
          mediator: row.mediatorId ?? 'nobody',
          deputy: staffId('mediator-2', row.province),
          coach: coaching.coaching?.coachId ?? 'nobody',
        }),
      ),
    );
  }
  const [one] = all;
  if (one?.kind === 'colleague') all.push({ ...one, province: null }, { ...one, partner: 'randstad' });
  all.push({
    kind: 'colleague',
    staffId: 'x',
    role: 'groupWorker',
    organisationId: 'randstad',
    partner: 'randstad',
    province: null,
  });
  all.push({
    kind: 'colleague',
    staffId: 'x',
    role: 'teamLead',
    organisationId: 'vdab',
    partner: null,
    province: null,
  });
  return all;
}

describe('the scope of a query and the relations of the core', () => {
  it('name the same trajectories, whoever asks, of lives that went anywhere', async () => {
    const { db } = database;
    const at = noon(on);
    const phases = await db.selectDistinct({ phase: trajectories.phase }).from(trajectories);
    expect(phases.length).toBeGreaterThan(4);
    const facts = await Promise.all(
      ids.map((id) => trajectoryFacts(db, { trajectoryId: id }, { on, at, staffId: null, asksOcmw: true })),
    );
    const differing: string[] = [];
    const met = new Set<string>();
    for (const caller of await everyone()) {
      const mine =
        caller.kind === 'colleague' && caller.role === 'mediator' ? await standsInFor(db, caller.staffId, on) : [];
      const asker: Asker = { caller, standsInFor: mine };
      const found = await within(db, scopeOf(asker), ids, on);
      for (const [one] of facts) {
        const theirs = relationsToTrajectory(asker, one!);
        theirs.forEach((relation) => met.add(relation));
        if (theirs.size > 0 !== found.has(one!.trajectoryId))
          differing.push(`${JSON.stringify(caller)} ${one!.trajectoryId} ${[...theirs].join()}`);
      }
    }
    expect(differing).toEqual([]);
    // Or it would be a proof about nobody.
    for (const one of relations.filter((it) => it !== 'brokeGlass' && it !== 'analyst' && it !== 'direct'))
      expect([...met]).toContain(one);
  });

  it('name one trajectory to whoever has a link, though the person had another before', async () => {
    const { db } = database;
    const [before, present] = [await begin(db, '2026-03-02', 'limburg'), await begin(db, '2026-03-09', 'limburg')];
    await go(db, before.id, before.state, 'stop', '2026-03-03', { reason: 'movedAway' });
    await db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(
        sql`update trajectories set person_id = (select person_id from trajectories where id = ${before.id}) where id = ${present.id}`,
      );
    });
    const personId = await personOf(db, present.id);
    const seen = async (by: 'link' | 'signIn') => {
      const caller = { kind: 'citizen', personId, by, trajectoryId: by === 'link' ? present.id : null } as const;
      return [...(await within(db, scopeOf({ caller, standsInFor: [] }), [before.id, present.id], on))].sort();
    };
    expect(await seen('link')).toEqual([present.id]);
    expect(await seen('signIn')).toEqual([before.id, present.id]);
  });

  it('rest on columns that say what the state says', async () => {
    const { db } = database;
    const rows = await db.select().from(trajectories);
    const found = { partners: 0, experts: 0, coaches: 0 };
    for (const row of rows) {
      const [facts] = await trajectoryFacts(
        db,
        { trajectoryId: row.id },
        { on, at: noon(on), staffId: null, asksOcmw: false },
      );
      const told = saidByState(row);
      expect(facts, row.id).toMatchObject(told);
      found.partners += told.partners.length;
      found.experts += told.expertIds.length;
      found.coaches += told.coachId === null ? 0 : 1;
    }
    expect(Math.min(...Object.values(found))).toBeGreaterThan(0);
  });
});

/** Whose a trajectory is, out of its state alone. */
function saidByState({ state, partner, province, partnerProvince }: typeof trajectories.$inferSelect) {
  const coachId = ('coaching' in state ? state.coaching?.coachId : null) ?? null;
  if (state.phase === 'closed') return { partners: [], expertIds: [], coachId };
  const referral = 'referral' in state ? state.referral : null;
  const asked = referral?.step === 'asked' || referral?.step === 'accepted';
  const there =
    referral && (state.phase === 'groupTrack' || ((state.phase === 'mediation' || state.phase === 'waiting') && asked))
      ? [{ partner: referral.partner, province: referral.province ?? province }]
      : [];
  const owed = state.deadlines
    .filter(({ rule }) => rule === 'GRP-5')
    .map((open) => ({ partner: open.partner ?? partner!, province: partnerProvince ?? province }));
  const spots = new Map([...there, ...owed].map((spot) => [`${spot.partner}/${spot.province}`, spot]));
  return {
    partners: [...spots.keys()].sort().map((key) => spots.get(key)!),
    expertIds: state.experts.flatMap(({ expertId, status }) => (status === 'found' && expertId ? [expertId] : [])),
    coachId,
  };
}
