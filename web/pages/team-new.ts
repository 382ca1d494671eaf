import { staffRoles } from '../../app/people/index.ts';
import { provinceWords, roleText, teamWords } from '../../words/index.ts';
import { attempt } from '../components/doing.ts';
import { once } from '../once.ts';
import { button, hidden, selectField, textField } from '../components/field.ts';
import { html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf } from '../return-to.ts';
import type { Go, Site, Visit } from '../site.ts';

/** Somebody new. */
export function teamNewPage(site: Site): void {
  site.get('/team/nieuw', async (visit) => newForm(visit, []));
  site.post('/team/nieuw', add);
}

/** The field of the form that a refusal names. */
const fields: Readonly<Record<string, string>> = {
  ...{ id: 'kenmerk', name: 'naam', email: 'adres', role: 'rol', province: 'provincie' },
};

async function newForm(visit: Visit, problems: readonly Wrong[]): Promise<Shown> {
  const { verbs, acting, lang, form, newKey } = visit;
  const t = teamWords[lang];
  const houses = await verbs.organisations(acting);
  const text = (name: string, label: string, more: object = {}) =>
    textField({ name, label, value: form.text(name), wrong: problems, ...more });
  const choice = (name: string, label: string, options: { value: string; text: string }[], more: object = {}) =>
    selectField({ name, label, options, empty: '–', value: form.text(name), wrong: problems, ...more });
  return {
    title: t.addTitle,
    place: 'team',
    lead: t.addLead,
    back: backOf(visit, '/team'),
    problems,
    body: html`<form class="w2-form" method="post">
      ${text('kenmerk', t.code, { note: t.codeNote, max: 64 })} ${text('naam', t.name, { max: 200 })}
      ${text('adres', t.email, { type: 'email', max: 265 })}
      ${choice(
        'rol',
        t.role,
        staffRoles.map((value) => ({ value, text: roleText(value, lang) })),
      )}
      ${choice(
        'organisatie',
        t.organisation,
        houses.map(({ id, name }) => ({ value: id, text: name })),
      )}
      ${choice(
        'provincie',
        t.province,
        Object.entries(provinceWords).map(([value, word]) => ({ value, text: word[lang] })),
        { optional: true, note: t.provinceNote },
      )}
      ${hidden('sleutel', newKey())}
      <div class="w2-row">${button(t.add)}</div>
    </form>`,
  };
}

async function add(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, form } = visit;
  const province = form.text('provincie');
  const tried = await attempt(
    visit,
    async () =>
      once(visit, 'addColleague', async () => {
        const { id } = await verbs.addColleague(acting, {
          id: form.text('kenmerk'),
          name: form.text('naam'),
          email: form.text('adres'),
          role: form.text('rol'),
          organisationId: form.text('organisatie'),
          ...(province === '' ? {} : { province }),
        });
        return `/team?erbij=${id}`;
      }),
    ({ code, details }) =>
      code === 'organisation.unknown' ? 'organisatie' : (fields[String(details?.['field'])] ?? ''),
  );
  return tried.ok ? tried.value : newForm(visit, tried.problems);
}
