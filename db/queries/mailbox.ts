import { sql, type SQL } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { RuleKey } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';

/** Whatever was written to somebody: a message about a trajectory or a group, a letter, the digest of a day, a mail to an OCMW. */
export type MailKind = 'message' | 'groupMessage' | 'hoursMessage' | 'letter' | 'digest' | 'ocmw' | 'brokenGlass';

export interface MailRow {
  readonly kind: MailKind;
  readonly id: string;
  /** The trajectory or the group; null: a digest, which is about several. */
  readonly aboutId: string | null;
  /** A role; of a mail to an OCMW `ocmw`, of a digest null. */
  readonly toRole: string | null;
  /** A colleague, a welfare actor or the NIS code of an OCMW; null: the jobseeker. */
  readonly toId: string | null;
  /** The code of the subject. */
  readonly about: string | null;
  readonly rule: RuleKey | null;
  readonly at: Instant;
  /** When the mail server took it; null: only here. */
  readonly sentAt: Instant | null;
  /** Of a mail to an OCMW. */
  readonly openedAt: Instant | null;
  readonly answeredAt: Instant | null;
  /** It was not wanted any more before it left. */
  readonly dropped: boolean;
  /** null: its words are made of the link. */
  readonly subject: string | null;
  readonly text: string | null;
  /** Of a mail to an OCMW: the secret of the link, and the day by which a question is to be answered. */
  readonly token: string | null;
  readonly answerBy: LocalDate | null;
}

/** Taken by a mail server, or by the OCMW's own system. */
const isMailed = sql.raw(`case when d.outcome = 'answered' and not 'keptHere' = any (d.received) then d.at end`);

/** One row for each, whatever table it stands in. The address of a digest is its person, of a link its municipality. */
const everything = sql`
  select 'message' as kind, m.id::text as id, m.trajectory_id as about_id, m.recipient_role as to_role,
    m.recipient_id as to_id, m.about, m.rule, m.at, m.sent_at, null::timestamptz as opened_at,
    null::timestamptz as answered_at, e.status = 'dropped' as dropped, m.subject, m.text, null::text as token,
    null::date as answer_by
  from messages m join effects e on e.trajectory_id = m.trajectory_id and e.key = m.effect_key
  union all
  select 'groupMessage', m.id::text, m.cohort_id, m.recipient_role, m.recipient_id, m.about, m.rule, m.at, m.sent_at,
    null, null, e.status = 'dropped', m.subject, m.text, null, null
  from cohort_messages m join cohort_effects e on e.cohort_id = m.cohort_id and e.key = m.effect_key
  union all
  select 'hoursMessage', n.id::text, n.about_id, n.recipient_role, n.recipient_id, n.about, n.rule, n.at, n.sent_at, null,
    null, false, n.subject, n.text, null, null
  from notices n where n.about_id like 'CM-%'
  union all
  select 'letter', l.id::text, l.trajectory_id, l."to", l.actor_id, l.about, null, l.at, l.sent_at, null, null,
    e.status = 'dropped', l.subject, l.text, null, null
  from letters l join effects e on e.trajectory_id = l.trajectory_id and e.key = l.effect_key
  union all
  select 'digest', g.id::text, null, null, g.staff_id, null, null, g.at, g.sent_at, null, null, false, g.subject, g.text,
    null, null
  from digests g
  union all
  select 'ocmw', 'ocmw-' || k.trajectory_id || '-' || replace(k.effect_key, '/', '-'), k.trajectory_id, 'ocmw', k.nis,
    coalesce(k.about, k.question), null, k.made_at, ${isMailed}, k.opened_at, k.answered_at, e.status = 'dropped', null,
    null, k.token, case when k.question is not null then k."on" end
  from ocmw_links k
    join effects e on e.trajectory_id = k.trajectory_id and e.key = k.effect_key
    left join lateral (
      select outcome, received, at from disclosures d
      where d.trajectory_id = k.trajectory_id and d.effect_key = k.effect_key order by d.at desc limit 1
    ) d on true
  union all
  select 'brokenGlass', b.id::text, b.trajectory_id, 'mediator', b.told_id, b.reason, null, b.at, null, null, null, false,
    null, null, null, null
  from broken_glass b where b.told_id is not null`;

export interface MailFilter {
  /** The id of a colleague or a welfare actor, a role, `jobseeker`, `ocmw` or an NIS code. */
  readonly to?: string;
  /** A trajectory or a group. */
  readonly about?: string;
  readonly id?: string;
  readonly limit: number;
  /** Before this moment and id: the next page. */
  readonly before?: { readonly at: Instant; readonly id: string };
  /** What was told to these colleagues, or written to this person. */
  readonly within?: { readonly toIds: readonly string[] } | { readonly personId: string } | undefined;
}

const toThem = (within: NonNullable<MailFilter['within']>): SQL =>
  'toIds' in within
    ? sql`(kind <> 'ocmw' and to_id = any(${sql.param([...within.toIds])}::text[]))`
    : sql`(kind = 'letter' and to_role = 'jobseeker' and about_id in (select t.id from trajectories t where t.person_id::text = ${within.personId}))`;

/** The newest first. */
export async function readMail(db: Database, { to, about, id, limit, before, within }: MailFilter): Promise<MailRow[]> {
  const conditions: SQL[] = [
    ...(to === undefined ? [] : [sql`(to_id = ${to} or to_role = ${to})`]),
    ...(about === undefined ? [] : [sql`about_id = ${about}`]),
    ...(id === undefined ? [] : [sql`id = ${id}`]),
    ...(within === undefined ? [] : [toThem(within)]),
    ...(before === undefined ? [] : [sql`(at, id) < (${before.at}::timestamptz, ${before.id})`]),
  ];
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
  const { rows } = await db.execute<Record<string, unknown>>(
    sql`select * from (${everything}) as mail where ${where} order by at desc, id desc limit ${limit}`,
  );
  return rows.map((row) => ({
    kind: row['kind'] as MailKind,
    id: row['id'] as string,
    aboutId: row['about_id'] as string | null,
    toRole: row['to_role'] as string | null,
    toId: row['to_id'] as string | null,
    about: row['about'] as string | null,
    rule: row['rule'] as RuleKey | null,
    at: instantOf(row['at']) as Instant,
    sentAt: instantOf(row['sent_at']),
    openedAt: instantOf(row['opened_at']),
    answeredAt: instantOf(row['answered_at']),
    dropped: row['dropped'] === true,
    subject: row['subject'] as string | null,
    text: row['text'] as string | null,
    token: row['token'] as string | null,
    answerBy: row['answer_by'] as LocalDate | null,
  }));
}

/** Microseconds stay, so that the cursor is exact. */
const instantOf = (value: unknown): Instant | null =>
  value === null || value === undefined ? null : (new Date(value as string).toISOString() as Instant);
