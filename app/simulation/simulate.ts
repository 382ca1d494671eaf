import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { newestRules } from '../../domain/rules/index.ts';
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
import { readRuleSets, rulesInForce } from '../../db/queries/rules.ts';
import { AppError } from '../errors.ts';
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

export interface SimulationChange {
  readonly quota?: number;
  readonly moreGroups?: number;
  readonly mediators?: number;
  readonly rules?: string;
}

export interface SimulationResult extends Simulated {
  readonly asked: SimulationAsked;
  readonly from: LocalDate;
  /** Who was there at the start. */
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

/**
 * Simulates, in a process of its own. Nothing of it is kept in the database and nothing is written.
 * @param patienceMs how long to wait for it; whoever asks the same again later gets what came of it. Left out: until it is ready
 * @throws AppError `simulation.outOfReach`, `simulation.busy`, `simulation.tooHeavy`, `simulation.tooMany`, `rules.notFound`
 */
export async function simulate(
  app: App,
  asked: SimulationAsked,
  { patienceMs, onRun }: { readonly patienceMs?: number; readonly onRun?: (done: number, of: number) => void } = {},
): Promise<Simulation> {
  check(asked, patienceMs !== undefined);
  const job = jobOf(app, asked, onRun);
  if (patienceMs === undefined) return { ready: true, result: await job.result };
  const result = await Promise.race([job.result, wait(patienceMs, null, { ref: false })]);
  return result ? { ready: true, result } : { ready: false, ...job.progress };
}

interface Job {
  readonly result: Promise<SimulationResult>;
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
  job.result.then(() => setTimeout(forget, keptMs).unref(), forget);
  for (const [oldest] of jobs) if (jobs.size > mostKept) jobs.delete(oldest);
  return job;
}

const isChanged = ({ change = {} }: SimulationAsked): boolean =>
  Object.values(change).some((value) => value !== undefined);

async function simulateNow(
  app: App,
  asked: SimulationAsked,
  onRun: (done: number, of: number) => void,
): Promise<SimulationResult> {
  const { people, years, seed, repeats, fromNow = false, change = {} } = asked;
  const from = fromNow ? localDateOf(await app.now()) : (asked.from ?? firstDay());
  const start: { readonly start?: Start } = fromNow ? { start: await presentStart(app) } : {};
  if (fromNow) check({ ...asked, people: people + (start.start?.people.length ?? 0) }, false);
  const rules = await rulesInForce(app.db, from);
  const { calendar } = await app.basis();
  const scenario: Scenario = { ...{ people, years, from, seed, rules, calendar, behaviour }, ...start };
  const { rules: version, ...others } = change;
  const other: Scenario | null = isChanged(asked)
    ? { ...scenario, ...others, ...(version === undefined ? {} : { rules: await namedRules(app, version) }) }
    : null;
  const simulated = await simulateAside({ scenario, repeats, other }, onRun);
  return {
    ...simulated,
    ...{ asked, from, present: scenario.start?.people.length ?? 0 },
    scenarios: [scenario, ...(other ? [other] : [])].map(shown),
    assumptions: assumptionKeys.map((key) => ({ key, ...behaviour[key] })),
  };
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

/** @param waits somebody waits at a page for it, and a core is shared with whoever else does */
function check({ people, years, repeats, seed, change = {}, ...asked }: SimulationAsked, waits: boolean): void {
  const within = (value: number | undefined, least: number, most: number): boolean =>
    value === undefined || (Number.isInteger(value) && value >= least && value <= most);
  const work = people * years * repeats * (isChanged({ people, years, repeats, seed, change }) ? 2 : 1);
  const fits =
    within(people, asked.fromNow ? 0 : 1, limits.people) &&
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
