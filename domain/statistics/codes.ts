import type { Province } from '../rules/index.ts';

/** Of what is owed to parliament: what happened in a period, and what there is on its last day. */
const reportedFigures = [
  'registrations',
  'referrals',
  'waiting',
  'waitDays',
  'groupStarts',
  'groupsRunning',
  'groupEnds',
  'dropouts',
  'trajectoriesOpen',
  'guidanceEnds',
  'trajectoryEnds',
  'outcomeGroup',
  'outcomeGuidance',
  'outcome3Months',
  'outcome6Months',
  'consultations',
  'deadlinesMet',
  'deadlinesMissed',
  'coachingStarts',
  'coachingEnds',
  'coachingKept',
  'onward',
] as const;

/** Of the process as it is, against the process as it is meant. */
const processFigures = ['consultedBeforeWeek6', 'phaseMoves', 'paths', 'earlyDropouts'] as const;

export const figureCodes = [...reportedFigures, ...processFigures] as const;
export type FigureCode = (typeof figureCodes)[number];
export const isFigureCode = (code: string): code is FigureCode => (figureCodes as readonly string[]).includes(code);

/** What there is on a day; all others happen on one. */
export const standing: readonly FigureCode[] = ['waiting', 'groupsRunning', 'trajectoriesOpen'];

export const statSexes = ['F', 'M', 'X', 'unknown'] as const;
export type StatSex = (typeof statSexes)[number];
export const ageGroups = ['under25', '25to58', 'over58', 'unknown'] as const;
export type AgeGroup = (typeof ageGroups)[number];
export const educationGroups = ['low', 'middle', 'high', 'unknown'] as const;
export type EducationGroup = (typeof educationGroups)[number];
export const migrations = ['belgian', 'eu', 'nonEu', 'unknown'] as const;
export type Migration = (typeof migrations)[number];

/** By what figures may be split, in the order in which tables show it. */
export const dimensions = [
  'province',
  'sex',
  'ageGroup',
  'education',
  'migration',
  'partner',
  'cohort',
  'yearOfStart',
  'kind',
] as const;
export type Dimension = (typeof dimensions)[number];
export const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name);

/** By what each record can be counted. */
export interface Dimensions {
  readonly province: Province;
  readonly sex: StatSex;
  readonly ageGroup: AgeGroup;
  readonly education: EducationGroup;
  readonly migration: Migration;
  readonly partner: string | null;
  readonly cohort: string | null;
  readonly yearOfStart: number | null;
}
