import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { outsiderWords, phaseText, shortDate, type Lang } from '../../words/index.ts';
import { html, type Html } from '../html.ts';
import { table } from './table.ts';

type Row = Awaited<ReturnType<Verbs['listTrajectories']>>['rows'][number];

/** People as somebody from outside sees them: who, in which phase and since when. */
export function whomTable(people: readonly Row[], title: string, nobody: string, lang: Lang): Html {
  const t = outsiderWords[lang];
  if (people.length === 0) return html`<p class="w2-card">${nobody}</p>`;
  return table(
    title,
    [
      {
        title: t.person,
        head: true,
        cell: ({ name, trajectoryId }) =>
          html`<span class="w2-who">${name ?? trajectoryId}<small>${trajectoryId}</small></span>`,
      },
      { title: t.phase, cell: ({ phase }) => phaseText(phase, lang) },
      { title: t.since, cell: ({ phaseSince }) => shortDate(phaseSince as LocalDate) },
    ],
    people,
  );
}
