import { dimensions, figureCodes, isDimension, standing, type Dimension } from '../../domain/statistics/index.ts';
import {
  dimensionValueText,
  exactWords,
  figureDefinitions,
  figureDimensions,
  filled,
  shortDate,
  type Lang,
} from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { chart } from '../components/chart.ts';
import { selectField } from '../components/field.ts';
import { askedOf, countedOr, periodForm } from '../components/period-form.ts';
import { bars } from '../components/pictures.ts';
import { facts, notice, section, table, type Column } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import type { Download, Site, Visit } from '../site.ts';

type Table = Awaited<ReturnType<Verbs['figureTable']>>;
type Row = Table['rows'][number];

/** So many bars can be read beside each other. */
const mostBars = 25;

/** One figure, split as somebody asks, with what it counts beside it. */
export function figureTablePage(site: Site): void {
  site.get('/cijfers/tabel', show);
  site.get('/cijfers/tabel.csv', asCsv);
}

const codeOf = ({ query }: Visit): string => query.get('cijfer') || 'referrals';
const splitOf = ({ query }: Visit): Dimension[] => {
  // Nothing was chosen yet: what is asked most.
  const asked = query.has('naar') ? [query.get('naar'), query.get('en')] : ['province', 'kind'];
  return asked.filter((name) => name !== null).filter(isDimension);
};
const read = (visit: Visit): Promise<Table> =>
  visit.verbs.figureTable(visit.acting, { figure: codeOf(visit), by: splitOf(visit), ...askedOf(visit) });

async function show(visit: Visit): Promise<Shown> {
  const { lang } = visit;
  const t = exactWords[lang];
  const found = await countedOr(read(visit), visit);
  const page = {
    place: 'figures',
    lead: t.lead,
    wide: true,
    back: { href: '/cijfers', text: t.all },
  } as const;
  const form = formOf(visit);
  if (!('rows' in found)) return { ...page, title: t.title, problems: found, body: form };
  const { title } = figureDefinitions[found.figure];
  return { ...page, title: title[lang], body: html`${form} ${await counted(found, visit)} ${meaning(found, lang)}` };
}

function formOf(visit: Visit): Html {
  const { lang } = visit;
  const t = exactWords[lang];
  const [first = '', second = ''] = splitOf(visit);
  const names = dimensions.map((value) => ({ value, text: figureDimensions[value].title[lang] }));
  const code = codeOf(visit);
  return periodForm(
    visit,
    '/cijfers/tabel',
    html`${selectField({
      name: 'cijfer',
      label: t.figure,
      options: figureCodes.map((value) => ({ value, text: figureDefinitions[value].title[lang] })),
      value: code,
    })}
    ${selectField({ name: 'naar', label: t.by, options: names, empty: t.notSplit, value: first, optional: true })}
    ${selectField({ name: 'en', label: t.and, options: names, empty: t.notSplit, value: second, optional: true })}`,
  );
}

const words = ({ figure, by }: Table, { of }: Row, lang: Lang): string[] =>
  of.map((value, at) => dimensionValueText(figure, by[at]!, value, lang));

async function counted(found: Table, { lang, url }: Visit): Promise<Html> {
  const t = exactWords[lang];
  const { figure, from, until, asOf, by, rows, total } = found;
  const days = { from: shortDate(from), until: shortDate(until), asOf: shortDate(asOf) };
  const when = filled(standing.includes(figure) ? t.onDay : t.period, days);
  const title = `${figureDefinitions[figure].title[lang]}: ${total}`;
  const query = url.split('?')[1];
  const shown = table(title, columnsOf(found, lang), rows);
  const named = rows.map((row) => ({ name: words(found, row, lang).join(', '), count: row.number }));
  return section(
    title,
    html`<p>${when}</p>
      ${notice(t.notExact, 'warning')}
      ${
        rows.length === 0
          ? html`<p class="w2-card">${t.none}</p>`
          : by.length > 0 && rows.length <= mostBars
            ? await chart({ title, spec: bars(named), table: shown })
            : shown
      }
      <p class="w2-no-print">
        <a class="ds-link" href="/cijfers/tabel.csv${query ? `?${query}` : ''}">${t.download}</a>
      </p>`,
  );
}

function columnsOf({ figure, by }: Table, lang: Lang): Column<Row>[] {
  const t = exactWords[lang];
  const days = figureDefinitions[figure].days;
  return [
    ...by.map((name, at): Column<Row> => ({
      title: figureDimensions[name].title[lang],
      ...(at === 0 ? { head: true as const } : {}),
      cell: ({ of }) => dimensionValueText(figure, name, of[at] ?? null, lang),
    })),
    { title: t.number, number: true, cell: ({ number }) => number },
    ...(days === null
      ? []
      : (['quartile1', 'median', 'quartile3', 'longest'] as const).map((name): Column<Row> => ({
          title: t[name],
          number: true,
          cell: (row) => row[name],
        }))),
  ];
}

/** What is counted, and by what it is split, beside the numbers. */
function meaning({ figure, by }: Table, lang: Lang): Html {
  const t = exactWords[lang];
  const { counts, days } = figureDefinitions[figure];
  return section(
    t.counts,
    html`<p>${counts[lang]}</p>
      ${facts([
        [t.days, days?.[lang]],
        ...by.map((name) => [figureDimensions[name].title[lang], figureDimensions[name].means[lang]] as const),
      ])}`,
  );
}

/** The same with codes, for a spreadsheet. */
async function asCsv(visit: Visit): Promise<Download> {
  const { figure, by, rows } = await read(visit);
  const lines = [
    [...by, 'number', 'known', 'quartile1', 'median', 'quartile3', 'longest'],
    ...rows.map((row) => [
      ...row.of,
      row.number,
      ...(['known', 'quartile1', 'median', 'quartile3', 'longest'] as const).map((name) => row[name]),
    ]),
  ];
  const body = lines.map((line) => line.map((value) => value ?? '').join(',')).join('\r\n');
  return { file: { name: `${figure}.csv`, type: 'text/csv; charset=utf-8', body: `${body}\r\n` } };
}

/** Every figure there is, each with what it counts. */
export function allFigures({ lang, may }: Visit): Html | typeof none {
  if (!may('figureTable')) return none;
  const t = exactWords[lang];
  return section(
    t.all,
    html`<p>${t.allLead}</p>
      <p><a class="ds-link" href="/cijfers/verloop">${t.processLink}</a></p>
      ${table(
        t.all,
        [
          {
            title: t.figure,
            head: true,
            cell: (code) =>
              html`<a class="ds-link" href="/cijfers/tabel?cijfer=${code}">${figureDefinitions[code].title[lang]}</a>`,
          },
          { title: t.counts, cell: (code) => figureDefinitions[code].counts[lang] },
        ],
        figureCodes,
      )}`,
    'gebeurtenissen',
  );
}
