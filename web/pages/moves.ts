import type { LocalDate } from '../../domain/calendar/index.ts';
import type { AvailableCommand } from '../../domain/trajectory/index.ts';
import {
  capital,
  filled,
  futureText,
  movesWords,
  refusalOnPage,
  shortDate,
  trajectoryWords,
} from '../../words/index.ts';
import { choicesFor } from '../components/choices.ts';
import { commandField, dataOf, type CommandField } from '../components/command-form.ts';
import { button, dateField, hidden, selectField } from '../components/field.ts';
import { changesTable, notedText, outwardList, toldList, type Foretold } from '../components/foretold.ts';
import { ifAllowed } from '../components/maybe.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { notice, section, table } from '../components/table.ts';
import { tried, type Attempt } from '../components/doing.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { Form, type Site, type Visit } from '../site.ts';

/** What can be looked at: whatever of it somebody could do now. */
const looks = ['pause', 'extendDeadline', 'changePartner', 'adoptRules', 'adoptCalendar'] as const;
type Look = (typeof looks)[number];

/** All dates before and after something that nobody did. Codes and days stand in the address, so it can be shown to others. */
export function movesPage(site: Site): void {
  site.get('/trajecten/:id/wat-als', async (visit) => {
    const { query } = visit;
    const subject = await subjectOf(visit);
    const commands = ((await ifAllowed(visit.verbs.commandsOf(visit.acting, subject.id, visit.by))) ?? []).filter(
      ({ name }) => (looks as readonly string[]).includes(name),
    );
    const wanted = query.get('wat') ?? looks.find((look) => commands.some(({ name }) => name === look));
    const chosen = commands.find(({ name }) => name === wanted);
    if (!chosen) return shown(visit, subject, commands, undefined, none);
    const page: Chosen = {
      ...{ visit: { ...visit, form: new Form(query) }, subject, look: chosen.name as Look },
      fields: await fieldsOf(visit, subject, chosen),
    };
    if (!query.has('toon')) return shown(visit, subject, commands, page, none);
    const result = await supposed(page);
    return shown(
      visit,
      subject,
      commands,
      page,
      result.ok ? outcome(page, result.value) : none,
      result.ok ? undefined : result.problems,
    );
  });
}

interface Chosen {
  readonly visit: Visit;
  readonly subject: Subject;
  readonly look: Look;
  readonly fields: readonly CommandField[];
}

const fieldsOf = async (visit: Visit, { view }: Subject, { spec, known }: AvailableCommand): Promise<CommandField[]> =>
  Promise.all(
    Object.entries(spec.fields).map(async ([name, field]) => {
      const choices = field.kind === 'id' ? await choicesFor(visit, view, name) : null;
      const already = known[name];
      return { name, field, ...(already === undefined ? {} : { known: already }), ...(choices ? { choices } : {}) };
    }),
  );

/** The very answer that the command would get, with its refusal beside the field it names. */
async function supposed({ visit, subject, look, fields }: Chosen): Promise<Attempt<Foretold>> {
  const { verbs, acting, by, form, lang } = visit;
  const ask = async () => {
    const base = { trajectoryId: subject.id, name: look, by };
    if (look === 'adoptRules')
      return verbs.whatIfCommand(acting, {
        ...base,
        data: { rules: await verbs.showRules(acting, form.text('version')) },
      });
    if (look === 'adoptCalendar') {
      const calendar = await verbs.calendarWith(acting, form.text('organisation'), form.text('day'));
      return verbs.whatIfCommand(acting, { ...base, data: { calendar }, supposing: true });
    }
    return verbs.whatIfCommand(acting, { ...base, data: dataOf(fields, form) });
  };
  const result = await tried(ask(), lang, ['version', 'organisation', 'day']);
  if (!result.ok) return result;
  if (result.value.ok) return { ok: true, value: result.value };
  const { refusal } = result.value;
  const named = String(refusal.details['field'] ?? '');
  const field = fields.some(({ name }) => name === named) ? named : '';
  return { ok: false, problems: [{ field, text: refusalOnPage(refusal, lang) }] };
}

async function shown(
  visit: Visit,
  { id, name, back }: Subject,
  commands: readonly AvailableCommand[],
  chosen: Chosen | undefined,
  result: Html | string,
  problems?: readonly Wrong[],
): Promise<Shown> {
  const { lang } = visit;
  const t = movesWords[lang];
  return {
    title: filled(t.title, { name }),
    lead: t.lead,
    place: 'work',
    back,
    ...(problems ? { problems } : {}),
    body:
      commands.length === 0
        ? notice(t.none)
        : html`<nav aria-label="${t.choose}">
              <ul class="w2-tabs">
                ${looks
                  .filter((look) => commands.some((one) => one.name === look))
                  .map(
                    (look) =>
                      html`<li>
                        <a
                          href="/trajecten/${id}/wat-als?wat=${look}"
                          ${chosen?.look === look ? html`aria-current="page"` : none}
                          >${t[look]}</a
                        >
                      </li>`,
                  )}
              </ul>
            </nav>
            ${chosen ? await formOf(chosen, problems ?? []) : html`<p class="w2-quiet">${t.choose}</p>`} ${result}`,
  };
}

async function formOf(chosen: Chosen, problems: readonly Wrong[]): Promise<Html> {
  const { visit, subject, look, fields } = chosen;
  const { lang, form } = visit;
  const own = look === 'adoptRules' || look === 'adoptCalendar';
  return html`<form class="w2-form" method="get" action="/trajecten/${subject.id}/wat-als">
    ${hidden('wat', look)}${hidden('toon', '1')}
    ${own ? await toolFields(visit, look) : fields.map((field) => commandField(field, form, problems, lang))}
    <div>${button(movesWords[lang].look)}</div>
  </form>`;
}

/** Whole rules and calendars are chosen by their name. */
async function toolFields({ verbs, acting, form, lang }: Visit, look: Look): Promise<Html> {
  const t = movesWords[lang];
  if (look === 'adoptRules') {
    const options = (await verbs.listRules(acting)).map(({ version, validFrom }) => ({
      value: version,
      text: filled(t.versionOf, { version, day: shortDate(validFrom) }),
    }));
    return selectField({ name: 'version', label: t.version, options, empty: '–', value: form.text('version') });
  }
  const options = (await verbs.organisations(acting)).map(({ id: value, name: text }) => ({ value, text }));
  return html`${selectField({ name: 'organisation', label: t.organisation, options, empty: '–', value: form.text('organisation') })}
  ${dateField({ name: 'day', label: t.day, value: form.text('day') })}`;
}

function outcome({ visit, subject, look }: Chosen, foretold: Foretold): Html {
  const { lang, query, url } = visit;
  const t = movesWords[lang];
  const w = trajectoryWords[lang];
  const stays = foretold.after.filter(({ what }) => !foretold.changes.some((one) => one.what === what));
  const chosen = new URLSearchParams(query);
  for (const name of ['wat', 'toon', 'terug']) chosen.delete(name);
  chosen.set('terug', url);
  return html`<div class="w2-stack" id="uitkomst">
    ${section(filled(t.changed, { n: foretold.changes.length }), changesTable(foretold.changes, lang))}
    ${
      stays.length === 0
        ? none
        : html`<details>
            <summary>${filled(t.same, { n: stays.length })}</summary>
            ${table(
              filled(t.same, { n: stays.length }),
              [
                { title: w.whatColumn, head: true, cell: ({ what, rule }) => capital(futureText(what, rule, lang)) },
                { title: w.nowColumn, cell: ({ on }) => shortDate(on as LocalDate) },
              ],
              stays,
            )}
          </details>`
    }
    ${section(t.at, html`<p>${notedText(foretold, lang)}</p>`)} ${section(w.previewTold, toldList(foretold, lang))}
    ${outwardList(foretold, lang)}
    ${
      look === 'adoptRules' || look === 'adoptCalendar'
        ? none
        : html`<p>
            <a
              class="ds-button"
              data-variant="secondary"
              href="/trajecten/${subject.id}/doe/${look}?${chosen.toString()}"
              >${t.really}</a
            >
          </p>`
    }
  </div>`;
}
