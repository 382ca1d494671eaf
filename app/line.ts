import { addDays, addMonths, daysBetween, localDateOf, type LocalDate } from '../domain/calendar/index.ts';
import { provinceCodes } from '../domain/people/codes.ts';
import { expectedWaitBy, monthsLookedAt, type ExpectedWait, type Pace } from '../domain/rules/expected-wait.ts';
import { contractFor, type Province, type RuleSet } from '../domain/rules/index.ts';
import { cameFree, quotasOf, standingOf } from '../db/queries/capacity-view.ts';
import type { App } from './open.ts';
import { rulesUnderContracts } from './under-contracts.ts';

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/** What came free longer ago does not change any more: it is counted once a day. In days. */
const settledAfter = 14;

type CameFree = Awaited<ReturnType<typeof cameFree>>;
const settled = new WeakMap<App['db'], { readonly today: LocalDate; readonly counted: CameFree }>();

/** How often a place came free in each province in the months that are looked at. */
async function cameFreeBy(app: App, today: LocalDate): Promise<CameFree> {
  const lately = addDays(today, -settledAfter);
  const count = (from: LocalDate, until: LocalDate) => cameFree(app.db, { from, until, provinces: provinceCodes });
  const known = settled.get(app.db);
  const before =
    known?.today === today ? known.counted : await count(addMonths(today, -monthsLookedAt), addDays(lately, -1));
  settled.set(app.db, { today, counted: before });
  return [...before, ...(await count(lately, today))];
}

/** What is free in each province in the year that runs, how fast places come free, and what the next year brings: by rules that contracts are in. */
export async function paceOf(app: App, rules: RuleSet, today: LocalDate): Promise<(province: Province) => Pace> {
  const year = yearOf(today);
  const next = year + 1;
  const counted = await cameFreeBy(app, today);
  const quotas = await quotasOf(app.db, [year, next]);
  const quotaOf = (province: Province, of: number) =>
    quotas.find((row) => row.province === province && row.year === of) ?? {
      places: rules.quotaPerProvinceAndYear,
      taken: 0,
    };
  return (province) => {
    const { places, taken } = quotaOf(province, year);
    return {
      free: places - taken,
      cameFree: counted.reduce((sum, row) => sum + (row.province === province ? row.times : 0), 0),
      nextYear: contractFor(rules, province, `${next}-01-01` as LocalDate) ? quotaOf(province, next).places : null,
    };
  };
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
  const rules = await rulesUnderContracts(app, (await app.basis()).rules);
  const pace = (await paceOf(app, rules, today))(province);
  const since = localDateOf(queuedAt);
  return {
    province,
    position,
    waiting,
    since,
    days: Math.max(0, daysBetween(since, today)),
    expectedWait: expectedWaitBy(pace, today)(position),
  };
}
