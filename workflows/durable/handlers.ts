import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  log,
  setHandler,
} from '@temporalio/workflow';
import { instantOfMs, isInstant, msOf, type Instant } from '../../domain/calendar/index.ts';
import { isRefused, refuse, type CommandInput, type Refusal } from '../../domain/durable/index.ts';
import type { AnswerOf, AnyEffect, AnyEvent, AnyState, StateOf } from './contract.ts';
import type { Definition } from './definition.ts';
import type { Interpreter } from './interpreter.ts';

/** Beyond this a clock that is ahead is a slip of the hand: no life lasts so long, and what was decided is not undone. */
const farMs = 5 * 366 * 86_400_000;
const isFar = (at: Instant): boolean => msOf(at) > Date.now() + farMs;
const tooFar = refuse('command.badField', { field: 'at', expected: 'YYYY-MM-DDTHH:mm:ss.sssZ' });

const asFailure = (refusal: Refusal) =>
  ApplicationFailure.create({ message: refusal.refused, type: 'refused', nonRetryable: true, details: [refusal] });

/** How the run stands, beside what is decided in it. */
export interface Standing {
  readonly build: string;
  parked(): string | null;
  refresh(): void;
}

/** All handlers, set before anything is awaited: one named Update per command, a Signal of the same name, and the queries. */
export function setHandlers<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect>(
  definition: Definition<State, Event, Effect>,
  interpreter: Interpreter<State, Event, Effect>,
  { build, parked, refresh }: Standing,
): void {
  const { name: kind, commands, queries, signalledBy } = definition;
  const { outbox } = interpreter;
  const isParked = () => ApplicationFailure.nonRetryable(`the ${kind} is parked`, 'parked');

  for (const [name, { description }] of Object.entries(commands)) {
    setHandler(
      defineUpdate<AnswerOf<State, Event>, [CommandInput]>(name),
      async (input) => {
        const before = outbox.answeredBefore(currentUpdateInfo()?.id);
        if (before) return before;
        if (parked() !== null) throw isParked();
        const answer = interpreter.command(name, input);
        if (isRefused(answer)) throw asFailure(answer);
        // The answer waits for its events to be in Postgres, so the next page shows them.
        await condition(() => outbox.recordedTo >= answer.sequence || parked() !== null);
        if (outbox.recordedTo < answer.sequence) throw isParked();
        return answer;
      },
      {
        description,
        validator: (input) => {
          if (parked() !== null) throw isParked();
          if (outbox.answeredBefore(currentUpdateInfo()?.id)) return;
          const refusal = checkInput(input) ?? interpreter.wouldRefuse(name, input);
          if (refusal) throw asFailure(refusal);
        },
      },
    );
    const by = signalledBy(name);
    setHandler(defineSignal<[unknown]>(name), (given) => takeSignal(name, given), {
      description: isRefused(by) ? `${description} (not by a signal)` : `${description} (acts as ${by.role})`,
    });
  }

  /**
   * Signals come from the Temporal UI and command line, and from our own machines. Whatever they claim, they act as
   * `operator`, or as `system` for what only systems say. A refused one becomes a visible event.
   */
  function takeSignal(name: string, given: unknown): void {
    if (parked() !== null) {
      log.warn('a signal to a parked run is not taken', { name });
      return;
    }
    const by = signalledBy(name);
    const { data, at } = signalled(given);
    // Only another workflow's own clock may be ahead of this one's; what a person types says no time.
    const now = !isRefused(by) && by.role === 'system' && isInstant(at) ? at : instantOfMs(Date.now());
    const answer = isRefused(by) ? by : isFar(now) ? tooFar : signalledCommand(name, { by, data, at: now });
    if (isRefused(answer)) interpreter.note((state, context) => definition.refusedSignal(state, name, answer, context));
  }

  /** What nobody checked before it came may hold what our own code throws at: then it is refused, and the run lives on. */
  function signalledCommand(name: string, input: CommandInput): AnswerOf<State, Event> | Refusal {
    const fails = (): Refusal | null => {
      try {
        return interpreter.wouldRefuse(name, input);
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
        log.warn('a signal holds what cannot be decided', { name });
        return refuse('command.badField', { field: '(data)', expected: '{…}' });
      }
    };
    return fails() ?? interpreter.command(name, input);
  }

  setHandler(defineSignal('refresh'), refresh, { description: 'Continue as new on the newest build.' });
  setHandler(
    defineQuery<StateOf<State>>('state'),
    () => ({
      state: interpreter.state,
      epoch: interpreter.carried.epoch,
      build,
      pending: outbox.pending.length,
      parked: parked(),
    }),
    { description: 'The whole state.' },
  );
  for (const [name, { description, ask }] of Object.entries(queries))
    setHandler(
      defineQuery<unknown, [now?: Instant]>(name),
      (now) => ask(interpreter.state, interpreter.contextAt(now)),
      { description },
    );
}

/** The outer shape of a command, checked without a library: the bundle stays small. */
function checkInput(input: unknown): Refusal | null {
  const given = input as Partial<CommandInput> | null | undefined;
  if (typeof given !== 'object' || given === null)
    return refuse('command.badField', { field: '(input)', expected: '{by, data}' });
  const { by, at, noteId } = given;
  if (typeof by !== 'object' || by === null || typeof by.role !== 'string')
    return refuse('command.missingField', { field: 'by', expected: '{role, id}' });
  if (at !== undefined && !isInstant(at))
    return refuse('command.badField', { field: 'at', expected: 'YYYY-MM-DDTHH:mm:ss.sssZ' });
  if (noteId !== undefined && typeof noteId !== 'string')
    return refuse('command.badField', { field: 'noteId', expected: 'id' });
  return null;
}

/** The data of a signal: bare, as people type it, or in the shape of a command. */
function signalled(given: unknown): { readonly data: CommandInput['data']; readonly at: unknown } {
  const input = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const { data, at } = input;
  if (typeof data === 'object' && data !== null) return { data: data as CommandInput['data'], at };
  return { data: 'by' in input || 'data' in input ? {} : input, at };
}
