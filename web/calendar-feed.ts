import type { CalendarEntry } from '../app/people/index.ts';
import type { Caller } from '../domain/rights/index.ts';
import { feedWords } from '../words/index.ts';
import { calendarText } from './components/ical.ts';
import { entryItem } from './pages/agenda.ts';

/** A calendar that fetches itself, as text. A jobseeker's says no more than that there is something, when and where. */
export function feedOf(entries: readonly CalendarEntry[], caller: Caller, lang = 'nl'): string {
  if (caller.kind !== 'citizen') return calendarText(entries.map((one) => entryItem(one, lang === 'en' ? 'en' : 'nl')));
  const t = feedWords[lang === 'en' || lang === 'fr' ? lang : 'nl'];
  return calendarText(
    entries.map(({ id, rule, day, time, place }) => ({
      ...{ id, day, time, place },
      title: rule === null ? t.session : t.talk,
    })),
    t.name,
  );
}
