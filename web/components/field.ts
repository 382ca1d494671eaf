import { html, none, type Html } from '../html.ts';
import type { Wrong } from '../shown.ts';

/** What each kind of field has. */
interface Base {
  /** Its name in what is sent, and its id, to which the summary of mistakes leads. */
  readonly name: string;
  readonly label: string;
  readonly note?: string | Html;
  readonly value?: string;
  readonly optional?: boolean;
  readonly wrong?: readonly Wrong[];
}

export interface Option {
  readonly value: string;
  readonly text: string;
  /** What follows from choosing it. */
  readonly note?: string;
}

const wrongOf = ({ name, wrong = [] }: Base): string | undefined => wrong.find(({ field }) => field === name)?.text;

/** Label, what is said of it, the control, what is wrong with it: tied together for whoever hears the page. */
function field(base: Base, control: (described: Html | string) => Html): Html {
  const { name, label, note } = base;
  const problem = wrongOf(base);
  const ids = [note && `${name}-note`, problem && `${name}-wrong`].filter(Boolean).join(' ');
  const described = html`${ids === '' ? none : html`aria-describedby="${ids}"`}
  ${problem ? html`aria-invalid="true"` : none}`;
  return html`<div class="ds-field">
    <label class="ds-label" for="${name}">${label}</label>
    ${note ? html`<div class="w2-field-note" id="${name}-note">${note}</div>` : none} ${control(described)}
    ${problem ? html`<div class="ds-validation-message" id="${name}-wrong">${problem}</div>` : none}
  </div>`;
}

export const textField = (
  base: Base & {
    readonly type?: string;
    readonly autocomplete?: string;
    readonly max?: number;
    /** Words that are offered; another may be typed. */
    readonly offers?: readonly string[];
    readonly inputmode?: 'numeric' | 'tel' | 'email';
  },
): Html =>
  field(
    base,
    (described) =>
      html`<input
          class="ds-input"
          id="${base.name}"
          name="${base.name}"
          type="${base.type ?? 'text'}"
          value="${base.value ?? ''}"
          autocomplete="${base.autocomplete ?? 'off'}"
          ${base.max ? html`maxlength="${base.max}"` : none}
          ${base.inputmode ? html`inputmode="${base.inputmode}"` : none}
          ${base.offers ? html`list="${base.name}-offers"` : none}
          ${base.optional ? none : html`required`}
          ${described}
        />${
          base.offers
            ? html`<datalist id="${base.name}-offers">
                ${base.offers.map((one) => html`<option value="${one}"></option>`)}
              </datalist>`
            : none
        }`,
  );

export const dateField = (base: Base & { readonly min?: string; readonly max?: string }): Html =>
  field(
    base,
    (described) =>
      html`<input
        class="ds-input"
        id="${base.name}"
        name="${base.name}"
        type="date"
        value="${base.value ?? ''}"
        ${base.min ? html`min="${base.min}"` : none}
        ${base.max ? html`max="${base.max}"` : none}
        ${base.optional ? none : html`required`}
        ${described}
      />`,
  );

export const fileField = (base: Base & { readonly accept: string }): Html =>
  field(
    base,
    (described) =>
      html`<input
        class="ds-input w2-file"
        id="${base.name}"
        name="${base.name}"
        type="file"
        accept="${base.accept}"
        ${base.optional ? none : html`required`}
        ${described}
      />`,
  );

export const areaField = (base: Base & { readonly rows?: number; readonly max?: number }): Html =>
  field(
    base,
    (described) =>
      html`<textarea
        class="ds-input"
        id="${base.name}"
        name="${base.name}"
        rows="${base.rows ?? 3}"
        maxlength="${base.max ?? 2000}"
        ${base.optional ? none : html`required`}
        ${described}
      >
${base.value ?? ''}</textarea>`,
  );

export const selectField = (base: Base & { readonly options: readonly Option[]; readonly empty?: string }): Html =>
  field(
    base,
    (described) =>
      html`<select
        class="ds-input"
        id="${base.name}"
        name="${base.name}"
        ${base.optional ? none : html`required`}
        ${described}
      >
        ${base.empty === undefined ? none : html`<option value="">${base.empty}</option>`}
        ${base.options.map(({ value, text }) => html`<option value="${value}" ${value === base.value ? html`selected` : none}>${text}</option>`)}
      </select>`,
  );

/** One of a few: all of them in sight, each with what follows from it. */
export function radioField(base: Base & { readonly options: readonly Option[] }): Html {
  const { name, label, note, options, value, optional } = base;
  const problem = wrongOf(base);
  return html`<fieldset class="ds-fieldset" ${problem ? html`aria-describedby="${name}-wrong"` : none}>
    <legend class="ds-label">${label}</legend>
    ${note ? html`<p class="w2-field-note">${note}</p>` : none}
    <div class="w2-choices">
      ${options.map(
        (option, at) =>
          html`<div class="w2-choice">
            <input
              class="ds-input"
              type="radio"
              id="${at === 0 ? name : `${name}-${at}`}"
              name="${name}"
              value="${option.value}"
              ${option.value === value ? html`checked` : none}
              ${optional ? none : html`required`}
              ${option.note ? html`aria-describedby="${name}-${at}-note"` : none}
            />
            <label for="${at === 0 ? name : `${name}-${at}`}"
              >${option.text}${option.note ? html`<small id="${name}-${at}-note">${option.note}</small>` : none}</label
            >
          </div>`,
      )}
    </div>
    ${problem ? html`<div class="ds-validation-message" id="${name}-wrong">${problem}</div>` : none}
  </fieldset>`;
}

export const checkField = ({ name, label, note, value }: Base): Html =>
  html`<div class="w2-choice">
    <input
      class="ds-input"
      type="checkbox"
      id="${name}"
      name="${name}"
      value="true"
      ${value === 'true' ? html`checked` : none}
      ${note ? html`aria-describedby="${name}-note"` : none}
    />
    <label for="${name}">${label}${note ? html`<small id="${name}-note">${note}</small>` : none}</label>
  </div>`;

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`;

export const button = (text: string, variant: 'primary' | 'secondary' | 'tertiary' = 'primary', color?: string): Html =>
  html`<button class="ds-button" data-variant="${variant}" ${color ? html`data-color="${color}"` : none}>
    ${text}
  </button>`;
