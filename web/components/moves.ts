import type { LocalDate } from '../../domain/calendar/index.ts';
import { filled, refusedText, ruleTitle, rulesWords, shortDate, type Lang } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, none, type Html } from '../html.ts';
import { table } from './table.ts';

type Report = Awaited<ReturnType<Verbs['adopt']>>;

/** Every date that moves, or would, whose it is, and who cannot follow. */
export function moves({ trajectories }: Report, caption: string, lang: Lang): Html {
  const t = rulesWords[lang];
  const rows = trajectories.flatMap(({ trajectoryId, moves: mine }) => mine.map((one) => ({ trajectoryId, ...one })));
  const refused = trajectories.filter(({ result }) => result === 'refused' || result === 'failed');
  const quiet = trajectories.filter(({ result }) => result === 'noDates').length;
  return html`${
    rows.length === 0
      ? none
      : table(
          caption,
          [
            {
              title: t.trajectory,
              head: true,
              cell: ({ trajectoryId: id, rule }) =>
                html`<a class="ds-link" href="/trajecten/${id}">${id}<span class="ds-sr-only">, ${rule}</span></a>`,
            },
            { title: t.rule, cell: ({ rule }) => `${rule}: ${ruleTitle(rule, lang)}` },
            { title: t.before, cell: ({ from }) => shortDate(from) },
            { title: t.after, cell: ({ to }) => html`<b>${shortDate(to as LocalDate)}</b>` },
          ],
          rows,
        )
  }
  ${quiet === 0 ? none : html`<p>${filled(t.adoptNoDates, { n: quiet })}</p>`}
  ${
    refused.length === 0
      ? none
      : html`<p>${filled(t.adoptRefused, { n: refused.length })}</p>
          <ul>
            ${refused.map(({ trajectoryId, refusal }) => html`<li>${trajectoryId}: ${refusedText(refusal ?? '', lang)}</li>`)}
          </ul>`
  }`;
}
