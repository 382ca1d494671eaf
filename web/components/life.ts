import { daysBetween, type LocalDate } from '../../domain/calendar/index.ts';
import { phaseSpans, type TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { daysText, lifeWords, phaseText, shortDate, type Lang } from '../../words/index.ts';
import { html, type Html } from '../html.ts';
import { chart } from './chart.ts';
import { lifeOf } from './pictures.ts';
import { table } from './table.ts';

/** The phases of one life as bars with their table; for whoever sees all of its events. */
export async function life(
  events: readonly TrajectoryEvent[],
  { today, closedOn }: { readonly today: LocalDate; readonly closedOn: LocalDate | null },
  lang: Lang,
): Promise<Html> {
  const t = lifeWords[lang];
  const end = closedOn ?? today;
  const spans = phaseSpans(events, end);
  if (spans === null) return html`<p class="w2-quiet">${t.partly}</p>`;
  return chart({
    title: t.title,
    spec: lifeOf(spans, today, (phase) => phaseText(phase, lang)),
    table: table(
      t.title,
      [
        { title: t.phase, head: true, cell: ({ phase }) => phaseText(phase, lang) },
        { title: t.from, cell: ({ from }) => shortDate(from) },
        {
          title: t.until,
          cell: (span) => (closedOn === null && span === spans.at(-1) ? t.now : shortDate(span.until)),
        },
        { title: t.days, number: true, cell: ({ from, until }) => daysText(daysBetween(from, until), lang) },
      ],
      spans,
    ),
  });
}
