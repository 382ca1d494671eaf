import { and, asc, desc, eq, gte, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import type { AgreementAction, BegunAgreement } from '../../domain/agreement/index.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { AgreementFacts } from '../../domain/rights/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import {
  agreementActions,
  agreementEffects,
  agreementEvents,
  agreementNotes,
  agreementRuns,
  agreements,
  municipalities,
} from '../schema.ts';
import { thingQueries } from './things.ts';

export type AgreementRunRow = typeof agreementRuns.$inferSelect;

export const agreementQueries = thingQueries({
  root: agreementRuns,
  events: agreementEvents,
  effects: agreementEffects,
});

export async function nextAgreementNumber(db: Database): Promise<number> {
  const { rows } = await db.execute<{ number: string }>(sql`select nextval('agreement_numbers') as number`);
  return Number(rows[0]?.number);
}

export async function readAgreementRun(db: Database, id: string): Promise<AgreementRunRow | null> {
  const [row] = await db.select().from(agreementRuns).where(eq(agreementRuns.id, id));
  return row ?? null;
}

/** Many at once; those that are not there are left out. */
export const readAgreementRuns = (db: Database, ids: readonly string[]): Promise<AgreementRunRow[]> =>
  db
    .select()
    .from(agreementRuns)
    .where(inArray(agreementRuns.id, [...ids]));

/** Of the agreement with this row; null: it is not followed up yet. */
export async function runOfRow(db: Database, rowId: string): Promise<AgreementRunRow | null> {
  const [row] = await db.select().from(agreementRuns).where(eq(agreementRuns.rowId, rowId));
  return row ?? null;
}

/** The newest of a municipality, by its NIS code. */
export async function newestRunOf(db: Database, nis: string): Promise<AgreementRunRow | null> {
  const [row] = await db
    .select()
    .from(agreementRuns)
    .where(eq(agreementRuns.nis, nis))
    .orderBy(desc(agreementRuns.id))
    .limit(1);
  return row ?? null;
}

export async function openAgreementRuns(db: Database): Promise<AgreementRunRow[]> {
  return db.select().from(agreementRuns).where(ne(agreementRuns.phase, 'ended')).orderBy(asc(agreementRuns.id));
}

/** What says who stands in a relation to an agreement; null: there is none. */
export async function agreementFacts(db: Database, id: string): Promise<AgreementFacts | null> {
  const [row] = await db
    .select({ nis: agreementRuns.nis, province: agreementRuns.province })
    .from(agreementRuns)
    .where(eq(agreementRuns.id, id));
  return row ?? null;
}

/** Agreements that are not over and have no run yet, the oldest first. */
export async function agreementsToBegin(db: Database, today: LocalDate, limit: number) {
  return db
    .select({ agreement: agreements, province: municipalities.province })
    .from(agreements)
    .innerJoin(municipalities, eq(municipalities.nis, agreements.nis))
    .leftJoin(agreementRuns, eq(agreementRuns.rowId, agreements.id))
    .where(and(isNull(agreementRuns.id), or(isNull(agreements.validUntil), gte(agreements.validUntil, today))))
    .orderBy(asc(agreements.validFrom), asc(agreements.nis))
    .limit(limit);
}

/** The first day of the agreement with the same municipality that follows one; null: there is none. */
export async function followedBy(db: Database, { nis, rowId, from }: BegunAgreement): Promise<LocalDate | null> {
  const [row] = await db
    .select({ from: sql<LocalDate | null>`min(${agreements.validFrom})::text` })
    .from(agreements)
    .where(and(eq(agreements.nis, nis), ne(agreements.id, rowId), gte(agreements.validFrom, from)));
  return row?.from ?? null;
}

export interface ActionFilter {
  readonly province?: Province;
  readonly nis?: string;
  readonly status?: AgreementAction['status'];
  readonly agreementIds?: readonly string[];
}

/** Actions over agreements, the earliest target first. */
export async function listActions(db: Database, filter: ActionFilter, limit: number) {
  const { province, nis, status, agreementIds } = filter;
  const rows = await db
    .select({
      action: agreementActions,
      run: agreementRuns,
      municipality: municipalities.name,
      note: agreementNotes.text,
    })
    .from(agreementActions)
    .innerJoin(agreementRuns, eq(agreementRuns.id, agreementActions.agreementId))
    .innerJoin(municipalities, eq(municipalities.nis, agreementRuns.nis))
    .leftJoin(agreementNotes, eq(agreementNotes.id, agreementActions.noteId))
    .where(
      and(
        province ? eq(agreementRuns.province, province) : undefined,
        nis ? eq(agreementRuns.nis, nis) : undefined,
        status ? eq(agreementActions.status, status) : undefined,
        agreementIds ? inArray(agreementActions.agreementId, [...agreementIds]) : undefined,
      ),
    )
    .orderBy(asc(agreementActions.targetOn), asc(agreementActions.agreementId), asc(agreementActions.id))
    .limit(limit);
  return rows.map(({ action, run, municipality, note }) => ({
    ...action,
    nis: run.nis,
    province: run.province,
    municipality,
    note,
  }));
}

/** One municipality as it is on a day, with the agreement in force and how it stands. */
export interface MunicipalityStand extends Record<string, unknown> {
  readonly nis: string;
  readonly name: string;
  readonly province: Province;
  readonly agreementId: string | null;
  readonly hasAgreement: boolean;
  readonly validFrom: LocalDate | null;
  readonly validUntil: LocalDate | null;
  readonly plannedYear: number | null;
  /** The earliest day by which somebody must do something. */
  readonly dueOn: LocalDate | null;
  readonly escalation: number | null;
  readonly openActions: number;
  readonly doneActions: number;
}

/** All municipalities of a day, by name; of a province with one. */
export async function municipalitiesOn(
  db: Database,
  on: LocalDate,
  province?: Province | null,
): Promise<MunicipalityStand[]> {
  const within: SQL = province ? sql`and m.province = ${province}` : sql``;
  const year = on.slice(0, 4);
  const { rows } = await db.execute<MunicipalityStand>(sql`
    select m.nis, m.name, m.province, r.id as "agreementId", a.id is not null as "hasAgreement",
      a.valid_from::text as "validFrom", a.valid_until::text as "validUntil", r.planned_year as "plannedYear",
      r.due_on::text as "dueOn", r.escalation, coalesce(x.open, 0)::int as "openActions",
      coalesce(x.done, 0)::int as "doneActions"
    from municipalities m
      left join lateral (
        select * from agreements a
        where a.nis = m.nis and a.valid_from <= ${on}::date and (a.valid_until is null or a.valid_until >= ${on}::date)
        order by a.valid_from desc limit 1
      ) a on true
      left join agreement_runs r on r.row_id = a.id
      left join lateral (
        select count(*) filter (where c.status = 'open') as open,
          count(*) filter (where c.status = 'done' and c.year = ${year}::int) as done
        from agreement_actions c where c.agreement_id = r.id
      ) x on true
    where m.valid_from <= ${on}::date and (m.valid_until is null or m.valid_until >= ${on}::date) ${within}
    order by m.name, m.nis`);
  return rows;
}

export async function insertAgreementNote(db: Database, note: typeof agreementNotes.$inferInsert): Promise<void> {
  await db.insert(agreementNotes).values(note).onConflictDoNothing();
}

/** What was written with a command that was refused goes with it; not what an event carries. */
export async function dropAgreementNote(db: Database, id: string): Promise<void> {
  await db.execute(sql`
    delete from agreement_notes n
    where n.id = ${id} and not exists (select 1 from agreement_events e where e.about_id = n.agreement_id and e.note_id = n.id)`);
}

export async function notesOfAgreement(db: Database, agreementId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.select().from(agreementNotes).where(eq(agreementNotes.agreementId, agreementId));
  return new Map(rows.map(({ id, text }) => [id, text]));
}
