import { listSections, type ListSection } from '../../app/trajectories/index.ts';
import {
  escalationsWords,
  ownerWords,
  phaseWords,
  provinceWords,
  filled,
  screenWords,
  worklistWords,
} from '../../words/index.ts';
import { hidden, selectField, type Option } from '../components/field.ts';
import { filterForm } from '../components/filter.ts';
import { manyForm, mayMany, rowBox } from '../components/many-commands.ts';
import { worklist } from '../components/worklist.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, none, type Html } from '../html.ts';
import { startOf } from '../menu.ts';
import type { Site, Visit } from '../site.ts';

const rowsPerPage = 50;
const filters = ['province', 'phase', 'waitingFor'] as const;

/** The work of whoever is signed in: parts with counts, filters in the address, what happens otherwise on each row. */
export function worklistPage(site: Site): void {
  site.get('/werk', async (visit) => {
    const { verbs, acting, lang, query } = visit;
    const t = worklistWords[lang];
    const section = listSections.find((it) => it === query.get('deel')) ?? 'all';
    const filter = Object.fromEntries(
      filters.flatMap((name) => {
        const value = query.get(name);
        return value ? [[name, value]] : [];
      }),
    );
    const after = query.get('na');
    const order = isLastFirst(query) ? 'dueLast' : 'dueFirst';
    const [counts, found] = await Promise.all([
      verbs.countSections(acting, filter),
      verbs.listTrajectories(acting, { ...filter, section, order, limit: rowsPerPage, ...(after ? { after } : {}) }),
    ]);
    const title = t.title;
    const active = Object.keys(filter).length;
    return {
      title,
      place: 'work',
      lead: t.lead,
      wide: true,
      body: html`${tabs(visit, section, counts.sections)} ${filtersOf(visit, section, active)}
        ${section === 'overdue' && counts.sections.overdue > 0 && visit.may('breakGlass') ? html`<p><a class="ds-link" href="/escalaties?terug=${encodeURIComponent(visit.url)}">${escalationsWords[lang].title}</a></p>` : none}
        <p>
          <span role="status">${countLine(visit, found.rows.length, found.total)}</span>
          ${found.rows.length > 1 ? html`<a class="ds-link w2-order" href="${otherOrder(query)}">${order === 'dueLast' ? t.firstOnTop : t.lastOnTop}</a>` : none}
        </p>
        ${found.rows.length === 0 ? empty(visit, section, active > 0, counts.sections.all) : rowsOf(visit, found, t.sections[section])}
        ${found.next ? html`<p><a class="ds-button" data-variant="secondary" href="${address(query, { na: found.next })}">${filled(t.more, { n: rowsPerPage })}</a></p>` : none}`,
    };
  });

  site.get('/', async (visit) => ({ to: await begin(visit) }));
}

/** Where everybody begins; whoever has a list of work, with what comes first of it: nobody is helped by an empty part. */
async function begin(visit: Visit): Promise<string> {
  const { caller } = visit;
  if (caller.kind === 'colleague' && caller.role === 'jobCoach') return '/coaching';
  const start = startOf(visit);
  if (start.split('?')[0] !== '/werk') return start;
  const { sections } = await visit.verbs.countSections(visit.acting, {});
  const first = (['overdue', 'today', 'thisWeek'] as const).find((section) => sections[section] > 0);
  return first ? `/werk?deel=${first}` : '/werk';
}

/** In the address: what is due last stands on top. */
const lastFirst = 'laatst';
const isLastFirst = (query: URLSearchParams): boolean => query.get('volgorde') === lastFirst;
const otherOrder = (query: URLSearchParams): string =>
  address(query, { volgorde: isLastFirst(query) ? '' : lastFirst, na: '' }, '/werk');

/** With a bar for many below, for whoever has something to do with many. */
function rowsOf(visit: Visit, found: Awaited<ReturnType<Verbs['listTrajectories']>>, caption: string): Html {
  const { query } = visit;
  const sorted = { as: isLastFirst(query) ? 'descending' : 'ascending', other: otherOrder(query) } as const;
  return mayMany(visit)
    ? manyForm(visit, worklist(found, visit, caption, { sorted, choose: (row) => rowBox(row, visit) }))
    : worklist(found, visit, caption, { sorted });
}

/** The present address with other values; a value that is empty goes. */
export function address(query: URLSearchParams, changes: Readonly<Record<string, string>>, path = ''): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return `${path}?${next.toString()}`;
}

function tabs({ lang, query }: Visit, present: ListSection, counts: Record<ListSection, number>): Html {
  const t = worklistWords[lang];
  return html`<nav aria-label="${t.parts}">
    <ul class="w2-tabs">
      ${listSections.map(
        (section) =>
          html`<li ${counts[section] === 0 && section !== present ? html`data-empty` : none}>
            <a
              href="${address(query, { deel: section, na: '' }, '/werk')}"
              ${section === present ? html`aria-current="page"` : none}
              >${t.sections[section]}
              <span class="w2-count" ${section === 'overdue' && counts[section] > 0 ? html`data-late` : none}
                >${counts[section]}</span
              ></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function filtersOf(visit: Visit, section: ListSection, active: number): Html {
  const { lang, query, caller } = visit;
  const t = worklistWords[lang];
  const s = screenWords[lang];
  const options = (words: Readonly<Record<string, Readonly<Record<typeof lang, string>>>>): Option[] =>
    Object.entries(words).map(([value, word]) => ({ value, text: word[lang] }));
  const chosen = (name: string, label: string, list: Option[]): Html =>
    selectField({ name, label, optional: true, empty: s.allOf, options: list, value: query.get(name) ?? '' });
  const { none: _none, ...phases } = phaseWords;
  const oneProvince = caller.kind === 'colleague' && caller.province !== null;
  return filterForm(visit, {
    action: '/werk',
    active,
    clear: address(query, { ...Object.fromEntries(filters.map((name) => [name, ''])), na: '' }, '/werk'),
    fields: html`${hidden('deel', section)} ${isLastFirst(query) ? hidden('volgorde', lastFirst) : none}
    ${oneProvince ? none : chosen('province', t.province, options(provinceWords))}
    ${chosen('phase', t.phaseFilter, options(phases))} ${chosen('waitingFor', t.waitingFor, options(ownerWords))}`,
  });
}

function countLine({ lang }: Visit, shown: number, total: number): string {
  const t = worklistWords[lang];
  if (total === 0) return t.countNone;
  return total === 1 ? t.countOne : filled(t.count, { shown, total });
}

function empty({ lang, may }: Visit, section: ListSection, filtered: boolean, allOf: number): Html {
  const t = worklistWords[lang];
  if (filtered) return html`<p class="w2-card">${t.emptyFiltered}</p>`;
  return html`<div class="w2-card">
    <p>${t.empty[section]}</p>
    ${section !== 'all' && allOf > 0 ? html`<p><a class="ds-link" href="/werk">${filled(t.seeAll, { n: allOf })}</a></p>` : none}
    ${section === 'all' && may('registerPerson') ? html`<p><a class="ds-button" href="/aanmelden-persoon">${t.register}</a></p>` : none}
  </div>`;
}
