import type { LocalDate } from '../../domain/calendar/index.ts';
import { outsiderWords, phaseText, shortDate } from '../../words/index.ts';
import { table } from '../components/table.ts';
import { html } from '../html.ts';
import type { Site } from '../site.ts';

/** For an expert by experience: only whom they were asked for. */
export function askedPage(site: Site): void {
  site.get('/gevraagd', async ({ verbs, acting, caller, lang }) => {
    if (caller.kind !== 'expert') return { to: '/' };
    const t = outsiderWords[lang];
    const { rows } = await verbs.listTrajectories(acting, { limit: 200 });
    const open = rows.filter(({ phase }) => phase !== 'closed');
    return {
      title: t.askedTitle,
      place: 'asked',
      lead: t.askedLead,
      body:
        open.length === 0
          ? html`<p class="w2-card">${t.askedNone}</p>`
          : table(
              t.askedTitle,
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
              open,
            ),
    };
  });
}
