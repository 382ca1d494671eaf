import type { Province, RuleKey } from '../../domain/rules/index.ts';
import { filled, groupsWords, ruleTitle, type Lang } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { dateCell, dateWithMeaning } from '../components/date.ts';
import { ifAllowed } from '../components/maybe.ts';
import { table, type Column } from '../components/table.ts';
import { aheadText, trajectoryHref, worklist } from '../components/worklist.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../site.ts';
import { address } from './worklist.ts';

export type GroupRow = Awaited<ReturnType<Verbs['listCohorts']>>['rows'][number];
/** What the parts of the page share; it stands in the address. */
export interface GroupFilter {
  readonly province?: Province;
  readonly late: boolean;
}

type Tab = 'in' | 'waits' | 'answer' | 'reports';
const tabs: readonly Tab[] = ['in', 'waits', 'answer', 'reports'];
const inAddress: Readonly<Record<Tab, string>> = {
  in: 'in-de-groep',
  waits: 'wacht',
  answer: 'te-beantwoorden',
  reports: 'verslagen',
};
type Due = Awaited<ReturnType<Verbs['listDeadlines']>>['rows'][number];
type Listed = Awaited<ReturnType<Verbs['listTrajectories']>>;

/** A part of the page: how many are in it, and they themselves. */
interface Part {
  readonly count: number;
  readonly late: boolean;
  readonly body: Html;
}

/** Those in the group are seen by whoever sees the page. */
export type Parts = Readonly<Partial<Record<Tab, Part>> & Record<'in', Part>>;

/** Above the people of a partner in one province. */
const most = 500;

export const tabOf = (query: URLSearchParams): Tab => tabs.find((tab) => inAddress[tab] === query.get('deel')) ?? 'in';

/** All parts with the same filter. A part that somebody may not see is left out. */
export async function peopleOf(visit: Visit, groups: readonly GroupRow[], filter: GroupFilter): Promise<Parts> {
  const { verbs, acting } = visit;
  const [members, waiting, due] = await Promise.all([
    membersOf(visit, groups, filter),
    ifAllowed(verbs.listUnallocated(acting, filter.province ? { province: filter.province } : {})),
    ifAllowed(verbs.listDeadlines(acting, { rules: ['REF-1', 'GRP-1', 'GRP-5', 'GRP-6'], limit: 2 * most })),
  ]);
  const today = members.today;
  const isShown = ({ dueOn, province }: Pick<Due, 'dueOn' | 'province'>): boolean =>
    (!filter.late || dueOn < today) && (filter.province === undefined || province === filter.province);
  const of = (...rules: readonly RuleKey[]): Due[] =>
    (due?.rows ?? []).filter((row) => rules.includes(row.rule) && isShown(row));
  const starts = new Map(of('GRP-1').map((row) => [row.trajectoryId, row]));
  const waits = (waiting?.rows ?? [])
    .map((row) => ({ ...row, due: starts.get(row.trajectoryId) }))
    .filter((row) => !filter.late || row.due !== undefined);
  const view: View = { visit, filter, today };
  return {
    in: part(
      view,
      'in',
      members.rows.length,
      members.rows.some(({ overdue }) => overdue),
      () => worklist(members, visit, groupsWords[visit.lang].tabs.in),
    ),
    ...(waiting
      ? { waits: part(view, 'waits', waits.length, isLate(view, [...starts.values()]), () => waitTable(view, waits)) }
      : {}),
    ...(due
      ? {
          answer: dueTable(view, 'answer', of('REF-1')),
          reports: dueTable(view, 'reports', of('GRP-5', 'GRP-6')),
        }
      : {}),
  };
}

interface View {
  readonly visit: Visit;
  readonly filter: GroupFilter;
  readonly today: string;
}

const isLate = ({ today }: View, rows: readonly Due[]): boolean => rows.some(({ dueOn }) => dueOn < today);

/** Whose group track runs, and everyone for whom a group that is not over holds a place. */
async function membersOf({ verbs, acting }: Visit, groups: readonly GroupRow[], filter: GroupFilter): Promise<Listed> {
  const { late: overdue, province } = filter;
  const open = groups.filter(({ phase, members }) => phase !== 'ended' && members > 0);
  const running = await verbs.listTrajectories(acting, {
    ...{ phase: 'groupTrack', overdue, limit: most },
    ...(province ? { province } : {}),
  });
  const placed = await Promise.all(
    open.map(async ({ cohortId }) => verbs.listTrajectories(acting, { cohortId, overdue, limit: most })),
  );
  const rows = [running, ...placed].flatMap((one) => one.rows);
  const once = [...new Map(rows.map((row) => [row.trajectoryId, row])).values()];
  return { today: running.today, next: null, total: once.length, rows: once };
}

function part({ visit, filter }: View, tab: Tab, count: number, late: boolean, list: () => Html): Part {
  const t = groupsWords[visit.lang];
  const filtered = filter.late || filter.province !== undefined;
  const report = tab === 'reports';
  const [one, more] = report ? [t.countReportsOne, t.countReports] : [t.countOne, t.count];
  const line = count === 0 ? t.countNone : count === 1 ? one : filled(more, { n: count });
  return {
    count,
    late,
    body: html`<p role="status">${line}</p>
      ${count === 0 ? html`<p class="w2-card">${filtered ? t.emptyFiltered : t.empty[tab]}</p>` : list()}`,
  };
}

export function peopleTabs({ lang, query }: Visit, parts: Parts, present: Tab): Html {
  const t = groupsWords[lang];
  return html`<nav aria-label="${t.parts}">
    <ul class="w2-tabs">
      ${tabs.flatMap((tab) => {
        const found = parts[tab];
        if (!found) return [];
        return html`<li>
          <a
            href="${address(query, { deel: inAddress[tab] }, '/groepen')}#mensen"
            ${tab === present ? html`aria-current="page"` : none}
            >${t.tabs[tab]} <span class="w2-count" ${found.late ? html`data-late` : none}>${found.count}</span></a
          >
        </li>`;
      })}
    </ul>
  </nav>`;
}

const who = ({ trajectoryId, name }: { trajectoryId: string; name: string }, url: string): Html =>
  html`<span class="w2-who"
    ><a class="ds-link" href="${trajectoryHref(trajectoryId, url)}">${name}</a><small>${trajectoryId}</small></span
  >`;

type Waiting = Awaited<ReturnType<Verbs['listUnallocated']>>['rows'][number] & { readonly due: Due | undefined };

function waitTable({ visit, today }: View, rows: readonly Waiting[]): Html {
  const { lang, url, may } = visit;
  const t = groupsWords[lang];
  const allocates = may('planCohort');
  const columns: Column<Waiting>[] = [
    { title: t.who, head: true, cell: (row) => who(row, url) },
    { title: t.referredOn, cell: ({ referredOn }) => dateCell(referredOn) },
    { title: t.what, cell: ({ due }) => (due ? ruleTitle(due.rule, lang) : none) },
    { title: t.otherwise, cell: ({ due }) => (due ? otherwise(due, lang) : none) },
    { title: t.until, cell: ({ due }) => dateWithMeaning(due?.dueOn ?? null, today, lang) },
    {
      title: t.actions,
      cell: ({ trajectoryId, name }) =>
        allocates
          ? doLink(`/groepen/indelen/${trajectoryId}?terug=${encodeURIComponent(url)}`, t.allocate, name, lang)
          : none,
    },
  ];
  return table(t.tabs.waits, allocates ? columns : columns.slice(0, -1), rows);
}

const otherwise = ({ rule, owner, ahead }: Due, lang: Lang): Html =>
  html`<span class="w2-small">${aheadText(rule, owner, ahead, lang)}</span>`;

const doLink = (href: string, text: string, name: string, lang: Lang): Html =>
  html`<a class="ds-button" data-variant="secondary" data-size="sm" href="${href}"
    >${text}<span class="ds-sr-only">${filled(groupsWords[lang].of, { who: name })}</span></a
  >`;

/** What the partner owes an answer or a report of, each with the form that gives it. */
function dueTable(view: View, tab: 'answer' | 'reports', rows: readonly Due[]): Part {
  const { visit, today } = view;
  const { lang, url, by } = visit;
  const t = groupsWords[lang];
  const acts = by.role === 'partnerCoordinator' || by.role === 'groupWorker';
  const link = ({ trajectoryId, name }: Due, command: string, text: string): Html =>
    doLink(`/trajecten/${trajectoryId}/doe/${command}?terug=${encodeURIComponent(url)}`, text, name, lang);
  const columns: Column<Due>[] = [
    { title: t.who, head: true, cell: (row) => who(row, url) },
    {
      title: t.what,
      cell: ({ rule }) => html`${ruleTitle(rule, lang)} <span class="w2-quiet w2-small">${rule}</span>`,
    },
    { title: t.otherwise, cell: (row) => otherwise(row, lang) },
    { title: t.until, cell: ({ dueOn }) => dateWithMeaning(dueOn, today, lang) },
    {
      title: t.actions,
      cell: (row) =>
        html`<span class="w2-row"
          >${
            tab === 'answer'
              ? html`${link(row, 'acceptReferral', t.accept)} ${link(row, 'declineReferral', t.decline)}`
              : link(row, row.rule === 'GRP-5' ? 'submitFinalReport' : 'submitMidtermReport', t.submit)
          }</span
        >`,
    },
  ];
  return part(view, tab, rows.length, isLate(view, rows), () =>
    table(t.tabs[tab], acts ? columns : columns.slice(0, -1), rows),
  );
}
