import { isSuperseded } from './deadline-events.ts';

/** What the world must be told. `key` = sequence of the event / number within it: the idempotency key under the workflow's id. */
export interface AnyEffect {
  readonly key: string;
  /** What is in one lane is done in order; lanes hold up no other. */
  readonly lane: string;
  readonly kind: string;
}

/**
 * The failure of an effect that may not be done at this hour. Its one detail is the instant from which it may; a build that does
 * not know it takes it for a system that does not answer, and tries again.
 */
export const heldFailure = 'held';

/** The number of the event that caused an effect: the first part of its key. */
export const sequenceOf = ({ key }: { readonly key: string }): number => Number(key.split('/')[0]);

/**
 * The effects of events that were decided together, each with its key.
 * @param of what one event asks for
 */
export function effectsOfEach<Event extends { readonly type: string; readonly sequence: number }, Effect>(
  events: readonly Event[],
  of: (event: Event) => readonly (Effect extends unknown ? Omit<Effect, 'key'> : never)[],
): Effect[] {
  return events.flatMap((event, index) =>
    isSuperseded(event, events.slice(index + 1))
      ? []
      : of(event).map((bare, number) => ({ ...bare, key: `${event.sequence}/${number + 1}` }) as Effect),
  );
}
