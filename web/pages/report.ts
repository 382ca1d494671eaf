import {
  reportBody,
  reportFileNames,
  reportFiles,
  reportKinds,
  titleOf,
  type ReportKind,
} from '../../reports/index.ts';
import { problemOf, problemOnPage, reportWords, shortDate } from '../../words/index.ts';
import { textField } from '../components/field.ts';
import { mayEverywhere } from '../components/standing.ts';
import { section, table } from '../components/table.ts';
import { html, none, raw, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Download, Go, Site, Visit } from '../site.ts';

/** What was published of the figures, each at an address that keeps its answer; and the button that makes the next. */
export function reportPage(site: Site): void {
  site.get('/verslag', (visit) => list(visit, []));
  site.post('/verslag', make);
  site.get('/verslag/:id', (visit) => one(visit, 'report'));
  site.get('/verslag/:id/antwoord', (visit) => one(visit, 'answer'));
  site.get('/verslag/:id/:soort/:naam', file);
}

async function list(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, lang } = visit;
  const t = reportWords[lang];
  const releases = await verbs.listReleases(acting);
  return {
    title: t.title,
    place: 'report',
    lead: t.lead,
    problems,
    body: html`${mayEverywhere(visit, 'makeRelease') ? makeForm(visit, problems) : none}
    ${
      releases.length === 0
        ? html`<p class="w2-card">${t.noReleases}</p>`
        : section(
            t.title,
            table(
              t.title,
              [
                {
                  title: t.release,
                  head: true,
                  cell: ({ id }) => html`<a class="ds-link" href="/verslag/${id}">${id}</a>`,
                },
                { title: t.untilDay, cell: ({ until }) => shortDate(until) },
                { title: t.asOf, cell: ({ asOf }) => shortDate(asOf) },
                { title: t.stamp, cell: ({ gate }) => (gate.safe ? t.stamp : t.stampNot) },
              ],
              releases,
            ),
          )
    }`,
  };
}

function makeForm({ lang, form }: Visit, wrong: readonly Wrong[]): Html {
  const t = reportWords[lang];
  return html`<form method="post" action="/verslag" class="w2-form w2-card">
    ${textField({ name: 'jaar', label: t.year, value: form.text('jaar'), wrong })}
    <p><button class="ds-button">${t.make}</button></p>
  </form>`;
}

/** Made again, a release is the one that was there: pressed twice it is done once, without a key. */
async function make(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, lang, form } = visit;
  const year = form.text('jaar').trim();
  if (!/^20\d\d$/.test(year)) return list(visit, [{ field: 'jaar', text: reportWords[lang].badYear }]);
  try {
    const { release } = await verbs.makeRelease(acting, { year: Number(year) });
    return { to: `/verslag/${release.id}` };
  } catch (error) {
    const known = problemOf(error);
    if (!known || known.code === 'internal') throw error;
    return list(visit, [{ field: 'jaar', text: problemOnPage(known, lang) }]);
  }
}

const names = { report: 'verslag', answer: 'antwoord' } as const satisfies Record<ReportKind, string>;

async function one({ verbs, acting, lang, params }: Visit, kind: ReportKind): Promise<Shown> {
  const t = reportWords[lang];
  const pair = await verbs.showRelease(acting, params['id'] ?? '');
  const { id } = pair.release;
  return {
    title: titleOf(kind, pair.release, lang),
    place: 'report',
    back: { href: '/verslag', text: t.title },
    wide: true,
    body: html`<p class="w2-no-print">
        ${
          kind === 'report'
            ? html`<a class="ds-link" href="/verslag/${id}/antwoord">${t.openAnswer}</a>`
            : html`<a class="ds-link" href="/verslag/${id}">${t.open}</a>`
        }
      </p>
      <div class="w2-report">${raw((await reportBody(kind, pair, lang)).html)}</div>
      <h2 class="w2-no-print">${t.files}</h2>
      <ul class="w2-no-print">
        ${reportFileNames(kind).map(
          (name, at) =>
            html`<li>
              <a class="ds-link" href="/verslag/${id}/${names[kind]}/${name}">${at === 0 ? t.toPrint : name}</a>
            </li>`,
        )}
      </ul>`,
  };
}

/** A file that was published, to keep; one that is not there is answered like a release that is not. */
async function file({ verbs, acting, lang, params }: Visit): Promise<Download | Go> {
  const pair = await verbs.showRelease(acting, params['id'] ?? '');
  const kind = reportKinds.find((one) => names[one] === params['soort']);
  const known = kind && reportFileNames(kind).includes(params['naam'] ?? '');
  const found = known && (await reportFiles(kind, pair, lang)).find(({ name }) => name === params['naam']);
  return found ? { file: found } : { to: `/verslag/${pair.release.id}` };
}
