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

/** How often a calendar that subscribes fetches it anew. */
export const refreshSeconds = 4 * 3600;

/** The same items make the same text. */
export function calendarText(items: readonly CalendarItem[], name = 'W²'): string {
  const calendar = ical({
    ...{ name, prodId: { company: 'w2', product: 'agenda', language: 'NL' } },
    ttl: refreshSeconds,
  });
  for (const { id, title, day, time, place } of items) {
    const at = new Date(momentOf(day, time ?? '00:00'));
    calendar.createEvent({
      id: `${id}@w2`,
      summary: title,
      stamp: at,
      ...(time === null ? { start: day, allDay: true } : { start: at }),
      ...(place ? { location: place } : {}),
    });
  }
  return calendar.toString();
}

/** A file that any calendar takes. @param name of the file, without its ending */
export const calendarFile = (name: string, items: readonly CalendarItem[]): Download => ({
  file: { name: `${name}.ics`, type: 'text/calendar; charset=utf-8', body: calendarText(items) },
});
