import type { LocalDate } from '../calendar/dates.ts';
import type { Partner, Province, Track } from '../rules/rule.ts';

/** Partners are paid for budgeted project hours of their staff: no base amount, no bonus, nothing per head [S]. */
export const compensations = ['projectHours'] as const;
export type Compensation = (typeof compensations)[number];

/** Agreed with the partner, or a default of ours where the sources give no number [D]: shown as such wherever it stands. */
export const figureSources = ['agreed', 'assumed'] as const;
export type FigureSource = (typeof figureSources)[number];

export const durationUnits = ['weeks', 'months'] as const;

/** How long a track lasts, from the shortest to the longest; the same twice when there is one length. */
interface TrackDuration {
  readonly unit: (typeof durationUnits)[number];
  readonly from: number;
  readonly to: number;
}

/** How many referrals the contract takes in one province in one calendar year. */
export interface ContractQuota {
  readonly province: Province;
  readonly year: number;
  readonly places: number;
}

/**
 * A contract with a partner, by which a tender was given: what parliament asks of each (purpose, number of trajectories,
 * partner, duration, budget, compensation), and what hours are paid by. It holds from its first to its last day, both included.
 */
export interface TenderContract {
  /** `groepIntro-2026`: letters, digits and single dashes. */
  readonly id: string;
  /** Reference of the tender, public. */
  readonly tender: string;
  /** Id of the organisation. */
  readonly partner: Partner;
  readonly provinces: readonly Province[];
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate;
  readonly track: Track;
  /** Public text, in Dutch. */
  readonly purpose: string;
  /** How many trajectories were tendered. */
  readonly trajectories: number;
  readonly duration: TrackDuration;
  readonly budgetCents: number;
  readonly budgetedMinutes: number;
  /** The standard rate: euro cents for sixty minutes. */
  readonly hourlyRateCents: number;
  /** Shares of what is declared, in whole percents that make 100 [S: 40 and 60]. */
  readonly esfPercent: number;
  readonly vdabPercent: number;
  readonly compensation: Compensation;
  readonly quotas: readonly ContractQuota[];
  readonly figures: FigureSource;
}

export const contractIdForm = '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$';

/** What may stand in a contract; each far above what any has, so that a zero too many is seen. */
export const contractLimits = {
  /** Letters of an id, as it stands in addresses and file names. */
  id: 64,
  tender: 100,
  purpose: 1_000,
  /** Days: no contract is longer than five years. */
  days: 5 * 366,
  trajectories: 10_000,
  /** By unit: two years, as long as a trajectory lasts at most [S]. */
  duration: { weeks: 104, months: 24 },
  /** One hundred million euro. */
  budgetCents: 10_000_000_000,
  /** A million hours. */
  budgetedMinutes: 60_000_000,
  /** A thousand euro an hour. */
  hourlyRateCents: 100_000,
  /** At most 60 referrals per province and year [S]. */
  places: 60,
} as const;
