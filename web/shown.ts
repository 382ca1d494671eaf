import type { Html } from './html.ts';
import type { Place } from './menu.ts';
import type { OwnLang } from '../words/index.ts';

/** What a page shows. */
export interface Shown {
  /** Of the page and of its tab. */
  readonly title: string;
  /** One sentence on what the page is for. */
  readonly lead?: string | Html;
  readonly body: Html | string;
  /** Which part of the menu this is. */
  readonly place?: Place;
  /** Where one came from, with the filters that stood there. */
  readonly back?: { readonly href: string; readonly text: string };
  /** Left out: 422 with problems, else 200. */
  readonly status?: number;
  /** Refused: the title says so first, for whoever hears the page. */
  readonly problems?: readonly Wrong[];
  /** Brought by a form and not kept: whoever wants to see it again asks again. */
  readonly onlyNow?: true;
  /** For tables that need the room. */
  readonly wide?: true;
  /** Of a page that knows French too: what the person chose; left out, Dutch or English. */
  readonly lang?: OwnLang;
}

/** Something that cannot be as it was typed. */
export interface Wrong {
  /** The id of the field; empty: of the whole form. */
  readonly field: string;
  readonly text: string;
}
