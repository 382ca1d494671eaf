import { addDays } from '../../calendar/index.ts';
import type { Due } from '../dues.ts';
import { daysTo, type Figure } from './item.ts';

const isConsultation = ({ rule }: Due): boolean => rule === 'CON-1/intro' || rule === 'CON-1/randstad';

/** Consultations that had to be held, on their last day: in time, too late, or late and not held as far as is known. */
export const consultations: Figure = ({ dues }) =>
  dues.filter(isConsultation).flatMap(({ dueOn, metOn, overdueOn, sequence }) => {
    if (metOn === null) return overdueOn === null ? [] : [{ on: dueOn, sequence, kind: 'notHeld' }];
    return [{ on: dueOn, sequence, kind: overdueOn === null ? 'inTime' : 'late' }];
  });

/** Tasks done in time, by rule, on the day they were done; the days since the day they were counted from. */
export const deadlinesMet: Figure = ({ dues }) =>
  dues.flatMap(({ rule, from, metOn, overdueOn, sequence }) =>
    metOn === null || overdueOn !== null ? [] : [{ on: metOn, sequence, kind: rule, days: daysTo(from, metOn) }],
  );

/** Tasks that became overdue, by rule, on the first day they were; the days since the day they were counted from, once done. */
export const deadlinesMissed: Figure = ({ dues }) =>
  dues.flatMap(({ rule, from, metOn, overdueOn, sequence }) =>
    overdueOn === null
      ? []
      : [{ on: overdueOn, sequence, kind: rule, days: metOn === null ? null : daysTo(from, metOn) }],
  );

/** Consultation is meant to have been before the sixth week of the group. */
export const weekSix = 42;

/** Of every group track, on the day its sixth week is over: was there a consultation by then. */
export const consultedBeforeWeek6: Figure = ({ tracks }) =>
  tracks.flatMap((track) => {
    if (track.startedOn === null) return [];
    const on = addDays(track.startedOn, weekSix);
    const kind = track.consulted.some((day) => day < on) ? 'yes' : 'no';
    return [{ on, kind, sequence: track.sequence, track }];
  });
