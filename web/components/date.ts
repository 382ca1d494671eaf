import { daysBetween, type LocalDate } from '../../domain/calendar/index.ts';
import { screenWords, shortDate, type Lang } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';

/** A date, and below it in a few words what it means today; never by colour alone. @param late whether it is too late, as the list says */
export function dateMeaning(on: string, today: string, lang: Lang): string {
  const t = screenWords[lang];
  const days = daysBetween(today as LocalDate, on as LocalDate);
  if (days === 0) return t.today;
  if (days === 1) return t.tomorrow;
  if (days < 0) return days === -1 ? t.dayLate : t.daysLate.replace('{n}', String(-days));
  return t.daysLeft.replace('{n}', String(days));
}

export function dateWithMeaning(on: string | null, today: string, lang: Lang): Html | string {
  if (on === null) return none;
  const late = on < today;
  return html`<span class="w2-date" ${late ? html`data-late` : none}
    ><b><time datetime="${on}">${shortDate(on as LocalDate)}</time></b
    ><small>${dateMeaning(on, today, lang)}</small></span
  >`;
}

/** A day by itself. */
export const dateCell = (on: string | null): Html | string =>
  on === null ? none : html`<time datetime="${on}">${shortDate(on as LocalDate)}</time>`;
