import { addMonths, type LocalDate } from '../calendar/index.ts';

/**
 * People before a registration: non-active people whom RIZIV or a local government named so that somebody contacts them
 * [S: partnerships to identify and reach non-active people]. Light records: no workflow, no deadline, no judgement.
 */
export const prospectStatuses = ['identified', 'contacted', 'interested', 'notInterested', 'unreachable'] as const;
export type ProspectStatus = (typeof prospectStatuses)[number];

export const attemptWays = ['phone', 'letter', 'visit', 'mail', 'sms'] as const;
export type AttemptWay = (typeof attemptWays)[number];

export const attemptResults = [
  'noAnswer',
  'wrongContact',
  'reached',
  'interested',
  'notInterested',
  'unreachable',
] as const;
export type AttemptResult = (typeof attemptResults)[number];

export const prospectSources = ['riziv', 'ocmw'] as const;
export type ProspectSource = (typeof prospectSources)[number];

/** Nobody is called unreachable before so many attempts, on different days [D]. */
const attemptsBeforeUnreachable = 3;
/** Someone with whom nothing happened for so long is offered for erasure [D]: the list served its purpose. */
export const staleAfterMonths = 12;

export interface Attempt {
  readonly on: LocalDate;
  readonly way: AttemptWay;
  readonly result: AttemptResult;
}

export type AttemptProblem =
  | 'prospect.registered'
  | 'prospect.future'
  | 'prospect.beforeList'
  | 'prospect.tooFewAttempts';

/**
 * The status after one more attempt. A person who said no may change their mind, and one who was unreachable may call: so
 * nothing is final but a registration.
 */
export function afterAttempt(
  {
    status,
    registered,
    attempts,
    listedOn,
  }: {
    status: ProspectStatus;
    registered: boolean;
    attempts: readonly Attempt[];
    /** The day their list came in: nobody was looked for before. */
    listedOn: LocalDate;
  },
  { on, result }: Attempt,
  today: LocalDate,
): ProspectStatus | { readonly problem: AttemptProblem } {
  if (registered) return { problem: 'prospect.registered' };
  if (on > today) return { problem: 'prospect.future' };
  if (on < listedOn) return { problem: 'prospect.beforeList' };
  switch (result) {
    case 'interested':
    case 'notInterested':
      return result;
    case 'unreachable': {
      const days = new Set(
        attempts.filter((one) => one.result === 'noAnswer' || one.result === 'wrongContact').map((one) => one.on),
      );
      days.add(on);
      return days.size >= attemptsBeforeUnreachable ? 'unreachable' : { problem: 'prospect.tooFewAttempts' };
    }
    case 'reached':
      return status === 'identified' || status === 'unreachable' ? 'contacted' : status;
    case 'noAnswer':
    case 'wrongContact':
      return status;
  }
}

export const isStale = (lastOn: LocalDate, today: LocalDate): boolean => addMonths(lastOn, staleAfterMonths) <= today;
