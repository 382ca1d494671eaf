import { addDays, calendarOfPartner, nextWorkingDay, type Calendar, type LocalDate } from '../calendar/index.ts';
import type { ActingContext } from '../durable/context.ts';
import { beginStory, type Evolution, type Story } from '../durable/story.ts';
import type { NewCohortEvent } from './events.ts';
import { evolveCohort } from './evolve.ts';
import type { Cohort, PlannedOnce } from './state.ts';

export type CohortStory = Story<Cohort, NewCohortEvent>;

const evolution: Evolution<Cohort, NewCohortEvent> = {
  evolve: evolveCohort,
  partnerOf: (state) => (state.phase === 'none' ? null : state.partner),
  pausedUntil: () => null,
};

export const beginCohortStory = (start: Cohort, context: ActingContext): CohortStory =>
  beginStory(evolution, start, context);

/** The day itself, or the next working day of the partner; and the day after, on which attendance is asked for. */
export function sessionDay(asked: LocalDate, { partner }: PlannedOnce, calendar: Calendar) {
  const day = nextWorkingDay(asked, calendarOfPartner(calendar, partner));
  return { day, asksOn: addDays(day, 1) };
}
