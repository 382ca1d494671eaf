import { daysBetween, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { byRules } from '../../domain/contracts/index.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import { expectedWaitBy, type ExpectedWait } from '../../domain/rules/expected-wait.ts';
import { contractFor, type Partner, type Province, type RuleSet, type Track } from '../../domain/rules/index.ts';
import { firstInLine, line, quotaUse, waitingIn, type InLine } from '../../db/queries/capacity-view.ts';
import { paceOf } from '../line.ts';
import type { App } from '../open.ts';
import { rulesUnderContracts } from '../under-contracts.ts';

/** The longest line that is shown: a province has 60 places a year. */
const longestLine = 500;

/** Who takes referrals of a province on a day; `id` and days are null where the rules name the partner, but for the day before contracts begin. */
export interface ContractShown {
  readonly id: string | null;
  readonly partner: Partner;
  readonly track: Track;
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
}

interface Waiter {
  readonly trajectoryId: string;
  readonly referralId: string;
  readonly since: LocalDate;
  readonly days: number;
}

interface ProvinceCapacity {
  readonly province: Province;
  readonly places: number;
  /** Taken for good, unless given back before the group starts. */
  readonly granted: number;
  /** Offered, and not yet accepted. */
  readonly held: number;
  readonly free: number;
  readonly waiting: number;
  readonly first: Waiter | null;
  /** Of someone who is referred today; null: nothing to compute it from, or not the year that runs. */
  readonly expectedWait: ExpectedWait | null;
  /** Places that came free in the last twelve months. */
  readonly cameFree: number;
  readonly contract: ContractShown | null;
}

export interface CapacityView {
  readonly year: number;
  readonly today: LocalDate;
  readonly provinces: readonly ProvinceCapacity[];
}

/** Places, use and waiting of a year, per province. */
export async function capacity(
  app: App,
  { year, province }: { year?: number; province?: Province } = {},
): Promise<CapacityView> {
  const today = localDateOf(await app.now());
  const running = yearOf(today);
  const shown = year ?? running;
  const rules = await rulesUnderContracts(app, (await app.basis()).rules);
  const paceIn = await paceOf(app, rules, today);
  const use = await quotaUse(app.db, shown);
  const all = await waitingIn(app.db);
  const asked = provinceCodes.filter((one) => province === undefined || one === province);
  const firsts = await firstInLine(app.db, asked, shown === running ? undefined : shown);
  const provinces = asked.map((one): ProvinceCapacity => {
    const used = use.find((row) => row.province === one);
    const places = used?.places ?? rules.quotaPerProvinceAndYear;
    const [granted, held] = [used?.granted ?? 0, used?.offered ?? 0];
    // Until the new year is opened, those of the old one wait in it all the same.
    const waiting = shown === running ? (all.find((row) => row.province === one)?.waiting ?? 0) : (used?.queued ?? 0);
    const first = firsts.get(one);
    const pace = paceIn(one);
    return {
      province: one,
      places,
      granted,
      held,
      free: places - granted - held,
      waiting,
      first: first ? waiter(first, today) : null,
      expectedWait: shown === running ? expectedWaitBy(pace, today)(waiting + 1) : null,
      cameFree: pace.cameFree,
      contract: contractShown(rules, one, dayIn(shown, today)),
    };
  });
  return { year: shown, today, provinces };
}

export interface QueueView {
  readonly province: Province;
  readonly today: LocalDate;
  readonly rows: readonly (Waiter & {
    readonly position: number;
    readonly contactDueOn: LocalDate | null;
    /** The contacts while waiting are up to date (WAIT-2). */
    readonly contactsOk: boolean;
    readonly expectedWait: ExpectedWait | null;
  })[];
}

/** The line of a province, in order. */
export async function capacityQueue(app: App, province: Province): Promise<QueueView> {
  const today = localDateOf(await app.now());
  const rules = await rulesUnderContracts(app, (await app.basis()).rules);
  const waitAt = expectedWaitBy((await paceOf(app, rules, today))(province), today);
  const rows = await line(app.db, province, { limit: longestLine });
  return {
    province,
    today,
    rows: rows.map((row, index) => ({
      position: index + 1,
      ...waiter(row, today),
      contactDueOn: row.contactDueOn,
      contactsOk: row.contactDueOn === null || row.contactDueOn >= today,
      expectedWait: waitAt(index + 1),
    })),
  };
}

const waiter = ({ trajectoryId, referralId, queuedAt }: Omit<InLine, 'contactDueOn'>, today: LocalDate): Waiter => {
  const since = localDateOf(queuedAt);
  return { trajectoryId, referralId, since, days: Math.max(0, daysBetween(since, today)) };
};

const yearOf = (day: LocalDate): number => Number(day.slice(0, 4));

/** The day on which a year's contract is looked at: today, or the nearest day of that year. */
const dayIn = (year: number, today: LocalDate): LocalDate =>
  year === yearOf(today) ? today : (`${year}-${year < yearOf(today) ? '12-31' : '01-01'}` as LocalDate);

export function contractShown(rules: RuleSet, province: Province, on: LocalDate): ContractShown | null {
  const found = contractFor(rules, province, on);
  if (!found) return null;
  const byPeriod = rules.contracts?.find(
    (one) => one.province === province && one.partner === found.partner && one.from <= on && on <= one.until,
  );
  const contract = byPeriod?.id === byRules ? undefined : byPeriod;
  return {
    id: contract?.id ?? null,
    partner: found.partner,
    track: found.track,
    from: contract?.from ?? null,
    until: byPeriod?.until ?? null,
  };
}
