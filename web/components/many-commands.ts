import { commandSpecs, isCommandName, type CommandName } from '../../domain/trajectory/index.ts';
import { capital, commandText, filled, manyWords } from '../../words/index.ts';
import { html, type Html } from '../html.ts';
import type { Visit } from '../visit.ts';
import { hidden } from './field.ts';
import { chooseRow, manyBar } from './many.ts';
import type { ListRow } from './worklist.ts';

export const manyPath = '/werk/veel';

/** What makes sense for many at once: nobody's judgement of a person is among them. */
const forMany: readonly CommandName[] = ['recordContact', 'assignMediator', 'pause', 'resume'];

const isTheirs = (name: CommandName, { by }: Visit): boolean =>
  (commandSpecs[name].by as readonly string[]).includes(by.role);

/** Whether somebody has anything to do with many rows. */
export const mayMany = (visit: Visit): boolean =>
  visit.may('giveCommand') && forMany.some((name) => isTheirs(name, visit));

/** What was chosen in the bar; null: nothing that is theirs to do. */
export const manyCommand = (text: string, visit: Visit): CommandName | null =>
  isCommandName(text) && forMany.includes(text) && isTheirs(text, visit) ? text : null;

/** A row as it was seen: with the number of its last event, so that what others did meanwhile is noticed. */
export interface ChosenRow {
  readonly id: string;
  readonly sequence: number;
}
const rowForm = /^(T-\d{6,9})\.(\d{1,9})$/;

export const chosenRows = (texts: readonly string[]): readonly ChosenRow[] =>
  [...new Set(texts)].slice(0, 200).flatMap((text) => {
    const [, id, sequence] = rowForm.exec(text) ?? [];
    return id === undefined ? [] : [{ id, sequence: Number(sequence) }];
  });

export const rowText = ({ id, sequence }: ChosenRow): string => `${id}.${sequence}`;

/** The box before a row. */
export function rowBox(row: ListRow, { lang }: Visit): Html {
  const t = manyWords[lang];
  const name = row.name ?? row.trajectoryId;
  return row.phase === 'closed'
    ? html`<span class="w2-box"
        ><input class="ds-input" type="checkbox" disabled aria-label="${filled(t.closedRow, { name })}"
      /></span>`
    : chooseRow('rij', `${row.trajectoryId}.${row.sequence ?? 0}`, filled(t.choose, { name }));
}

/** The list in a form, with the bar below. What is not theirs to do stands there too, and says so. */
export function manyForm(visit: Visit, list: Html): Html {
  const { lang, url } = visit;
  const t = manyWords[lang];
  const option = (name: CommandName): Html => {
    const command = capital(commandText(name, lang));
    return isTheirs(name, visit)
      ? html`<option value="${name}">${command}</option>`
      : html`<option value="${name}" disabled>${filled(t.notYours, { command })}</option>`;
  };
  return html`<form method="post" action="${manyPath}">
    ${hidden('terug', url)}${list}
    ${manyBar(
      'rij',
      t.barTitle,
      t,
      html`<label class="ds-label" for="wat">${t.what}</label>
        <select class="ds-input" id="wat" name="wat">
          ${forMany.map(option)}
        </select>
        <button class="ds-button">${t.next}</button>`,
    )}
  </form>`;
}
