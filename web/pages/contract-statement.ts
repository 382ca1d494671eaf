import {
  activityWords,
  euroText,
  filled,
  hoursText,
  longDate,
  monthPhaseWords,
  shortDate,
  statementSheets,
  statementWords,
} from '../../words/index.ts';
import { writeXlsx } from '../../app/sheet.ts';
import type { Verbs } from '../../app/verbs.ts';
import { textField } from '../components/field.ts';
import { facts, section, table, type Column } from '../components/table.ts';
import { html, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import type { Download, Site, Visit } from '../site.ts';

type View = Awaited<ReturnType<Verbs['contractStatement']>>;
type Sum = View['statement']['total'];

/** What is declared for a contract, to read, to print and to keep: every amount down to its entries. */
export function contractStatementPage(site: Site): void {
  site.get('/contracten/:id/staat', show);
  site.get('/contracten/:id/staat/xlsx', download);
}

const asked = ({ verbs, acting, params, query }: Visit): Promise<View> => {
  const [from, until] = [query.get('van') ?? '', query.get('tot') ?? ''];
  return verbs.contractStatement(acting, params['id'] ?? '', {
    ...(from === '' ? {} : { from }),
    ...(until === '' ? {} : { until }),
  });
};

async function download(visit: Visit): Promise<Download> {
  const view = await asked(visit);
  const { contract, from, until } = view.statement;
  return {
    file: {
      name: `staat-${contract.id}-${from}-${until}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: writeXlsx(statementSheets(view, visit.lang)),
    },
  };
}

async function show(visit: Visit): Promise<Shown> {
  const { lang } = visit;
  const t = statementWords[lang];
  const view = await asked(visit);
  const { statement, partnerName } = view;
  const { contract, from, until, months, byStaff, byActivity, total } = statement;
  return {
    title: filled(t.titleOf, { id: contract.id }),
    place: 'contracts',
    lead: t.lead,
    wide: true,
    back: { href: `/contracten/${contract.id}`, text: contract.id },
    body: html`${facts([
        [t.partner, partnerName],
        [t.tender, contract.tender],
        [t.period, `${from} – ${until}`],
        [t.rate, euroText(contract.hourlyRateCents, lang)],
        [t.shares, `${contract.esfPercent} / ${contract.vdabPercent}`],
      ])}
      ${periodForm(visit, view)} ${section(t.usage, usageOf(view, visit))} ${section(t.month, monthTable(view, visit))}
      ${
        total.minutes === 0 && months.every(({ lines }) => lines.length === 0)
          ? html`<p class="w2-card">${t.none}</p>`
          : html`${section(
              t.byStaff,
              table(
                t.byStaff,
                [
                  { title: t.staff, head: true, cell: ({ staffId }) => view.names[staffId] ?? staffId },
                  ...amounts<(typeof byStaff)[number]>(visit),
                ],
                byStaff,
              ),
            )}
            ${section(
              t.byActivity,
              table(
                t.byActivity,
                [
                  { title: t.activity, head: true, cell: ({ activity }) => activityWords[activity][lang] },
                  ...amounts<(typeof byActivity)[number]>(visit),
                ],
                byActivity,
              ),
            )}
            ${months.map((one) => section(filled(t.entriesOf, { month: one.month }), entryTable(one, view, visit)))}`
      }
      <p class="w2-quiet">${t.rounding}</p>`,
  };
}

function periodForm({ lang }: Visit, { statement: { contract, from, until } }: View): Html {
  const t = statementWords[lang];
  return html`<form class="w2-filter" method="get" action="/contracten/${contract.id}/staat">
      ${textField({ name: 'van', label: t.from, value: from, wrong: [], note: t.monthNote, max: 7 })}
      ${textField({ name: 'tot', label: t.until, value: until, wrong: [], max: 7 })}
      <button class="ds-button" data-variant="secondary">${t.show}</button>
    </form>
    <p>
      <a class="ds-link" href="/contracten/${contract.id}/staat/xlsx?van=${from}&tot=${until}">${t.xlsx}</a>
    </p>`;
}

function usageOf({ usage, statement: { contract } }: View, { lang }: Visit): Html {
  const t = statementWords[lang];
  const day = usage.runsOutOn === null ? t.noPace : longDate(usage.runsOutOn, lang);
  return facts([
    [t.usedHours, `${hoursText(usage.approvedMinutes)} / ${hoursText(contract.budgetedMinutes)}`],
    [t.leftHours, hoursText(usage.leftMinutes)],
    [t.declared, `${euroText(usage.declaredCents, lang)} / ${euroText(contract.budgetCents, lang)}`],
    [t.left, euroText(usage.leftCents, lang)],
    [t.runsOut, usage.runsOutEarly ? filled(t.runsOutEarly, { day }) : day],
  ]);
}

const amounts = <R extends Sum>({ lang }: Visit): Column<R>[] => {
  const t = statementWords[lang];
  return [
    { title: t.hours, number: true, cell: ({ minutes }) => hoursText(minutes) },
    { title: t.amount, number: true, cell: ({ amountCents }) => euroText(amountCents, lang) },
    { title: t.esf, number: true, cell: ({ esfCents }) => euroText(esfCents, lang) },
    { title: t.vdab, number: true, cell: ({ vdabCents }) => euroText(vdabCents, lang) },
  ];
};

/** Every month that was opened, and at the end what they make. */
function monthTable({ months, statement }: View, visit: Visit): Html {
  const { lang } = visit;
  const t = statementWords[lang];
  const nothing: Sum = { minutes: 0, amountCents: 0, esfCents: 0, vdabCents: 0 };
  const rows = months.map(({ month, phase, approvedOn }) => ({
    ...(statement.months.find((one) => one.month === month) ?? nothing),
    month,
    state:
      approvedOn === null
        ? filled(t.notYet, { phase: monthPhaseWords[phase][lang] })
        : filled(t.approved, { day: shortDate(approvedOn) }),
  }));
  return table(
    t.month,
    [
      { title: t.month, head: true, cell: ({ month }) => month },
      { title: t.state, cell: ({ state }) => state },
      ...amounts<(typeof rows)[number]>(visit),
    ],
    [...rows, { ...statement.total, month: t.total, state: '' }],
  );
}

function entryTable({ lines }: View['statement']['months'][number], { names }: View, visit: Visit): Html {
  const { lang } = visit;
  const t = statementWords[lang];
  return table(
    t.entries,
    [
      { title: t.entry, head: true, cell: ({ id }) => id },
      { title: t.corrects, cell: ({ corrects }) => corrects ?? '' },
      { title: t.day, cell: ({ day }) => shortDate(day) },
      { title: t.staff, cell: ({ staffId }) => names[staffId] ?? staffId },
      { title: t.activity, cell: ({ activity }) => activityWords[activity][lang] },
      ...amounts<(typeof lines)[number]>(visit),
    ],
    lines,
  );
}
