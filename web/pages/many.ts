import { each } from '../../app/each.ts';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { commandSpecs, type CommandName } from '../../domain/trajectory/index.ts';
import {
  capital,
  commandText,
  filled,
  futureText,
  happenedText,
  manyWords,
  problemOnPage,
  refusalOnPage,
  screenWords,
  shortDate,
  toldText,
  trajectoryWords,
} from '../../words/index.ts';
import { choicesFor } from '../components/choices.ts';
import { commandField, dataOf, type CommandField } from '../components/command-form.ts';
import { confirmForm } from '../components/doing.ts';
import { areaField, button, hidden } from '../components/field.ts';
import { going, gone } from '../components/going.ts';
import { act, ifGone, look, type Done, type Foretold, type Looked } from '../components/many-act.ts';
import { chosenRows, manyCommand, manyPath, rowText, type ChosenRow } from '../components/many-commands.ts';
import { table } from '../components/table.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { doOnce, whatCameOf } from '../once.ts';
import { ownPath } from '../return-to.ts';
import type { Site, Visit } from '../site.ts';
import { nameOf } from '../components/subject.ts';

const what = 'many';
const atOnce = 4;

/** One thing done with many trajectories: a form, what it would do to each, then done, each with what became of it. */
export function manyPage(site: Site): void {
  site.get(manyPath, async () => ({ to: '/werk' }));

  site.post(manyPath, async (visit) => {
    const { form, lang } = visit;
    const name = manyCommand(form.text('wat'), visit);
    const rows = chosenRows(form.all('rij'));
    if (name === null || rows.length === 0) return nothingChosen(visit);
    const fields = await fieldsOf(visit, name);
    const step = form.has('wijzig') ? '' : form.text('stap');
    if (step === '') return formOf(visit, name, fields, rows, []);
    const data = dataOf(fields, form);
    const missing = fields.filter(({ name: one, field }) => !field.optional && data[one] === undefined);
    if (missing.length > 0)
      return formOf(
        visit,
        name,
        fields,
        rows,
        missing.map((one) => ({ field: one.name, text: screenWords[lang].fillIn })),
      );
    if (step !== 'doen') return preview(visit, name, data, rows);
    const content = JSON.stringify([name, data, rows, form.text('note')]);
    const ref = await doOnce(visit, what, content, async (progress) => {
      let done = 0;
      return each(rows, atOnce, async (row) => {
        const result = await act(visit, name, data, row);
        progress((done += 1), rows.length);
        return result;
      });
    });
    return { to: `${manyPath}/${ref}?terug=${encodeURIComponent(backTo(visit))}` };
  });

  site.get(`${manyPath}/:ref`, async (visit) => {
    const t = manyWords[visit.lang];
    const outcome = await whatCameOf<readonly Done[]>(visit, what, visit.params['ref'] ?? '');
    if (outcome.is === 'going') return going(visit, t, outcome, 'work');
    if (outcome.is === 'gone') return gone(visit, t, outcome.problem, '/werk', 'work');
    return doneOf(visit, outcome.result);
  });
}

const backTo = ({ form, query }: Visit): string => ownPath(form.text('terug') || query.get('terug'), '/werk');

function nothingChosen(visit: Visit): Shown {
  const t = manyWords[visit.lang];
  return {
    title: t.barTitle,
    place: 'work',
    problems: [{ field: '', text: t.noneChosen }],
    body: html`<p><a class="ds-button" href="${backTo(visit)}">${t.back}</a></p>`,
  };
}

const fieldsOf = (visit: Visit, name: CommandName): Promise<readonly CommandField[]> =>
  Promise.all(
    Object.entries(commandSpecs[name].fields).map(async ([one, field]): Promise<CommandField> => {
      const choices = field.kind === 'id' ? await choicesFor(visit, null, one) : null;
      return { name: one, field, ...(choices ? { choices } : {}) };
    }),
  );

/** Whose they are. A row that is no longer theirs has no name here. */
async function namesOf({ verbs, acting }: Visit, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await each(ids, atOnce, async (id) => {
    const view = await verbs.showTrajectory(acting, id).catch(ifGone);
    return [id, view ? nameOf(view) || id : id] as const;
  });
  return new Map(found);
}

async function formOf(
  visit: Visit,
  name: CommandName,
  fields: readonly CommandField[],
  rows: readonly ChosenRow[],
  problems: readonly Wrong[],
): Promise<Shown> {
  const { lang, form } = visit;
  const t = manyWords[lang];
  const command = capital(commandText(name, lang));
  const names = await namesOf(
    visit,
    rows.map(({ id }) => id),
  );
  return {
    title: rows.length === 1 ? filled(t.titleOne, { command }) : filled(t.title, { command, n: rows.length }),
    place: 'work',
    lead: t.lead,
    back: { href: backTo(visit), text: t.back },
    problems,
    body: html`<p><b>${t.rows}:</b> ${rows.map(({ id }) => names.get(id) ?? id).join(', ')}</p>
      <form class="w2-form" method="post" action="${manyPath}">
        ${fields.map((field) => commandField(field, form, problems, lang))}
        ${areaField({ name: 'note', label: `${trajectoryWords[lang].noteLabel} (${screenWords[lang].optional})`, note: trajectoryWords[lang].noteHint, value: form.text('note'), optional: true })}
        ${carriedOn(visit, name, rows).map(([one, value]) => hidden(one, value))}${hidden('stap', 'toon')}
        <div class="w2-row">
          ${button(t.look)} <a class="ds-link" href="${backTo(visit)}">${screenWords[lang].cancel}</a>
        </div>
      </form>`,
  };
}

const carriedOn = (visit: Visit, name: CommandName, rows: readonly ChosenRow[]): (readonly [string, string])[] => [
  ['wat', name],
  ['terug', backTo(visit)],
  ...rows.map((row) => ['rij', rowText(row)] as const),
];

async function preview(
  visit: Visit,
  name: CommandName,
  data: Record<string, unknown>,
  rows: readonly ChosenRow[],
): Promise<Shown> {
  const { lang, form } = visit;
  const t = manyWords[lang];
  const looked = await each(rows, atOnce, (row) => look(visit, name, data, row));
  const names = await namesOf(
    visit,
    rows.map(({ id }) => id),
  );
  const can = looked.filter(({ foretold }) => foretold !== undefined);
  const said = (cell: (foretold: Foretold) => Html | string) => (one: Looked) =>
    one.foretold === undefined ? none : cell(one.foretold);
  return {
    title: filled(t.previewTitle, { command: capital(commandText(name, lang)) }),
    place: 'work',
    lead: t.previewLead,
    wide: true,
    body: html`${table(
      t.rows,
      [
        { title: t.who, head: true, cell: ({ row }) => names.get(row.id) ?? row.id },
        {
          title: t.happens,
          cell: (one) =>
            one.foretold === undefined
              ? html`<span class="w2-error">${one.why}</span>`
              : capital(happenedText(one.foretold.events, lang)),
        },
        { title: t.dates, cell: said(({ changes }) => datesText(changes, visit)) },
        { title: t.told, cell: said(({ told }) => [...new Set(told.map((one) => toldText(one)))].join('; ')) },
      ],
      looked,
    )}
    ${confirmForm(visit, {
      text: can.length === 0 ? null : filled(t.confirm, { n: can.length }),
      nothing: t.nothing,
      away: backTo(visit),
      action: manyPath,
      carried: [
        ...form.entries().filter(([one]) => !['rij', 'wat', 'terug'].includes(one)),
        ...carriedOn(visit, name, rows),
      ],
    })}`,
  };
}

function datesText(changes: Foretold['changes'], { lang }: Visit): Html {
  const day = (on: string | null): string => (on === null ? '–' : shortDate(on as LocalDate));
  return html`${changes.map(
    ({ what: of, rule, before, after }) =>
      html`<span class="w2-small"
          >${capital(futureText(of, rule, lang))}: ${day(before)} →
          <b>${after === null ? trajectoryWords[lang].gone : day(after)}</b></span
        ><br />`,
  )}`;
}

async function doneOf(visit: Visit, results: readonly Done[]): Promise<Shown> {
  const { lang } = visit;
  const t = manyWords[lang];
  const names = await namesOf(
    visit,
    results.map(({ id }) => id),
  );
  const did = results.filter(({ is }) => is === 'did' || is === 'nothing').length;
  const back = backTo(visit);
  return {
    title: filled(t.doneTitle, { n: did, total: results.length }),
    place: 'work',
    lead: t.doneLead,
    body: html`${table(
        t.result,
        [
          {
            title: t.who,
            head: true,
            cell: ({ id }) =>
              html`<span class="w2-who"
                ><a class="ds-link" href="/trajecten/${id}?terug=${encodeURIComponent(back)}">${names.get(id) ?? id}</a
                ><small>${id}</small></span
              >`,
          },
          { title: t.result, cell: (one) => resultText(one, visit) },
        ],
        results,
      )}
      <p><a class="ds-button" href="${back}">${t.back}</a></p>`,
  };
}

function resultText(done: Done, { lang }: Visit): Html | string {
  const t = manyWords[lang];
  switch (done.is) {
    case 'did':
      return t.did;
    case 'nothing':
      return t.didNothing;
    case 'changed':
      return html`<span class="w2-error">${t.changed}</span>`;
    case 'gone':
      return html`<span class="w2-error">${t.gone}</span>`;
    case 'refused':
      return html`<span class="w2-error">${filled(t.cannot, { why: refusalOnPage(done.refusal, lang) })}</span>`;
    case 'problem':
      return html`<span class="w2-error">${filled(t.cannot, { why: problemOnPage(done.problem, lang) })}</span>`;
  }
}
