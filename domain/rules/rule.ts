import type { LocalDate, Period } from '../calendar/dates.ts';

/**
 * A rule of the programme, as data. A rule with several dates has one entry per date: the part after the slash.
 * The numbers live here and nowhere in code, so a programme manager changes them without a release.
 */
export type RuleKey =
  | 'REG-1'
  | 'REG-2'
  | 'EXT-1/1'
  | 'EXT-1/2'
  | 'EXT-1/3'
  | 'EXT-1/4'
  | 'EXT-1/giveUp'
  | 'INT-1'
  | 'INT-2'
  | 'PLAN-1'
  | 'PLAN-2'
  | 'MED-1'
  | 'REF-1'
  | 'WAIT-1'
  | 'WAIT-2'
  | 'GRP-1'
  | 'GRP-2'
  | 'GRP-3/from'
  | 'GRP-3/end'
  | 'GRP-5'
  | 'GRP-6'
  | 'GRP-7'
  | 'CON-1/intro'
  | 'CON-1/randstad'
  | 'OUT-1'
  | 'OUT-2/first'
  | 'OUT-2/last'
  | 'JC-0'
  | 'JC-1'
  | 'JC-2'
  | 'JC-3'
  | 'JC-4'
  | 'PAU-1'
  | 'CAP-1/warning'
  | 'CAP-1/end';

/** task: somebody's, with the ladder · limit: acts by itself · opening: allowed from · recurring: a task that opens its successor · retry: the system's own. */
export type RuleKind = 'task' | 'limit' | 'opening' | 'recurring' | 'retry';

/** Whose a deadline is; `rule` and `system` act by themselves. */
export type Owner = 'mediator' | 'partner' | 'groupWorker' | 'jobCoach' | 'teamLead' | 'rule' | 'system';

export interface Rule {
  readonly kind: RuleKind;
  /** null: the date is computed from the matter itself (half of a track, the planned end of a pause). */
  readonly after: Period | null;
  readonly owner: Owner;
  /** Whether a pause moves it by the paused days. */
  readonly pauses: boolean;
  /** S: stated by the sources and never extended; D: a default of ours, changeable. */
  readonly source: 'S' | 'D';
  /** English words for the operators' tools; no personal data. */
  readonly title: string;
  /** Dutch words for the screens. */
  readonly titel: string;
}

/** The escalation of every task: counted in working days, the reminder never earlier than a third of the time before. */
export interface Ladder {
  readonly reminderWorkingDaysBefore: number;
  readonly reminderShareOfTime: number;
  readonly teamLeadWorkingDaysAfter: number;
  readonly coordinatorWorkingDaysAfter: number;
}

export type Track = 'intro' | 'randstad';
export type Partner = 'groepIntro' | 'randstad';
export type Province = 'antwerp' | 'limburg' | 'eastFlanders' | 'flemishBrabant' | 'westFlanders';

export interface RuleSet {
  readonly version: string;
  readonly validFrom: LocalDate;
  readonly rules: Readonly<Record<RuleKey, Rule>>;
  readonly ladder: Ladder;
  /** Which partner the contract in force names per province, and its kind of track. */
  readonly partners: Readonly<Record<Province, { partner: Partner; track: Track }>>;
  /** Referrals per province and calendar year [S]. */
  readonly quotaPerProvinceAndYear: number;
  /** Longest pause that can be planned at once, in months [D]. */
  readonly longestPauseMonths: number;
}
