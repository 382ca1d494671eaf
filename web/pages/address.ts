import type { Changed } from '../../app/people/index.ts';
import {
  contactPageWords,
  filled,
  provinceText,
  refusalOnPage,
  screenWords,
  trajectoryWords,
} from '../../words/index.ts';
import { choicesFor } from '../components/choices.ts';
import { button, dateField, hidden, selectField, textField } from '../components/field.ts';
import { changesTable, outwardList, toldList } from '../components/foretold.ts';
import { subjectOf, type Subject } from '../components/subject.ts';
import { facts, section } from '../components/table.ts';
import { confirmForm, isConfirmed, tried, wantsChange, type Attempt } from '../components/doing.ts';
import { html, none, type Html } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import type { Site, Visit } from '../site.ts';

const fieldsOfAddress = ['street', 'houseNumber', 'postcode', 'municipality'] as const;

/** Somebody moved: what follows from it is shown before it is done. What a list proposed goes the same way. */
export function addressPage(site: Site): void {
  site.get('/trajecten/:id/contact/adres', async (visit) => formOf(visit, await subjectOf(visit), []));
  site.post('/trajecten/:id/contact/adres', moved);
  site.post('/trajecten/:id/contact/voorstel', proposed);
}

type Ahead = Extract<Changed, { ok: true }>;

const addressOf = ({ form }: Visit) => ({
  street: form.text('street'),
  houseNumber: form.text('houseNumber'),
  postcode: form.text('postcode'),
  municipality: form.text('municipality'),
});

const changeOf = (visit: Visit) => ({
  id: visit.params['id'] ?? '',
  by: visit.by,
  address: addressOf(visit),
  ...(visit.form.text('mediatorId') ? { mediatorId: visit.form.text('mediatorId') } : {}),
  ...(visit.form.text('on') ? { on: visit.form.text('on') } : {}),
});

/** A refusal of the trajectory is said of the whole form, as a mistake in the address is at its field. */
async function triedChange(act: Promise<Changed>, { lang }: Visit): Promise<Attempt<Ahead>> {
  const result = await tried(act, lang, fieldsOfAddress);
  if (!result.ok) {
    const said = contactPageWords[lang].addressWrong;
    return {
      ok: false,
      problems: result.problems.map(({ field, text }) => ({ field, text: field === '' ? text : said })),
    };
  }
  const { value } = result;
  return value.ok
    ? { ok: true, value }
    : { ok: false, problems: [{ field: '', text: refusalOnPage(value.refusal, lang) }] };
}

async function moved(visit: Visit) {
  const { verbs, acting } = visit;
  const subject = await subjectOf(visit);
  if (wantsChange(visit)) return formOf(visit, subject, []);
  const does = isConfirmed(visit);
  const result = await triedChange(verbs.changeAddress(acting, { ...changeOf(visit), dryRun: !does }), visit);
  if (!result.ok) return formOf(visit, subject, result.problems);
  return does ? { to: doneAt(subject.id, result.value) } : preview(visit, subject, result.value, '');
}

const doneAt = (id: string, { fields, movedTo }: Ahead): string =>
  `/trajecten/${id}/contact?gewijzigd=${fields.join(',')}${movedTo === null ? '' : `&naar=${movedTo}`}`;

/** Takes over what a list says, or not; an address is looked at first. */
async function proposed(visit: Visit) {
  const { verbs, acting, form, by, params } = visit;
  const id = params['id'] ?? '';
  const decision = form.text('keuze') === 'accepted' ? 'accepted' : 'declined';
  const { proposals } = await verbs.listProposals(acting, id);
  const found = proposals.find((one) => one.id === form.text('voorstel'));
  if (decision === 'accepted' && found?.field === 'address' && form.text('stap') !== 'doen') {
    const { street = '', houseNumber = '', postcode = '', municipality = '' } = found.proposed;
    const address = { street, houseNumber, postcode, municipality };
    const subject = await subjectOf(visit);
    const result = await triedChange(verbs.changeAddress(acting, { id, by, address, dryRun: true }), visit);
    if (!result.ok) return formOf(visit, subject, result.problems);
    return preview(visit, subject, result.value, found.id);
  }
  const result = await triedChange(verbs.decideProposal(acting, { id: form.text('voorstel'), decision, by }), visit);
  if (!result.ok) return formOf(visit, await subjectOf(visit), result.problems);
  return { to: decision === 'declined' ? `/trajecten/${id}/contact?gewijzigd=afgewezen` : doneAt(id, result.value) };
}

async function formOf(visit: Visit, { id, name, view }: Subject, problems: readonly Wrong[]): Promise<Shown> {
  const { form, lang } = visit;
  const t = contactPageWords[lang];
  const mediators = (await choicesFor(visit, view, 'mediatorId')) ?? [];
  const field = (of: (typeof fieldsOfAddress)[number], note?: string): Html =>
    textField({
      ...{ name: of, label: t[of], value: form.text(of), wrong: problems },
      ...(note === undefined ? {} : { note, optional: true }),
    });
  return {
    title: filled(t.addressTitle, { name }),
    lead: t.addressLead,
    place: 'work',
    back: { href: `/trajecten/${id}/contact`, text: screenWords[lang].back },
    problems,
    body: html`<form class="w2-form" method="post" action="/trajecten/${id}/contact/adres">
      ${field('street')} ${field('houseNumber')} ${field('postcode')} ${field('municipality', t.municipalityHint)}
      ${dateField({ name: 'on', label: t.movedOn, note: t.movedOnHint, value: form.text('on'), optional: true })}
      ${selectField({ name: 'mediatorId', label: t.mediator, note: t.mediatorHint, options: mediators, empty: t.pickAuto, value: form.text('mediatorId'), optional: true })}
      ${hidden('stap', 'toon')}
      <div class="w2-row">
        ${button(t.look)} <a class="ds-link" href="/trajecten/${id}/contact">${screenWords[lang].cancel}</a>
      </div>
    </form>`,
  };
}

/** Everything that follows from the new address, before it is kept. */
function preview(visit: Visit, { id, name, view }: Subject, { ahead, movedTo }: Ahead, proposalId: string): Shown {
  const { form, lang } = visit;
  const t = contactPageWords[lang];
  const w = trajectoryWords[lang];
  const { street, houseNumber, postcode, municipality } = view.person;
  const to = ahead?.address;
  const written = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ');
  const foretold = ahead?.foretold ?? null;
  const kept = [
    ...Object.entries({ ...addressOf(visit), on: form.text('on'), mediatorId: form.text('mediatorId') }),
    ['voorstel', proposalId],
    ['keuze', 'accepted'],
  ] as const;
  return {
    title: filled(t.addressPreview, { name }),
    lead: w.previewLead,
    place: 'work',
    body: html`<div class="w2-card">
        ${facts([
          [t.oldAddress, `${written(street, houseNumber)}, ${written(postcode, municipality)}`],
          [
            t.newAddress,
            html`<b>${written(to?.street, to?.houseNumber)}, ${written(to?.postcode, to?.municipality)}</b>`,
          ],
          [
            t.province,
            movedTo === null ? t.provinceStays : filled(t.provinceMoves, { province: provinceText(movedTo, lang) }),
          ],
          [t.ocmw, filled(t.ocmwOf, { municipality: to?.municipality ?? '' })],
        ])}
      </div>
      ${
        foretold === null
          ? none
          : html`${section(w.previewDates, changesTable(foretold.changes, lang))}
            ${section(w.previewTold, toldList(foretold, lang))} ${outwardList(foretold, lang)}`
      }
      ${confirmForm(visit, {
        text: t.doAddress,
        away: `/trajecten/${id}/contact`,
        action: `/trajecten/${id}/contact/${proposalId === '' ? 'adres' : 'voorstel'}`,
        carried: kept,
        ...(proposalId === '' ? {} : { change: null }),
      })}`,
  };
}
