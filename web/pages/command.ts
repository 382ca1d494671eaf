import type { LocalDate } from '../../domain/calendar/index.ts';
import { isCommandName, type AvailableCommand, type Refusal } from '../../domain/trajectory/index.ts';
import {
  capital,
  commandText,
  eventSentence,
  filled,
  refusalOnPage,
  screenWords,
  trajectoryWords,
  waitSentences,
} from '../../words/index.ts';
import { AppError } from '../../app/errors.ts';
import { choicesFor } from '../components/choices.ts';
import { commandField, dataOf, type CommandField } from '../components/command-form.ts';
import { confirmForm, isConfirmed, wantsChange } from '../components/doing.ts';
import { areaField, button, hidden } from '../components/field.ts';
import { changesTable, notedText, outwardList, toldList, type Foretold } from '../components/foretold.ts';
import { notice, section } from '../components/table.ts';
import { html, none } from '../html.ts';
import type { Shown, Wrong } from '../shown.ts';
import { backOf, ownPath } from '../return-to.ts';
import { Form, type Site, type Visit } from '../site.ts';
import { nameOf } from '../components/subject.ts';

/** What cannot simply be undone, so it is asked once more. */
const final = new Set([
  'withdrawConsent',
  'refuseConsent',
  'stop',
  'endGuidance',
  'endJobCoaching',
  'mergeInto',
  'decideEligibility',
]);

/** Doing something with a trajectory: a form, then what would happen, then it is done. */
export function commandPage(site: Site): void {
  // What a link chose already (which goal, which event) stands there; words never come by an address.
  site.get('/trajecten/:id/doe/:name', async (visit) => {
    const chosen = new URLSearchParams(visit.query);
    chosen.delete('note');
    const command = await commandOf(visit);
    if (!command.possible) return cannotNow(visit, command);
    // Most is noted on the day itself.
    const on = command.fields.find(({ name, field }) => name === 'on' && field.kind === 'date' && field.optional);
    if (on && !chosen.has('on') && (on.field.min ?? '') <= command.today) chosen.set('on', command.today);
    return formOf({ ...visit, form: new Form(chosen) }, command, []);
  });

  site.post('/trajecten/:id/doe/:name', async (visit) => {
    const { verbs, acting, by, params, form } = visit;
    const trajectoryId = params['id'] ?? '';
    const command = await commandOf(visit);
    const data = dataOf(command.fields, form);
    const note = form.text('note');
    const request = { trajectoryId, name: command.name, by, data };
    if (!isConfirmed(visit)) {
      if (wantsChange(visit)) return formOf(visit, command, []);
      const foretold = await verbs.whatIfCommand(acting, request);
      return foretold.ok
        ? preview(visit, command, foretold)
        : formOf(visit, command, wrongOf(foretold.refusal, command, visit));
    }
    const result = await verbs.giveCommand(acting, {
      ...request,
      ...(note === '' ? {} : { note }),
      idempotencyKey: form.text('sleutel') || visit.newKey(),
    });
    if (!result.ok) return formOf(visit, command, wrongOf(result.refusal, command, visit));
    const back = new URLSearchParams({ van: String(result.sequence - result.events.length), terug: backTo(visit) });
    return { to: `/trajecten/${trajectoryId}/gedaan?${back.toString()}` };
  });

  site.get('/trajecten/:id/gedaan', done);
}

interface Command {
  readonly name: AvailableCommand['name'];
  readonly fields: readonly CommandField[];
  readonly who: string;
  /** False: it cannot be given now, or not by them. */
  readonly possible: boolean;
  /** The day of the trajectory. */
  readonly today: LocalDate;
}

/** @throws AppError as the verbs do: whoever may not, is told so by the same words as everywhere */
async function commandOf(visit: Visit): Promise<Command> {
  const { verbs, acting, by, params } = visit;
  const id = params['id'] ?? '';
  const name = params['name'] ?? '';
  const [view, commands] = await Promise.all([verbs.showTrajectory(acting, id), verbs.commandsOf(acting, id, by)]);
  const found = commands.find((one) => one.name === name);
  const shared = { who: nameOf(view) || id, today: view.today as LocalDate };
  if (!isCommandName(name)) throw new AppError('request.notFound', 'no such command', 'see the trajectory');
  if (!found) return { ...shared, name, fields: [], possible: false };
  const fields = await Promise.all(
    Object.entries(found.spec.fields).map(async ([field, now]): Promise<CommandField> => {
      const known = found.known[field];
      const choices =
        (now.kind === 'id' || now.kind === 'number') && known === undefined
          ? await choicesFor(visit, view, field)
          : null;
      return { name: field, field: now, ...(known === undefined ? {} : { known }), ...(choices ? { choices } : {}) };
    }),
  );
  return { ...shared, name: found.name, fields, possible: true };
}

const backTo = ({ query, params, form }: Visit): string =>
  ownPath(form.text('terug') || query.get('terug'), `/trajecten/${params['id'] ?? ''}`);

function formOf(visit: Visit, command: Command, problems: readonly Wrong[]): Shown {
  const { lang, form } = visit;
  const t = trajectoryWords[lang];
  return {
    title: `${capital(commandText(command.name, lang))}: ${command.who}`,
    place: 'work',
    lead: t.doLead,
    back: backOf(visit, backTo(visit)),
    problems,
    body: html`<form class="w2-form" method="post">
      ${command.fields.map((field) => commandField(field, form, problems, lang))}
      ${areaField({ name: 'note', label: `${t.noteLabel} (${screenWords[lang].optional})`, note: t.noteHint, value: form.text('note'), optional: true })}
      ${hidden('terug', backTo(visit))} ${hidden('stap', 'toon')}
      <div class="w2-row">
        ${button(t.look)} <a class="ds-link" href="${backTo(visit)}">${screenWords[lang].cancel}</a>
      </div>
    </form>`,
  };
}

/** No form for what would be refused: why, and the way back. */
async function cannotNow(visit: Visit, { name, who }: Command): Promise<Shown> {
  const { verbs, acting, by, params, lang } = visit;
  const foretold = await verbs.whatIfCommand(acting, { trajectoryId: params['id'] ?? '', name, by, data: {} });
  const back = backTo(visit);
  return {
    title: `${capital(commandText(name, lang))}: ${who}`,
    place: 'work',
    status: 409,
    body: html`${notice(foretold.ok ? trajectoryWords[lang].notNow : refusalOnPage(foretold.refusal, lang), 'warning')}
      <p><a class="ds-button" data-variant="secondary" href="${back}">${screenWords[lang].back}</a></p>`,
  };
}

/** Everything that would happen, before it does: dates, what is noted, who is told with which words. */
function preview(visit: Visit, command: Command, foretold: Foretold): Shown {
  const { lang } = visit;
  const t = trajectoryWords[lang];
  const isFinal = final.has(command.name);
  return {
    title: filled(t.previewTitle, { command: `${capital(commandText(command.name, lang))} (${command.who})` }),
    place: 'work',
    lead: t.previewLead,
    body: html`${section(t.previewEvents, html`<p>${notedText(foretold, lang)}</p>`)}
    ${section(t.previewDates, changesTable(foretold.changes, lang))} ${section(t.previewTold, toldList(foretold, lang))}
    ${outwardList(foretold, lang)} ${isFinal ? notice(t.final, 'warning') : none}
    ${confirmForm(visit, { text: capital(commandText(command.name, lang)), away: backTo(visit), ...(isFinal ? { color: 'danger' } : {}) })}`,
  };
}

/** Where a refusal belongs: at the field it names, or above the form. */
function wrongOf(refusal: Refusal, { fields }: Command, { lang }: Visit): readonly Wrong[] {
  const text = refusalOnPage(refusal, lang);
  const named = String(refusal.details['field'] ?? '');
  const dates = fields.filter(({ field }) => field.kind === 'date');
  const only = refusal.refused.startsWith('date.') && dates.length === 1 ? dates[0]!.name : '';
  return [{ field: fields.some(({ name, known }) => name === named && known === undefined) ? named : only, text }];
}

/** What was done, and how it goes on: an address that can be kept. */
async function done(visit: Visit): Promise<Shown> {
  const { verbs, acting, params, query, lang } = visit;
  const id = params['id'] ?? '';
  const t = trajectoryWords[lang];
  const view = await verbs.showTrajectory(acting, id);
  const from = Number(query.get('van'));
  const happened = (view.events ?? []).filter(({ sequence, type }) => sequence > from && !type.startsWith('Deadline'));
  const home = `/trajecten/${id}`;
  const came = ownPath(query.get('terug'), home);
  // Who came by the trajectory goes back to the list before it.
  const list = came.split('?')[0] === home ? listBefore(came, home) : came;
  const who = nameOf(view);
  return {
    title: `${t.doneTitle}: ${who === '' ? id : who}`,
    place: 'work',
    body: html`${
        happened.length === 0
          ? notice(t.doneNothing)
          : notice(
              html`<ul>
                ${happened.map((event) => html`<li>${eventSentence(event, lang)}</li>`)}
              </ul>`,
              'success',
            )
      }
      ${view.waiting ? section(t.doneNext, html`${waitSentences(view.waiting.waitsFor, view.today as LocalDate, view.actorNames, lang).map((sentence) => html`<p>${sentence}</p>`)}`) : none}
      ${view.mediatorId && !isOwn(visit, view.mediatorId) ? html`<p class="w2-quiet">${filled(t.doneWhom, { who: view.mediatorName ?? view.mediatorId })}</p>` : none}
      <div class="w2-row">
        <a class="ds-button" href="${list === home ? home : `${home}?terug=${encodeURIComponent(list)}`}"
          >${t.toTrajectory}</a
        >
        ${list === home ? none : html`<a class="ds-link" href="${list}">${t.toList}</a>`}
      </div>`,
  };
}

const listBefore = (path: string, otherwise: string): string =>
  ownPath(new URL(path, 'http://here').searchParams.get('terug'), otherwise);

const isOwn = ({ caller }: Visit, mediatorId: string): boolean =>
  caller.kind === 'colleague' && caller.staffId === mediatorId;
