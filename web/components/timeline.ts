import type { LocalDate } from '../../domain/calendar/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { eventOnPage, filled, longDate, roleText, shortDate, trajectoryWords, type Lang } from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';

const recent = 12;
const ahead = 10;

/** What opens, moves and closes dates by itself says nothing to whoever reads a life; the dates stand below today. */
const inner = new Set<TrajectoryEvent['type']>(['DeadlineOpened', 'DeadlineMet', 'DeadlineCancelled', 'DeadlineMoved']);

const item = ({ on, by, ...event }: TrajectoryEvent, lang: Lang, future: boolean): Html =>
  html`<li ${future ? html`data-future` : none}>
    <time datetime="${on}">${shortDate(on)}</time><span></span>
    <span
      >${eventOnPage({ on, by, ...event } as TrajectoryEvent, lang)}${future ? none : html` <span class="w2-quiet w2-small">${roleText(by.role, lang)}</span>`}</span
    >
  </li>`;

/** The past, a line for today, and what comes if nobody does anything. */
export function timeline(
  past: readonly TrajectoryEvent[],
  future: readonly TrajectoryEvent[] | null,
  today: LocalDate,
  lang: Lang,
): Html {
  const t = trajectoryWords[lang];
  const told = past.filter(({ type }) => !inner.has(type));
  const older = told.slice(0, Math.max(0, told.length - recent));
  const comes = (future ?? [])
    .filter(({ type }) => !inner.has(type))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const later = comes.slice(ahead);
  return html`${
      older.length === 0
        ? none
        : html`<details>
            <summary>${filled(t.earlier, { n: older.length })}</summary>
            <ol class="w2-timeline">
              ${older.map((event) => item(event, lang, false))}
            </ol>
          </details>`
    }
    <ol class="w2-timeline">
      ${told.slice(older.length).map((event) => item(event, lang, false))}
      <li data-today><span></span><span></span><span>${filled(t.todayLine, { day: longDate(today, lang) })}</span></li>
      ${comes.slice(0, ahead).map((event) => item(event, lang, true))}
    </ol>
    ${
      later.length === 0
        ? none
        : html`<details>
            <summary>${filled(t.later, { n: later.length })}</summary>
            <ol class="w2-timeline">
              ${later.map((event) => item(event, lang, true))}
            </ol>
          </details>`
    }`;
}
