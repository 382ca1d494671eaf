import type { LocalDate, Period } from '../calendar/dates.ts';

/**
 * A rule of the programme, as data. A rule with several dates has one entry per date: the part after the slash.
 * The numbers live here and nowhere in code, so a programme manager changes them without a release.
 */
export const ruleKeys = [
  'REG-1',
  'REG-2',
  'EXT-1/1',
  'EXT-1/2',
  'EXT-1/3',
  'EXT-1/4',
  'EXT-1/giveUp',
  'INT-1',
  'INT-2',
  'PLAN-1',
  'PLAN-2',
  'PLAN-3',
  'WEL-1',
  'EXP-1',
  'MED-1',
  'REF-1',
  'WAIT-1',
  'WAIT-2',
  'WAIT-3',
  'ONW-1',
  'GRP-1',
  'GRP-2',
  'GRP-3/from',
  'GRP-3/end',
  'GRP-4',
  'GRP-5',
  'GRP-6',
  'GRP-7',
  'CON-1/intro',
  'CON-1/randstad',
  'OUT-1',
  'OUT-2/first',
  'OUT-2/last',
  'JC-0',
  'JC-1',
  'JC-2',
  'JC-3',
  'JC-4/from',
  'JC-4',
  'JC-6/ask',
  'JC-6/end',
  'PAU-1',
  'CAP-1/warning',
  'CAP-1/end',
] as const;

/** Rules of what is no trajectory and no group: each such thing has a small rule set of its own (`domain/rules/own`). */
const ownRuleKeys = ['AGR-1', 'AGR-2', 'AGR-3', 'AGR-4', 'AGR-5', 'HRS-1', 'HRS-2', 'HRS-3'] as const;
export type TrajectoryRuleKey = (typeof ruleKeys)[number];
export type RuleKey = TrajectoryRuleKey | (typeof ownRuleKeys)[number];

/**
 * task: somebody's, with the ladder · limit: acts by itself · opening: allowed from · recurring: a task that opens its
 * successor · retry: the system's own · count: opens a task when something happened so many times in a row.
 */
export type RuleKind = 'task' | 'limit' | 'opening' | 'recurring' | 'retry' | 'count';

/** Whose a deadline is; `rule` and `system` act by themselves. */
export type Owner =
  | 'mediator'
  | 'partner'
  | 'groupWorker'
  | 'jobCoach'
  | 'teamLead'
  | 'programmeCoordinator'
  | 'rule'
  | 'system';

export interface Rule {
  readonly kind: RuleKind;
  /** null: the date is computed from the matter itself (half of a track, the planned end of a pause). */
  readonly after: Period | null;
  readonly owner: Owner;
  /** Of a date that is counted back: so long before the end of the matter. */
  readonly before?: Period;
  /** Of a date that is counted back: never sooner than this after it was asked. */
  readonly least?: Period;
  /** Of a limit: its owner is reminded before it falls; left out, it falls unannounced. */
  readonly reminds?: true;
  /** Of a count: how many times in a row. */
  readonly times?: number;
  /** Whether a pause moves it by the paused days. */
  readonly pauses: boolean;
  /** By how much a task may be put off at a time [D]; left out: a month. */
  readonly extension?: Period;
  /** S: stated by the sources and never extended; D: a default of ours, changeable. */
  readonly source: 'S' | 'D';
  /** Dutch words for the screens, English for the operators' tools; no personal data. */
  readonly title: { readonly nl: string; readonly en: string };
}

/** The escalation of every task: counted in working days, the reminder never earlier than a third of the time before. */
export interface Ladder {
  readonly reminderWorkingDaysBefore: number;
  readonly reminderShareOfTime: number;
  readonly teamLeadWorkingDaysAfter: number;
  readonly coordinatorWorkingDaysAfter: number;
}

export type Track = (typeof tracks)[number];
/**
 * The id of an organisation with which there is a contract: `groepIntro`, `levanto`. Which there are is data; what is no
 * partner is refused where the contract or the organisation is looked up.
 */
export type Partner = string;
export const partnerForm = '^[A-Za-z][A-Za-z0-9._-]{0,63}$';
/** The kinds of group track: what a contract is about, whoever the partner is. */
export const tracks = ['intro', 'randstad'] as const;
export type Province = 'antwerp' | 'limburg' | 'eastFlanders' | 'flemishBrabant' | 'westFlanders';

/** What a partner may take in a province, and when: counted by the day of the referral. */
export interface Contract {
  /** `groepIntro-limburg-2026`. */
  readonly id: string;
  readonly partner: Partner;
  readonly track: Track;
  readonly province: Province;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface RuleSet {
  /** The sense of the programme that a trajectory takes on with it; left out: it keeps its own. */
  readonly edition?: number;
  readonly version: string;
  /** The first day on which someone who is registered starts under this version. */
  readonly validFrom: LocalDate;
  /** A version from before a rule existed does not have it: ask `hasRule`. */
  readonly rules: Readonly<Record<RuleKey, Rule>>;
  readonly ladder: Ladder;
  /** Which partner the contract in force names per province, and its kind of track; for days that no contract below covers. */
  readonly partners: Readonly<Record<Province, { partner: Partner; track: Track }>>;
  /** Contracts by period; the first that covers the day and the province is the province's own. */
  readonly contracts?: readonly Contract[];
  /** Referrals per province and calendar year [S]. */
  readonly quotaPerProvinceAndYear: number;
  /** Longest pause that can be planned at once, in months [D]. */
  readonly longestPauseMonths: number;
  /** A Groep Intro track may run so many weeks longer by a reasoned exception [D]; left out or 0: never. */
  readonly introExceptionWeeks?: number;
  /** An outcome may be checked so many days before the check is due [D]; left out: any time. */
  readonly outcomeCheckDaysBefore?: number;
  /** A job may begin so many months from now at most [D]; left out: three. */
  readonly hiredAheadMonths?: number;
  /** A closed trajectory may be reopened within so many months [D]; left out: six. */
  readonly reopenMonths?: number;
  /** A mid-term report is no report before this share of the track: 4 is a quarter [D]; left out: any time. */
  readonly midtermNotBeforeShare?: number;
  /** A wrong closing may be undone within so many days of being noted [D]; left out: 30. */
  readonly undoClosingDays?: number;
  /** Who was found not eligible may ask to look at it again within so many days [D]; left out: 30. */
  readonly reconsiderationDays?: number;
}
