import { and, count, eq, gte, lte, sql } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { OnwardDestination, OnwardResult } from '../../domain/trajectory/codes.ts';
import type { Database } from '../connect.ts';
import { deadlines, disclosures, onwardReferrals, trajectories } from '../schema.ts';

export async function countOpenByPhase(db: Database): Promise<{ phase: string; number: number }[]> {
  const { rows } = await db.execute<{ phase: string; number: number }>(
    sql`select phase, count(*)::integer as number from ${trajectories} where closed_on is null group by phase`,
  );
  return rows;
}

export async function countOverdueByRung(db: Database, on: LocalDate): Promise<{ rung: string; number: number }[]> {
  const { rows } = await db.execute<{ rung: string; number: number }>(sql`
    select coalesce(reached, 'none') as rung, count(*)::integer as number from ${deadlines}
    where status = 'open' and kind in ('task', 'recurring') and due_on < ${on}::date group by 1`);
  return rows;
}

/** How many were referred onward between two days, per destination and what came of it; null: nothing heard yet. */
export async function countOnward(
  db: Database,
  { from, until, province }: { from: LocalDate; until: LocalDate; province?: Province },
): Promise<{ destination: OnwardDestination; result: OnwardResult | null; number: number }[]> {
  return db
    .select({ destination: onwardReferrals.destination, result: onwardReferrals.result, number: count() })
    .from(onwardReferrals)
    .where(
      and(
        gte(onwardReferrals.referredOn, from),
        lte(onwardReferrals.referredOn, until),
        province === undefined ? undefined : eq(onwardReferrals.province, province),
      ),
    )
    .groupBy(onwardReferrals.destination, onwardReferrals.result);
}

export async function countDisclosures(db: Database): Promise<{ system: string; outcome: string; number: number }[]> {
  const { rows } = await db.execute<{ system: string; outcome: string; number: number }>(
    sql`select system, outcome, count(*)::integer as number from ${disclosures} group by system, outcome`,
  );
  return rows;
}
