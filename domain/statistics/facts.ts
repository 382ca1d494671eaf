import type { LocalDate } from '../calendar/index.ts';
import type { EventType, TrajectoryEvent } from '../trajectory/events.ts';
import { figureCodes, type FigureCode } from './codes.ts';
import type { Due } from './dues.ts';
import * as dates from './figures/dates.ts';
import type { FigureOfDue } from './figures/dates.ts';
import * as groups from './figures/groups.ts';
import * as guidance from './figures/guidance.ts';
import type { Figure, Item } from './figures/item.ts';
import * as process from './figures/process.ts';
import type { Life } from './life.ts';
import type { Fact } from './record.ts';
import type { Traits } from './traits.ts';

const { consultations, deadlinesMet, deadlinesMissed, consultedBeforeWeek6 } = dates;
const ofDues = { consultations, deadlinesMet, deadlinesMissed } as const satisfies Partial<
  Record<FigureCode, FigureOfDue>
>;
type OfDues = keyof typeof ofDues;
type OfLives = Exclude<FigureCode, OfDues>;

/** Every other figure by its code; one without a function does not compile. */
const ofLives: Readonly<Record<OfLives, Figure>> = { ...groups, ...guidance, consultedBeforeWeek6, ...process };

const codesOfDues = Object.keys(ofDues) as OfDues[];
const codesOfLives = figureCodes.filter((code): code is OfLives => !(code in ofDues));

/** What a life says to the figures, but for its tasks. */
export const factsOfLife = (life: Life, traits: Traits): readonly Fact[] =>
  codesOfLives.flatMap((figure) => ofLives[figure](life).flatMap((item) => factOf(life, traits, figure, item)));

/** What one task says to them. */
export const factsOfDue = (life: Life, due: Due, traits: Traits): readonly Fact[] =>
  codesOfDues.flatMap((figure) => ofDues[figure](due).flatMap((item) => factOf(life, traits, figure, item)));

/** Of these no figure but those of tasks hears anything, unless something else happened: most of what is noted. */
const onlyOfTasks: ReadonlySet<EventType> = new Set<EventType>([
  ...([
    'DeadlineOpened',
    'DeadlineMoved',
    'DeadlineReached',
    'DeadlineMet',
    'DeadlineFell',
    'DeadlineCancelled',
  ] as const),
  ...(['ContactRecorded', 'PlanReviewed', 'AttendanceRecorded', 'AbsenceFollowedUp', 'CoachingRecorded'] as const),
  ...(['LookupRequested', 'LookupAnswered', 'LookupUnanswered', 'LookupGivenUp', 'MediatorChanged'] as const),
  ...(['GoalAdded', 'GoalChanged', 'GoalReached', 'GoalDropped', 'TopicRaised', 'Paused', 'Resumed'] as const),
  ...(['ActionAdded', 'ActionChanged', 'ActionFinished', 'ActionDropped', 'IntakeTalkHeld'] as const),
]);
export const isOfLife = ({ type }: TrajectoryEvent): boolean => !onlyOfTasks.has(type);

/** The days on which somebody's age is asked: the first one, and those of the referrals. */
export const daysOfAge = (events: readonly TrajectoryEvent[]): LocalDate[] =>
  events.flatMap(({ type, on }) => (type === 'Registered' || type === 'Referred' ? [on] : []));

function factOf(life: Life, traits: Traits, figure: FigureCode, item: Item): readonly Fact[] {
  const { on, until = null, kind = null, days = null, sequence } = item;
  // It ended on the day it began: there is no day on which it stood.
  if (until !== null && until <= on) return [];
  const track = item.track ?? life.tracks.findLast((one) => one.sequence <= sequence);
  const { sex, education, migration, ages } = traits;
  return [
    {
      ...{ figure, on, until, kind, days },
      province: item.track?.province ?? life.provinceAt(sequence),
      sex,
      ageGroup: ages[track?.on ?? life.entered.on] ?? 'unknown',
      education,
      migration,
      partner: track?.partner ?? null,
      cohort: track?.cohort ?? null,
      yearOfStart: track?.startedOn ? Number(track.startedOn.slice(0, 4)) : null,
    },
  ];
}
