import type { Province } from '../../domain/rules/index.ts';
import { weeksWords } from '../../words/index.ts';
import { weeksAhead } from '../components/weeks.ts';
import { html } from '../html.ts';
import { provinceAsked } from '../components/colleague.ts';
import { backOf } from '../return-to.ts';
import type { Site } from '../site.ts';
import { provinceFilter } from './team.ts';

/** The tasks of each mediator, week after week, twelve weeks ahead. */
export function teamWeeksPage(site: Site): void {
  site.get('/team/weken', async (visit) => {
    const { verbs, acting, lang } = visit;
    const t = weeksWords[lang];
    const province = provinceAsked(visit) as Province | null;
    const ahead = await verbs.workAhead(acting, province === null ? {} : { province });
    return {
      title: t.title,
      place: 'team',
      lead: t.lead,
      back: backOf(visit, '/team'),
      wide: true,
      body: html`${provinceFilter(visit, '/team/weken')} ${await weeksAhead(ahead, lang)}`,
    };
  });
}
