import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { instantOfMs, isInstant, localDateOf, type Instant } from '../domain/calendar/index.ts';
import {
  commandNames,
  commandSpecs,
  forecast,
  isRefusal,
  machineCommands,
  refuse,
  waiting,
  type Actor,
  type CommandInput,
  type CommandName,
  type Refusal,
  type TrajectoryEvent,
  type Waiting,
} from '../domain/trajectory/index.ts';
import type { Answer, StateAnswer } from './contract.ts';
import type { Interpreter } from './interpreter.ts';

export const stateQuery = defineQuery<StateAnswer>('state');
export const waitingQuery = defineQuery<Waiting | null, [now?: Instant]>('waiting');
export const forecastQuery = defineQuery<TrajectoryEvent[], [now?: Instant]>('forecast');
export const refreshSignal = defineSignal('refresh');

/** A mediator's own judgement is given by the mediator, never by a signal from an operator's tool. */
const judgements: ReadonlySet<CommandName> = new Set(['decideEligibility', 'refer', 'changePartner', 'endGuidance']);

const asFailure = (refusal: Refusal) =>
  ApplicationFailure.create({ message: refusal.refused, type: 'refused', nonRetryable: true, details: [refusal] });

export interface Handling {
  readonly interpreter: Interpreter;
  readonly build: string;
  parked(): string | null;
  refresh(): void;
}

/** All handlers, set before anything is awaited: one named Update per command, a Signal of the same name, and the queries. */
export function setHandlers({ interpreter, build, parked, refresh }: Handling): void {
  for (const name of commandNames) {
    const { description } = commandSpecs[name];
    setHandler(
      defineUpdate<Answer, [CommandInput]>(name),
      async (input) => {
        const before = interpreter.outbox.answeredBefore(currentUpdateInfo()?.id);
        if (before) return before;
        const answer = interpreter.command(name, input);
        if (isRefusal(answer)) throw asFailure(answer);
        // The answer waits for its events to be in Postgres, so the next page shows them.
        await condition(() => interpreter.outbox.recordedTo >= answer.sequence || parked() !== null);
        if (interpreter.outbox.recordedTo < answer.sequence)
          throw ApplicationFailure.nonRetryable('the trajectory is parked', 'parked');
        return answer;
      },
      {
        description,
        validator: (input) => {
          if (parked() !== null) throw ApplicationFailure.nonRetryable('the trajectory is parked', 'parked');
          if (interpreter.outbox.answeredBefore(currentUpdateInfo()?.id)) return;
          const refusal = checkInput(input) ?? interpreter.wouldRefuse(name, input);
          if (refusal) throw asFailure(refusal);
        },
      },
    );
    setHandler(defineSignal<[unknown]>(name), (given) => takeSignal(interpreter, name, given), {
      description: `${description} (acts as ${machineCommands.has(name) ? 'system' : 'operator'})`,
    });
  }
  setHandler(refreshSignal, refresh, { description: 'Continue as new on the newest build.' });
  const today = (now?: Instant) => localDateOf(interpreter.contextAt(now).now);
  setHandler(
    stateQuery,
    () => ({
      state: interpreter.state,
      epoch: interpreter.carried.epoch,
      build,
      pending: interpreter.outbox.pending.length,
      parked: parked(),
    }),
    { description: 'The whole state.' },
  );
  setHandler(waitingQuery, (now) => waiting(interpreter.state, today(now)), {
    description: 'Who must do what, until when, what happens otherwise.',
  });
  setHandler(forecastQuery, (now) => forecast(interpreter.state, interpreter.contextAt(now)), {
    description: 'The future if nobody does anything.',
  });
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

/**
 * Signals come from the Temporal UI and command line, and from our own machines. Whatever they claim, they act as
 * `operator`, or as `system` for what only systems say. A refused one becomes a visible event.
 */
function takeSignal(interpreter: Interpreter, name: CommandName, given: unknown): void {
  const input = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const data = (
    typeof input['data'] === 'object' && input['data'] !== null
      ? input['data']
      : 'by' in input || 'data' in input
        ? {}
        : input
  ) as CommandInput['data'];
  const byMachine = machineCommands.has(name);
  // Only another trajectory's own clock may be ahead of this one's; what a person types says no time.
  const at = byMachine && isInstant(input['at']) ? input['at'] : instantOfMs(Date.now());
  const by: Actor = byMachine ? { role: 'system' } : { role: 'operator', id: 'signal' };
  const refused = judgements.has(name)
    ? refuse('actor.notAllowed', { role: 'operator', allowed: 'mediator' })
    : interpreter.command(name, { by, data, at });
  if (isRefusal(refused)) interpreter.refusedSignal(name, refused);
}
