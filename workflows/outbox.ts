import { ActivityFailure, ApplicationFailure, condition, currentUpdateInfo } from '@temporalio/workflow';
import { recordRefusals } from '../domain/trajectory/index.ts';

/** How many answers are remembered, so that a command repeated after a lost connection is not done twice. */
const mostAnswers = 32;

type AnyState = { readonly phase: 'none' } | { readonly phase: string; readonly sequence: number };
interface AnyEvent {
  readonly type: string;
  readonly sequence: number;
}
interface AnyEffect {
  readonly key: string;
}

interface Answer<State extends AnyState, Event extends AnyEvent> {
  readonly sequence: number;
  readonly phase: State['phase'];
  readonly events: readonly Event['type'][];
}

/** What a run begins with, and the next one goes on with. */
interface Carried<State extends AnyState, Event extends AnyEvent, Effect> {
  readonly state: State;
  readonly pending: readonly Effect[];
  readonly answered: readonly (readonly [updateId: string, answer: Answer<State, Event>])[];
}

/** A life's state, with what is decided but not yet in Postgres, and what the world must still be told. */
export interface Outbox<State extends AnyState, Event extends AnyEvent, Effect> extends Carried<State, Event, Effect> {
  /** Events decided but not yet recorded, with their effects. */
  readonly unrecorded: readonly { readonly events: readonly Event[]; readonly effects: readonly Effect[] }[];
  readonly recordedTo: number;
  commit(decided: { readonly events: readonly Event[]; readonly state: State }, effects: readonly Effect[]): void;
  /** What a command is answered with that decided these events; repeated under the same id, it has the same answer. */
  answer(events: readonly Event[]): Answer<State, Event>;
  answeredBefore(updateId: string | undefined): Answer<State, Event> | undefined;
  recorded(batches: number): void;
  done(effect: Effect): void;
}

export function createOutbox<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect>(
  start: Carried<State, Event, Effect>,
  changed: () => void,
): Outbox<State, Event, Effect> {
  let { state, pending, answered } = start;
  let recordedTo = sequenceOf(state);
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
      const answer = { sequence: sequenceOf(state), phase: state.phase, events: events.map(({ type }) => type) };
      if (updateId !== undefined) answered = [...answered, [updateId, answer] as const].slice(-mostAnswers);
      return answer;
    },
    answeredBefore: (updateId) => answered.find(([id]) => id === updateId)?.[1],
    recorded(batches) {
      recordedTo = unrecorded.slice(0, batches).at(-1)?.events.at(-1)?.sequence ?? recordedTo;
      unrecorded = unrecorded.slice(batches);
    },
    done(effect) {
      pending = pending.filter(({ key }) => key !== effect.key);
    },
  };
}

const sequenceOf = (state: AnyState): number => ('sequence' in state ? state.sequence : 0);

/**
 * Writes what was decided, strictly in order. Returns the reason when this run may not write any more: then nothing goes on.
 * @param write records one or more batches at once; gives the activity's own promise, as a step more in between changes the
 *   order in which a run goes on
 */
export async function keepWriting<Event extends AnyEvent, Effect>(
  outbox: Pick<Outbox<AnyState, Event, Effect>, 'unrecorded' | 'recorded'>,
  write: (batch: { readonly events: readonly Event[]; readonly effects: readonly Effect[] }) => Promise<void>,
): Promise<string> {
  for (;;) {
    await condition(() => outbox.unrecorded.length > 0);
    const batches = outbox.unrecorded;
    try {
      await write({
        events: batches.flatMap(({ events }) => events),
        effects: batches.flatMap(({ effects }) => effects),
      });
    } catch (error) {
      const type =
        error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause.type : null;
      if (Object.values<unknown>(recordRefusals).includes(type)) return String(type);
      throw error;
    }
    outbox.recorded(batches.length);
  }
}
