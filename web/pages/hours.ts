import { monthCodes } from '../../domain/contract-month/index.ts';
import { AppError } from '../../app/errors.ts';
import type { Verbs } from '../../app/verbs.ts';
import {
  activityWords,
  capital,
  filled,
  hoursText,
  hoursWords,
  monthName,
  monthPhaseWords,
  ownerText,
  partnerText,
  problemSentence,
  type Lang,
} from '../../words/index.ts';
import { colleaguesOf } from '../components/colleagues.ts';
import { dateWithMeaning } from '../components/date.ts';
import { button, dateField, hidden, radioField, selectField, textField } from '../components/field.ts';
import { budgetLine, budgetNotice, entriesTable, minutesOfText, monthTitle, monthWrong } from '../components/hours.ts';
import { notice, section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { Form, type Site, type Visit } from '../site.ts';

type Rows = Awaited<ReturnType<Verbs['listMonths']>>;
type Row = Rows['rows'][number];

/** The hours of the months: the partner's people book here, all others read. */
export function hoursPage(site: Site): void {
  site.get('/uren', async (visit) => page({ ...visit, form: new Form(visit.query) }, []));

  site.post('/uren', async (visit) => {
    const { verbs, acting, by, form, lang } = visit;
    const monthId = form.text('maand');
    const minutes = minutesOfText(form.text('duration'));
    if (minutes === null) return page(visit, [{ field: 'duration', text: hoursWords[lang].badDuration }]);
    const staffId = form.text('staffId');
    try {
      const result = await verbs.giveMonthCommand(acting, {
        ...{ monthId, name: 'bookHours', by, idempotencyKey: form.text('sleutel') || visit.newKey() },
        data: {
          ...{ day: form.text('day'), activity: form.text('activity'), minutes },
          ...(staffId === '' ? {} : { staffId }),
        },
      });
      if (!result.ok) return await page(visit, monthWrong(result.refusal, lang));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'month.unknownStaff') throw error;
      const text = problemSentence({ code: 'month.unknownStaff', details: error.details }, lang);
      return page(visit, [{ field: 'staffId', text }]);
    }
    return { to: `/uren?maand=${encodeURIComponent(monthId)}&day=${form.text('day')}&genoteerd=1#noteren` };
  });
}

/** Where hours can be booked now. */
const isOpen = ({ phase }: Row): boolean => phase === 'open' || phase === 'returned';

const books = ({ caller }: Visit): boolean =>
  caller.kind === 'colleague' && (caller.role === 'groupWorker' || caller.role === 'partnerCoordinator');

async function page(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, lang, form } = visit;
  const t = hoursWords[lang];
  const found = await verbs.listMonths(acting);
  const open = found.rows.filter(isOpen);
  const chosen = open.find(({ monthId }) => monthId === form.text('maand')) ?? open[0];
  const saved = form.has('genoteerd') && problems.length === 0;
  return {
    title: t.title,
    lead: t.lead,
    place: 'hours',
    wide: true,
    problems,
    body: html`${books(visit) ? await booking(visit, { open, chosen, saved, problems, today: found.today }) : none}
    ${section(t.months, found.rows.length === 0 ? html`<p class="w2-card">${t.noMonths}</p>` : monthsTable(found, lang))}`,
  };
}

interface Booking {
  readonly open: readonly Row[];
  readonly chosen: Row | undefined;
  readonly saved: boolean;
  readonly problems: readonly Wrong[];
  readonly today: string;
}

async function booking(visit: Visit, { open, chosen, saved, problems, today }: Booking): Promise<Html> {
  const { verbs, acting, lang, form, caller } = visit;
  const t = hoursWords[lang];
  if (!chosen) return section(t.book, html`<p class="w2-card">${t.noOpen}</p>`, 'noteren');
  const month = await verbs.showMonth(acting, chosen.monthId);
  const leads = caller.kind === 'colleague' && caller.role === 'partnerCoordinator';
  const last = today < month.lastDay ? today : month.lastDay;
  const wrong = { wrong: problems };
  const options = monthCodes.activities.map((value) => ({ value, text: capital(activityWords[value][lang]) }));
  return html`${section(
    t.book,
    html`${saved ? notice(t.booked, 'success') : none} ${budgetNotice(month, lang)}
      <p>${leads ? t.bookOther : t.bookLead}</p>
      <form class="w2-form" method="post" action="/uren">
        ${
          open.length === 1
            ? hidden('maand', chosen.monthId)
            : selectField({
                ...{ name: 'maand', label: capital(t.month), value: chosen.monthId, ...wrong },
                options: open.map((one) => ({ value: one.monthId, text: monthTitle(one, lang) })),
              })
        }
        ${
          leads
            ? selectField({
                ...{ name: 'staffId', label: capital(t.who), value: form.text('staffId'), ...wrong },
                options: await staffOf(visit, month.partner),
              })
            : none
        }
        ${dateField({ name: 'day', label: capital(t.day), value: form.text('day') || last, min: month.firstDay, max: last, ...wrong })}
        ${radioField({ name: 'activity', label: capital(t.activity), value: form.text('activity') || 'group', options, ...wrong })}
        ${textField({ name: 'duration', label: capital(t.duration), note: t.durationNote, value: form.text('duration'), max: 5, ...wrong })}
        ${hidden('sleutel', visit.newKey())}
        <div class="w2-row">${button(t.save)}</div>
      </form>`,
    'noteren',
  )}
  ${section(
    filled(t.mine, { month: monthTitle(month, lang) }),
    html`${
        month.entries.length === 0
          ? html`<p class="w2-card">${t.noEntries}</p>`
          : entriesTable(month, lang, ({ id }) => `/uren/${month.monthId}?verbeter=${id}#verbeteren`)
      }
      <p>
        ${capital(t.total)}: ${hoursText(month.persons.reduce((sum, { minutes }) => sum + minutes, 0))}.
        ${month.budget ? html`${capital(t.budget)}: ${budgetLine(month, lang)}.` : none}
      </p>
      <p><a class="ds-link" href="/uren/${month.monthId}">${capital(monthTitle(month, lang))}</a></p>`,
  )}`;
}

async function staffOf(visit: Visit, partner: string) {
  const colleagues = [...(await colleaguesOf(visit)).values()];
  return colleagues
    .filter(({ organisationId }) => organisationId === partner)
    .map(({ id, name }) => ({ value: id, text: name }));
}

function monthsTable({ rows, today }: Rows, lang: Lang): Html {
  const t = hoursWords[lang];
  return table(
    t.months,
    [
      {
        title: capital(t.month),
        head: true,
        cell: ({ monthId, month, contractId, partner }) =>
          html`<span class="w2-who"
            ><a class="ds-link" href="/uren/${monthId}">${capital(monthName(month, lang))}</a
            ><small>${partnerText(partner)}, ${contractId}</small></span
          >`,
      },
      {
        title: capital(t.state),
        cell: ({ phase }) =>
          html`<span class="ds-tag" data-color="${phase === 'approved' ? 'neutral' : 'accent'}"
            >${monthPhaseWords[phase][lang]}</span
          >`,
      },
      { title: capital(t.hours), number: true, cell: ({ minutes }) => hoursText(minutes) },
      { title: capital(t.waitsFor), cell: ({ waiting }) => (waiting ? ownerText(waiting.who, lang) : t.nothing) },
      { title: capital(t.until), cell: ({ waiting }) => dateWithMeaning(waiting?.until ?? null, today, lang) },
    ],
    rows,
  );
}
