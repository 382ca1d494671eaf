import { simulationCsv } from '../../app/simulation/index.ts';
import { filled, simulationWords } from '../../words/index.ts';
import { mustMay } from '../components/maybe.ts';
import { isAsked, readAsked, refusedOf, simulationForm } from '../components/simulation-form.ts';
import { simulationShown } from '../components/simulation-shown.ts';
import { notice } from '../components/table.ts';
import { html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

/** So long a page waits for it; what takes longer is looked at again at the same address. */
const patienceMs = 15_000;

/** What would be with other places, groups, mediators or rules, for the people who are there now or for none. */
export function simulationPage(site: Site): void {
  site.get('/simulatie', async (visit) => {
    mustMay(visit, 'simulate');
    if (!isAsked(visit)) return form(visit, []);
    const read = readAsked(visit);
    if ('problems' in read) return form(visit, read.problems);
    try {
      const said = await visit.verbs.simulate(visit.acting, read.asked, { patienceMs });
      if (!said.ready) return running(visit, said);
      if (visit.query.has('csv')) {
        const body = simulationCsv(said.result);
        return { file: { name: 'simulatie.csv', type: 'text/csv; charset=utf-8', body } };
      }
      return {
        ...frame(visit),
        back: back(visit),
        body: html`<div class="w2-stack">${await simulationShown(said.result, visit)}</div>`,
      };
    } catch (error) {
      return form(visit, refusedOf(error, visit));
    }
  });
}

const frame = ({ lang }: Visit): Pick<Shown, 'title' | 'lead' | 'place' | 'wide'> => {
  const t = simulationWords[lang];
  return { title: t.title, lead: t.lead, place: 'simulation', wide: true };
};

/** The form as it was filled in. */
function back({ lang, query }: Visit): NonNullable<Shown['back']> {
  const kept = new URLSearchParams(query);
  kept.delete('doe');
  return { href: `/simulatie?${kept.toString()}`, text: simulationWords[lang].other };
}

const form = (visit: Visit, problems: readonly Wrong[]): Shown => ({
  ...frame(visit),
  problems,
  body: simulationForm(visit, problems),
});

function running(visit: Visit, { done, of }: { readonly done: number; readonly of: number }): Shown {
  const t = simulationWords[visit.lang];
  return {
    ...frame(visit),
    back: back(visit),
    body: html`${notice(filled(t.running, { done, of }))}
      <progress max="${of}" value="${done}" aria-label="${t.title}"></progress>
      <p><a class="ds-button" href="${visit.url}">${t.again}</a></p>`,
  };
}
