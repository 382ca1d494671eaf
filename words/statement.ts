import type { Statement, Subtotal } from '../domain/contracts/index.ts';
import { activityWords } from './hours.ts';
import { clockText } from './money.ts';
import { statementWords } from './screens/statement.ts';
import { shortDate, type Lang } from './lang.ts';

type Cell = string | number | { readonly cents: number };
type Rows = readonly (readonly Cell[])[];

/** What a statement is made of, for a workbook: names by id where they may be seen. */
export interface StatementToWrite {
  readonly statement: Statement;
  readonly partnerName: string;
  readonly names: Readonly<Record<string, string>>;
}

const amounts = ({ minutes, amountCents, esfCents, vdabCents }: Subtotal): Cell[] => [
  clockText(minutes),
  minutes,
  { cents: amountCents },
  { cents: esfCents },
  { cents: vdabCents },
];

/** The sheets of a statement: what it adds up to, and each entry with what it costs. The same statement gives the same cells. */
export function statementSheets(
  { statement, partnerName, names }: StatementToWrite,
  lang: Lang,
): readonly { readonly name: string; readonly rows: Rows }[] {
  const t = statementWords[lang];
  const { contract, from, until, months, byStaff, byActivity, total } = statement;
  const who = (id: string): string => names[id] ?? id;
  const heads = [t.hours, t.minutes, t.amount, t.esf, t.vdab];
  const summary: Rows = [
    [t.title, contract.id],
    [t.partner, partnerName],
    [t.tender, contract.tender],
    [t.period, `${from} – ${until}`],
    [t.rate, { cents: contract.hourlyRateCents }],
    [t.shares, `${contract.esfPercent} / ${contract.vdabPercent}`],
    [],
    [t.month, ...heads],
    ...months.map((one) => [one.month, ...amounts(one)]),
    [t.total, ...amounts(total)],
    [],
    [t.staff, ...heads],
    ...byStaff.map((one) => [who(one.staffId), ...amounts(one)]),
    [],
    [t.activity, ...heads],
    ...byActivity.map((one) => [activityWords[one.activity][lang], ...amounts(one)]),
    [],
    [t.rounding],
  ];
  const entries: Rows = [
    [t.month, t.entry, t.corrects, t.day, t.staff, t.activity, ...heads],
    ...months.flatMap(({ month, lines }) =>
      lines.map((line) => [
        ...[month, line.id, line.corrects ?? '', shortDate(line.day), who(line.staffId)],
        activityWords[line.activity][lang],
        ...amounts(line),
      ]),
    ),
    [t.total, '', '', '', '', '', ...amounts(total)],
  ];
  return [
    { name: t.summary, rows: summary },
    { name: t.entries, rows: entries },
  ];
}
