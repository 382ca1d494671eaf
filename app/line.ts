import { addMonths, daysBetween, localDateOf, type LocalDate } from '../domain/calendar/index.ts';
import { provinceCodes } from '../domain/people/codes.ts';
import { expectedWait, monthsLookedAt, type ExpectedWait } from '../domain/rules/expected-wait.ts';
import { contractFor, type Province, type RuleSet } from '../domain/rules/index.ts';
import { cameFree, quotaUse, quotasOf, standingOf } from '../db/queries/capacity-view.ts';
import type { App } from './open.ts';
import { rulesUnderContracts } from './under-contracts.ts';

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/** How fast places come free in each province, and what the next year brings. */
export async function paceOf(app: App, rules: RuleSet, today: LocalDate) {
  const next = yearOf(today) + 1;
  const contracted = await rulesUnderContracts(app, rules);
  const counted = await cameFree(app.db, {
    from: addMonths(today, -monthsLookedAt),
    until: today,
    provinces: provinceCodes,
  });
  const coming = await quotasOf(app.db, next);
  return (province: Province) => ({
    cameFree: counted.find((row) => row.province === province)?.times ?? 0,
    nextYear: contractFor(contracted, province, `${next}-01-01` as LocalDate)
      ? (coming.find((row) => row.province === province)?.places ?? rules.quotaPerProvinceAndYear)
      : null,
  });
}

/** Where someone stands in the line of a province, and how long it is expected to take. */
export interface PlaceInLine {
  readonly province: Province;
  /** 1 is the first. */
  readonly position: number;
  readonly waiting: number;
  readonly since: LocalDate;
  readonly days: number;
  readonly expectedWait: ExpectedWait | null;
}

/** null: does not wait in a line now. */
export async function placeInLine(app: App, trajectoryId: string): Promise<PlaceInLine | null> {
  const standing = await standingOf(app.db, trajectoryId);
  if (!standing) return null;
  const { province, position, waiting, queuedAt } = standing;
  const today = localDateOf(await app.now());
  const { rules } = await app.basis();
  const pace = (await paceOf(app, rules, today))(province);
  const use = (await quotaUse(app.db, yearOf(today))).find((row) => row.province === province);
  const free = (use?.places ?? rules.quotaPerProvinceAndYear) - (use?.granted ?? 0) - (use?.offered ?? 0);
  const since = localDateOf(queuedAt);
  return {
    province,
    position,
    waiting,
    since,
    days: Math.max(0, daysBetween(since, today)),
    expectedWait: expectedWait({ ...pace, position, free, today }),
  };
}
