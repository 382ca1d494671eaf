import type { LocalDate } from '../../domain/calendar/index.ts';
import {
  actionOwnerWords,
  filled,
  groupsWords,
  longDate,
  presenceWords,
  ruleTitle,
  screenWords,
  sessionsWords,
  shortDate,
  themeWords,
  topicWords,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { dateWithMeaning } from '../components/date.ts';
import { button, dateField, hidden } from '../components/field.ts';
import { groupWrong, isAllowed } from '../components/group-form.ts';
import { ifAllowed } from '../components/maybe.ts';
import type { Group } from '../components/sessions.ts';
import { notice, section, table, type Column } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';
import { doneAt } from './group-command.ts';

type Agenda = Awaited<ReturnType<Verbs['agendaOf']>>;
type Member = Group['members'][number];

/** The consultation about a group: a sheet that fits on one page, and one form that notes it for all. */
export function consultationPage(site: Site): void {
  site.get('/groepen/:id/overleg', async (visit) => page(visit, []));

  site.post('/groepen/:id/overleg', async (visit) => {
    const { verbs, acting, by, form, params, lang } = visit;
    const on = form.text('on');
    const result = await verbs.giveCohortCommand(acting, {
      cohortId: params['id'] ?? '',
      name: 'recordConsultation',
      by,
      data: on === '' ? {} : { on },
      idempotencyKey: form.text('sleutel') || visit.newKey(),
    });
    if (result.ok) return { to: doneAt(visit, result.sequence - result.events.length) };
    const [wrong] = groupWrong(result.refusal, [{ name: 'on' }], lang);
    return page(visit, [{ field: 'on', text: wrong!.text }]);
  });
}

async function page(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, params, lang } = visit;
  const id = params['id'] ?? '';
  const t = sessionsWords[lang];
  const [group, agenda] = await Promise.all([verbs.showCohort(acting, id), verbs.agendaOf(acting, id)]);
  const here = group.members.filter(({ status }) => status === 'started');
  const due =
    agenda.dueOn === null ? null : filled(t.consultDue, { day: longDate(agenda.dueOn, lang), rule: agenda.rule ?? '' });
  const records = group.phase === 'running' && isAllowed('recordConsultation', visit);
  return {
    title: filled(t.consultTitle, { id }),
    lead: html`${t.consultLead} <b>${due ?? t.consultNone}</b> <span class="w2-no-print">${t.print}</span>`,
    place: 'groups',
    wide: true,
    back: { href: `/groepen/${id}`, text: filled(groupsWords[lang].groupName, { id }) },
    problems,
    body:
      group.phase === 'running'
        ? html`<div class="w2-sheet w2-stack">
              ${attendanceSince(group, here, lang)} ${themes(agenda, here, lang)}
              ${await dueBefore(visit, agenda, group)} ${await planActions(visit, here)}
            </div>
            ${records ? form(visit, group, here.length, problems) : none}`
        : notice(t.consultNotRunning),
  };
}

const nameOf = ({ name, trajectoryId }: Member): string => name ?? trajectoryId;
const named = (members: readonly Member[], id: string): string => {
  const found = members.find(({ trajectoryId }) => trajectoryId === id);
  return found ? nameOf(found) : id;
};

/** Who was at the sessions since the group was last consulted about. */
function attendanceSince({ events, sessions }: Group, here: readonly Member[], lang: Lang): Html {
  const t = sessionsWords[lang];
  const last = events.findLast(({ type }) => type === 'CohortConsultationHeld')?.on ?? null;
  const noted = sessions
    .filter(({ status, day }) => status === 'recorded' && (last === null || day >= last))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const title = last === null ? t.sinceStart : filled(t.sinceLast, { day: longDate(last, lang) });
  const columns: Column<Member>[] = [
    { title: groupsWords[lang].who, head: true, cell: nameOf },
    ...noted.map(({ sessionId, day }): Column<Member> => ({
      title: `${sessionId}, ${shortDate(day).slice(0, 5)}`,
      cell: ({ attendance }) => {
        const presence = attendance[sessionId];
        return presence ? presenceWords[presence][lang] : '–';
      },
    })),
  ];
  return section(
    title,
    noted.length === 0
      ? html`<p class="w2-quiet">${t.sinceNone}</p>`
      : html`<div class="w2-scroll" tabindex="0" role="region" aria-label="${title}">
          ${table(title, columns, here)}
        </div>`,
  );
}

function themes({ items }: Agenda, here: readonly Member[], lang: Lang): Html {
  const t = sessionsWords[lang];
  if (items.length === 0) return section(t.themes, html`<p class="w2-quiet">${t.themesNone}</p>`);
  return section(
    t.themes,
    table(
      t.themes,
      [
        { title: t.theme, head: true, cell: ({ theme }) => themeWords[theme][lang] },
        { title: t.kind, cell: ({ kind }) => topicWords[kind][lang] },
        { title: t.number, number: true, cell: ({ count }) => count },
        { title: t.about, cell: ({ trajectoryIds }) => trajectoryIds.map((id) => named(here, id)).join(', ') },
      ],
      items,
    ),
  );
}

/** Far above what the people of one group have open. */
const most = 1000;

/** What is due of each of them before the consultation after this one. */
async function dueBefore({ verbs, acting, lang }: Visit, { dueOn }: Agenda, { cohortId, today }: Group) {
  if (dueOn === null) return none;
  const t = sessionsWords[lang];
  const due = await ifAllowed(verbs.listDeadlines(acting, { cohortId, until: dueOn, limit: most }));
  if (!due) return none;
  const tasks = due.rows.filter(({ kind }) => kind === 'task' || kind === 'recurring' || kind === 'count');
  const title = filled(t.dueBefore, { day: shortDate(dueOn) });
  if (tasks.length === 0) return section(title, html`<p class="w2-quiet">${t.dueNone}</p>`);
  return section(
    title,
    table(
      title,
      [
        { title: groupsWords[lang].who, head: true, cell: ({ name }) => name },
        {
          title: groupsWords[lang].what,
          cell: ({ rule }) => html`${ruleTitle(rule, lang)} <span class="w2-quiet w2-small">${rule}</span>`,
        },
        { title: groupsWords[lang].until, cell: (row) => dateWithMeaning(row.dueOn, today, lang) },
      ],
      tasks,
    ),
  );
}

/** Open actions that the person took up; whoever may not see the plan sees no trace of it. */
async function planActions({ verbs, acting, may, lang }: Visit, here: readonly Member[]): Promise<Html | string> {
  if (!may('planOf')) return none;
  const t = sessionsWords[lang];
  const plans = await Promise.all(
    here.map(async (member) => ({ member, plan: await ifAllowed(verbs.planOf(acting, member.trajectoryId)) })),
  );
  const shared = plans.flatMap(({ member, plan }) =>
    (plan?.actions ?? [])
      .filter(({ status, owner }) => status === 'open' && owner === 'jobseeker')
      .map((action) => ({ ...action, member })),
  );
  if (shared.length === 0) return section(t.planActions, html`<p class="w2-quiet">${t.planActionsNone}</p>`);
  return section(
    t.planActions,
    table(
      t.planActions,
      [
        { title: groupsWords[lang].who, head: true, cell: ({ member }) => nameOf(member) },
        { title: t.action, cell: ({ id, theme }) => `${id}: ${themeWords[theme][lang]}` },
        { title: t.owner, cell: ({ owner }) => actionOwnerWords[owner][lang] },
        { title: groupsWords[lang].until, cell: ({ dueOn }) => shortDate(dueOn as LocalDate) },
      ],
      shared,
    ),
  );
}

function form(visit: Visit, { cohortId, today }: Group, n: number, problems: readonly Wrong[]): Html {
  const { lang, form: typed } = visit;
  const t = sessionsWords[lang];
  return html`<section class="w2-card w2-no-print" id="noteren">
    <h2 class="ds-heading" data-size="xs">${t.consultForm}</h2>
    <p>${n === 1 ? t.consultNoteOne : filled(t.consultNote, { n })}</p>
    <form class="w2-form" method="post" action="/groepen/${cohortId}/overleg">
      ${dateField({ name: 'on', label: t.consultDay, value: typed.text('on') || today, max: today, wrong: problems })}
      ${hidden('sleutel', typed.text('sleutel') || visit.newKey())}
      <div class="w2-row">
        ${button(t.consultDo)} <a class="ds-link" href="/groepen/${cohortId}">${screenWords[lang].cancel}</a>
      </div>
    </form>
  </section>`;
}
