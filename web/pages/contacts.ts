import type { LocalDate } from '../../domain/calendar/index.ts';
import { prospectStatuses } from '../../domain/prospects/index.ts';
import {
  birthText,
  contactWords,
  fetchedListText,
  filled,
  prospectStatusWords,
  screenWords,
  shortDate,
  sourceWords,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { dateCell } from '../components/date.ts';
import { button, hidden, selectField } from '../components/field.ts';
import { filterForm } from '../components/filter.ts';
import { notice, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';

export const contactsPath = '/contacten';
const atFirst = 50;
const atMost = 200;

type Found = Awaited<ReturnType<Verbs['listProspects']>>;

/** Whom to contact, who waits longest first; filters in the address. */
export function contactsPage(site: Site): void {
  site.get(contactsPath, async (visit) => {
    const { verbs, acting, query, lang } = visit;
    const t = contactWords[lang];
    const status = prospectStatuses.find((one) => one === query.get('stand'));
    const listId = query.get('lijst') || undefined;
    const stale = query.get('oud') === '1';
    const limit = Math.min(atMost, Math.max(atFirst, Number(query.get('aantal')) || atFirst));
    const of = { listId, stale };
    const [found, lists, all, ...counts] = await Promise.all([
      verbs.listProspects(acting, { ...of, status, limit }),
      verbs.listProspectLists(acting),
      verbs.listProspects(acting, { ...of, limit: 1 }),
      ...prospectStatuses.map((one) => verbs.listProspects(acting, { ...of, status: one, limit: 1 })),
    ]);
    const tabs = [
      { value: '', text: t.all, count: all.total },
      ...prospectStatuses.map((one, at) => ({
        value: one,
        text: prospectStatusWords[one][lang],
        count: counts[at]?.total ?? 0,
      })),
    ];
    return {
      title: t.title,
      lead: t.lead,
      place: 'prospects',
      wide: true,
      body: html`${actions(visit)} ${statusTabs(visit, tabs, status ?? '')} ${filtersOf(visit, lists, status ?? '')}
        <p role="status">${filled(t.count, { shown: found.rows.length, total: found.total })}</p>
        ${found.rows.length === 0 ? empty(visit, Boolean(status || listId || stale)) : rowsOf(visit, found)}
        ${
          found.rows.length < found.total && limit < atMost
            ? html`<p>
                <a class="ds-button" data-variant="secondary" href="${at(visit, { aantal: String(limit + atFirst) })}"
                  >${t.more}</a
                >
              </p>`
            : none
        }`,
    };
  });

  site.post(`${contactsPath}/riziv`, fetchLists);
}

/** The present filters with others in their place. */
function at({ query }: Visit, changes: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  return `${contactsPath}?${next.toString()}`;
}

function actions({ may, lang }: Visit): Html | string {
  const t = contactWords[lang];
  if (!may('importProspects')) return none;
  return html`<div class="w2-row">
    <a class="ds-button" href="${contactsPath}/lijst">${t.import}</a>
    ${
      may('fetchRizivLists')
        ? html`<form method="post" action="${contactsPath}/riziv">${button(t.fetch, 'secondary')}</form>`
        : none
    }
  </div>`;
}

const statusTabs = (
  visit: Visit,
  tabs: readonly { readonly value: string; readonly text: string; readonly count: number }[],
  present: string,
): Html =>
  html`<nav aria-label="${contactWords[visit.lang].parts}">
    <ul class="w2-tabs">
      ${tabs.map(
        ({ value, text, count }) =>
          html`<li>
            <a href="${at(visit, { stand: value, aantal: '' })}" ${value === present ? html`aria-current="page"` : none}
              >${text} <span class="w2-count">${count}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;

function filtersOf(visit: Visit, { lists }: Awaited<ReturnType<Verbs['listProspectLists']>>, status: string): Html {
  const { lang, query } = visit;
  const t = contactWords[lang];
  return filterForm(visit, {
    action: contactsPath,
    active: [query.get('lijst'), query.get('oud')].filter(Boolean).length,
    clear: at(visit, { lijst: '', oud: '', aantal: '' }),
    fields: html`${status === '' ? none : hidden('stand', status)}
      ${selectField({
        ...{
          name: 'lijst',
          label: t.list,
          optional: true,
          empty: screenWords[lang].allOf,
          value: query.get('lijst') ?? '',
        },
        options: lists.map(({ id, source, importedAt, accepted }) => ({
          value: id,
          text: filled(t.listOption, {
            source: sourceWords[source][lang],
            day: shortDate(importedAt.slice(0, 10) as LocalDate),
            n: accepted,
          }),
        })),
      })}
      <span class="w2-choice"
        ><input
          class="ds-input"
          type="checkbox"
          id="oud"
          name="oud"
          value="1"
          ${query.get('oud') === '1' ? html`checked` : none}
        /><label for="oud">${t.stale}</label></span
      >`,
  });
}

function rowsOf({ lang, url }: Visit, { rows }: Found): Html {
  const t = contactWords[lang];
  return table(
    t.title,
    [
      {
        title: t.who,
        head: true,
        cell: ({ id, firstName, lastName, birthDate }) =>
          html`<span class="w2-who"
            ><a class="ds-link" href="${contactsPath}/${id}?terug=${encodeURIComponent(url)}"
              >${`${firstName} ${lastName}`.trim()}</a
            ><small>${birthText(birthDate)}</small></span
          >`,
      },
      { title: t.home, cell: ({ postcode, municipality }) => `${postcode} ${municipality}` },
      {
        title: t.status,
        cell: ({ status }) =>
          html`<span class="ds-tag" data-color="accent">${prospectStatusWords[status][lang]}</span>`,
      },
      { title: t.last, cell: ({ lastOn }) => dateCell(lastOn) },
      { title: t.phone, cell: ({ phone }) => phone },
    ],
    rows,
  );
}

function empty({ lang, may }: Visit, filtered: boolean): Html {
  const t = contactWords[lang];
  if (filtered) return html`<p class="w2-card">${t.emptyFiltered}</p>`;
  return html`<div class="w2-card">
    <p>${t.empty} ${may('importProspects') ? none : t.emptyWhat}</p>
    ${may('importProspects') ? html`<p><a class="ds-link" href="${contactsPath}/lijst">${t.import}</a></p>` : none}
  </div>`;
}

/** The same list fetched twice changes nothing. */
async function fetchLists(visit: Visit): Promise<Shown> {
  const { verbs, acting, lang } = visit;
  const t = contactWords[lang];
  const fetched = await verbs.fetchRizivLists(acting);
  return {
    title: t.fetchTitle,
    place: 'prospects',
    back: backOf(visit, contactsPath),
    body:
      fetched.length === 0
        ? notice(html`<p>${t.fetchNone}</p>`)
        : notice(
            html`<ul>
              ${fetched.map((list) => html`<li>${fetchedListText(list, lang)}</li>`)}
            </ul>`,
            fetched.some(({ problem }) => problem !== null) ? 'warning' : 'success',
          ),
  };
}
