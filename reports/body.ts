import { provinceCodes } from '../domain/people/codes.ts';
import { standing } from '../domain/statistics/index.ts';
import {
  publishedFigures,
  sums,
  timedFigures,
  withKind,
  type PublishedFigure,
  type Release,
} from '../domain/statistics/publication/index.ts';
import { annexFields, figureDefinitions, filled, provinceText, reportWords, type Lang } from '../words/index.ts';
import { chart } from './chart.ts';
import { piece, type Piece } from './html.ts';
import { kindText, overview, tableOf, tablesOf, type ReportTable } from './tables.ts';
import {
  numberText,
  periodText,
  stampHow,
  stampText,
  summaryTexts,
  type ReleasePair,
  type ReportKind,
} from './texts.ts';

/** What parliament asks for; the yearly state of play has all. */
const asked: readonly PublishedFigure[] = [
  'referrals',
  'groupStarts',
  'groupEnds',
  'outcomeGroup',
  'outcomeGuidance',
  'outcome6Months',
];
export const figuresOf = (kind: ReportKind): readonly PublishedFigure[] =>
  kind === 'report' ? publishedFigures : asked;

/** The report without the page around it: the same on our pages and in a file that stands alone. */
export async function reportBody(kind: ReportKind, pair: ReleasePair, lang: Lang): Promise<Piece> {
  const { release } = pair;
  const t = reportWords[lang];
  const figures = figuresOf(kind);
  const parts = await Promise.all(figures.map((figure) => figurePart(release, figure, lang)));
  return piece`<p>${periodText(release, lang)}</p>
<p class="w2-stamp"><strong>${stampText(release, lang)}.</strong> ${stampHow(release, lang)}</p>
${kind === 'answer' ? piece`<p>${t.answerLead}</p>` : null}
<h2>${t.summary}</h2>
${summaryTexts(pair, lang).map((text) => piece`<p>${text}</p>`)}
<h2>${t.overview}</h2>
<p>${t.overviewText}${figures.some((one) => standing.includes(one)) ? ` ${t.overviewStanding}` : ''}</p>
${tablePiece(overview(pair, figures, lang), lang)}
${parts}
${durationsPart(release, lang)}
<h2>${t.annex}</h2>
${annexPart(release, lang)}
<h2>${t.definitions}</h2>
<dl>${figures.map(
    (figure) =>
      piece`<dt>${figureDefinitions[figure].title[lang]}</dt><dd>${figureDefinitions[figure].counts[lang]}</dd>`,
  )}</dl>
<h2>${t.method}</h2>
<p>${t.methodText}</p>
<p>${filled(t.source, { rules: release.rules })}</p>
`;
}

async function figurePart(release: Release, figure: PublishedFigure, lang: Lang): Promise<Piece> {
  const table = tableOf(release, figure);
  const t = reportWords[lang];
  const title = figureDefinitions[figure].title[lang];
  if (!table || Object.keys(table.shown).length === 0)
    return piece`<h2>${title}</h2>
<p>${t.none}</p>
`;
  const split = withKind.includes(figure) ? 'kind' : 'province';
  const of = sums(table.shown, [split]);
  const bars =
    split === 'kind'
      ? Object.entries(of).map(([kind, count]) => ({ name: kindText(figure, kind, lang), count }))
      : provinceCodes.map((one) => ({ name: provinceText(one, lang), count: of[one] ?? 0 }));
  const picture = await chart(
    filled(split === 'kind' ? t.chartKinds : t.chartOf, { figure: title }),
    bars,
    table.nearness,
  );
  return piece`<h2>${title}</h2>
${picture}
${tablesOf(release, figure, lang).map((one) => tablePiece(one, lang))}`;
}

function tablePiece({ title, columns, rows, nearness, change, name }: ReportTable, lang: Lang): Piece {
  const t = reportWords[lang];
  const [first = '', ...others] = columns;
  const cell = (number: number | null, at: number): string => {
    if (number === null) return '';
    if (change?.at === at) return number > 0 ? `+${number}` : String(number).replace('-', '−');
    return numberText(number, nearness);
  };
  return piece`<div class="w2-scroll" tabindex="0" role="region" aria-label="${title}"><table class="ds-table" id="${name}"><caption>${title}</caption>
<thead><tr><th scope="col">${first}</th>${others.map((one) => piece`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ head, cells, part }, row) =>
      piece`${
        part !== undefined && rows[row - 1]?.part !== part
          ? piece`<tr class="w2-part"><th scope="rowgroup" colspan="${columns.length}">${part}</th></tr>
`
          : null
      }<tr><th scope="row">${head}</th>${cells.map((number, at) => piece`<td>${cell(number, at)}</td>`)}</tr>
`,
  )}</tbody></table></div>
<p class="w2-quiet">${filled(t.differs, { n: nearness, below: nearness + 1 })}${change ? ` ${filled(t.changeDiffers, { n: change.nearness })}` : ''}</p>
`;
}

function durationsPart(release: Release, lang: Lang): Piece {
  const t = reportWords[lang];
  const found = (figure: PublishedFigure, province: string | null): string => {
    const one = release.durations.find((each) => each.figure === figure && each.province === province);
    if (!one) return t.tooFew;
    return one.weeks === 1 ? t.week : filled(t.weeks, { n: one.weeks });
  };
  return piece`<h2>${t.durations}</h2>
<p>${t.durationsText}</p>
<div class="w2-scroll" tabindex="0" role="region" aria-label="${t.durations}"><table class="ds-table"><caption>${t.durations}</caption>
<thead><tr><th scope="col">${t.figure}</th>${provinceCodes.map((one) => piece`<th scope="col">${provinceText(one, lang)}</th>`)}<th scope="col">${t.total}</th></tr></thead>
<tbody>${timedFigures.map(
    (figure) =>
      piece`<tr><th scope="row">${t[figure]}</th>${[...provinceCodes, null].map((one) => piece`<td>${found(figure, one)}</td>`)}</tr>
`,
  )}</tbody></table></div>
`;
}

/** A table for each tender: sixteen columns fit on no paper. */
function annexPart({ annex }: Release, lang: Lang): Piece {
  const t = reportWords[lang];
  if (annex.length === 0) return piece`<p>${t.annexNone}</p>`;
  return piece`${annex.map(
    (contract) =>
      piece`<table class="ds-table w2-contract"><caption>${contract.partnerName}, ${contract.tender}</caption>
<tbody>${annexFields(contract, lang).map(([field, text]) => piece`<tr><th scope="row">${field}</th><td>${text}</td></tr>\n`)}</tbody></table>
`,
  )}`;
}
