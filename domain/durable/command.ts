import type { Instant } from '../calendar/index.ts';
import type { Actor, ActorRole } from './actor.ts';
import type { Fields } from './field.ts';

/** A command as people and systems meet it: what it is for, who may give it, which fields it takes. */
export interface CommandSpec {
  readonly description: string;
  /** What it is called, in a few words. */
  readonly title: { readonly nl: string; readonly en: string };
  readonly by: readonly ActorRole[];
  /** Who else might give it where an earlier release began: said by the history, not at any door. */
  readonly formerlyBy?: readonly ActorRole[];
  readonly fields: Fields;
  /** Allowed while the trajectory is paused. */
  readonly whilePaused?: true;
  /** Comes only as a part of another act (a move, two rows that are one person): offered to nobody by itself. */
  readonly partOfAct?: true;
}

/** What travels: who, what, when it was said, and the key of the free text if there is any. */
export interface CommandInput {
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at?: Instant;
  readonly noteId?: string;
}
