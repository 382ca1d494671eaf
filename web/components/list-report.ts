import {
  registrationFields,
  filled,
  listWords,
  registerWords,
  rowReasonText,
  screenWords,
  type Lang,
} from '../../words/index.ts';
import type { ListedRow, RegistrationReport } from '../../app/intake/index.ts';
import { each } from '../../app/each.ts';
import { html, none, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { beside, knownOf, type Typed } from './beside.ts';
import { section, table } from './table.ts';

interface Line {
  readonly line: number;
  readonly sheet?: string;
}

/** So many of a kind are shown; a file has them all. */
const mostShown = 200;
/** Of so many what is known is looked up beside. */
const mostBeside = 40;
const atOnce = 4;

export const lineText = ({ line, sheet }: Line, lang: Lang): string =>
  sheet === undefined ? String(line) : filled(listWords[lang].onSheet, { line, sheet });

const keyOf = ({ line, sheet = '' }: Line): string => `${line} ${sheet}`;

/** How many there are of each kind, to see at a glance. */
export const tally = (title: string, counts: readonly (readonly [string, number])[]): Html =>
  html`<dl class="w2-tally" aria-label="${title}">
    ${counts.map(
      ([name, count]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${count}</dd>
        </div>`,
    )}
  </dl>`;

const more = (total: number, lang: Lang): Html | string =>
  total > mostShown
    ? html`<p class="w2-quiet">${filled(listWords[lang].moreRows, { n: total - mostShown })}</p>`
    : none;

/** Every reason against every row, and what to do about it. */
export function refusedTable(refused: RegistrationReport['refused'], lang: Lang): Html {
  const t = listWords[lang];
  const rows = refused.flatMap(({ reasons, ...line }) =>
    reasons.map((reason, at) => ({ line, reason, first: at === 0 })),
  );
  return html`${table(
    t.wrongTitle,
    [
      { title: t.line, head: true, cell: ({ line }) => lineText(line, lang) },
      { title: t.column, cell: ({ reason }) => columnText(reason.column, lang) },
      { title: t.reason, cell: ({ reason }) => rowReasonText(reason, lang) },
    ],
    rows.slice(0, mostShown),
  )}
  ${more(rows.length, lang)}`;
}

const columnText = (column: string | null, lang: Lang): string =>
  column === null
    ? listWords[lang].wholeRow
    : (registrationFields[column as keyof typeof registrationFields]?.label[lang] ?? column);

/** What must be said of rows that go in, once for all lines of which it holds; and what of the file was not read. */
export function remarks({ warnings, left }: Pick<RegistrationReport, 'warnings' | 'left'>, lang: Lang): Html | string {
  const t = listWords[lang];
  const same = [...Map.groupBy(warnings, ({ column, code }) => `${column ?? ''} ${code}`).values()];
  return html`${
    same.length === 0
      ? none
      : section(
          t.warnings,
          table(
            t.warnings,
            [
              { title: t.column, head: true, cell: (some) => columnText(some[0]?.column ?? null, lang) },
              { title: t.reason, cell: (some) => (some[0] ? rowReasonText(some[0], lang) : '') },
              { title: t.lines, cell: (some) => linesText(some, lang) },
            ],
            same,
          ),
        )
  }
  ${
    left.length === 0
      ? none
      : section(
          t.left,
          html`<ul>
            ${left.map(({ message }) => html`<li lang="nl">${message}</li>`)}
          </ul>`,
        )
  }`;
}

const mostLines = 12;
const linesText = (lines: readonly Line[], lang: Lang): string =>
  `${lines
    .slice(0, mostLines)
    .map((one) => lineText(one, lang))
    .join(', ')}${lines.length > mostLines ? ` … (${lines.length})` : ''}`;

/** Each row that says otherwise than we know it, beside what is known. */
export async function inQuestion(
  visit: Visit,
  differs: RegistrationReport['differs'],
  rows: readonly ListedRow[],
): Promise<Html | string> {
  const { lang } = visit;
  const t = listWords[lang];
  if (differs.length === 0) return none;
  const at = new Map(rows.map((row) => [keyOf(row), row.cells]));
  const looked = await each(differs.slice(0, mostBeside), atOnce, async (one) => ({
    one,
    known: one.trajectoryId === null ? null : await knownOf(visit, one.trajectoryId),
  }));
  return section(
    t.questionTitle,
    html`<p class="w2-quiet">${t.questionLead}</p>
      ${looked.map(({ one, known }) => {
        const typed: Typed = at.get(keyOf(one)) ?? {};
        const who = [typed.Voornaam, typed.Naam].filter((part) => part && part !== '-').join(' ');
        return html`<div class="w2-card">
          <h3 class="ds-heading" data-size="2xs">${filled(t.questionRow, { line: lineText(one, lang), who })}</h3>
          ${one.otherName ? html`<p class="ds-tag" data-color="danger">${registerWords[lang].otherName}</p>` : none}
          ${beside(one, typed, known, lang, t.listSays)}
        </div>`;
      })}
      ${differs.length > mostBeside ? html`<p class="w2-quiet">${filled(t.moreRows, { n: differs.length - mostBeside })}</p>` : none}`,
  );
}

/** Who is known already, so not taken in again. */
export function knownTable(
  duplicate: readonly (Line & { readonly why: Html | string })[],
  lang: Lang,
  title: string = listWords[lang].knownTitle,
): Html | string {
  const t = listWords[lang];
  if (duplicate.length === 0) return none;
  return section(
    title,
    html`<details>
      <summary>${filled(t.rows, { n: duplicate.length })}</summary>
      ${table(
        title,
        [
          { title: t.line, head: true, cell: (row) => lineText(row, lang) },
          { title: t.why, cell: ({ why }) => why },
        ],
        duplicate.slice(0, mostShown),
      )}
      ${more(duplicate.length, lang)}
    </details>`,
  );
}

/** Below what would be done: doing it for so many rows, another file, or nothing. */
export function confirmRow(going: number, away: string, lang: Lang): Html {
  const t = listWords[lang];
  return html`<div class="w2-row">
    ${
      going === 0
        ? html`<p>${t.nothing}</p>`
        : html`<button class="ds-button" name="stap" value="doen">
            ${going === 1 ? t.confirmOne : filled(t.confirm, { n: going })}
          </button>`
    }
    <button class="ds-button" data-variant="secondary" name="anders" value="1">${t.other}</button>
    <a class="ds-link" href="${away}">${screenWords[lang].cancel}</a>
  </div>`;
}
