import type { Caller, Operation } from '../domain/rights/index.ts';
import type { Actor } from '../domain/trajectory/index.ts';
import type { Lang, OwnLang } from '../words/index.ts';
import type { App } from '../app/open.ts';
import type { Verbs } from '../app/verbs.ts';
import type { Uploaded } from './upload.ts';
import type { Known } from '../app/sign-in/index.ts';

/** What somebody typed: the last of each name, and all of it. */
export class Form {
  readonly #fields: URLSearchParams;
  readonly #files: ReadonlyMap<string, Uploaded>;
  constructor(body: unknown, files: ReadonlyMap<string, Uploaded> = new Map()) {
    this.#fields = body instanceof URLSearchParams ? body : new URLSearchParams();
    this.#files = files;
  }
  /** null: none was chosen. */
  file(name: string): Uploaded | null {
    return this.#files.get(name) ?? null;
  }
  text(name: string): string {
    return (this.#fields.get(name) ?? '').trim();
  }
  all(name: string): readonly string[] {
    return this.#fields.getAll(name);
  }
  has(name: string): boolean {
    return this.#fields.has(name);
  }
  entries(): readonly (readonly [string, string])[] {
    return [...this.#fields.entries()];
  }
}

/** One question of one person for one page. */
export interface Visit {
  /** What every verb is given: the application, for whoever asks. */
  readonly acting: App;
  readonly verbs: Verbs;
  readonly caller: Caller;
  /** As whom they give commands; whoever gives none is said as the system, and refused by the gate. */
  readonly by: Actor;
  readonly lang: Lang;
  /** What they chose; only the pages of the jobseeker know French. */
  readonly chosen: OwnLang;
  /** By which session and account; null: nobody has to be signed in. */
  readonly known: Known | null;
  /** Time goes by when asked. */
  readonly demo: boolean;
  /** Of the address, e.g. `id` of `/trajecten/:id`. */
  readonly params: Readonly<Record<string, string>>;
  /** Of the address after `?`: filters, and where to go back to. */
  readonly query: URLSearchParams;
  /** The address itself, for links back. */
  readonly url: string;
  readonly form: Form;
  /** Something that went wrong after the answer: noted, without what it was about. */
  readonly failed: (error: unknown) => void;
  /** Sent with each form, so that what is pressed twice is done once. */
  readonly newKey: () => string;
  may(operation: Operation): boolean;
}

/** Where to, after something was done. */
export interface Go {
  readonly to: string;
}
/** Something to keep, as a file of its own. */
export interface Download {
  readonly file: { readonly name: string; readonly type: string; readonly body: string | Buffer };
}
