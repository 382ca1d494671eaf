import { eq, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { failingAddresses } from '../schema.ts';
import { addressHash, hashed } from './failing-addresses.ts';
import type { Mailed } from './mailed.ts';

/** A mail that left, with the address that its receiver has now. */
export interface Left {
  /** null: a mail to an OCMW, which stands in no mailbox. */
  readonly kind: Mailed | null;
  readonly id: string;
  readonly email: string;
}

const toStaff = (table: string, about: string, part: string, [, id, sequence, place, whom]: readonly string[]): SQL =>
  sql`select m.id::text, s.email from ${sql.raw(table)} m join staff s on s.id = m.recipient_id
    where m.${sql.raw(about)} = ${id} and m.${sql.raw(part)} = ${`${sequence}/${place}`} and m.recipient_id = ${whom}`;

/** Where a mail is kept, by the key that its Message-ID was made of. The letter comes before the message that looks like one. */
const kept: readonly (readonly [Mailed | null, RegExp, (found: readonly string[]) => SQL])[] = [
  [
    'digest',
    /^digest\.(\d{4}-\d\d-\d\d)\.(.{1,64})$/,
    ([, day, staffId]) => sql`select m.id::text, s.email from digests m join staff s on s.id = m.staff_id
      where m.day = ${day}::date and m.staff_id = ${staffId}`,
  ],
  [
    'letter',
    /^(T-\d{6,9})\.(\d{1,9})-(\d{1,4})\.letter$/,
    ([
      ,
      id,
      sequence,
      place,
    ]) => sql`select l.id::text, case when l."to" = 'jobseeker' then p.email else w.email end as email
      from letters l join trajectories t on t.id = l.trajectory_id join people p on p.id = t.person_id
      left join welfare_actors w on w.id = l.actor_id
      where l.trajectory_id = ${id} and l.effect_key = ${`${sequence}/${place}`}`,
  ],
  [
    'message',
    /^(T-\d{6,9})\.(\d{1,9})-(\d{1,4})\.(.{1,64})$/,
    (found) => toStaff('messages', 'trajectory_id', 'effect_key', found),
  ],
  [
    'groupMessage',
    /^(C-\d{6,9})\.(\d{1,9})-(\d{1,4})\.(.{1,64})$/,
    (found) => toStaff('cohort_messages', 'cohort_id', 'effect_key', found),
  ],
  [
    'notice',
    /^((?:CM|A)-[A-Za-z0-9-]{1,80})\.(\d{1,9})-(\d{1,4})\.(.{1,64})$/,
    (found) => toStaff('notices', 'about_id', 'effect_key', found),
  ],
  [
    null,
    /^(T-\d{6,9})-(\d{1,9})-(\d{1,4})$/,
    ([, id, sequence, place]) => sql`select a.id::text, a.address as email from ocmw_links k
      join agreements a on a.nis = k.nis and a.channel = 'mail'
      where k.trajectory_id = ${id} and k.effect_key = ${`${sequence}/${place}`} order by a.valid_from desc limit 1`,
  ],
];

/** The mail with this key; null: none of ours, or its receiver has no address any more. */
export async function findLeft(db: Database, key: string): Promise<Left | null> {
  for (const [kind, form, query] of kept) {
    const found = form.exec(key);
    if (!found) continue;
    const { rows } = await db.execute<{ id: string; email: string | null }>(query(found));
    const [row] = rows;
    return row?.email ? { kind, id: row.id, email: row.email } : null;
  }
  return null;
}

/** Somebody whose address does not work. */
export interface Unreachable {
  /** By which an operator names it. */
  readonly id: string;
  readonly kind: 'jobseeker' | 'colleague' | 'welfareActor' | 'ocmw';
  /** The trajectory, the colleague, the welfare actor, or the NIS code. */
  readonly whose: string;
  readonly organisationId: string | null;
  /** null: of all provinces. */
  readonly province: Province | null;
  readonly code: string;
  readonly at: Instant;
}

/** Everybody whose address does not work: of people the open trajectories, of colleagues who work here. The newest first. */
export async function listUnreachable(db: Database): Promise<Unreachable[]> {
  const fails = (email: SQL) => sql`join ${failingAddresses} f on f.address_hash = ${hashed(email)}`;
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select left(f.address_hash, 16) as id, 'jobseeker' as kind, t.id as whose, null as org, t.province, f.code, f.at
      from people p ${fails(sql`p.email`)} join trajectories t on t.person_id = p.id and t.closed_on is null
    union all select left(f.address_hash, 16), 'colleague', s.id, s.organisation_id, s.province, f.code, f.at
      from staff s ${fails(sql`s.email`)} where s.left_on is null
    union all select left(f.address_hash, 16), 'welfareActor', w.id, null, w.province, f.code, f.at
      from welfare_actors w ${fails(sql`w.email`)}
    union all select left(f.address_hash, 16), 'ocmw', a.nis, null, m.province, f.code, f.at
      from agreements a ${fails(sql`a.address`)} join municipalities m on m.nis = a.nis
      where a.channel = 'mail' and a.valid_until is null
    order by 7 desc, 3`);
  return rows.map((row) => ({
    id: row['id'] as string,
    kind: row['kind'] as Unreachable['kind'],
    whose: row['whose'] as string,
    organisationId: row['org'] as string | null,
    province: row['province'] as Province | null,
    code: row['code'] as string,
    at: new Date(row['at'] as string).toISOString() as Instant,
  }));
}

/** Somebody says that this very address works: it is mailed to again. */
export async function forgetFailing(db: Database, address: string): Promise<void> {
  await db.delete(failingAddresses).where(eq(failingAddresses.addressHash, addressHash(address)));
}

/** The same by the id of the list; false when there is none. */
export async function forgetFailingById(db: Database, id: string): Promise<boolean> {
  const gone = await db
    .delete(failingAddresses)
    .where(eq(sql`left(${failingAddresses.addressHash}, 16)`, id))
    .returning({ code: failingAddresses.code });
  return gone.length > 0;
}
