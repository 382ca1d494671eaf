import type { CohortRefusal } from '../domain/cohort/index.ts';
import type { Refusal } from '../domain/trajectory/index.ts';
import {
  cohortRefusalSentence,
  problemSentence,
  refusalSentence,
  type Details,
  type Lang,
  type ProblemCode,
} from '../words/index.ts';
import { cohortRefusalStatus, refusalStatus } from './refusal-status.ts';
import { problemStatus, titles, type ProblemStatus } from './status.ts';

/** One thing wrong in the request: where, as a JSON pointer or the name of a parameter, and what. Never the value. */
export interface ProblemError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly column?: string;
  readonly code: string;
  readonly detail: string;
}

/** The body of every answer that is no success: RFC 9457. `details` hold codes, dates and numbers. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: ProblemStatus;
  readonly detail: string;
  readonly details?: Details;
  readonly errors?: readonly ProblemError[];
}

/** Thrown by routes, turned into a body by the one error handler, which knows the language. */
export class ProblemFound extends Error {
  readonly problem: (lang: Lang) => ProblemBody;
  constructor(problem: (lang: Lang) => ProblemBody) {
    super('problem');
    this.problem = problem;
  }
}

const urn = (code: string): string => `urn:problem-type:w2:${code}`;
const named = (details: Details): { details?: Details } => (Object.keys(details).length > 0 ? { details } : {});

export function ofRefusal(refusal: Refusal, lang: Lang): ProblemBody {
  const status = refusalStatus[refusal.refused];
  return {
    type: urn(refusal.refused),
    title: titles[status][lang],
    status,
    detail: refusalSentence(refusal, lang),
    ...named(refusal.details),
  };
}

function ofCohortRefusal(refusal: CohortRefusal, lang: Lang): ProblemBody {
  const status = cohortRefusalStatus[refusal.refused];
  return {
    type: urn(refusal.refused),
    title: titles[status][lang],
    status,
    detail: cohortRefusalSentence(refusal, lang),
    ...named(refusal.details),
  };
}

export function ofCode(
  code: ProblemCode,
  lang: Lang,
  details: Details = {},
  errors: readonly ProblemError[] = [],
): ProblemBody {
  const status = problemStatus[code];
  return {
    type: urn(code),
    title: titles[status][lang],
    status,
    detail: problemSentence({ code, details }, lang),
    ...named(details),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

export const refused = (refusal: Refusal): ProblemFound => new ProblemFound((lang) => ofRefusal(refusal, lang));

export const cohortRefused = (refusal: CohortRefusal): ProblemFound =>
  new ProblemFound((lang) => ofCohortRefusal(refusal, lang));

export const problem = (code: ProblemCode, details: Details = {}, errors: readonly ProblemError[] = []): ProblemFound =>
  new ProblemFound((lang) => ofCode(code, lang, details, errors));
