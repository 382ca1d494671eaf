import { isLocalDate, type LocalDate } from '../../domain/calendar/index.ts';
import {
  calendarWords,
  closingReasonWords,
  filled,
  hoursWords,
  organisationText,
  refusedText,
  rulesWords,
  screenWords,
  shortDate,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { attempt, confirmForm, isConfirmed, lookRow, wantsChange } from '../components/doing.ts';
import { onceAnswered } from '../once.ts';
import { dateField, selectField } from '../components/field.ts';
import { moves } from '../components/moves.ts';
import { mayEverywhere } from '../components/standing.ts';
import { notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';

type Day = Awaited<ReturnType<Verbs['showCalendar']>>['days'][number];
type Report = Awaited<ReturnType<Verbs['changeCalendar']>>;
type Reason = keyof typeof closingReasonWords;

/** The closing days of each organisation; one more or less is shown on every date that moves before it is done. */
export function calendarPage(site: Site): void {
  site.get('/kalender', async (visit) => overview(visit, []));
  site.post('/kalender', change);
}

async function overview(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, lang, query } = visit;
  const t = calendarWords[lang];
  const { days } = await verbs.showCalendar(acting);
  const changes = mayEverywhere(visit, 'changeCalendar');
  const [moved, sessions] = [query.get('termijnen'), query.get('sessies')];
  return {
    title: t.title,
    place: 'rules',
    lead: t.lead,
    back: backOf(visit, '/regels'),
    problems,
    body: html`${moved === null ? none : notice(filled(t.done, { moves: Number(moved) || 0, sessions: Number(sessions) || 0 }), 'success')}
    ${days.length === 0 ? html`<p class="w2-card">${changes ? t.none : t.noneRead}</p>` : dayTable(days, changes, visit)}
    ${changes ? section(t.add, await addForm(visit, problems)) : none}`,
  };
}

const reasonText = (reason: string, { lang }: Visit): string => closingReasonWords[reason as Reason]?.[lang] ?? reason;

function dayTable(days: readonly Day[], changes: boolean, visit: Visit): Html {
  const { lang } = visit;
  const t = calendarWords[lang];
  return table(
    t.title,
    [
      { title: t.day, head: true, cell: ({ day }) => shortDate(day) },
      { title: t.organisation, cell: ({ organisationId }) => organisationText(organisationId, lang) },
      { title: t.reason, cell: ({ reason }) => reasonText(reason, visit) },
      ...(changes
        ? [
            {
              title: t.change,
              cell: ({ organisationId, day }: Day) =>
                html`<form method="post" action="/kalender">
                  <input type="hidden" name="weg" value="true" /><input
                    type="hidden"
                    name="organisatie"
                    value="${organisationId}"
                  /><input type="hidden" name="dag" value="${day}" />
                  <button class="ds-button" data-variant="tertiary" data-size="sm">
                    ${t.remove}
                    <span class="ds-sr-only"
                      >${filled(t.removeOf, { organisation: organisationText(organisationId, lang), day: shortDate(day) })}</span
                    >
                  </button>
                </form>`,
            },
          ]
        : []),
    ],
    days,
  );
}

async function addForm(visit: Visit, problems: readonly Wrong[]): Promise<Html> {
  const { verbs, acting, lang, form } = visit;
  const t = calendarWords[lang];
  const houses = await verbs.organisations(acting);
  const adds = form.text('weg') === '';
  return html`<form class="w2-form" method="post" action="/kalender">
    ${selectField({
      name: 'organisatie',
      label: t.organisation,
      options: houses.map(({ id, name }) => ({ value: id, text: name })),
      value: adds ? form.text('organisatie') : '',
      wrong: problems,
    })}
    ${dateField({ name: 'dag', label: t.day, value: adds ? form.text('dag') : '', wrong: problems })}
    ${selectField({
      name: 'reden',
      label: t.reason,
      options: Object.entries(closingReasonWords).map(([value, word]) => ({ value, text: word[lang] })),
      value: form.text('reden'),
      wrong: problems,
    })}
    ${lookRow(visit, '/regels', t.look)}
  </form>`;
}

async function change(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, by, lang, form } = visit;
  const t = calendarWords[lang];
  if (wantsChange(visit)) return overview(visit, []);
  const [organisationId, day] = [form.text('organisatie'), form.text('dag') as LocalDate];
  const add = form.text('weg') === '';
  const reason = (Object.keys(closingReasonWords) as Reason[]).find((one) => one === form.text('reden')) ?? 'other';
  const wanted = add ? ({ organisationId, day, add, reason } as const) : ({ organisationId, day, add: false } as const);
  if (!isLocalDate(day)) return overview(visit, [{ field: 'dag', text: screenWords[lang].chooseDay }]);
  const run = async (dryRun: boolean): Promise<Report> => verbs.changeCalendar(acting, wanted, { by, dryRun });
  const tried = await attempt(
    visit,
    async () => (isConfirmed(visit) ? onceAnswered(visit, 'changeCalendar', async () => run(false)) : run(true)),
    ({ code }) => (code === 'calendar.unknownOrganisation' ? 'organisatie' : 'dag'),
  );
  if (!tried.ok) return overview(visit, tried.problems);
  const sessions = tried.value.cohorts.reduce((sum, { moves: mine }) => sum + mine.length, 0);
  if (isConfirmed(visit)) return { to: `/kalender?termijnen=${tried.value.moves}&sessies=${sessions}` };
  const title = filled(add ? t.addTitle : t.removeTitle, {
    organisation: organisationText(organisationId, lang),
    day: shortDate(day),
  });
  const none_ = tried.value.moves + sessions === 0;
  return {
    title,
    place: 'rules',
    lead: t.previewLead,
    body: html`<p class="w2-card">
        <b>${none_ ? t.sumNone : filled(t.sum, { moves: tried.value.moves, sessions })}</b>
      </p>
      ${confirmForm(visit, { text: add ? t.addDo : t.removeDo, away: '/kalender' })}
      ${sessionMoves(tried.value.cohorts, visit)} ${monthMoves(tried.value.months, visit)}
      ${moves({ ...tried.value, trajectories: tried.value.trajectories.filter(({ result }) => result !== 'noDates') }, title, lang)}`,
  };
}

/** The sessions of groups that would move, and the groups that cannot follow. */
function sessionMoves(cohorts: Report['cohorts'], { lang }: Visit): Html {
  const [t, r] = [calendarWords[lang], rulesWords[lang]];
  const rows = cohorts.flatMap(({ cohortId, moves: mine }) => mine.map((one) => ({ cohortId, ...one })));
  return html`${
    rows.length === 0
      ? none
      : table(
          t.group,
          [
            { title: t.group, head: true, cell: ({ cohortId }) => cohortId },
            { title: t.what, cell: ({ sessionId }) => filled(r.session, { id: sessionId }) },
            { title: r.before, cell: ({ from }) => shortDate(from) },
            { title: r.after, cell: ({ to }) => html`<b>${shortDate(to)}</b>` },
          ],
          rows,
        )
  }
  ${cohorts.flatMap(({ cohortId, refusal }) => (refusal === null ? [] : [html`<p>${cohortId}: ${refusedText(refusal, lang)}</p>`]))}`;
}

/** The deadlines of months of project hours that would move. */
function monthMoves(months: Report['months'], { lang }: Visit): Html | string {
  const [t, r] = [calendarWords[lang], rulesWords[lang]];
  const rows = months.flatMap(({ monthId, moves: mine }) => mine.map((one) => ({ monthId, ...one })));
  if (rows.length === 0) return none;
  return table(
    hoursWords[lang].title,
    [
      { title: hoursWords[lang].title, head: true, cell: ({ monthId }) => monthId },
      { title: t.what, cell: ({ deadlineId }) => deadlineId },
      { title: r.before, cell: ({ from }) => shortDate(from) },
      { title: r.after, cell: ({ to }) => html`<b>${shortDate(to)}</b>` },
    ],
    rows,
  );
}
