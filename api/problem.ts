import { randomUUID } from 'node:crypto';
import type { CohortRefusal } from '../domain/cohort/index.ts';
import type { MonthRefusal } from '../domain/contract-month/index.ts';
import type { Refusal } from '../domain/trajectory/index.ts';
import {
  cohortRefusalSentence,
  monthRefusalSentence,
  problemSentence,
  refusalSentence,
  type Details,
  type Lang,
  type ProblemCode,
} from '../words/index.ts';
import { cohortRefusalStatus, monthRefusalStatus, refusalStatus } from './refusal-status.ts';
import { problemStatus, titles, type ProblemStatus } from './status.ts';

/** One thing wrong in the request: what kind, where, and why. Never the value. */
export interface Issue {
  readonly type: string;
  readonly in: 'body' | 'path' | 'query' | 'header';
  /** The field, as `sessions[0].day`; '' is the whole of it. */
  readonly name: string;
  readonly code: string;
  readonly detail: string;
}

/** The body of every answer that is no success: RFC 9457. `details` hold codes, dates and numbers. */
export interface ProblemBody {
  readonly type: string;
  /** Of this one answer: an operator finds it in the log. */
  readonly instance: string;
  readonly title: string;
  readonly status: ProblemStatus;
  readonly detail: string;
  readonly details?: Details;
  readonly issues?: readonly Issue[];
}

/** Thrown by routes, turned into a body by the one error handler, which knows the language. */
export class ProblemFound extends Error {
  readonly problem: (lang: Lang) => ProblemBody;
  constructor(problem: (lang: Lang) => ProblemBody) {
    super('problem');
    this.problem = problem;
  }
}

/** What every Belgian API has a name for already, by the REST guide (belgif.be/specification/rest/api-guide). */
const belgif: Partial<Record<ProblemCode, string>> = {
  'request.invalid': 'badRequest',
  'request.fields': 'badRequest',
  'request.unreadable': 'badRequest',
  'request.empty': 'badRequest',
  'request.emptyList': 'badRequest',
  'request.notFound': 'resourceNotFound',
  'request.tooLarge': 'payloadTooLarge',
  'request.tooMany': 'tooManyRequests',
  unavailable: 'serviceUnavailable',
  internal: 'internalServerError',
};

export const urnOf = (code: string): string => {
  const known = belgif[code as ProblemCode];
  return known ? `urn:problem-type:belgif:${known}` : `urn:problem-type:w2:${code}`;
};

function bodyOf(code: string, status: ProblemStatus, detail: string, lang: Lang, details: Details): ProblemBody {
  return {
    type: urnOf(code),
    instance: `urn:uuid:${randomUUID()}`,
    title: titles[status][lang],
    status,
    detail,
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

function ofRefusal(refusal: Refusal, lang: Lang): ProblemBody {
  const { refused: code, details } = refusal;
  return bodyOf(code, refusalStatus[code], refusalSentence(refusal, lang), lang, details);
}

function ofCohortRefusal(refusal: CohortRefusal, lang: Lang): ProblemBody {
  const { refused: code, details } = refusal;
  return bodyOf(code, cohortRefusalStatus[code], cohortRefusalSentence(refusal, lang), lang, details);
}

export function ofCode(
  code: ProblemCode,
  lang: Lang,
  details: Details = {},
  issues: readonly Issue[] = [],
): ProblemBody {
  const body = bodyOf(code, problemStatus[code], problemSentence({ code, details }, lang), lang, details);
  return issues.length > 0 ? { ...body, issues } : body;
}

export const refused = (refusal: Refusal): ProblemFound => new ProblemFound((lang) => ofRefusal(refusal, lang));

export const cohortRefused = (refusal: CohortRefusal): ProblemFound =>
  new ProblemFound((lang) => ofCohortRefusal(refusal, lang));

export const monthRefused = ({ refused: code, details, ...rest }: MonthRefusal): ProblemFound =>
  new ProblemFound((lang) =>
    bodyOf(
      code,
      monthRefusalStatus[code],
      monthRefusalSentence({ refused: code, details, ...rest }, lang),
      lang,
      details,
    ),
  );

export const problem = (code: ProblemCode, details: Details = {}, issues: readonly Issue[] = []): ProblemFound =>
  new ProblemFound((lang) => ofCode(code, lang, details, issues));
