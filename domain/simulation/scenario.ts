import { addMonths, type Calendar, type LocalDate } from '../calendar/index.ts';
import type { Province, RuleSet } from '../rules/index.ts';
import type { OpenCohort } from '../cohort/index.ts';
import type { OpenTrajectory, TrajectoryEvent } from '../trajectory/index.ts';
import type { Behaviour } from './behaviour.ts';

/** What is simulated: who comes, under which rules, with how many places, groups and mediators. */
export interface Scenario {
  /** Invented people who are registered in the whole time, beside those of `start`. */
  readonly people: number;
  readonly years: number;
  readonly from: LocalDate;
  readonly seed: number;
  readonly rules: RuleSet;
  readonly calendar: Calendar;
  /** Places per province and year; left out: those of the rules. */
  readonly quota?: number;
  /** Groups per province and year, more than the behaviour says. */
  readonly moreGroups?: number;
  /** Mediators of a province; left out: as the behaviour says. */
  readonly mediators?: number;
  readonly behaviour: Behaviour;
  /** Who is there at the beginning; left out: nobody. */
  readonly start?: Start;
}

/** A place in the line of a province, or taken from it. */
export interface Placed {
  readonly trajectoryId: string;
  readonly referralId: string;
  readonly province: Province;
  /** The year it counts in. */
  readonly year: number;
  readonly status: 'granted' | 'offered' | 'queued';
}

/** The programme on a day, as codes, dates and ids. */
export interface Start {
  readonly people: readonly { readonly state: OpenTrajectory; readonly events: readonly TrajectoryEvent[] }[];
  readonly cohorts: readonly OpenCohort[];
  /** Who waits, the longest first. */
  readonly line: readonly Placed[];
  /** Of the years that run: places and how many are taken, those of trajectories that closed since too. */
  readonly quotas: readonly {
    readonly province: Province;
    readonly year: number;
    readonly places: number;
    readonly taken: number;
  }[];
}

/** More than this is a mistake, or an hour of work for one page. */
export const limits = {
  people: 20_000,
  years: 5,
  repeats: 200,
  quota: 1_000,
  moreGroups: 20,
  mediators: 200,
  /** People × years × repeats, of all scenarios together, that a page may ask for: about a minute of one core. */
  work: 60_000,
} as const;

/** The first day that is not simulated any more. */
export const endOf = ({ from, years }: Pick<Scenario, 'from' | 'years'>): LocalDate => addMonths(from, 12 * years);

/** The rules of the scenario: those that were given, with its own number of places. */
export const rulesOfScenario = ({ rules, quota }: Scenario): RuleSet =>
  quota === undefined ? rules : { ...rules, quotaPerProvinceAndYear: quota };
