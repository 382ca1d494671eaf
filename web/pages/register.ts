import { educationLabels, languageLabels, originLabels, sexLabels, sourceLabels } from '../../domain/people/codes.ts';
import { registrationColumns, type RegistrationColumn } from '../../domain/people/registration-row.ts';
import { registrationFields, filled, registerWords, rowReasonText, screenWords, shortDate } from '../../words/index.ts';
import { isLocalDate, localDateOf } from '../../domain/calendar/index.ts';
import type { Verbs } from '../../app/verbs.ts';
import { beside, knownOf, type Typed } from '../components/beside.ts';
import { confirmForm, isConfirmed, wantsChange } from '../components/doing.ts';
import { areaField, button, dateField, hidden, selectField, textField, type Option } from '../components/field.ts';
import { facts, notice, section } from '../components/table.ts';
import { mustMay } from '../components/maybe.ts';
import { namesakesOf } from '../components/namesakes.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { onceAnswered } from '../once.ts';
import { backOf } from '../return-to.ts';
import type { Form, Site, Visit } from '../site.ts';

const path = '/aanmelden-persoon';

type Registered = Awaited<ReturnType<Verbs['registerPerson']>>;
type Taken = Exclude<Registered, { readonly reasons: readonly unknown[] }>;

/** One person: typed, put beside what is known, and only then registered. */
export function registerPage(site: Site): void {
  site.get(path, async (visit) => {
    mustMay(visit, 'registerPerson');
    return formOf(visit, []);
  });

  site.post(path, async (visit) => {
    const { verbs, acting, by, form } = visit;
    if (wantsChange(visit)) return formOf(visit, []);
    const typed = typedIn(form);
    if (!isConfirmed(visit)) {
      const tried = await verbs.registerPerson(acting, typed, by, { dryRun: true });
      return 'reasons' in tried ? formOf(visit, wrongOf(tried.reasons, visit)) : preview(visit, typed, tried);
    }
    const done = await onceAnswered(visit, 'registration', () => verbs.registerPerson(acting, typed, by));
    if ('reasons' in done) return formOf(visit, wrongOf(done.reasons, visit));
    if (!done.ok) return { to: `/voorstellen?traject=${done.duplicateOf}` };
    return { to: `/trajecten/${done.trajectoryId}/gedaan?van=0&terug=${encodeURIComponent(path)}` };
  });
}

/** A name in a form, and an id on the page: without spaces. */
const nameOf = (column: RegistrationColumn): string => column.replace(/[^A-Za-z]/g, '');

const typedIn = (form: Form): Record<RegistrationColumn, string> =>
  Object.fromEntries(registrationColumns.map((column) => [column, form.text(nameOf(column))])) as Record<
    RegistrationColumn,
    string
  >;

function wrongOf(
  reasons: readonly { readonly column: string; readonly code: string; readonly message: string }[],
  { lang }: Visit,
): readonly Wrong[] {
  return reasons.map(({ column, ...reason }) => ({
    field: nameOf(column as RegistrationColumn),
    text: rowReasonText(reason, lang),
  }));
}

const groups: Readonly<Record<keyof (typeof registerWords)['nl']['groups'], readonly RegistrationColumn[]>> = {
  who: ['INSZ', 'Naam', 'Voornaam', 'Geboortedatum', 'Geslacht'],
  where: ['Straat', 'Nummer', 'Postcode', 'Gemeente'],
  reach: ['Telefoon', 'E-mail', 'Taal'],
  background: ['Scholingsgraad', 'Herkomst'],
  entry: ['Bron', 'Datum aanmelding', 'Dossiernummer', 'Opmerking'],
};
const needed = new Set<RegistrationColumn>([
  'INSZ',
  'Naam',
  'Voornaam',
  'Geboortedatum',
  'Postcode',
  'Bron',
  'Datum aanmelding',
]);

const firstLabels = (labels: Readonly<Record<string, readonly string[]>>): Option[] =>
  Object.entries(labels).flatMap(([code, [label]]) =>
    label && code !== 'unknown' ? [{ value: label, text: label }] : [],
  );

function fieldOf(column: RegistrationColumn, { form, lang }: Visit, wrong: readonly Wrong[], today: string): Html {
  const { label, hint } = registrationFields[column];
  const name = nameOf(column);
  const optional = !needed.has(column);
  const base = {
    ...{ name, wrong, value: form.text(name) },
    label: optional ? `${label[lang]} (${screenWords[lang].optional})` : label[lang],
    ...(hint ? { note: hint[lang] } : {}),
    ...(optional ? { optional } : {}),
  };
  const empty = registerWords[lang].unknownChoice;
  switch (column) {
    case 'Geslacht':
      return selectField({ ...base, empty, options: firstLabels(sexLabels) });
    case 'Scholingsgraad':
      return selectField({ ...base, empty, options: firstLabels(educationLabels) });
    case 'Herkomst':
      return selectField({ ...base, empty, options: firstLabels(originLabels) });
    case 'Bron':
      return selectField({ ...base, empty: '–', options: firstLabels(sourceLabels) });
    case 'Datum aanmelding':
      return dateField({ ...base, max: today, value: base.value || today });
    case 'Taal':
      return textField({ ...base, offers: firstLabels(languageLabels).map(({ text }) => text) });
    case 'Opmerking':
      return areaField(base);
    case 'INSZ':
    case 'Postcode':
      return textField({ ...base, inputmode: 'numeric', max: column === 'INSZ' ? 20 : 8 });
    case 'Telefoon':
      return textField({ ...base, inputmode: 'tel', max: 40 });
    case 'E-mail':
      return textField({ ...base, inputmode: 'email', max: 200 });
    default:
      return textField({ ...base, max: 200 });
  }
}

async function formOf(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { lang, acting, may } = visit;
  const t = registerWords[lang];
  // The day of the programme, which a demo moves.
  const today = localDateOf(await acting.now());
  return {
    title: t.title,
    lead: t.lead,
    place: 'register',
    problems,
    body: html`<div class="w2-row">
        ${may('registerList') ? html`<a class="ds-button" data-variant="secondary" href="/lijst">${t.toList}</a>` : none}
        ${may('listProposals') ? html`<a class="ds-button" data-variant="tertiary" href="/voorstellen">${t.toProposals}</a>` : none}
      </div>
      <form class="w2-fieldsets" method="post" novalidate>
        ${(Object.keys(groups) as (keyof typeof groups)[]).map(
          (group) =>
            html`<fieldset class="ds-fieldset w2-card">
              <legend class="ds-label">${t.groups[group]}</legend>
              <div class="w2-grid">${groups[group].map((column) => fieldOf(column, visit, problems, today))}</div>
            </fieldset>`,
        )}
        ${hidden('stap', 'toon')}
        <div class="w2-row">
          ${button(t.look)} <a class="ds-link" href="${backOf(visit, '/werk').href}">${screenWords[lang].cancel}</a>
        </div>
      </form>`,
  };
}

/** What is known of this number and of this name, beside what was typed. */
async function preview(visit: Visit, typed: Typed, tried: Taken): Promise<Shown> {
  const { lang } = visit;
  const t = registerWords[lang];
  const { differs } = tried;
  const before = tried.ok ? tried.reopens : tried.duplicateOf;
  const known = before === null ? null : await knownOf(visit, before);
  const name = [typed.Voornaam, typed.Naam].filter((one) => one && one !== '-').join(' ');
  const says = differs.fields.length + differs.filled.length > 0;
  const going = tried.ok || says;
  return {
    title: filled(t.previewTitle, { name }),
    place: 'register',
    lead: t.previewLead,
    body: html`${found(visit, tried, known === null && before !== null)}
    ${says ? section(t.beside, beside(differs, typed, known, lang)) : none} ${await namesakesOf(visit, name, before)}
    ${remarks(visit, tried)}
    ${section(t.typedTitle, facts(registrationColumns.map((column) => [registrationFields[column].label[lang], shownOf(column, typed[column] ?? '')])))}
    ${confirmForm(visit, { text: going ? (tried.ok ? t.confirm : t.confirmProposals) : null, away: '/werk' })}`,
  };
}

const shownOf = (column: RegistrationColumn, text: string): string =>
  column === 'Datum aanmelding' && isLocalDate(text) ? shortDate(text) : text;

/** Whether the number is known, and what follows. */
function found({ lang }: Visit, tried: Taken, hiddenFromThem: boolean): Html {
  const t = registerWords[lang];
  const link = (id: string) => html`<a class="ds-link" href="/trajecten/${id}">${filled(t.toTrajectory, { id })}</a>`;
  const more = hiddenFromThem ? html`<p>${t.notYours}</p>` : none;
  if (tried.differs.otherName)
    return notice(
      html`<p>${t.otherName}</p>
        ${more}`,
      'danger',
    );
  if (!tried.ok) {
    const says = tried.differs.fields.length + tried.differs.filled.length > 0;
    return notice(
      html`<p>${filled(t.alreadyIn, { id: tried.duplicateOf })} ${says ? t.proposes : t.alreadySame}</p>
        ${hiddenFromThem ? more : html`<p>${link(tried.duplicateOf)}</p>`}`,
      'warning',
    );
  }
  if (tried.reopens === null) return notice(html`<p>${t.newHere}</p>`);
  return notice(
    html`<p>${filled(t.comesBack, { id: tried.reopens })}</p>
      ${hiddenFromThem ? more : html`<p>${link(tried.reopens)}</p>`}`,
    'warning',
  );
}

function remarks({ lang }: Visit, { warnings = [] }: Taken): Html | string {
  if (warnings.length === 0) return none;
  return section(
    registerWords[lang].checkAgain,
    html`<ul>
      ${warnings.map(({ column, ...reason }) => html`<li>${registrationFields[column].label[lang]}: ${rowReasonText(reason, lang)}</li>`)}
    </ul>`,
  );
}
