import { ActivityFailure, ApplicationFailure, condition, currentUpdateInfo } from '@temporalio/workflow';
import { recordRefusals } from '../../domain/durable/index.ts';
import type { AnswerOf, AnyEffect, AnyEvent, AnyState, CarriedBy, Recorded } from './contract.ts';
import type { Decision } from './definition.ts';

/** How many answers are remembered, so that a command repeated after a lost connection is not done twice. */
const mostAnswers = 32;

type Begun<State extends AnyState, Event extends AnyEvent, Effect> = Pick<
  CarriedBy<State, Event, Effect>,
  'state' | 'pending' | 'answered'
>;

/** A life's state, with what is decided but not yet in Postgres, and what the world must still be told. */
export interface Outbox<State extends AnyState, Event extends AnyEvent, Effect> extends Begun<State, Event, Effect> {
  /** Events decided but not yet recorded, with their effects. */
  readonly unrecorded: readonly { readonly events: readonly Event[]; readonly effects: readonly Effect[] }[];
  readonly recordedTo: number;
  commit(decided: Decision<State, Event>, effects: readonly Effect[]): void;
  /** What a command is answered with that decided these events; repeated under the same id, it has the same answer. */
  answer(events: readonly Event[]): AnswerOf<State, Event>;
  answeredBefore(updateId: string | undefined): AnswerOf<State, Event> | undefined;
  /** @param done keys of effects that were done in the same step */
  recorded(batches: number, done: readonly string[]): void;
  done(effect: Effect): void;
}

export function createOutbox<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect>(
  start: Begun<State, Event, Effect>,
  changed: () => void,
): Outbox<State, Event, Effect> {
  let { state, pending, answered } = start;
  let recordedTo = lastOf(state);
  let unrecorded: Outbox<State, Event, Effect>['unrecorded'] = [];
  return {
    get state() {
      return state;
    },
    get pending() {
      return pending;
    },
    get answered() {
      return answered;
    },
    get unrecorded() {
      return unrecorded;
    },
    get recordedTo() {
      return recordedTo;
    },
    commit({ events, state: after }, effects) {
      if (events.length === 0) return;
      state = after;
      unrecorded = [...unrecorded, { events, effects }];
      pending = [...pending, ...effects];
      changed();
    },
    answer(events) {
      const updateId = currentUpdateInfo()?.id;
      const answer = { sequence: lastOf(state), phase: state.phase, events: events.map(({ type }) => type) };
      if (updateId !== undefined) answered = [...answered, [updateId, answer] as const].slice(-mostAnswers);
      return answer;
    },
    answeredBefore: (updateId) => answered.find(([id]) => id === updateId)?.[1],
    recorded(batches, done) {
      pending = pending.filter(({ key }) => !done.includes(key));
      recordedTo = unrecorded.slice(0, batches).at(-1)?.events.at(-1)?.sequence ?? recordedTo;
      unrecorded = unrecorded.slice(batches);
    },
    done(effect) {
      pending = pending.filter(({ key }) => key !== effect.key);
    },
  };
}

const lastOf = (state: AnyState): number => ('sequence' in state ? state.sequence : 0);

/**
 * Writes what was decided, strictly in order. Returns the reason when this run may not write any more: then nothing goes on.
 * @param write records one or more batches at once; gives the activity's own promise, as a step more in between changes the
 *   order in which a run goes on
 */
export async function keepRecording<Event extends AnyEvent, Effect>(
  outbox: Pick<Outbox<AnyState, Event, Effect>, 'unrecorded' | 'recorded'>,
  write: (batch: {
    readonly events: readonly Event[];
    readonly effects: readonly Effect[];
  }) => Promise<Recorded | void>,
): Promise<string> {
  const final: readonly unknown[] = Object.values(recordRefusals);
  for (;;) {
    await condition(() => outbox.unrecorded.length > 0);
    const batches = outbox.unrecorded;
    let recorded: Recorded | void;
    try {
      recorded = await write({
        events: batches.flatMap(({ events }) => events),
        effects: batches.flatMap(({ effects }) => effects),
      });
    } catch (error) {
      const type =
        error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause.type : null;
      if (typeof type === 'string' && final.includes(type)) return type;
      throw error;
    }
    outbox.recorded(batches.length, recorded?.done ?? []);
  }
}
