import type { Province } from '../../domain/rules/index.ts';
import {
  cohortPhaseWords,
  cohortTaskText,
  filled,
  groupsWords,
  ownerText,
  provinceText,
  provinceWords,
  screenWords,
  shortDate,
  type Lang,
} from '../../words/index.ts';
import { dateCell, dateWithMeaning } from '../components/date.ts';
import { checkField, hidden, selectField } from '../components/field.ts';
import { filterForm } from '../components/filter.ts';
import { isOpenSession } from '../components/sessions.ts';
import { section, table, type Column } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Site, Visit } from '../site.ts';
import { peopleOf, peopleTabs, tabOf, type GroupFilter, type GroupRow } from './group-people.ts';
import { address } from './worklist.ts';

/** The groups, and the people in them, who wait for one, or who are to be answered. */
export function groupsPage(site: Site): void {
  site.get('/groepen', async (visit) => {
    const { verbs, acting, lang, query, may } = visit;
    const t = groupsWords[lang];
    const filter = filterOf(query);
    const { rows, today } = await verbs.listCohorts(acting, filter.province ? { province: filter.province } : {});
    const ended = query.get('afgelopen') === '1';
    const shown = rows.filter(({ phase }) => ended || phase !== 'ended');
    const people = await peopleOf(visit, rows, filter);
    const canPlan = may('planCohort');
    return {
      title: t.title,
      lead: t.lead,
      place: 'groups',
      wide: true,
      body: html`${section(
        t.groups,
        html`${
            shown.length === 0
              ? html`<p class="w2-card">${canPlan ? t.noGroups : t.noGroupsRead}</p>`
              : groupTable(shown, today, lang)
          }
          <p class="w2-row">
            ${canPlan ? html`<a class="ds-button" href="/groepen/plannen">${t.plan}</a>` : none}
            ${
              rows.some(({ phase }) => phase === 'ended')
                ? html`<a class="ds-link" href="${address(query, { afgelopen: ended ? '' : '1' }, '/groepen')}"
                    >${ended ? t.hideEnded : t.showEnded}</a
                  >`
                : none
            }
            <a class="ds-link" href="/agenda.ics">${t.allIcs}</a>
          </p>`,
      )}
      ${section(
        t.peopleTitle,
        html`${peopleTabs(visit, people, tabOf(query))} ${filtersOf(visit, filter)}
        ${(people[tabOf(query)] ?? people.in).body}`,
        'mensen',
      )}`,
    };
  });
}

function filterOf(query: URLSearchParams): GroupFilter {
  const province = query.get('province') ?? '';
  return {
    ...(Object.hasOwn(provinceWords, province) ? { province: province as Province } : {}),
    late: query.get('laat') === 'true',
  };
}

function groupTable(rows: readonly GroupRow[], today: string, lang: Lang): Html {
  const t = groupsWords[lang];
  const columns: Column<GroupRow>[] = [
    {
      title: t.group,
      head: true,
      cell: ({ cohortId, province }) =>
        html`<span class="w2-who"
          ><a class="ds-link" href="/groepen/${cohortId}">${filled(t.groupName, { id: cohortId })}</a
          ><small>${provinceText(province, lang)}</small></span
        >`,
    },
    {
      title: t.phase,
      cell: ({ phase }) =>
        html`<span class="ds-tag" data-color="${phase === 'ended' ? 'neutral' : 'accent'}"
          >${cohortPhaseWords[phase][lang]}</span
        >`,
    },
    { title: t.starts, cell: ({ startsOn, startedOn }) => dateCell(startedOn ?? startsOn) },
    { title: t.people, cell: ({ members, size }) => filled(t.ofSize, { n: members, size }) },
    { title: t.nextSession, cell: (row) => nextOf(row, today, lang) },
    {
      title: t.waitsFor,
      cell: ({ waiting }) =>
        waiting ? `${ownerText(waiting.who, lang)}: ${cohortTaskText(waiting, lang)}` : t.waitsNothing,
    },
    { title: t.until, cell: ({ waiting }) => dateWithMeaning(waiting?.until ?? null, today, lang) },
  ];
  return table(t.groups, columns, rows);
}

function nextOf({ sessions, phase }: GroupRow, today: string, lang: Lang): Html | string {
  const next = sessions.find((session) => isOpenSession(session) && session.day >= today);
  if (phase === 'ended') return none;
  return next ? `${shortDate(next.day)}${next.time ? ` ${next.time}` : ''}` : groupsWords[lang].noSession;
}

function filtersOf(visit: Visit, { province, late }: GroupFilter): Html {
  const { lang, query, caller } = visit;
  const t = groupsWords[lang];
  const s = screenWords[lang];
  const active = (province ? 1 : 0) + (late ? 1 : 0);
  const oneProvince = caller.kind === 'colleague' && caller.province !== null;
  const options = Object.entries(provinceWords).map(([value, word]) => ({ value, text: word[lang] }));
  const kept = ['deel', 'afgelopen'].flatMap((name) => {
    const value = query.get(name);
    return value ? [hidden(name, value)] : [];
  });
  return filterForm(visit, {
    action: '/groepen',
    active,
    clear: address(query, { province: '', laat: '' }, '/groepen'),
    fields: html`${kept}
    ${oneProvince ? none : selectField({ name: 'province', label: t.province, optional: true, empty: s.allOf, options, value: province ?? '' })}
    ${checkField({ name: 'laat', label: t.lateOnly, value: late ? 'true' : '' })}`,
  });
}
