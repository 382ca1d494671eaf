/** Many people made of few: each row again and again, within Postgres, with other ids, another number, another mediator. */
import type pg from 'pg';

/** Names are apart by a thousand, so that nobody's copy is somebody else. */
const apart = 1000;

/** How many copies of each group there are, at most. */
const groupTimes = 20;

/** Of how many colleagues each mediator's people are, so that nobody guides thousands. */
const mediatorsPerPost = 20;

const trajectory = (column: string) => `'T-' || lpad((substr(${column}, 3)::integer + k * ${apart})::text, 6, '0')`;
const cohort = (column: string) => `'C-' || lpad((substr(${column}, 3)::integer + k * ${apart})::text, 6, '0')`;
const person = (column: string) => `md5(${column}::text || k)::uuid`;
const other = () => 'gen_random_uuid()';
const number = (column: string) =>
  `case when ${column} like 'erased:%' then 'erased:' || md5(s.id::text || k)::uuid else lpad((${column}::numeric + k)::text, 11, '0') end`;
const colleague = (column: string) =>
  `case when ${column} ~ '^(mediator|coach)-' and k % ${mediatorsPerPost} > 0 then ${column} || '-' || k % ${mediatorsPerPost} else ${column} end`;

/** Groups are few: the later copies are in those of the first. */
const groupOf = (column: string) =>
  `'C-' || lpad((substr(${column}, 3)::integer + ((k - 1) % ${groupTimes} + 1) * ${apart})::text, 6, '0')`;

const state = `jsonb_set(jsonb_set(jsonb_set(jsonb_set(s.state, '{id}', to_jsonb(${trajectory('s.id')})),
    '{mediatorId}', coalesce(to_jsonb(${colleague('s.mediator_id')}), 'null')),
    '{coaching,coachId}', coalesce(to_jsonb(${colleague(`(s.state -> 'coaching' ->> 'coachId')`)}), 'null'), false),
    '{referral,cohort,id}', coalesce(to_jsonb(${groupOf(`(s.state -> 'referral' -> 'cohort' ->> 'id')`)}), 'null'), false)`;

/** What the state follows from says the same: a life that is begun again from its events must be this one. */
const body = Object.entries({
  trajectoryId: trajectory,
  mediatorId: colleague,
  coachId: colleague,
  cohortId: groupOf,
}).reduce((text, [field, copied]) => {
  const value = `(s.body ->> '${field}')`;
  return `${text} || case when ${value} is null then '{}' else jsonb_build_object('${field}', ${copied(value)}) end`;
}, 's.body');

/** By the name of the column, unless its table says otherwise. */
const columns: Readonly<Record<string, (column: string) => string>> = {
  trajectory_id: trajectory,
  reopens: trajectory,
  cohort_id: cohort,
  person_id: person,
  mediator_id: colleague,
  recipient_id: colleague,
  queue_number: (column) => `${column} + k * 100000`,
  dossier_number: (column) => `${column} || '-' || k`,
  reference: other,
  token: (column) => `left(md5(${column} || k) || md5(k || ${column}), 43)`,
};

interface Table {
  /** The column that says of which trajectory it is; of people their own id, of groups theirs. */
  readonly of: string;
  readonly columns?: Readonly<Record<string, (column: string) => string>>;
}

const own: Table = { of: 's.trajectory_id' };
const withId: Table = { of: 's.trajectory_id', columns: { id: other } };
const ofCohort: Table = { of: 's.cohort_id' };

const tables: Readonly<Record<string, Table>> = {
  people: {
    of: 's.id::text',
    columns: { id: person, insz: number, phone: (column) => `${column} || lpad(k::text, 3, '0')` },
  },
  trajectories: { of: 's.id', columns: { id: trajectory, state: () => state } },
  trajectory_events: { ...own, columns: { body: () => body } },
  deadlines: own,
  lookups: own,
  onward_referrals: own,
  effects: own,
  places: own,
  messages: withId,
  letters: withId,
  disclosures: own,
  views: own,
  notes: { of: 's.trajectory_id', columns: { id: (column) => `${column} || '-' || k` } },
  ocmw_links: own,
  inscriptions: {
    of: 's.trajectory_id',
    columns: { insz: (column) => `lpad((${column}::numeric + k)::text, 11, '0')` },
  },
  cohorts: {
    of: 's.id',
    columns: { id: cohort, state: () => `jsonb_set(s.state, '{id}', to_jsonb(${cohort('s.id')}))` },
  },
  cohort_events: ofCohort,
  cohort_sessions: ofCohort,
  cohort_members: ofCohort,
};

/** Of a thin copy: the first events, and a fifth of what there is most of. */
const thinned: Readonly<Record<string, string>> = {
  trajectory_events: 'where s.sequence <= 8',
  deadlines: `where s.status = 'open' or (substr(s.trajectory_id, 3)::integer + k) % 5 = 0`,
  effects: `where s.status = 'pending' or (substr(s.trajectory_id, 3)::integer + k) % 10 = 0`,
  messages: 'where (substr(s.trajectory_id, 3)::integer + k) % 10 = 0',
  views: 'where (substr(s.trajectory_id, 3)::integer + k) % 10 = 0',
};

export interface Times {
  /** How often each who is open is there at the end, and each whose trajectory is closed. */
  readonly open: number;
  readonly closed: number;
}

/** Multiplies everybody in the database. Nothing is looked at by triggers and references: the rows are those of one where they hold. */
export async function multiply(
  client: pg.Client,
  { open, closed }: Times,
  { thin, say }: { readonly thin: boolean; readonly say: (line: string) => void },
): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query('set synchronous_commit = off');
  await client.query(`create temp table times as
    select id, case when closed_on is null then ${open} else ${closed} end as times from trajectories
    union all
    select person_id::text, max(case when closed_on is null then ${open} else ${closed} end) from trajectories group by 1
    union all
    select id, ${Math.min(open, groupTimes + 1)} from cohorts`);
  await client.query(`insert into staff
    select (jsonb_populate_record(s, jsonb_build_object('id', s.id || '-' || k, 'email', k || s.email))).*
    from staff s, generate_series(1, ${mediatorsPerPost - 1}) as k where s.role in ('mediator', 'jobCoach')`);
  for (const [table, { of, columns: special = {} }] of Object.entries(tables)) {
    const { rows } = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
      [table],
    );
    const names = rows.map(({ name }) => name);
    const values = names.map((name) => (special[name] ?? columns[name] ?? ((column: string) => column))(`s."${name}"`));
    const { rowCount } = await client.query(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
       select ${values.join(', ')} from ${table} s join times on times.id = ${of}
       cross join lateral generate_series(1, times.times - 1) as k ${thin ? (thinned[table] ?? '') : ''}`,
    );
    say(`${table}: ${rowCount ?? 0} more`);
  }
  await client.query(`update quotas q set places = greatest(q.places, p.held), taken = p.held from (
    select province, year, count(*)::integer as held from places where status in ('granted', 'offered') group by 1, 2) p
    where p.province = q.province and p.year = q.year`);
  await client.query(`select setval('trajectory_numbers', (select max(substr(id, 3)::bigint) from trajectories))`);
  await client.query(`set session_replication_role = origin`);
  await client.query('drop table times');
  await client.query('vacuum analyze');
}
