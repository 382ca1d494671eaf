import { prospectSources } from '../../domain/prospects/index.ts';
import { contactWords, filled, listWords, screenWords, sourceWords } from '../../words/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { carried, carry } from '../carried.ts';
import { button, fileField, hidden, radioField, selectField } from '../components/field.ts';
import { going, gone } from '../components/going.ts';
import { confirmRow, inQuestion, knownTable, refusedTable, remarks, tally } from '../components/list-report.ts';
import { mustMay } from '../components/maybe.ts';
import { notice, section } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { doOnce, whatCameOf } from '../once.ts';
import type { Site, Visit } from '../site.ts';
import type { Uploaded } from '../upload.ts';
import { contactsPath } from './contacts.ts';
import { accepts, fileType, sheetsOf, unreadable } from './list.ts';

const path = `${contactsPath}/lijst`;
const what = 'prospect-list';

type Whole = Awaited<ReturnType<Verbs['importProspects']>>;
/** What is kept of it: line numbers, codes and fields, and nothing of anybody. */
type Report = Omit<Whole, 'errors' | 'left'>;

/** A list of people to contact: looked at first, then taken in. */
export function contactsListPage(site: Site): void {
  site.get(path, async (visit) => {
    mustMay(visit, 'importProspects');
    return uploadForm(visit, []);
  });

  site.post(path, async (visit) => {
    const { verbs, acting, by, form, lang } = visit;
    const file = carried(form);
    if (form.has('anders')) return uploadForm(visit, []);
    const source = prospectSources.find((one) => one === form.text('bron'));
    const wrong = [
      ...(file ? [] : [{ field: 'bestand', text: listWords[lang].noFile }]),
      ...(source ? [] : [{ field: 'bron', text: screenWords[lang].fillIn }]),
    ];
    if (!file || !source) return uploadForm(visit, wrong);
    const given = { bytes: file.bytes, fileName: file.name, source, by, sheet: form.text('blad') || undefined };
    try {
      if (form.text('stap') === 'doen') {
        const ref = await doOnce(visit, what, file.bytes, async (progress) => {
          const { errors: _rows, left: _names, ...report } = await verbs.importProspects(acting, given, progress);
          return report;
        });
        return { to: `${path}/${ref}` };
      }
      const report = await verbs.importProspects(acting, { ...given, dryRun: true });
      if (form.has('fouten') && report.errors) return { file: fileType('niet-mee', report.errors) };
      return await preview(visit, file, report);
    } catch (error) {
      return uploadForm(visit, [unreadable(error, visit)], sheetsOf(error), file);
    }
  });

  site.get(`${path}/:ref`, async (visit) => {
    const { params, lang } = visit;
    const outcome = await whatCameOf<Report>(visit, what, params['ref'] ?? '');
    const t = listWords[lang];
    if (outcome.is === 'going') return going(visit, t, outcome, 'prospects');
    return outcome.is === 'gone' ? gone(visit, t, outcome.problem, path, 'prospects') : done(visit, outcome.result);
  });
}

function uploadForm(
  { lang, form }: Visit,
  problems: readonly Wrong[],
  sheets: readonly string[] = [],
  file: Uploaded | null = null,
): Shown {
  const t = listWords[lang];
  const c = contactWords[lang];
  return {
    title: c.importTitle,
    place: 'prospects',
    lead: c.importLead,
    back: { href: contactsPath, text: screenWords[lang].back },
    problems,
    body: html`<form class="w2-form" method="post" action="${path}" enctype="multipart/form-data">
      ${radioField({
        ...{ name: 'bron', label: c.source, value: form.text('bron'), wrong: problems },
        options: prospectSources.map((value) => ({ value, text: sourceWords[value][lang] })),
      })}
      ${
        sheets.length > 0 && file !== null
          ? html`<p>${t.file}: <b>${file.name}</b></p>
              ${carry(file)}${selectField({ name: 'blad', label: t.sheet, wrong: problems, options: sheets.map((one) => ({ value: one, text: one })) })}`
          : fileField({ name: 'bestand', label: t.file, note: t.fileHint, accept: accepts, wrong: problems })
      }
      <div class="w2-row">
        ${button(t.check)} <a class="ds-link" href="${contactsPath}">${screenWords[lang].cancel}</a>
      </div>
    </form>`,
  };
}

const tallyOf = ({ accepted, duplicate, differs, refused }: Report, { lang }: Visit): Html => {
  const { counts } = contactWords[lang];
  return tally(listWords[lang].countsTitle, [
    [counts.fresh, accepted],
    [counts.known, duplicate.length],
    [counts.question, differs.length],
    [counts.wrong, refused.length],
  ]);
};

const known = ({ duplicate }: Report, { lang }: Visit) =>
  duplicate.map(({ of, ...line }) => ({ ...line, why: filled(contactWords[lang].already, { of }) }));

async function preview(visit: Visit, file: Uploaded, report: Whole): Promise<Shown> {
  const { lang, form, newKey, verbs } = visit;
  const t = listWords[lang];
  const sheet = form.text('blad');
  const going = report.accepted + report.differs.length;
  const rows = report.differs.length === 0 ? [] : await verbs.readListRows(file.bytes, sheet || undefined);
  return {
    title: t.previewTitle,
    place: 'prospects',
    lead: t.previewLead,
    wide: true,
    body: html`${tallyOf(report, visit)}
      <form method="post" action="${path}" enctype="multipart/form-data" class="w2-stack">
        ${carry(file)}${hidden('blad', sheet)}${hidden('bron', form.text('bron'))}${hidden('sleutel', newKey())}
        ${
          report.refused.length === 0
            ? none
            : section(
                t.wrongTitle,
                html`<p class="w2-quiet">${t.wrongLead}</p>
                  ${refusedTable(report.refused, lang)}`,
              )
        }
        ${
          report.errors === null
            ? none
            : html`<p>
                <button class="ds-button" data-variant="secondary" name="fouten" value="1" data-again>
                  ${t.wrongFile}
                </button>
              </p>`
        }
        ${await inQuestion(visit, report.differs, rows)} ${remarks(report, lang)}
        ${knownTable(known(report, visit), lang, contactWords[lang].counts.known)}
        ${confirmRow(going, contactsPath, lang)}
      </form>`,
  };
}

/** What became of each row: an address that can be kept. */
function done(visit: Visit, report: Report): Shown {
  const { lang } = visit;
  const t = listWords[lang];
  const c = contactWords[lang];
  return {
    title: c.doneTitle,
    place: 'prospects',
    lead: t.doneLead,
    wide: true,
    body: html`${notice(html`<p>${filled(c.fresh, { n: report.accepted })}</p>`, 'success')} ${tallyOf(report, visit)}
      ${report.refused.length === 0 ? none : section(t.wrongTitle, refusedTable(report.refused, lang))}
      ${remarks({ ...report, left: [] }, lang)} ${knownTable(known(report, visit), lang, c.counts.known)}
      <div class="w2-row">
        <a class="ds-button" href="${report.listId === null ? contactsPath : `${contactsPath}?lijst=${report.listId}`}"
          >${c.toList}</a
        >
        <a class="ds-link" href="${path}">${c.again}</a>
      </div>`,
  };
}
