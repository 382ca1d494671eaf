/** What the lives of a population leave beside themselves, and are not played: messages, letters, views, notes, groups. */
import { sql } from 'drizzle-orm';
import { addDays, startOfDay, type LocalDate } from '../../../domain/calendar/index.ts';
import {
  cohortContextAt,
  cohortId,
  decideCohort,
  isCohortRefusal,
  planCohort,
  type Cohort,
  type CohortDecided,
  type CohortEvent,
  type CohortRefusal,
} from '../../../domain/cohort/index.ts';
import type { Province } from '../../../domain/rules/index.ts';
import type { Actor } from '../../../domain/trajectory/index.ts';
import { basisToday } from '../../../app/basis.ts';
import type { Database } from '../../../db/connect.ts';
import { createCohort } from '../../../db/record-cohort.ts';
import { staffId } from '../../../db/seed-staff.ts';

/** Rows as those of real years, with made-up words. */
const statements = [
  sql`insert into messages (trajectory_id, effect_key, recipient_id, recipient_role, about, rule, deadline_id, subject, text, at, sent_at)
    select e.trajectory_id, e.key, t.mediator_id, 'mediator', e.body ->> 'about', e.body ->> 'rule', e.body ->> 'deadlineId',
      'Herinnering', repeat('Wat er te doen is. ', 10), coalesce(e.done_at, t.last_at), e.done_at
    from effects e join trajectories t on t.id = e.trajectory_id join staff s on s.id = t.mediator_id
    where e.kind = 'notify' on conflict do nothing`,
  sql`insert into letters (trajectory_id, effect_key, "to", about, subject, text, at)
    select e.trajectory_id, e.key, 'jobseeker', 'eligible', 'Brief', repeat('Wat er staat. ', 20), coalesce(e.done_at, t.last_at)
    from effects e join trajectories t on t.id = e.trajectory_id
    where e.kind = 'letter' on conflict do nothing`,
  sql`insert into disclosures (reference, trajectory_id, effect_key, attempt, system, operation, purpose, ground, asked_by_role, sent, received, outcome, at)
    select gen_random_uuid(), e.trajectory_id, e.key, 1, e.body ->> 'system', 'ask', 'factsForIntake', 'consent', 'system', '{insz}', '{answer}', 'answered', e.done_at
    from effects e where e.kind = 'askOutside' and e.done_at is not null on conflict do nothing`,
  sql`insert into views (at, viewer_id, relation, organisation_id, person_id, trajectory_id, operation)
    select t.last_at - n * interval '3 days', t.mediator_id, 'mediator', 'vdab', t.person_id, t.id, 'showTrajectory'
    from trajectories t, generate_series(1, 8) as n`,
  sql`insert into notes (id, trajectory_id, author_role, author_id, text, at)
    select t.id || '-note-' || n, t.id, 'mediator', t.mediator_id, 'Een nota.', t.last_at - n * interval '9 days'
    from trajectories t, generate_series(1, 3) as n`,
  sql`insert into digests (staff_id, day, subject, text, matters, at, sent_at)
    select s.id, current_date - n, 'Wat wacht', repeat('Wat wacht. ', 20), '[]', now() - n * interval '1 day', now()
    from staff s, generate_series(1, 200) as n`,
  sql`insert into ocmw_links (token, trajectory_id, effect_key, nis, about, "on", made_at)
    select left(md5(t.id) || md5(t.id || '+'), 43), t.id, e.key, c.nis, 'started', t.entered_on, t.last_at
    from trajectories t join people p on p.id = t.person_id
      cross join lateral (select key from effects where trajectory_id = t.id limit 1) e
      cross join lateral (select nis from municipality_postcodes where postcode = p.postcode limit 1) c
    where t.state ->> 'eligibleOn' is not null`,
];

const provinces: readonly Province[] = ['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];

export async function writeBeside(db: Database, today: LocalDate): Promise<void> {
  for (const statement of statements) await db.execute(statement);
  let number = 0;
  for (const province of provinces)
    for (const startsOn of [addDays(today, -120), addDays(today, -45), addDays(today, 14)])
      await writeGroup(db, (number += 1), province, startsOn, today);
}

/** A group with a session a week, and whoever is in a group there and in no other. */
async function writeGroup(
  db: Database,
  which: number,
  province: Province,
  startsOn: LocalDate,
  today: LocalDate,
): Promise<void> {
  const started = which % 3 > 0;
  const { rows } = await db.execute<{ id: string; referral: string }>(sql`
    select id, state -> 'referral' ->> 'id' as referral from trajectories
    where province = ${province} and state -> 'referral' -> 'cohort' is null
      and ${started ? sql`phase = 'groupTrack'` : sql`phase = 'mediation' and state -> 'referral' ->> 'step' = 'accepted'`}
    order by id limit 10`);
  if (started && rows.length === 0) return;
  const by: Actor = { role: 'groupWorker', id: staffId('group-1', province) };
  const given = await basisToday(db, startsOn);
  const id = cohortId(which);
  const events: CohortEvent[] = [];
  const context = (state: Cohort, on: LocalDate) => cohortContextAt(state, startOfDay(on), given);
  const take = (decided: CohortDecided | CohortRefusal): Cohort => {
    if (isCohortRefusal(decided)) throw new Error(decided.refused);
    events.push(...decided.events);
    return decided.state;
  };
  const planning = { cohortId: id, province, startsOn, size: 12, groupWorkerId: by.id };
  const before = addDays(startsOn, -14);
  let state = take(planCohort(planning, by, context({ phase: 'none' }, before)));
  const give = (name: string, data: Record<string, unknown>, on: LocalDate) => {
    state = take(decideCohort(state, name, { by, data }, context(state, on)));
  };
  for (let week = 0; week < 10; week += 1) give('addSession', { day: addDays(startsOn, 7 * week + 2) }, before);
  for (const row of rows) give('allocate', { trajectoryId: row.id, referralId: row.referral }, before);
  if (started) give('start', {}, startsOn);
  const presences = Object.fromEntries(rows.map((row) => [row.id, 'present']));
  const sessions = 'sessions' in state ? state.sessions : [];
  // One in five groups is late with what it has to note.
  if (started && which % 5 > 0)
    for (const { id: sessionId, day } of sessions)
      if (day < today) give('recordAttendance', { sessionId, presences }, day);
  await createCohort(db, { cohortId: id, epoch: 1, events, effects: [] });
  const among = sql`id = any(${sql.param(rows.map((row) => row.id))}::text[])`;
  await db.execute(sql`update trajectories
    set state = jsonb_set(state, '{referral,cohort}', jsonb_build_object('id', ${id}::text, 'startsOn', ${startsOn}::text)) where ${among}`);
}
