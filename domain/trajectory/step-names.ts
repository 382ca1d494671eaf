import type { LocalDate } from '../calendar/index.ts';

/** The steps that others rest on, in the order of the programme: nothing is of a day before the one it rests on. */
export const steps = [
  'entry',
  'consent',
  'consentChange',
  'talk',
  'decision',
  'plan',
  'referral',
  'queued',
  'offer',
  'place',
  'answer',
  'referralEnd',
  'groupStart',
  'groupWork',
  'groupEnd',
  'pause',
  'pauseEnd',
  'guidanceEnd',
  'outcome',
  'check',
  'coachingAsked',
  'coach',
  'employer',
  'coachingStart',
  'coaching',
  'coachingEnd',
  'move',
  'handOver',
] as const;
export type StepName = (typeof steps)[number];
export type DaysOfSteps = Readonly<Partial<Record<StepName, LocalDate>>>;
