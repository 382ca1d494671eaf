import { filled, weeksWords, type Lang } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { html, type Html } from '../html.ts';
import { chart } from './chart.ts';
import { weeksOf } from './pictures.ts';
import { table, type Column } from './table.ts';

type Ahead = Awaited<ReturnType<Verbs['workAhead']>>;
type Row = Ahead['mediators'][number];

/** `7/12`. */
const shortWeek = (day: string): string => {
  const [, month, date] = day.split('-');
  return `${Number(date)}/${Number(month)}`;
};

const nameOf = ({ name, staffId }: Row, lang: Lang): string => name ?? staffId ?? weeksWords[lang].nobody;

/** The weeks ahead of a team. */
export async function weeksAhead(ahead: Ahead, lang: Lang): Promise<Html> {
  const t = weeksWords[lang];
  const busy = ahead.mediators.filter(({ overdue, due }) => overdue + sum(due) > 0);
  if (busy.length === 0) return html`<p class="w2-card">${t.none}</p>`;
  const rows = busy.flatMap((row) => counts(row, row, t.now, ahead, lang));
  return chart({ title: t.chart, spec: weeksOf(rows), table: weeksTable(ahead, ahead.mediators, t.chart, lang) });
}

/** Of those for whom it changes: each week now, and as supposed. */
export async function weeksThen(ahead: Ahead, lang: Lang): Promise<Html> {
  const t = weeksWords[lang];
  const moved = ahead.mediators.filter(({ after }) => after !== null);
  if (moved.length === 0) return html`<p>${t.same}</p>`;
  const rows = moved.flatMap((row) => [
    ...counts(row, row, t.now, ahead, lang),
    ...counts(row, row.after ?? row, t.later, ahead, lang),
  ]);
  return chart({ title: t.chartThen, spec: weeksOf(rows), table: weeksTable(ahead, moved, t.chartThen, lang) });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function counts(row: Row, { overdue, due }: Pick<Row, 'overdue' | 'due'>, when: string, { weeks }: Ahead, lang: Lang) {
  const name = nameOf(row, lang);
  return [
    { name, when, week: weeksWords[lang].overdue, count: overdue },
    ...weeks.map(({ from }, at) => ({ name, when, week: shortWeek(from), count: due[at] ?? 0 })),
  ];
}

function weeksTable({ weeks }: Ahead, rows: readonly Row[], caption: string, lang: Lang): Html {
  const t = weeksWords[lang];
  const cell = (now: number, then: number | undefined): Html | string | number =>
    then === undefined || then === now
      ? now
      : html`<span aria-hidden="true">${now} → <span class="w2-then">${then}</span></span
          ><span class="ds-sr-only">${filled(t.changes, { now, after: then })}</span>`;
  const columns: Column<Row>[] = [
    { title: t.who, head: true, cell: (row) => nameOf(row, lang) },
    { title: t.overdue, number: true, cell: ({ overdue, after }) => cell(overdue, after?.overdue) },
    ...weeks.map(({ from }, at): Column<Row> => ({
      title: shortWeek(from),
      number: true,
      cell: ({ due, after }) => cell(due[at] ?? 0, after?.due[at]),
    })),
    {
      title: t.total,
      number: true,
      cell: ({ overdue, due, after }) => cell(overdue + sum(due), after ? after.overdue + sum(after.due) : undefined),
    },
  ];
  return html`<div class="w2-weeks">${table(caption, columns, rows)}</div>
    <p class="w2-quiet w2-small">${t.how}</p>`;
}
