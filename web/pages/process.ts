import {
  dimensionValueText,
  exactWords,
  filled,
  provinceText,
  shortDate,
  wayText,
  type Lang,
} from '../../words/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { chart } from '../components/chart.ts';
import { flowOf } from '../components/flow.ts';
import { askedOf, countedOr, periodForm } from '../components/period-form.ts';
import { notice, section, table, type Column } from '../components/table.ts';
import { html, type Html } from '../html.ts';
import type { Shown } from '../shown.ts';
import type { Site } from '../site.ts';

type Process = Awaited<ReturnType<Verbs['processFigures']>>;
type Row = Process['waits'][number];

/** So many lines of a table say what matters; the whole of it is a figure of its own. */
const mostRows = 15;

/** The process as it is, beside how it is meant. */
export function processPage(site: Site): void {
  site.get('/cijfers/verloop', async (visit): Promise<Shown> => {
    const { verbs, acting, lang } = visit;
    const t = exactWords[lang];
    const found = await countedOr(verbs.processFigures(acting, askedOf(visit)), visit);
    const page = {
      title: t.process,
      place: 'figures',
      lead: t.processLead,
      wide: true,
      back: { href: '/cijfers', text: t.all },
    } as const;
    const form = periodForm(visit, '/cijfers/verloop');
    if (!('paths' in found)) return { ...page, problems: found, body: form };
    const days = { from: found.from, until: found.until, asOf: found.asOf };
    const when = Object.fromEntries(Object.entries(days).map(([name, day]) => [name, shortDate(day)]));
    return {
      ...page,
      body: html`${form}
        <p>${filled(t.period, when)}</p>
        ${notice(t.notExact, 'warning')}
        <div class="w2-stack">
          ${await flow(found, lang)} ${beforeWeek6(found, lang)} ${waits(found, lang)} ${late(found, lang)}
          ${paths(found, lang)} ${dropouts(found, lang)}
        </div>`,
    };
  });
}

const textOf = (row: Row, at: number): string => String(row.of[at] ?? '');
const phasesOf = (row: Row): [from: string, to: string] => {
  const [from = '', to = ''] = textOf(row, 0).split('>');
  return [from, to];
};

async function flow({ moves }: Process, lang: Lang): Promise<Html> {
  const t = exactWords[lang];
  if (moves.length === 0) return section(t.flow, html`<p class="w2-card">${t.none}</p>`);
  return section(
    t.flow,
    html`<p>${t.flowLead}</p>
      ${await chart({
        title: t.flow,
        spec: flowOf(
          moves.map((row) => ({ from: phasesOf(row)[0], to: phasesOf(row)[1], count: row.number })),
          (phase) => wayText(phase, lang),
        ),
        table: table(
          t.flow,
          [
            { title: t.fromPhase, head: true, cell: (row) => wayText(phasesOf(row)[0], lang) },
            { title: t.toPhase, cell: (row) => wayText(phasesOf(row)[1], lang) },
            { title: t.often, number: true, cell: ({ number }) => number },
            ...daysColumns(lang),
          ],
          moves,
        ),
      })}`,
  );
}

const daysColumns = (lang: Lang): Column<Row>[] =>
  (['quartile1', 'median', 'quartile3', 'longest'] as const).map((name) => ({
    title: exactWords[lang][name],
    number: true,
    cell: (row) => row[name],
  }));

function beforeWeek6({ beforeWeek6: rows }: Process, lang: Lang): Html {
  const t = exactWords[lang];
  const provinces = [...new Set(rows.map((row) => textOf(row, 0) as Province))];
  const count = (province: Province, kind: string): number =>
    rows.find(({ of }) => of[0] === province && of[1] === kind)?.number ?? 0;
  return section(
    t.week6,
    html`<p>${t.meant}</p>
      ${
        provinces.length === 0
          ? html`<p class="w2-card">${t.none}</p>`
          : table<Province>(
              t.week6,
              [
                { title: t.province, head: true, cell: (one) => provinceText(one, lang) },
                { title: t.had, number: true, cell: (one) => count(one, 'yes') },
                { title: t.hadNot, number: true, cell: (one) => count(one, 'no') },
                {
                  title: t.share,
                  number: true,
                  cell: (one) => `${Math.round((100 * count(one, 'yes')) / (count(one, 'yes') + count(one, 'no')))} %`,
                },
              ],
              provinces,
            )
      }`,
  );
}

const waits = ({ waits: rows }: Process, lang: Lang): Html =>
  perProvince(rows, 'waitDays', lang, {
    title: exactWords[lang].waits,
    lead: exactWords[lang].waitsLead,
    what: exactWords[lang].waitedFor,
  });
const late = ({ late: rows }: Process, lang: Lang): Html =>
  perProvince(rows, 'deadlinesMissed', lang, {
    title: exactWords[lang].late,
    lead: exactWords[lang].lateLead,
    what: exactWords[lang].task,
  });

function perProvince(
  rows: readonly Row[],
  figure: 'waitDays' | 'deadlinesMissed',
  lang: Lang,
  { title, lead, what }: Readonly<Record<'title' | 'lead' | 'what', string>>,
): Html {
  const t = exactWords[lang];
  if (rows.length === 0) return section(title, html`<p class="w2-card">${t.none}</p>`);
  return section(
    title,
    html`<p>${lead}</p>
      ${table(
        title,
        [
          { title: what, head: true, cell: (row) => dimensionValueText(figure, 'kind', row.of[0] ?? null, lang) },
          { title: t.province, cell: (row) => provinceText(textOf(row, 1) as Province, lang) },
          { title: t.number, number: true, cell: ({ number }) => number },
          ...daysColumns(lang),
        ],
        rows.slice(0, mostRows),
      )}`,
  );
}

function paths({ paths: rows, otherPaths }: Process, lang: Lang): Html {
  const t = exactWords[lang];
  if (rows.length === 0) return section(t.paths, html`<p class="w2-card">${t.none}</p>`);
  const ways = rows.map((row) => ({ way: wayText(textOf(row, 0), lang), number: row.number }));
  return section(
    t.paths,
    table(
      t.paths,
      [
        { title: t.way, head: true, cell: ({ way }) => way },
        { title: t.number, number: true, cell: ({ number }) => number },
      ],
      otherPaths > 0 ? [...ways, { way: t.otherPaths, number: otherPaths }] : ways,
    ),
  );
}

function dropouts({ earlyDropouts: rows }: Process, lang: Lang): Html {
  const t = exactWords[lang];
  if (rows.length === 0) return section(t.dropouts, html`<p class="w2-card">${t.none}</p>`);
  return section(
    t.dropouts,
    table(
      t.dropouts,
      [
        {
          title: t.lastNoted,
          head: true,
          cell: (row) => dimensionValueText('earlyDropouts', 'kind', row.of[0] ?? null, lang),
        },
        { title: t.number, number: true, cell: ({ number }) => number },
        { title: t.median, number: true, cell: ({ median }) => median },
      ],
      rows,
    ),
  );
}
