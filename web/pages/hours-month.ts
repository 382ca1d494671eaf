import { monthCodes, type MonthCommandName } from '../../domain/contract-month/index.ts';
import { mayCommandMonth, standingOf } from '../../domain/rights/index.ts';
import {
  activityWords,
  backReasonText,
  capital,
  correctionReasonOfHours,
  fieldWords,
  filled,
  hoursText,
  hoursWords,
  monthPhaseWords,
  ownerText,
  partnerText,
  provinceText,
  reopenReasonWords,
  returnReasonWords,
  screenWords,
  shortDate,
  type Words,
} from '../../words/index.ts';
import { dateWithMeaning } from '../components/date.ts';
import { areaField, button, checkField, hidden, radioField, selectField, textField } from '../components/field.ts';
import {
  asksAboveBudget,
  budgetLine,
  budgetNotice,
  entriesTable,
  minutesOfText,
  monthTitle,
  monthWrong,
  type MonthView,
} from '../components/hours.ts';
import { facts, notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import { backOf } from '../return-to.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

/** What can be done with a month here; hours are booked on the page above it. */
const acts = ['correctHours', 'submitMonth', 'approveMonth', 'returnMonth', 'reopenMonth'] as const;
type Act = (typeof acts)[number];

/** One month: what is in it, how it stands, and what whoever looks can do with it. */
export function hoursMonthPage(site: Site): void {
  site.get('/uren/:id', async (visit) => page(visit, await monthOf(visit), []));

  site.post('/uren/:id/doe/:name', async (visit) => {
    const { verbs, acting, by, form, lang, params } = visit;
    const monthId = params['id'] ?? '';
    const name = acts.find((one) => one === params['name']);
    if (name === undefined) return { to: `/uren/${monthId}` };
    const data = dataOf(visit, name);
    if (data === null)
      return page(visit, await monthOf(visit), [{ field: 'duration', text: hoursWords[lang].badDuration }]);
    const note = form.text('note');
    const result = await verbs.giveMonthCommand(acting, {
      ...{ monthId, name, by, data, idempotencyKey: form.text('sleutel') || visit.newKey() },
      ...(note === '' ? {} : { note }),
    });
    if (!result.ok) return page(visit, await monthOf(visit), monthWrong(result.refusal, lang));
    return { to: `/uren/${monthId}?gedaan=1` };
  });
}

const monthOf = ({ verbs, acting, params }: Visit): Promise<MonthView> => verbs.showMonth(acting, params['id'] ?? '');

/** What was typed, as the command takes it; null: the duration is unreadable. */
function dataOf({ form }: Visit, name: Act): Record<string, unknown> | null {
  switch (name) {
    case 'correctHours': {
      const minutes = minutesOfText(form.text('duration'));
      if (minutes === null) return null;
      return { entryId: form.text('entryId'), way: form.text('way'), minutes, reason: form.text('reason') };
    }
    case 'approveMonth':
      return form.text('aboveBudget') === 'true' ? { aboveBudget: true } : {};
    case 'returnMonth':
    case 'reopenMonth':
      return { reason: form.text('reason') };
    case 'submitMonth':
      return {};
  }
}

const may = (visit: Visit, name: MonthCommandName): boolean => {
  const relation = standingOf(visit.caller);
  return relation !== null && mayCommandMonth(relation, name);
};

function page(visit: Visit, month: MonthView, problems: readonly Wrong[]): Shown {
  const { lang, query, caller } = visit;
  const t = hoursWords[lang];
  const own = caller.kind === 'colleague' ? caller.staffId : '';
  const open = month.phase === 'open' || month.phase === 'returned';
  const leads = caller.kind === 'colleague' && caller.role === 'partnerCoordinator';
  const mayCorrect = open && may(visit, 'correctHours');
  return {
    title: capital(monthTitle(month, lang)),
    place: 'hours',
    wide: true,
    problems,
    back: backOf(visit, '/uren'),
    body: html`${query.has('gedaan') && problems.length === 0 ? notice(t.done, 'success') : none}
    ${budgetNotice(month, lang)} ${standing(month, visit)} ${actsOf(visit, month, problems)}
    ${correction(visit, month, mayCorrect, problems)} ${sums(month, lang)}
    ${section(
      t.entries,
      month.entries.length === 0
        ? html`<p class="w2-card">${t.noEntries}</p>`
        : entriesTable(month, lang, ({ id, staffId }) =>
            mayCorrect && (leads || staffId === own) ? `/uren/${month.monthId}?verbeter=${id}#verbeteren` : null,
          ),
    )}
    ${
      month.notes.length === 0
        ? none
        : section(
            t.notes,
            html`<ul>
              ${month.notes.map(({ text, at }) => html`<li>${shortDate(at.slice(0, 10) as never)}: ${text}</li>`)}
            </ul>`,
          )
    }`,
  };
}

function standing(month: MonthView, { lang }: Visit): Html {
  const t = hoursWords[lang];
  return facts([
    [capital(t.state), monthPhaseWords[month.phase][lang]],
    [capital(t.submitted), month.submittedOn && shortDate(month.submittedOn)],
    [capital(t.approved), month.approvedOn && shortDate(month.approvedOn)],
    [capital(t.because), month.because && backReasonText(month.because, lang)],
    [capital(fieldWords['province']![lang]), month.provinces.map((one) => provinceText(one, lang)).join(', ')],
    ['Partner', partnerText(month.partner)],
    [capital(t.hours), hoursText(month.minutes)],
    [capital(t.budget), budgetLine(month, lang)],
    ...month.contractChanges.map(
      ({ on, by, lastDay, budgetedMinutes, before }) =>
        [
          capital(t.contractChanged),
          filled(t.contractChange, {
            ...{ on: shortDate(on), by, from: shortDate(before.lastDay), until: shortDate(lastDay) },
            ...{ before: hoursText(before.budgetedMinutes), hours: hoursText(budgetedMinutes) },
          }),
        ] as const,
    ),
    ...month.waiting.map(
      ({ who, task, until }) =>
        [
          capital(t.waitsFor),
          html`${capital(ownerText(who, lang))}: ${task[lang]}, ${t.until} ${dateWithMeaning(until, month.today, lang)}`,
        ] as const,
    ),
  ]);
}

function sums({ activities, persons }: MonthView, lang: Visit['lang']): Html {
  const t = hoursWords[lang];
  return html`${section(
    t.perActivity,
    table(
      t.perActivity,
      [
        { title: capital(t.activity), head: true, cell: ({ activity }) => capital(activityWords[activity][lang]) },
        { title: capital(t.hours), number: true, cell: ({ minutes }) => hoursText(minutes) },
      ],
      activities,
    ),
  )}
  ${
    persons.length === 0
      ? none
      : section(
          t.perPerson,
          table(
            t.perPerson,
            [
              { title: capital(t.who), head: true, cell: ({ name }) => name },
              { title: capital(t.hours), number: true, cell: ({ minutes }) => hoursText(minutes) },
            ],
            persons,
          ),
        )
  }`;
}

const optionsOf = (words: Readonly<Record<string, Words>>, lang: Visit['lang']) =>
  Object.entries(words).map(([value, word]) => ({ value, text: capital(word[lang]) }));

/** A form for each thing that can be done now by whoever looks. */
function actsOf(visit: Visit, month: MonthView, problems: readonly Wrong[]): Html | string {
  const { lang } = visit;
  const t = hoursWords[lang];
  const { phase, today, lastDay } = month;
  const form = (name: Act, title: string, body: Html, color?: string): Html | string =>
    may(visit, name)
      ? section(
          title,
          html`<form class="w2-form" method="post" action="/uren/${month.monthId}/doe/${name}">
            ${body} ${hidden('sleutel', visit.newKey())}
            <div class="w2-row">
              ${button(title, name === 'approveMonth' || name === 'submitMonth' ? 'primary' : 'secondary', color)}
            </div>
          </form>`,
        )
      : none;
  const why = (words: Readonly<Record<string, Words>>): Html =>
    html`${selectField({ name: 'reason', label: capital(t.reason), options: optionsOf(words, lang), value: visit.form.text('reason'), wrong: problems })}
    ${areaField({ name: 'note', label: `${capital(t.note)} (${screenWords[lang].optional})`, value: visit.form.text('note'), optional: true, wrong: problems, max: 2000 })}`;
  if ((phase === 'open' || phase === 'returned') && today >= lastDay)
    return form('submitMonth', t.submit, html`<p>${t.submitLead}</p>`);
  if (phase === 'approved')
    return form(
      'reopenMonth',
      t.reopen,
      html`<p>${t.reopenLead}</p>
        ${why(reopenReasonWords)}`,
    );
  if (phase !== 'submitted') return none;
  const above = asksAboveBudget(month, problems)
    ? checkField({ name: 'aboveBudget', label: t.aboveBudget, value: '' })
    : none;
  return html`${form('approveMonth', t.approve, html`${above}`)}
  ${form('returnMonth', t.returns, why(returnReasonWords))}`;
}

/** The form that adds to an entry, or takes away. */
function correction(visit: Visit, month: MonthView, allowed: boolean, problems: readonly Wrong[]): Html | string {
  const { lang, query, form } = visit;
  const t = hoursWords[lang];
  const id = form.text('entryId') || (query.get('verbeter') ?? '');
  const entry = month.entries.find((one) => one.id === id && one.corrects === null);
  if (!entry || !allowed) return none;
  const left = hoursText(entry.left ?? 0);
  const wrong = { wrong: problems };
  return section(
    filled(t.correctTitle, { id }),
    html`<p>${t.correctLead}</p>
      <p>${shortDate(entry.day)}, ${activityWords[entry.activity][lang]}: ${t.left} ${left}</p>
      <form class="w2-form" method="post" action="/uren/${month.monthId}/doe/correctHours">
        ${hidden('entryId', id)}
        ${radioField({
          ...{ name: 'way', label: capital(t.way), value: form.text('way') || 'less', ...wrong },
          options: [
            { value: 'less', text: capital(t.less) },
            { value: 'more', text: capital(t.more) },
          ],
        })}
        ${textField({ name: 'duration', label: capital(t.duration), note: t.durationNote, value: form.text('duration') || left, max: 5, ...wrong })}
        ${selectField({ name: 'reason', label: capital(t.reason), options: monthCodes.correctionReasons.map((value) => ({ value, text: capital(correctionReasonOfHours[value][lang]) })), value: form.text('reason'), ...wrong })}
        ${hidden('sleutel', visit.newKey())}
        <div class="w2-row">
          ${button(t.correct)} <a class="ds-link" href="/uren/${month.monthId}">${screenWords[lang].cancel}</a>
        </div>
      </form>`,
    'verbeteren',
  );
}
