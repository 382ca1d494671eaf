import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { addMonths, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { newestRules, type Province } from '../../domain/rules/index.ts';
import {
  assumptionKeys,
  behaviour,
  limits,
  type Assumption,
  type AssumptionKey,
  type Scenario,
  type Simulated,
  type Start,
} from '../../domain/simulation/index.ts';
import { countOpenByPhase } from '../../db/queries/figures.ts';
import { readRuleSets, rulesInForce } from '../../db/queries/rules.ts';
import { AppError } from '../errors.ts';
import { noteLook } from '../figures/look.ts';
import type { App } from '../open.ts';
import { simulateAside } from './aside.ts';
import { presentStart } from './start.ts';

/** What somebody wants to know: a population, and what would be otherwise. */
export interface SimulationAsked {
  readonly people: number;
  readonly years: number;
  readonly seed: number;
  readonly repeats: number;
  /** The first day; left out: today for a run from now, else the first of January after the newest rules begin. */
  readonly from?: LocalDate;
  /** With the present population as the start. */
  readonly fromNow?: boolean;
  /** What the other scenario changes, beside which the first is shown. Nothing: there is no other. */
  readonly change?: SimulationChange;
}

interface SimulationChange {
  readonly quota?: number;
  readonly moreGroups?: number;
  readonly mediators?: number;
  readonly rules?: string;
}

export interface SimulationResult extends Simulated {
  readonly asked: SimulationAsked;
  readonly from: LocalDate;
  /** Who was there at the start; for one province, in that one. */
  readonly present: number;
  /** What each of the two scenarios is. */
  readonly scenarios: readonly {
    readonly rules: string;
    readonly quota: number;
    readonly groupsPerYear: number;
    readonly mediatorsPerProvince: number;
  }[];
  readonly assumptions: readonly ({ readonly key: AssumptionKey } & Assumption)[];
}

/** Ready, or how far it is. */
export type Simulation =
  | { readonly ready: true; readonly result: SimulationResult }
  | { readonly ready: false; readonly done: number; readonly of: number };

export interface SimulationOptions {
  /** How long to wait for it; whoever asks the same again later gets what came of it. Left out: until it is ready. */
  readonly patienceMs?: number;
  readonly onRun?: (done: number, of: number) => void;
  /** Of a run from now only the numbers of this province: those of the first days are exact. Left out: all. */
  readonly province?: Province;
}

/**
 * Simulates, in a process of its own. Nothing of it is kept in the database. A run from now begins with exact numbers of
 * people: who looks at it is noted, as with every exact figure.
 * @throws AppError `simulation.outOfReach`, `simulation.farOff`, `simulation.busy`, `simulation.tooHeavy`,
 *   `simulation.tooMany`, `rules.notFound`
 */
export async function simulate(
  app: App,
  asked: SimulationAsked,
  { patienceMs, onRun, province }: SimulationOptions = {},
): Promise<Simulation> {
  if (asked.from !== undefined) mustBeNear(asked.from, localDateOf(await app.now()));
  const present = asked.fromNow ? await countPresent(app) : 0;
  check(asked, { present, waits: patienceMs !== undefined });
  const job = jobOf(app, asked, onRun);
  const found = await (patienceMs === undefined
    ? job.result
    : Promise.race([job.result, wait(patienceMs, null, { ref: false })]));
  if (!found) return { ready: false, ...job.progress };
  if (!asked.fromNow) return { ready: true, result: found.result };
  const { from } = found.result;
  await noteLook(
    app,
    'simulate',
    { from, until: from, asOf: from },
    { figure: null, by: ['province'], province: province ?? null },
  );
  return { ready: true, result: province === undefined ? found.result : resultOf(found, province) };
}

/** So far from today that there are rules and closing days for it, and no year of five digits. */
const mostYearsOff = 10;

/** @throws AppError `simulation.farOff` */
export function mustBeNear(from: LocalDate, today: LocalDate): void {
  const [first, last] = [addMonths(today, -12 * mostYearsOff), addMonths(today, 12 * mostYearsOff)];
  if (from >= first && from <= last) return;
  throw new AppError('simulation.farOff', `a simulation begins between ${first} and ${last}`, 'choose another day', {
    first,
    last,
  });
}

const countPresent = async ({ db }: App): Promise<number> =>
  (await countOpenByPhase(db)).reduce((sum, { number }) => sum + number, 0);

/** A result, and of whom in each province it began. */
interface Found {
  readonly result: SimulationResult;
  readonly presentIn: ReadonlyMap<Province, number>;
}

/** What is of one province; sums of all would tell of the others. */
function resultOf({ result, presentIn }: Found, province: Province): SimulationResult {
  const own = <R extends { readonly province: Province | null }>(rows: readonly R[]): readonly R[] =>
    rows.filter((row) => row.province === province);
  const { intervals, compared } = result;
  return {
    ...result,
    ...{ present: presentIn.get(province) ?? 0, refused: {}, intervals: own(intervals) },
    ...(compared ? { compared: { intervals: own(compared.intervals), differences: own(compared.differences) } } : {}),
  };
}

interface Job {
  readonly result: Promise<Found>;
  /** Ends the time in which it is kept; undefined as long as it runs. */
  kept?: NodeJS.Timeout;
  progress: { readonly done: number; readonly of: number };
}

/** What was asked lately, by what was asked: the same question has the same answer, as long as nothing of the present is in it. */
const jobs = new Map<string, Job>();
const keptMs = 10 * 60_000;
const mostKept = 20;

function jobOf(app: App, asked: SimulationAsked, onRun: (done: number, of: number) => void = () => {}): Job {
  const key = createHash('sha256')
    .update(JSON.stringify([app.settings.databaseUrl, asked]))
    .digest('hex');
  const known = jobs.get(key);
  if (known) return known;
  const job: Job = {
    progress: { done: 0, of: asked.repeats * (isChanged(asked) ? 2 : 1) },
    result: simulateNow(app, asked, (done, of) => {
      job.progress = { done, of };
      onRun(done, of);
    }),
  };
  jobs.set(key, job);
  const forget = (): void => void (jobs.get(key) === job && jobs.delete(key));
  job.result.then(() => void (job.kept = setTimeout(forget, keptMs).unref()), forget);
  // What runs stays, or the same question would run it again: of those there are no more than wait for their turn.
  for (const [oldest, { kept }] of jobs)
    if (jobs.size > mostKept && kept) {
      clearTimeout(kept);
      jobs.delete(oldest);
    }
  return job;
}

const isChanged = ({ change = {} }: SimulationAsked): boolean =>
  Object.values(change).some((value) => value !== undefined);

async function simulateNow(
  app: App,
  asked: SimulationAsked,
  onRun: (done: number, of: number) => void,
): Promise<Found> {
  const { people, years, seed, repeats, fromNow = false, change = {} } = asked;
  const from = fromNow ? localDateOf(await app.now()) : (asked.from ?? firstDay());
  const rules = await rulesInForce(app.db, from);
  const { calendar } = await app.basis();
  const scenario: Scenario = { ...{ people, years, from, seed, rules, calendar, behaviour } };
  const { rules: version, ...others } = change;
  const other: Scenario | null = isChanged(asked)
    ? { ...scenario, ...others, ...(version === undefined ? {} : { rules: await namedRules(app, version) }) }
    : null;
  let present: Start['people'] = [];
  const simulated = await simulateAside(async () => {
    if (!fromNow) return { scenario, repeats, other };
    const start = await presentStart(app);
    present = start.people;
    return { scenario: { ...scenario, start }, repeats, other: other && { ...other, start } };
  }, onRun);
  const result: SimulationResult = {
    ...simulated,
    ...{ asked, from, present: present.length },
    scenarios: [scenario, ...(other ? [other] : [])].map(shown),
    assumptions: assumptionKeys.map((key) => ({ key, ...behaviour[key] })),
  };
  const provinces = Map.groupBy(present, ({ state }) => state.province);
  return { result, presentIn: new Map([...provinces].map(([province, those]) => [province, those.length])) };
}

const shown = ({ rules, quota, moreGroups = 0, mediators }: Scenario): SimulationResult['scenarios'][number] => ({
  rules: rules.version,
  quota: quota ?? rules.quotaPerProvinceAndYear,
  groupsPerYear: behaviour.groupsPerYear.value + moreGroups,
  mediatorsPerProvince: mediators ?? behaviour.mediatorsPerProvince.value,
});

/** The same for everybody who runs this release. */
const firstDay = (): LocalDate => `${Number(newestRules.validFrom.slice(0, 4)) + 1}-01-01` as LocalDate;

async function namedRules(app: App, version: string) {
  const found = (await readRuleSets(app.db)).find((set) => set.version === version);
  if (found) return found;
  throw new AppError('rules.notFound', `there are no rules of version ${version.slice(0, 20)}`, 'w2 rules shows them', {
    version: version.slice(0, 20),
  });
}

/**
 * @param present who is there at the start: they are as much work as who is invented
 * @param waits somebody waits at a page for it, and a core is shared with whoever else does
 * @throws AppError `simulation.outOfReach`
 */
function check(
  { people, years, repeats, seed, change = {}, ...asked }: SimulationAsked,
  { present, waits }: { readonly present: number; readonly waits: boolean },
): void {
  const within = (value: number | undefined, least: number, most: number): boolean =>
    value === undefined || (Number.isInteger(value) && value >= least && value <= most);
  const work = (people + present) * years * repeats * (isChanged({ people, years, repeats, seed, change }) ? 2 : 1);
  const fits =
    within(people, asked.fromNow ? 0 : 1, limits.people - present) &&
    within(years, 1, limits.years) &&
    within(repeats, 1, limits.repeats) &&
    within(seed, 0, 2_147_483_647) &&
    within(change.quota, 0, limits.quota) &&
    within(change.moreGroups, -limits.moreGroups, limits.moreGroups) &&
    within(change.mediators, 1, limits.mediators) &&
    (!waits || work <= limits.work);
  if (fits) return;
  throw new AppError(
    'simulation.outOfReach',
    'a simulation of that size is not run',
    'ask for fewer people, years or repeats',
    { people: limits.people, years: limits.years, repeats: limits.repeats, work: limits.work },
  );
}
