import { assertNever } from '../assert-never.ts';
import type { TrajectoryEvent } from './events.ts';
import type { Lookup, QuestionToOcmw } from './state.ts';

type Of<T extends TrajectoryEvent['type']> = Extract<TrajectoryEvent, { type: T }>;

/** The look-ups after one of them was asked, answered, left without an answer or given up. */
export function lookupsAfter(
  lookups: readonly Lookup[],
  event: Of<'LookupRequested' | 'LookupAnswered' | 'LookupUnanswered' | 'LookupGivenUp'>,
): readonly Lookup[] {
  const known = lookups.find(({ id }) => id === event.lookupId);
  if (!known) {
    if (event.type !== 'LookupRequested') throw new Error(`no look-up ${event.lookupId}`);
    const { lookupId: id, system, attempt: attempts, on: firstAskedOn } = event;
    return [...lookups, { id, system, firstAskedOn, attempts, status: 'asked', answer: null, since: null }];
  }
  return lookups.map((one) => (one === known ? changed(one, event) : one));
}

function changed(one: Lookup, event: Parameters<typeof lookupsAfter>[1]): Lookup {
  switch (event.type) {
    case 'LookupRequested':
      return { ...one, attempts: event.attempt, status: 'asked' };
    case 'LookupAnswered': {
      const { answer, since, certainty } = event;
      const sure = certainty === undefined ? {} : { certainty };
      return { ...one, status: 'answered', answer, since, ...sure, answeredOn: event.on };
    }
    case 'LookupUnanswered':
      return { ...one, status: 'toAskAgain' };
    case 'LookupGivenUp':
      return { ...one, status: 'givenUp' };
    default:
      return assertNever(event);
  }
}

/** After the end nothing is asked any more, and an answer that still comes is not used. */
export const stopped = (one: Lookup): Lookup =>
  one.status === 'asked' || one.status === 'toAskAgain' ? { ...one, status: 'stopped' } : one;

export function questionsAfter(
  questions: readonly QuestionToOcmw[],
  event: Of<'OcmwAsked' | 'OcmwAnswered'>,
): readonly QuestionToOcmw[] {
  if (event.type === 'OcmwAsked')
    return [...questions, { id: event.questionId, question: event.question, answered: false }];
  return questions.map((one) => (one.id === event.questionId ? { ...one, answered: true } : one));
}
