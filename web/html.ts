import { html as template, raw } from 'hono/html';

/** Pieces of a page: what is put in is escaped, what is a piece already is not. */
export const html = template;
export type Html = ReturnType<typeof template>;

export { raw };

/** Nothing, where a piece may be left out. */
export const none = '';
