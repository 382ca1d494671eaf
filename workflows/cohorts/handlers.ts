import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  defineQuery,
  defineSignal,
  defineUpdate,
  setHandler,
} from '@temporalio/workflow';
import { isInstant, localDateOf, type Instant } from '../../domain/calendar/index.ts';
import {
  cohortCommandNames,
  cohortCommandSpecs,
  cohortWaiting,
  isCohortRefusal,
  refuseCohort,
  type CohortRefusal,
  type CohortWait,
} from '../../domain/cohort/index.ts';
import type { CommandInput } from '../../domain/trajectory/index.ts';
import type { CohortAnswer, CohortStateAnswer } from './contract.ts';
import type { CohortInterpreter } from './interpreter.ts';

const stateQuery = defineQuery<CohortStateAnswer>('state');
const waitingQuery = defineQuery<CohortWait[], [now?: Instant]>('waiting');
const refreshSignal = defineSignal('refresh');

const asFailure = (refusal: CohortRefusal) =>
  ApplicationFailure.create({ message: refusal.refused, type: 'refused', nonRetryable: true, details: [refusal] });
const isParked = () => ApplicationFailure.nonRetryable('the cohort is parked', 'parked');

export interface CohortHandling {
  readonly interpreter: CohortInterpreter;
  readonly build: string;
  parked(): string | null;
  refresh(): void;
}

/** All handlers, set before anything is awaited: one named Update per command, and the queries. */
export function setCohortHandlers({ interpreter, build, parked, refresh }: CohortHandling): void {
  for (const name of cohortCommandNames) {
    setHandler(
      defineUpdate<CohortAnswer, [CommandInput]>(name),
      async (input) => {
        const before = interpreter.outbox.answeredBefore(currentUpdateInfo()?.id);
        if (before) return before;
        const answer = interpreter.command(name, input);
        if (isCohortRefusal(answer)) throw asFailure(answer);
        // The answer waits for its events to be in Postgres, so the next page shows them.
        await condition(() => interpreter.outbox.recordedTo >= answer.sequence || parked() !== null);
        if (interpreter.outbox.recordedTo < answer.sequence) throw isParked();
        return answer;
      },
      {
        description: cohortCommandSpecs[name].description,
        validator: (input) => {
          if (parked() !== null) throw isParked();
          if (interpreter.outbox.answeredBefore(currentUpdateInfo()?.id)) return;
          const refusal = checkInput(input) ?? interpreter.wouldRefuse(name, input);
          if (refusal) throw asFailure(refusal);
        },
      },
    );
  }
  setHandler(refreshSignal, refresh, { description: 'Continue as new on the newest build.' });
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
  setHandler(waitingQuery, (now) => cohortWaiting(interpreter.state, localDateOf(interpreter.contextAt(now).now)), {
    description: 'Who must do what for the group, and until when.',
  });
}

/** The outer shape of a command, checked without a library: the bundle stays small. */
function checkInput(input: unknown): CohortRefusal | null {
  const { by, at, data } = (input ?? {}) as Partial<CommandInput>;
  if (typeof by !== 'object' || by === null || typeof by.role !== 'string')
    return refuseCohort('command.missingField', { field: 'by', expected: '{role, id}' });
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return refuseCohort('command.badField', { field: '(data)', expected: 'object' });
  if (at !== undefined && !isInstant(at))
    return refuseCohort('command.badField', { field: 'at', expected: 'YYYY-MM-DDTHH:mm:ss.sssZ' });
  return null;
}
