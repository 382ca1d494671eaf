import { filled, operatorWords } from '../../words/index.ts';
import { button } from '../components/field.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';
import { workflowAt } from './check.ts';

const mends = ['herstart', 'ronde', 'vernieuwen'] as const;
type Mend = (typeof mends)[number];

/** What is mended by a press: first what it will do, then that it is done, at an address that can be kept. */
export function checkMendPages(site: Site): void {
  site.get('/klopt-alles/zeker/:wat', async (visit) => {
    const what = mendOf(visit);
    const t = operatorWords[visit.lang];
    const id = idOf(visit);
    if (!what || !visit.may(needs[what])) return { to: '/klopt-alles' };
    const words = t.sure[what];
    return {
      title: filled(words.title, { id }),
      place: 'check',
      lead: words.lead,
      back: { href: '/klopt-alles', text: t.back },
      body: html`<ul>
          ${words.happens.map((sentence) => html`<li>${filled(sentence, { id })}</li>`)}
        </ul>
        ${what === 'herstart' ? inTemporal(visit, id) : none}
        <form method="post">
          <div class="w2-row">${button(words.button)} <a class="ds-link" href="/klopt-alles">${t.back}</a></div>
        </form>`,
    };
  });

  site.post('/klopt-alles/zeker/:wat', async (visit) => {
    const what = mendOf(visit);
    const done = what ? await doIt(visit, what) : {};
    return { to: `/klopt-alles?${new URLSearchParams(done).toString()}` };
  });

  site.post('/klopt-alles/dienst', async ({ verbs, acting, form }) => {
    await verbs.closeBreaker(acting, form.text('dienst'));
    return { to: '/klopt-alles?klaar=dienst' };
  });
}

const needs = { herstart: 'rebuild', ronde: 'sweep', vernieuwen: 'refresh' } as const;

const mendOf = ({ params }: Visit): Mend | undefined => mends.find((one) => one === params['wat']);
const idOf = ({ query }: Visit): string => {
  const id = query.get('id') ?? '';
  return /^[TC]-\d{6,9}$/.test(id) ? id : '';
};

async function doIt(visit: Visit, what: Mend): Promise<Record<string, string>> {
  const { verbs, acting } = visit;
  switch (what) {
    case 'herstart': {
      const id = idOf(visit);
      const { rebuilt } = await verbs.rebuild(acting, id);
      return { klaar: rebuilt.includes(id) ? 'herstart' : 'liep', id };
    }
    case 'ronde':
      await verbs.sweep(acting);
      return { klaar: 'ronde' };
    case 'vernieuwen': {
      const { build, runs } = await verbs.refresh(acting);
      const count = (wanted: string): string => String(runs.filter(({ result }) => result === wanted).length);
      const told = runs.filter(({ result }) => result === 'moved' || result === 'failed').map(({ id }) => id);
      return {
        klaar: 'vernieuwd',
        build,
        unchanged: count('unchanged'),
        moved: count('moved'),
        alreadyNewest: count('alreadyNewest'),
        failed: count('failed'),
        ids: told.slice(0, 50).join(' '),
      };
    }
  }
}

function inTemporal(visit: Visit, id: string): Html | string {
  const at = workflowAt(visit, id);
  return at === null
    ? none
    : html`<p><a class="ds-link" href="${at}">${filled(operatorWords[visit.lang].temporalOne, { id })}</a></p>`;
}
