import { sql, type SQL } from 'drizzle-orm';
import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import type { EventType, SenseCode } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';

/** What only several rows together show to make no sense; ids, days and codes. */
export interface SenseRow {
  readonly id: string | null;
  readonly what: SenseCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Each step with those it rests on. What was put right is looked at no more. */
const rests: Readonly<Partial<Record<EventType, readonly EventType[]>>> = {
  ConsentGiven: ['Registered'],
  IntakeTalkHeld: ['ConsentGiven'],
  EligibilityDecided: ['IntakeTalkHeld'],
  PlanAgreed: ['EligibilityDecided'],
  Referred: ['PlanAgreed'],
  ReferralAccepted: ['Referred'],
  ReferralDeclined: ['Referred'],
  GroupStarted: ['ReferralAccepted'],
  AttendanceRecorded: ['GroupStarted'],
  MidtermReportSubmitted: ['GroupStarted'],
  GroupTrackReviewed: ['GroupStarted'],
  GroupTrackEnded: ['GroupStarted'],
  FinalReportSubmitted: ['GroupStarted'],
  GuidanceEnded: ['EligibilityDecided', 'GroupTrackEnded'],
  OutcomeRegistered: ['EligibilityDecided', 'GroupTrackEnded'],
  OutcomeChecked: ['OutcomeRegistered'],
  JobCoachingRequested: ['OutcomeRegistered'],
  JobCoachAssigned: ['JobCoachingRequested'],
  EmployerAnswered: ['JobCoachingRequested'],
  JobCoachingStarted: ['JobCoachingRequested'],
  CoachingRecorded: ['JobCoachingStarted'],
  JobCoachingEnded: ['JobCoachingStarted'],
  TrajectoryClosed: ['Registered', 'ConsentGiven', 'EligibilityDecided', 'GuidanceEnded'],
};

const pairs = sql.raw(
  Object.entries(rests)
    .flatMap(([later, earlier]) => earlier.map((one) => `('${later}', '${one}')`))
    .join(', '),
);

/** What begins a phase, in the order in which it was told. */
const beginsPhase = sql.raw(
  `('Registered', 'ConsentGiven', 'EligibilityDecided', 'PlanAgreed', 'PlaceQueued', 'PlaceAccepted', 'GroupStarted', 'GroupTrackEnded', 'GuidanceEnded', 'JobCoachingStarted', 'JobCoachingEnded', 'TrajectoryClosed')`,
);

/** Those that can still be put right: open, or closed so lately that the closing can be undone. */
const mendable = (today: LocalDate): SQL => sql`(t.closed_on is null or t.closed_on >= ${today}::date - 30)`;

const notCorrected = (event: string): SQL => sql`not exists (
  select 1 from trajectory_events c where c.trajectory_id = ${sql.raw(event)}.trajectory_id and c.type = 'EventCorrected'
    and (c.body ->> 'corrected')::integer = ${sql.raw(event)}.sequence)`;

/** Away today with nobody in their place, or a deputy who has left. */
const away = (person: string, today: LocalDate): SQL => sql`exists (
  select 1 from staff_absences a left join staff d on d.id = a.deputy_id
  where a.staff_id = ${sql.raw(person)} and ${today}::date between a.from_on and a.until_on
    and (d.id is null or d.left_on < ${today}::date))`;

/** The owner of a post: whether they are known in that role, still here, and there today or stood in for. */
const owners = (who: SQL, role: string, today: LocalDate): SQL => sql`
  select t.id, case
      when s.id is null or s.role <> ${role} then 'owner.unknown'
      when s.left_on < ${today}::date then 'owner.left'
      else 'owner.away' end as what,
    jsonb_build_object('role', ${role}::text, 'staffId', ${who}) as details
  from trajectories t left join staff s on s.id = ${who}
  where t.closed_on is null and ${who} is not null
    and (s.id is null or s.role <> ${role} or s.left_on < ${today}::date or ${away('s.id', today)})`;

/** Everything that rows show by being compared with each other, each in one statement of the database's own. */
export async function senseRows(
  db: Database,
  { now, mostPlaces }: { now: Instant; mostPlaces: number },
): Promise<SenseRow[]> {
  const today = localDateOf(now);
  // What was done lately may still be on its way back to the workflow.
  const underWay = sql`(f.status = 'pending' or f.done_at > ${now}::timestamptz - interval '1 day')`;
  const statements: SQL[] = [
    sql`select e.trajectory_id as id, 'days.order' as what,
        jsonb_build_object('what', e.type, 'on', e.on_date::text, 'before', p.type, 'beforeOn', max(p.on_date)::text) as details
      from (values ${pairs}) as rests (later, earlier)
      join trajectory_events e on e.type = rests.later
      join trajectories t on t.id = e.trajectory_id and ${mendable(today)}
      join trajectory_events p on p.trajectory_id = e.trajectory_id and p.type = rests.earlier and p.sequence < e.sequence
        and p.on_date > e.on_date
      where ${notCorrected('e')} and ${notCorrected('p')}
      group by e.trajectory_id, e.sequence, e.type, e.on_date, p.type`,
    sql`select id, 'days.phase' as what, jsonb_build_object('what', type, 'on', on_date::text, 'beforeOn', before::text) as details
      from (
        select e.trajectory_id as id, e.type, e.on_date,
          lag(e.on_date) over (partition by e.trajectory_id order by e.sequence) as before
        from trajectory_events e join trajectories t on t.id = e.trajectory_id and ${mendable(today)}
        where e.type in ${beginsPhase} and ${notCorrected('e')}
      ) as begun where on_date < before`,
    sql`select distinct on (t.id, d.deadline_id) t.id, 'days.extension' as what,
        jsonb_build_object('deadlineId', d.deadline_id, 'dueOn', e.body ->> 'dueOn') as details
      from trajectory_events e
      join trajectories t on t.id = e.trajectory_id and t.closed_on is null
      join deadlines d on d.trajectory_id = t.id and d.deadline_id = e.body ->> 'deadlineId' and d.status = 'open'
      where e.type = 'DeadlineMoved' and e.body ->> 'reason' = 'extension' and (
        (e.body ->> 'dueOn')::date > e.on_date + interval '12 months'
        or t.phase in ('planning', 'mediation', 'waiting', 'groupTrack')
          and (e.body ->> 'dueOn')::date > (t.state ->> 'eligibleOn')::date + interval '24 months')
      order by t.id, d.deadline_id, e.sequence desc`,
    sql`select t.id, 'wait.effect' as what, jsonb_build_object('about', l ->> 'id') as details
      from trajectories t cross join lateral jsonb_array_elements(t.state -> 'lookups') l
      where t.closed_on is null and l ->> 'status' = 'asked' and not exists (
        select 1 from effects f where f.trajectory_id = t.id and ${underWay} and f.body ->> 'lookupId' = l ->> 'id')`,
    sql`select t.id, 'wait.effect' as what, jsonb_build_object('about', t.state -> 'referral' ->> 'id') as details
      from trajectories t
      where t.closed_on is null and t.state -> 'referral' ->> 'step' = 'placeAsked' and not exists (
        select 1 from effects f where f.trajectory_id = t.id and ${underWay} and f.kind = 'requestPlace')`,
    sql`select t.id, 'owner.none' as what, '{}'::jsonb as details
      from trajectories t where t.closed_on is null and t.mediator_id is null`,
    owners(sql`t.mediator_id`, 'mediator', today),
    owners(sql`(t.state -> 'coaching' ->> 'coachId')`, 'jobCoach', today),
    sql`select t.id, 'owner.noGroupWorker' as what,
        jsonb_build_object('partner', t.state -> 'referral' ->> 'partner', 'province', w.province) as details
      from trajectories t
      -- Who moves while the group runs keeps the partner's people of where they were referred.
      cross join lateral (select coalesce(t.partner_province, t.province) as province) w
      where t.closed_on is null and t.state -> 'referral' ->> 'step' in ('asked', 'accepted') and not exists (
        select 1 from staff s where s.role = 'groupWorker' and s.organisation_id = t.state -> 'referral' ->> 'partner'
          and (s.province is null or s.province = w.province) and (s.left_on is null or s.left_on >= ${today}::date))`,
    sql`select null as id, 'owner.noTeamLead' as what, jsonb_build_object('province', t.province) as details
      from trajectories t
      where t.closed_on is null and not exists (
        select 1 from staff s where s.role = 'teamLead' and (s.province is null or s.province = t.province)
          and (s.left_on is null or s.left_on >= ${today}::date))
      group by t.province`,
    sql`select t.id, 'dead.open' as what, jsonb_build_object('other', min(dead.id)) as details
      from trajectories t join trajectories dead on dead.person_id = t.person_id and dead.close_reason = 'deceased'
      where t.closed_on is null group by t.id`,
    sql`select dead.id, 'dead.prospect' as what, jsonb_build_object('prospectId', p.id::text) as details
      from prospects p
      join people on people.insz = p.insz or exists (
        select 1 from insz_history h where h.insz = p.insz and h.person_id = people.id)
      join trajectories dead on dead.person_id = people.id and dead.close_reason = 'deceased'
      where p.trajectory_id is null and p.birth_date is not null`,
    sql`select t.id, 'person.twoOpen' as what, jsonb_build_object('other', min(o.id)) as details
      from trajectories t
      join people a on a.id = t.person_id
      join insz_history h on h.person_id = a.id
      join people b on b.insz = h.insz and b.id <> a.id
      join trajectories o on o.person_id = b.id and o.closed_on is null
      where t.closed_on is null group by t.id`,
    sql`select t.id, 'province.address' as what,
        jsonb_build_object('province', t.province, 'address', min(m.province)) as details
      from trajectories t
      join people p on p.id = t.person_id
      join municipality_postcodes c on c.postcode = p.postcode
        and c.valid_from <= ${today}::date and (c.valid_until is null or c.valid_until >= ${today}::date)
      join municipalities m on m.nis = c.nis
        and m.valid_from <= ${today}::date and (m.valid_until is null or m.valid_until >= ${today}::date)
      where t.closed_on is null
      group by t.id having not bool_or(m.province = t.province)`,
    sql`select t.id, 'quota.province' as what,
        jsonb_build_object('referralId', l.referral_id, 'counted', l.province, 'province', w.province) as details
      from places l
      join trajectories t on t.id = l.trajectory_id
      join trajectory_events r on r.trajectory_id = t.id and r.type = 'Referred' and r.body ->> 'referralId' = l.referral_id
      join lateral (
        select w.body ->> 'province' as province from trajectory_events w
        where w.trajectory_id = t.id and w.type in ('Registered', 'ProvinceChanged') and w.sequence < r.sequence
        order by w.sequence desc limit 1
      ) w on true
      where l.status <> 'released' and l.province <> w.province`,
    sql`select null as id, 'quota.above' as what,
        jsonb_build_object('province', q.province, 'year', q.year, 'places', greatest(q.places, q.taken)) as details
      from quotas q where greatest(q.places, q.taken) > ${mostPlaces}`,
    sql`select t.id, 'cap.anew' as what, jsonb_build_object('other', max(o.id)) as details
      from trajectories t
      join trajectories o on o.person_id = t.person_id and o.id <> t.id and o.closed_on <= t.entered_on
        and o.closed_on >= t.entered_on - interval '6 months' and o.close_reason not in ('deceased', 'merged')
      where t.closed_on is null and o.state ->> 'eligibleOn' is not null
        and coalesce(t.state ->> 'eligibleOn', '') <> o.state ->> 'eligibleOn'
        and (t.reopens is distinct from o.id or t.state ->> 'eligibleOn' is not null)
      group by t.id`,
    sql`select t.id, 'merge.otherPerson' as what, jsonb_build_object('other', o.id) as details
      from trajectory_events e
      join trajectories t on t.id = e.trajectory_id and t.close_reason = 'merged'
      join trajectories o on o.id = e.body ->> 'into'
      where e.type = 'TrajectoryMerged' and o.person_id <> t.person_id`,
  ];
  const found: SenseRow[] = [];
  for (const statement of statements) {
    const { rows } = await db.execute<{ id: string | null; what: SenseCode; details: SenseRow['details'] }>(statement);
    found.push(...rows);
  }
  return found;
}
