import { addDays } from '../../calendar/index.ts';
import type { Due } from '../dues.ts';
import { daysTo, type Figure, type Item } from './item.ts';

/** A figure of tasks: what it counts of one. */
export type FigureOfDue = (due: Due) => readonly Item[];

const isConsultation = ({ rule }: Due): boolean => rule === 'CON-1/intro' || rule === 'CON-1/randstad';

/** Consultations that had to be held, on their last day: in time, too late, or late and not held as far as is known. */
export const consultations: FigureOfDue = (due) => {
  const { dueOn, metOn, overdueOn, sequence } = due;
  if (!isConsultation(due)) return [];
  if (metOn === null) return overdueOn === null ? [] : [{ on: dueOn, sequence, kind: 'notHeld' }];
  return [{ on: dueOn, sequence, kind: overdueOn === null ? 'inTime' : 'late' }];
};

/** Tasks done in time, by rule, on the day they were done; the days since the day they were counted from. */
export const deadlinesMet: FigureOfDue = ({ rule, from, metOn, overdueOn, sequence }) =>
  metOn === null || overdueOn !== null ? [] : [{ on: metOn, sequence, kind: rule, days: daysTo(from, metOn) }];

/** Tasks that became overdue, by rule, on the first day they were; the days since the day they were counted from, once done. */
export const deadlinesMissed: FigureOfDue = ({ rule, from, metOn, overdueOn, sequence }) =>
  overdueOn === null
    ? []
    : [{ on: overdueOn, sequence, kind: rule, days: metOn === null ? null : daysTo(from, metOn) }];

/** Consultation is meant to have been before the sixth week of the group: week 6 is days 35 to 41 after the start. */
const weekSix = 35;

/** Of every group track, on the day its sixth week begins: was there a consultation before it. */
export const consultedBeforeWeek6: Figure = ({ tracks }) =>
  tracks.flatMap((track) => {
    if (track.startedOn === null) return [];
    const on = addDays(track.startedOn, weekSix);
    const kind = track.consulted.some((day) => day < on) ? 'yes' : 'no';
    return [{ on, kind, sequence: track.sequence, track }];
  });
