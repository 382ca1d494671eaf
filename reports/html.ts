/** Text that is put into HTML as text. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** HTML that is known to be so: what is put into it is escaped, but for other such pieces. */
export interface Piece {
  readonly html: string;
}

type Value = string | number | Piece | readonly Piece[] | null;

const written = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'html' in value ? value.html : value.map(({ html }) => html).join('');
};

export const piece = (parts: TemplateStringsArray, ...values: readonly Value[]): Piece => ({
  html: parts.map((part, at) => `${part}${written(values[at] ?? null)}`).join(''),
});
