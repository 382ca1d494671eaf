import { sql, type SQL } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { RuleKey } from '../../domain/rules/index.ts';
import { recipients } from '../codes.ts';
import type { Database } from '../connect.ts';
import { isUuid } from '../uuid.ts';

const recipientRoles: ReadonlySet<string> = new Set([...recipients, 'welfareActor', 'ocmw']);

/** Whatever was written to somebody: a message about a trajectory or a group, a letter, the digest of a day, a mail to an OCMW. */
type MailKind =
  | 'message'
  | 'groupMessage'
  | 'hoursMessage'
  | 'agreementMessage'
  | 'letter'
  | 'digest'
  | 'ocmw'
  | 'brokenGlass';

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
  /** When it leaves, or left: it came up in quiet hours. */
  readonly leavesAt: Instant | null;
  /** When it could not be mailed for good, or came back. */
  readonly bouncedAt: Instant | null;
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

/** Where one kind of mail stands: its columns in the order of `columns`, and what a reader's question is there. */
interface Kept {
  readonly kind: MailKind;
  readonly columns: SQL;
  /** Its own table, under a letter of its own. */
  readonly from: SQL;
  readonly alias: string;
  /** What is shown beside, looked up for the rows of a page alone; no row is lost by it. */
  readonly beside?: SQL;
  readonly at: SQL;
  readonly id: SQL;
  /** The condition that one has this id; null: none can. */
  is(id: string): SQL | null;
  /** To whom, by id, and as what; null: as nothing. */
  readonly whom: SQL;
  readonly role: SQL | null;
  about(id: string): SQL | null;
}

const isRole = (text: string): boolean => recipientRoles.has(text);
const byUuid = (column: SQL) => (id: string) => (isUuid(id) ? sql`${column} = ${id}::uuid` : null);
const equals = (column: SQL) => (value: string) => sql`${column} = ${value}`;
const nothing = () => null;

const none = sql.raw('null::timestamptz, null::timestamptz');
const plain = sql.raw('null::text, null::date');

const message: Kept = {
  kind: 'message',
  columns: sql`m.trajectory_id, m.recipient_role, m.recipient_id, m.about, m.rule, m.at, m.sent_at, m.leaves_at, m.bounced_at, ${none}, e.status = 'dropped', m.subject, m.text, ${plain}`,
  ...{ from: sql`messages m`, alias: 'm' },
  beside: sql`join effects e on e.trajectory_id = m.trajectory_id and e.key = m.effect_key`,
  ...{ at: sql`m.at`, id: sql`m.id`, is: byUuid(sql`m.id`), about: equals(sql`m.trajectory_id`) },
  ...{ whom: sql`m.recipient_id`, role: sql`m.recipient_role` },
};
const groupMessage: Kept = {
  kind: 'groupMessage',
  columns: sql`m.cohort_id, m.recipient_role, m.recipient_id, m.about, m.rule, m.at, m.sent_at, m.leaves_at, m.bounced_at, ${none}, e.status = 'dropped', m.subject, m.text, ${plain}`,
  ...{ from: sql`cohort_messages m`, alias: 'm' },
  beside: sql`join cohort_effects e on e.cohort_id = m.cohort_id and e.key = m.effect_key`,
  ...{ at: sql`m.at`, id: sql`m.id`, is: byUuid(sql`m.id`), about: equals(sql`m.cohort_id`) },
  ...{ whom: sql`m.recipient_id`, role: sql`m.recipient_role` },
};
/** What is told of a contract's month or of an agreement: their ids begin differently. */
const notice = (kind: 'hoursMessage' | 'agreementMessage', ids: SQL): Kept => ({
  kind,
  columns: sql`n.about_id, n.recipient_role, n.recipient_id, n.about, n.rule, n.at, n.sent_at, n.leaves_at, n.bounced_at, ${none}, false, n.subject, n.text, ${plain}`,
  ...{ from: sql`(select * from notices where about_id like ${ids}) n`, alias: 'n' },
  ...{ at: sql`n.at`, id: sql`n.id`, is: byUuid(sql`n.id`), about: equals(sql`n.about_id`) },
  ...{ whom: sql`n.recipient_id`, role: sql`n.recipient_role` },
});
const hoursMessage = notice('hoursMessage', sql`'CM-%'`);
const agreementMessage = notice('agreementMessage', sql`'A-%'`);
const letter: Kept = {
  kind: 'letter',
  columns: sql`l.trajectory_id, l."to", l.actor_id, l.about, null::text, l.at, l.sent_at, l.leaves_at, l.bounced_at, ${none}, e.status = 'dropped', l.subject, l.text, ${plain}`,
  ...{ from: sql`letters l`, alias: 'l' },
  beside: sql`join effects e on e.trajectory_id = l.trajectory_id and e.key = l.effect_key`,
  ...{ at: sql`l.at`, id: sql`l.id`, is: byUuid(sql`l.id`), about: equals(sql`l.trajectory_id`) },
  ...{ whom: sql`l.actor_id`, role: sql`l."to"` },
};
const digest: Kept = {
  kind: 'digest',
  columns: sql`null::text, null::text, g.staff_id, null::text, null::text, g.at, g.sent_at, null::timestamptz, g.bounced_at, ${none}, false, g.subject, g.text, ${plain}`,
  ...{ from: sql`digests g`, alias: 'g' },
  ...{ at: sql`g.at`, id: sql`g.id`, is: byUuid(sql`g.id`), about: nothing, whom: sql`g.staff_id`, role: null },
};
/** Taken by a mail server, or by the OCMW's own system. */
const isMailed = sql.raw(`case when d.outcome = 'answered' and not 'keptHere' = any (d.received) then d.at end`);

const linkId = sql`'ocmw-' || k.trajectory_id || '-' || replace(k.effect_key, '/', '-')`;
const ofLink = /^ocmw-(T-\d{6,9})-(\d+)-(\d+)$/;
const ocmw: Kept = {
  kind: 'ocmw',
  columns: sql`k.trajectory_id, 'ocmw', k.nis, coalesce(k.about, k.question), null::text, k.made_at, ${isMailed}, ${none}, k.opened_at, k.answered_at, e.status = 'dropped', null::text, null::text, k.token, case when k.question is not null then k."on" end`,
  ...{ from: sql`ocmw_links k`, alias: 'k' },
  beside: sql`join effects e on e.trajectory_id = k.trajectory_id and e.key = k.effect_key
    left join lateral (
      select outcome, received, at from disclosures d
      where d.trajectory_id = k.trajectory_id and d.effect_key = k.effect_key order by d.at desc limit 1
    ) d on true`,
  ...{ at: sql`k.made_at`, id: linkId, about: equals(sql`k.trajectory_id`) },
  is(id) {
    const [, trajectoryId, sequence, place] = ofLink.exec(id) ?? [];
    return trajectoryId ? sql`k.trajectory_id = ${trajectoryId} and k.effect_key = ${`${sequence}/${place}`}` : null;
  },
  ...{ whom: sql`k.nis`, role: sql`'ocmw'::text` },
};
const brokenGlass: Kept = {
  kind: 'brokenGlass',
  columns: sql`b.trajectory_id, 'mediator', b.told_id, b.reason, null::text, b.at, null::timestamptz, ${none}, ${none}, false, null::text, null::text, ${plain}`,
  ...{ from: sql`broken_glass b`, alias: 'b' },
  ...{ at: sql`b.at`, id: sql`b.id`, is: byUuid(sql`b.id`), about: equals(sql`b.trajectory_id`) },
  ...{ whom: sql`b.told_id`, role: sql`'mediator'::text` },
};

/** One row for each, whatever table it stands in. The address of a digest is its person, of a link its municipality. */
const everything: readonly Kept[] = [
  message,
  groupMessage,
  hoursMessage,
  agreementMessage,
  letter,
  digest,
  ocmw,
  brokenGlass,
];

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

/** Written to somebody, or to all of a role. */
const toOne = ({ whom, role }: Kept, one: string): SQL | null =>
  isRole(one) ? role && sql`${role} = ${one}` : sql`${whom} = ${one}`;

const toThem = (kept: Kept, within: NonNullable<MailFilter['within']>): SQL | null => {
  if ('toIds' in within) {
    if (kept.kind === 'ocmw') return null;
    return within.toIds.length === 1 ? sql`${kept.whom} = ${within.toIds[0]}` : sql`false`;
  }
  if (kept.kind !== 'letter' || !isUuid(within.personId)) return null;
  return sql`l."to" = 'jobseeker' and l.trajectory_id in (select t.id from trajectories t where t.person_id = ${within.personId}::uuid)`;
};

/** Further down the list: compared as a row where both ids are of one kind, so that an index is entered at its place. */
function isBefore(kept: Kept, { at, id }: NonNullable<MailFilter['before']>): SQL {
  if (isUuid(id))
    // The id of a link begins with a letter that none of these has, and comes after them all.
    return kept === ocmw
      ? sql`${kept.at} < ${at}::timestamptz`
      : sql`(${kept.at}, ${kept.id}) < (${at}::timestamptz, ${id}::uuid)`;
  return kept === ocmw
    ? sql`${kept.at} <= ${at}::timestamptz and (${kept.at} < ${at}::timestamptz or ${kept.id} < ${id})`
    : sql`${kept.at} <= ${at}::timestamptz`;
}

/** The newest of one kind: each table is entered at the page's place, and read no further than a page. */
function newestOf(kept: Kept, { to, about, id, limit, before, within }: MailFilter): SQL | null {
  const conditions = [
    ...(to === undefined ? [] : [toOne(kept, to)]),
    ...(about === undefined ? [] : [kept.about(about)]),
    ...(id === undefined ? [] : [kept.is(id)]),
    ...(within === undefined ? [] : [toThem(kept, within)]),
    ...(before === undefined ? [] : [isBefore(kept, before)]),
    ...(kept === brokenGlass ? [sql`b.told_id is not null`] : []),
  ];
  const known = conditions.filter((condition) => condition !== null);
  if (known.length < conditions.length) return null;
  const where = known.length === 0 ? sql`` : sql`where ${sql.join(known, sql` and `)}`;
  // The page first, whatever is thought of the size of what stands beside it.
  const page = sql`select * from ${kept.from} ${where} order by ${kept.at} desc, ${kept.id} desc limit ${limit}`;
  return sql`(select ${sql.raw(`'${kept.kind}'`)}, (${kept.id})::text, ${kept.columns} from (${page}) ${sql.raw(kept.alias)} ${kept.beside ?? sql``})`;
}

/** The newest first. */
export async function readMail(db: Database, filter: MailFilter): Promise<MailRow[]> {
  // One reader after the other: of several at once no index is in order.
  const readers =
    filter.within && 'toIds' in filter.within ? filter.within.toIds.map((id) => ({ toIds: [id] })) : [filter.within];
  const kinds = readers
    .flatMap((within) => everything.map((kept) => newestOf(kept, { ...filter, within })))
    .filter((found) => found !== null);
  if (kinds.length === 0) return [];
  const { rows } = await db.execute<Record<string, unknown>>(
    sql`select * from (${sql.join(kinds, sql` union all `)}) as mail (kind, id, about_id, to_role, to_id, about, rule, at, sent_at,
      leaves_at, bounced_at, opened_at, answered_at, dropped, subject, text, token, answer_by) order by at desc, id desc limit ${filter.limit}`,
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
    leavesAt: instantOf(row['leaves_at']),
    bouncedAt: instantOf(row['bounced_at']),
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
