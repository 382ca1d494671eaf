import type { LocalDate } from '../../domain/calendar/index.ts';
import type { FieldNow } from '../../domain/trajectory/index.ts';
import {
  capital,
  boundWords,
  fieldWords,
  filled,
  optionTexts,
  screenWords,
  shortDate,
  trajectoryWords,
  type Lang,
} from '../../words/index.ts';
import { html, none, type Html } from '../html.ts';
import type { Wrong } from '../shown.ts';
import type { Form } from '../visit.ts';
import { checkField, dateField, hidden, radioField, selectField, textField, type Option } from './field.ts';

/** A field of a command, as the core describes it, with what may be chosen where that is known. */
export interface CommandField {
  readonly name: string;
  readonly field: FieldNow;
  /** The state knows it already: not asked. */
  readonly known?: string;
  /** Ids to choose from, with what each is called; left out, it is typed. */
  readonly choices?: readonly Option[];
}

/** How a field is asked: by its kind, with the first and the last day that it may name. */
export function commandField(
  { name, field, known, choices }: CommandField,
  form: Form,
  wrong: readonly Wrong[],
  lang: Lang,
): Html | string {
  if (known !== undefined) return hidden(name, known);
  const base = {
    name,
    label: `${capital(fieldWords[name]?.[lang] ?? name)}${field.optional && field.kind !== 'date' ? ` (${screenWords[lang].optional})` : ''}`,
    value: form.text(name),
    wrong,
    ...(field.optional ? { optional: true } : {}),
  };
  switch (field.kind) {
    case 'date':
      return dateField({ ...base, ...boundsOf(field), note: dateNote(field, base.value === '', lang) });
    case 'flag':
      return checkField(base);
    case 'code': {
      const options = optionTexts(field.oneOf, lang);
      return options.length <= 6 && !field.optional
        ? radioField({ ...base, options })
        : selectField({ ...base, options, empty: '–' });
    }
    case 'time':
      return textField({ ...base, type: 'time' });
    case 'number':
      return choices ? selectField({ ...base, options: choices, empty: '–' }) : textField({ ...base, type: 'number' });
    case 'id':
    case 'answer':
      return choices ? selectField({ ...base, options: choices, empty: '–' }) : textField({ ...base, max: 64 });
    case 'presences':
    case 'rules':
    case 'calendar':
      return none;
  }
}

const boundsOf = ({ min, max }: FieldNow): { min?: string; max?: string } => ({
  ...(min ? { min } : {}),
  ...(max ? { max } : {}),
});

/** From when until when, and what lies at each end. */
function dateNote({ min, minOf, max, maxOf, optional }: FieldNow, isEmpty: boolean, lang: Lang): Html | string {
  const t = trajectoryWords[lang];
  const day = (on: LocalDate): string => shortDate(on);
  const said = [
    min && filled(t.earliest, { day: day(min), of: minOf ? boundWords[minOf][lang] : '' }),
    max && filled(t.latest, { day: day(max), of: maxOf ? boundWords[maxOf][lang] : '' }),
  ].filter(Boolean);
  return html`${optional && isEmpty ? t.dayHint : none} ${said.length === 0 ? none : `${capital(said.join(', '))}.`}`;
}

/** What was typed, as the command takes it: what was left empty stays away. */
export function dataOf(fields: readonly CommandField[], form: Form): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(({ name, field }): [string, unknown][] => {
      const text = form.text(name);
      if (field.kind === 'flag') return field.optional && text === '' ? [] : [[name, text === 'true']];
      if (text === '') return [];
      return [[name, field.kind === 'number' ? Number(text) : text]];
    }),
  );
}
