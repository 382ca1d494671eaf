import ical from 'ical-generator';
import { momentOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Download } from '../visit.ts';

/** Something on a day. Its title holds no name: a calendar is read by whoever stands beside the screen. */
export interface CalendarItem {
  /** The same in every file, so that a calendar that has it already moves it. */
  readonly id: string;
  readonly title: string;
  readonly day: LocalDate;
  /** `09:30`; null: the whole day. */
  readonly time: string | null;
  readonly place?: string | null;
}

/** A file that any calendar takes. @param name of the file, without its ending */
export function calendarFile(name: string, items: readonly CalendarItem[]): Download {
  const calendar = ical({ name: 'W²', prodId: { company: 'w2', product: 'agenda', language: 'NL' } });
  for (const { id, title, day, time, place } of items)
    calendar.createEvent({
      id: `${id}@w2`,
      summary: title,
      ...(time === null ? { start: day, allDay: true } : { start: new Date(momentOf(day, time)) }),
      ...(place ? { location: place } : {}),
    });
  return { file: { name: `${name}.ics`, type: 'text/calendar; charset=utf-8', body: calendar.toString() } };
}
