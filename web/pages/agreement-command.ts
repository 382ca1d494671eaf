import { agreementCommandSpecs, plannableYears, type AgreementCommandName } from '../../domain/agreement/index.ts';
import type { Field } from '../../domain/durable/field.ts';
import {
  agreementCommandText,
  agreementRefusalSentence,
  agreementsWords,
  capital,
  filled,
  onPage,
  screenWords,
  shortDate,
} from '../../words/index.ts';
import { commandField, dataOf, type CommandField } from '../components/command-form.ts';
import { attempt } from '../components/doing.ts';
import { areaField, button, hidden, type Option } from '../components/field.ts';
import { ifAllowed, notAllowed } from '../components/maybe.ts';
import { html, none } from '../html.ts';
import { ownPath } from '../return-to.ts';
import type { Shown, Wrong } from '../shown.ts';
import { Form, type Go, type Site, type Visit } from '../site.ts';
import { actionText, type Agreement } from './agreement.ts';

const address = '/overeenkomsten/:id/doe/:name';

interface Command {
  readonly name: AgreementCommandName;
  readonly one: Agreement;
  readonly fields: readonly CommandField[];
}

/** Doing something for an agreement: one form. */
export function agreementCommandPage(site: Site): void {
  site.get(address, async (visit) => {
    const command = await commandOf(visit);
    if (!command) return { to: `/overeenkomsten/${visit.params['id'] ?? ''}` };
    // What a link chose already stands in the form.
    return formOf({ ...visit, form: new Form(visit.query) }, command, []);
  });
  site.post(address, give);
}

/** null: there is no such form. @throws AppError of what is not there or not theirs */
async function commandOf(visit: Visit): Promise<Command | null> {
  const { verbs, acting, params, by } = visit;
  const name = params['name'] as AgreementCommandName;
  if (!Object.hasOwn(agreementCommandSpecs, name) || name === 'adoptCalendar') return null;
  const one = await verbs.showAgreement(acting, params['id'] ?? '', by);
  if (!one.commands.includes(name) && one.phase === 'running') throw notAllowed('giveAgreementCommand');
  const fields = Object.entries<Field>(agreementCommandSpecs[name].fields);
  return {
    name,
    one,
    fields: await Promise.all(
      fields.map(async ([field, spec]): Promise<CommandField> => {
        const choices = await choicesOf(visit, one, name, field);
        return { name: field, field: spec, ...(choices ? { choices } : {}) };
      }),
    ),
  };
}

/** What may be chosen: the actions that are open, the years that can be planned, colleagues and welfare actors. */
async function choicesOf(
  { verbs, acting, lang, by }: Visit,
  { actions, plans, today, waiting, province }: Agreement,
  command: AgreementCommandName,
  field: string,
): Promise<readonly Option[] | null> {
  if (field === 'actionId')
    return actions
      .filter(({ status }) => status === 'open' || (status === 'draft' && /^(give|drop)/.test(command)))
      .filter(({ owner, ownerId }) => {
        if (by.role === 'ocmw') return owner === 'ocmw';
        return by.role !== 'mediator' && by.role !== 'teamLead' ? true : ownerId === by.id;
      })
      .map((action) => ({
        value: action.id,
        text: `${action.id}: ${actionText(action, lang)}, ${shortDate(action.targetOn)}`,
      }));
  if (field === 'year') {
    // Nothing asked is as an asked year that is over.
    const asked = Number(waiting.find(({ what }) => what === 'firstPlan' || what === 'nextPlan')?.about ?? 0);
    const agreed = plans.map(({ year }) => year).filter((year) => year >= Number(today.slice(0, 4)));
    const later = command === 'planAction' ? agreed : [];
    const all = [...new Set([...(asked === 0 && later.length > 0 ? [] : plannableYears(asked, today)), ...later])];
    return all.sort().map((year) => ({ value: String(year), text: String(year) }));
  }
  if (field === 'ownerId') {
    const [staff, actors] = await Promise.all([
      ifAllowed(verbs.listColleagues(acting, {})),
      ifAllowed(verbs.listNetwork(acting, { province })),
    ]);
    const works = (of: string | null) => of === null || of === province;
    return [
      ...(staff ?? [])
        .filter(({ role, hasLeft, province: of }) => ownRoles.includes(role) && !hasLeft && works(of))
        .map(({ id: value, name }) => ({ value, text: `${name} (${value})` })),
      ...(actors?.actors ?? []).map(({ id: value, name }) => ({ value, text: `${name} (${value})` })),
    ];
  }
  return null;
}

const ownRoles: readonly string[] = ['mediator', 'teamLead', 'programmeCoordinator'];
const titleOf = ({ name, one }: Command, { lang }: Visit): string =>
  `${capital(agreementCommandText(name, lang))}: ${filled(agreementsWords[lang].one, { municipality: one.municipality })}`;

const backTo = ({ form, query, params }: Visit): string =>
  ownPath(form.text('terug') || query.get('terug'), `/overeenkomsten/${params['id'] ?? ''}`);

function formOf(visit: Visit, command: Command, problems: readonly Wrong[]): Shown {
  const { lang, form, newKey } = visit;
  const { name, one, fields } = command;
  const t = agreementsWords[lang];
  const back = backTo(visit);
  return {
    title: titleOf(command, visit),
    place: 'agreements',
    lead: t.doLead,
    back: { href: back, text: screenWords[lang].back },
    problems,
    body: html`<form class="w2-form" method="post" action="/overeenkomsten/${one.agreementId}/doe/${name}">
      ${fields.map((field) => commandField(field, form, problems, lang))}
      ${
        name === 'renew'
          ? none
          : areaField({
              ...{ name: 'note', label: `${t.note} (${screenWords[lang].optional})`, value: form.text('note') },
              ...{ optional: true, max: 2000, wrong: problems, note: name === 'planAction' ? t.noteOf : '' },
            })
      }
      ${hidden('terug', back)} ${hidden('sleutel', form.text('sleutel') || newKey())}
      <div class="w2-row">
        ${button(capital(agreementCommandText(name, lang)))}
        <a class="ds-link" href="${back}">${screenWords[lang].cancel}</a>
      </div>
    </form>`,
  };
}

async function give(visit: Visit): Promise<Shown | Go> {
  const { verbs, acting, by, form, lang, newKey } = visit;
  const command = await commandOf(visit);
  if (!command) return { to: `/overeenkomsten/${visit.params['id'] ?? ''}` };
  const { name, one, fields } = command;
  const note = form.text('note');
  const tried = await attempt(visit, () =>
    verbs.giveAgreementCommand(acting, {
      ...{ agreementId: one.agreementId, name, by, data: dataOf(fields, form) },
      ...(note === '' ? {} : { note }),
      idempotencyKey: form.text('sleutel') || newKey(),
    }),
  );
  if (!tried.ok) return formOf(visit, command, tried.problems);
  const result = tried.value;
  if (result.ok) return { to: backTo(visit) };
  const { details, refused } = result.refusal;
  const text = onPage(agreementRefusalSentence(result.refusal, lang), lang);
  const field = [String(details['field'] ?? ''), fieldOf[refused] ?? ''].find((of) =>
    [...fields.map(({ name: known }) => known), 'note'].includes(of),
  );
  // The same form sent again is another command: what was refused is not asked once more under its key.
  const again = new Form(
    new URLSearchParams(form.entries().filter(([key]) => key !== 'sleutel') as [string, string][]),
  );
  return formOf({ ...visit, form: again }, command, [{ field: field ?? '', text }]);
}

/** The field that a refusal is of. */
const fieldOf: Readonly<Record<string, string>> = {
  ...{ 'agreement.targetPast': 'targetOn', 'agreement.targetLate': 'targetOn', 'agreement.titleMissing': 'note' },
  ...{ 'agreement.ownerUnnamed': 'ownerId', 'agreement.ownerNamed': 'ownerId', 'agreement.unknownOwner': 'ownerId' },
  ...{ 'agreement.yearOver': 'year', 'agreement.yearTooFar': 'year', 'agreement.planEmpty': 'year' },
  ...{ 'agreement.planAgreed': 'year', 'agreement.dayBefore': 'on', 'agreement.endTooFar': 'lastDay' },
  ...{ 'agreement.sameDay': 'targetOn', 'agreement.notYours': 'actionId', 'agreement.actionOver': 'actionId' },
};
