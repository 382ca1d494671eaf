import { outsiderWords } from '../../words/index.ts';
import { whomTable } from '../components/whom.ts';
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
      body: whomTable(open, t.askedTitle, t.askedNone, lang),
    };
  });
}
