import { filled, listWords, problemOf, problemOnPage, screenWords } from '../../words/index.ts';
import type { RegistrationReport } from '../../app/intake/index.ts';
import { carried, carry } from '../carried.ts';
import { button, fileField, hidden, selectField, textField } from '../components/field.ts';
import { going, gone } from '../components/going.ts';
import {
  confirmRow,
  inQuestion,
  knownTable,
  lineText,
  refusedTable,
  remarks,
  tally,
} from '../components/list-report.ts';
import { mustMay } from '../components/maybe.ts';
import { section, table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { doOnce, whatCameOf } from '../once.ts';
import type { Download, Site, Visit } from '../site.ts';
import type { Uploaded } from '../upload.ts';

const path = '/lijst';
const what = 'list';
export const accepts =
  '.csv,.xlsx,.json,.txt,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const;

/** A list of people, from the file of an office: looked at first, then taken in, each row with what became of it. */
export function listPage(site: Site): void {
  site.get(path, async (visit) => {
    mustMay(visit, 'registerList');
    return uploadForm(visit, []);
  });

  site.post(path, async (visit) => {
    const { verbs, acting, by, form, lang } = visit;
    const file = carried(form);
    if (form.has('anders')) return uploadForm(visit, []);
    if (!file) return uploadForm(visit, [{ field: 'bestand', text: listWords[lang].noFile }]);
    const sheet = form.text('blad') || undefined;
    const options = { sheet, fileName: file.name };
    try {
      if (form.text('stap') === 'doen') {
        const ref = await doOnce(visit, what, file.bytes, async (onProgress) => {
          const { left: _names, ...report } = await verbs.registerList(acting, file.bytes, by, {
            ...options,
            onProgress,
          });
          return report;
        });
        return { to: `${path}/${ref}` };
      }
      const report = await verbs.registerList(acting, file.bytes, by, { ...options, dryRun: true });
      return form.has('fouten')
        ? await wrongRows(visit, file, report, sheet)
        : await preview(visit, file, report, sheet);
    } catch (error) {
      return uploadForm(visit, [unreadable(error, visit)], sheetsOf(error), file);
    }
  });

  site.get(`${path}/:ref`, async (visit) => {
    const { params, lang } = visit;
    const outcome = await whatCameOf<Omit<RegistrationReport, 'left'>>(visit, what, params['ref'] ?? '');
    const t = listWords[lang];
    if (outcome.is === 'going') return going(visit, t, outcome, 'register');
    return outcome.is === 'gone' ? gone(visit, t, outcome.problem, path, 'register') : done(visit, outcome.result);
  });
}

/** A file of rows to mend, of the kind that the list itself was: its first bytes say which. */
export function fileType(name: string, body: Buffer): Download['file'] {
  const format = body[0] === 0x50 && body[1] === 0x4b ? 'xlsx' : body[0] === 0x5b ? 'json' : 'csv';
  return { name: `${name}.${format}`, type: types[format], body };
}

/** What of the file cannot be read is said at its field; everything else is no matter of the file. */
export function unreadable(error: unknown, { lang }: Visit): Wrong {
  const known = problemOf(error);
  if (!known?.code.startsWith('list.') && !known?.code.startsWith('prospects.')) throw error;
  return { field: known.code.endsWith('Sheets') ? 'blad' : 'bestand', text: problemOnPage(known, lang) };
}

/** Of a workbook with several lists: which, as the refusal names them. */
export function sheetsOf(error: unknown): readonly string[] {
  const known = problemOf(error);
  if (known?.code !== 'list.severalSheets') return [];
  return [...String(known.details['sheets']).split(', '), '*'];
}

function uploadForm(
  { lang, form }: Visit,
  problems: readonly Wrong[],
  sheets: readonly string[] = [],
  file: Uploaded | null = null,
): Shown {
  const t = listWords[lang];
  const sheet = {
    ...{ name: 'blad', label: `${t.sheet} (${screenWords[lang].optional})`, note: t.sheetHint, optional: true },
    ...{ wrong: problems, value: form.text('blad') },
  };
  const chosen = sheets.length > 0 && file !== null;
  return {
    title: t.title,
    place: 'register',
    lead: t.lead,
    back: { href: '/aanmelden-persoon', text: screenWords[lang].back },
    problems,
    body: html`<form class="w2-form" method="post" action="${path}" enctype="multipart/form-data">
      ${
        chosen
          ? html`<p>${t.file}: <b>${file.name}</b></p>
              ${carry(file)}${selectField({ ...sheet, label: t.sheet, optional: false, options: sheets.map((one) => ({ value: one, text: one })) })}`
          : html`${fileField({ name: 'bestand', label: t.file, note: t.fileHint, accept: accepts, wrong: problems })}${textField({ ...sheet, max: 100 })}`
      }
      <div class="w2-row">
        ${button(t.check)} <a class="ds-link" href="/aanmelden-persoon">${screenWords[lang].cancel}</a>
      </div>
    </form>`,
  };
}

type Report = Omit<RegistrationReport, 'left'>;

const tallyOf = ({ accepted, duplicate, differs, refused }: Report, { lang }: Visit): Html => {
  const { counts, countsTitle } = listWords[lang];
  const back = accepted.filter(({ reopens }) => reopens !== null).length;
  return tally(countsTitle, [
    [counts.fresh, accepted.length - back],
    ...(back > 0 ? [[counts.back, back] as const] : []),
    [counts.known, duplicate.length],
    [counts.question, differs.length],
    [counts.wrong, refused.length],
  ]);
};

async function preview(
  visit: Visit,
  file: Uploaded,
  report: RegistrationReport,
  sheet: string | undefined,
): Promise<Shown> {
  const { lang, newKey, verbs } = visit;
  const t = listWords[lang];
  const { accepted, differs, refused } = report;
  const going = accepted.length + differs.length;
  const rows = await verbs.readListRows(file.bytes, sheet);
  return {
    title: t.previewTitle,
    place: 'register',
    lead: t.previewLead,
    wide: true,
    body: html`${tallyOf(report, visit)}
      <form method="post" action="${path}" enctype="multipart/form-data" class="w2-stack">
        ${carry(file)}${hidden('blad', sheet ?? '')}${hidden('sleutel', newKey())}
        ${
          refused.length === 0
            ? none
            : section(
                t.wrongTitle,
                html`<p class="w2-quiet">${t.wrongLead}</p>
                  ${refusedTable(refused, lang)}
                  <p>
                    <button class="ds-button" data-variant="secondary" name="fouten" value="1" data-again>
                      ${t.wrongFile}
                    </button>
                  </p>`,
              )
        }
        ${await inQuestion(visit, differs, rows)} ${remarks(report, lang)} ${knownTable(knownOf(report, visit), lang)}
        ${confirmRow(going, '/werk', lang)}
      </form>`,
  };
}

const knownOf = ({ duplicate }: Report, { lang }: Visit) =>
  duplicate.map(({ ofTrajectory, ofLine, ofSheet, ...line }) => ({
    ...line,
    why:
      ofTrajectory === null
        ? filled(listWords[lang].knownLine, {
            line: lineText({ line: ofLine ?? 0, ...(ofSheet === undefined ? {} : { sheet: ofSheet }) }, lang),
          })
        : filled(listWords[lang].knownIn, { id: ofTrajectory }),
  }));

async function wrongRows(
  { verbs }: Visit,
  { bytes }: Uploaded,
  { refused }: Report,
  sheet: string | undefined,
): Promise<Download> {
  return { file: fileType('foute-rijen', await verbs.writeRefused(bytes, refused, sheet)) };
}

/** What became of each row: an address that can be kept. */
function done(visit: Visit, report: Report): Shown {
  const { lang } = visit;
  const t = listWords[lang];
  const { accepted, refused, differs } = report;
  return {
    title: t.doneTitle,
    place: 'register',
    lead: t.doneLead,
    wide: true,
    body: html`${tallyOf(report, visit)}
      ${
        refused.length === 0
          ? none
          : section(
              t.wrongTitle,
              html`${refusedTable(refused, lang)}
                <form class="w2-form" method="post" action="${path}" enctype="multipart/form-data">
                  ${fileField({ name: 'bestand', label: t.file, note: t.wrongAgain, accept: accepts })}
                  ${hidden('fouten', '1')}
                  <div>
                    <button class="ds-button" data-variant="secondary" data-again>${t.wrongFile}</button>
                  </div>
                </form>`,
            )
      }
      ${differs.length === 0 ? none : html`<p><a class="ds-button" data-variant="secondary" href="/voorstellen">${t.toProposals}</a></p>`}
      ${
        accepted.length === 0
          ? none
          : section(
              t.freshDone,
              table(
                t.freshDone,
                [
                  { title: t.line, head: true, cell: (row) => lineText(row, lang) },
                  {
                    title: t.freshRow,
                    cell: ({ trajectoryId, reopens }) =>
                      html`<a class="ds-link" href="/trajecten/${trajectoryId}">${trajectoryId}</a>
                        ${reopens === null ? none : filled(t.goesOn, { id: reopens })}`,
                  },
                ],
                accepted.slice(0, 500),
              ),
            )
      }
      ${remarks({ ...report, left: [] }, lang)} ${knownTable(knownOf(report, visit), lang)}
      <div class="w2-row">
        <a class="ds-button" href="/werk">${t.toWork}</a> <a class="ds-link" href="${path}">${t.again}</a>
      </div>`,
  };
}
