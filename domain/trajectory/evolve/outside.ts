import type { Lookup, OpenTrajectory } from '../state.ts';
import type { Meaning } from './meaning.ts';

/** What other systems are asked and answer. */
export const outside: Meaning<
  | 'LookupRequested'
  | 'LookupAnswered'
  | 'LookupUnanswered'
  | 'LookupGivenUp'
  | 'InscriptionRequested'
  | 'InscriptionRefused'
  | 'DeregistrationRequested'
  | 'OcmwAsked'
  | 'OcmwAnswered'
> = {
  LookupRequested(state, { lookupId: id, system, attempt: attempts, on: firstAskedOn }) {
    if (state.lookups.some((one) => one.id === id)) return withLookup(state, id, { attempts, status: 'asked' });
    const asked: Lookup = { id, system, firstAskedOn, attempts, status: 'asked', answer: null, since: null };
    return { ...state, lookups: [...state.lookups, asked] };
  },
  LookupAnswered(state, { lookupId, answer, since, certainty, on: answeredOn }) {
    const sure = certainty === undefined ? {} : { certainty };
    return withLookup(state, lookupId, { status: 'answered', answer, since, ...sure, answeredOn });
  },
  LookupUnanswered: (state, { lookupId }) => withLookup(state, lookupId, { status: 'toAskAgain' }),
  LookupGivenUp: (state, { lookupId }) => withLookup(state, lookupId, { status: 'givenUp' }),
  InscriptionRequested: (state) => ({ ...state, inscribed: true }),
  InscriptionRefused: (state) => ({ ...state, inscribed: false }),
  DeregistrationRequested: (state) => ({ ...state, inscribed: false }),
  OcmwAsked: (state, { questionId: id, question }) => ({
    ...state,
    ocmwQuestions: [...state.ocmwQuestions, { id, question, answered: false }],
  }),
  OcmwAnswered: (state, { questionId }) => ({
    ...state,
    ocmwQuestions: state.ocmwQuestions.map((one) => (one.id === questionId ? { ...one, answered: true } : one)),
  }),
};

function withLookup(state: OpenTrajectory, id: string, change: Partial<Lookup>): OpenTrajectory {
  if (!state.lookups.some((one) => one.id === id)) throw new Error(`no look-up ${id}`);
  return { ...state, lookups: state.lookups.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** After the end nothing is asked any more, and an answer that still comes is not used. */
export const stopped = (one: Lookup): Lookup =>
  one.status === 'asked' || one.status === 'toAskAgain' ? { ...one, status: 'stopped' } : one;
