import { html, none, type Html } from '../html.ts';

export interface Column<R> {
  readonly title: string;
  readonly cell: (row: R) => Html | string | number | null;
  /** Numbers stand at the end of their column. */
  readonly number?: true;
  /** What the row is about: its head, for whoever hears the table. */
  readonly head?: true;
  /** The rows stand in the order of this column; the heading leads to the same list in the other one. */
  readonly sorted?: { readonly as: 'ascending' | 'descending'; readonly other: string };
}

const heading = <R>({ title, number, sorted }: Column<R>): Html =>
  html`<th scope="col" ${number ? html`class="w2-num"` : none} ${sorted ? html`aria-sort="${sorted.as}"` : none}>
    ${sorted ? html`<a class="w2-sort" href="${sorted.other}">${title}</a><span class="w2-unsorted">${title}</span>` : title}
  </th>`;

/** A table that becomes blocks with their own labels on a phone. @param kind a class of its own, for blocks that are laid out otherwise */
export function table<R>(caption: string, columns: readonly Column<R>[], rows: readonly R[], kind = ''): Html {
  return html`<table class="ds-table w2-table ${kind}" data-size="sm">
    <caption class="ds-sr-only">
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(heading)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${columns.map(({ title, cell, number, head }) =>
              head
                ? html`<th scope="row">${cell(row)}</th>`
                : html`<td data-label="${title}" ${number ? html`class="w2-num"` : none}>${cell(row)}</td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Names and what they are. Pairs without a value are left out. */
export const facts = (pairs: readonly (readonly [string, Html | string | null | undefined])[]): Html =>
  html`<dl class="w2-facts">
    ${pairs.map(([name, value]) =>
      value === null || value === undefined || value === ''
        ? none
        : html`<dt>${name}</dt>
            <dd>${value}</dd>`,
    )}
  </dl>`;

export const section = (title: string, body: Html | string, id?: string): Html =>
  html`<section ${id ? html`id="${id}"` : none}>
    <h2 class="ds-heading" data-size="sm">${title}</h2>
    ${body}
  </section>`;

/** Something said of the whole page: done, or not there. */
export const notice = (text: Html | string, color: 'info' | 'success' | 'warning' | 'danger' = 'info'): Html =>
  html`<div class="ds-alert" data-color="${color}" role="status">${text}</div>`;
