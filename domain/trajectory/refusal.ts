/** Why a command is refused: a closed set, mapped elsewhere to HTTP and to sentences. */
export const refusalCodes = [
  'command.unknown',
  'command.missingField',
  'command.badField',
  'command.unknownField',
  'actor.notAllowed',
  'date.inFuture',
  'date.beforeEntry',
  'trajectory.exists',
  'trajectory.notRegistered',
  'trajectory.closed',
  'trajectory.paused',
  'trajectory.notPaused',
  'phase.wrong',
  'consent.notGiven',
  'intake.talkFirst',
  'intake.talkAlreadyHeld',
  'eligibility.reasonMissing',
  'eligibility.redirectMissing',
  'referral.none',
  'referral.pending',
  'referral.superseded',
  'referral.notAsked',
  'referral.notAccepted',
  'referral.noOffer',
  'groupTrack.tooEarly',
  'report.notDue',
  'review.notDue',
  'outcome.none',
  'outcome.alreadyRegistered',
  'outcome.notDue',
  'outcome.hiredOnMissing',
  'coaching.notAtWork',
  'coaching.pending',
  'coaching.none',
  'coaching.overOneYear',
  'coaching.coachAssigned',
  'coaching.employerAnswered',
  'pause.tooLong',
  'pause.endsBeforeStart',
  'pause.notHere',
  'deadline.unknown',
  'deadline.statutory',
  'deadline.notLater',
  'lookup.unknown',
  'lookup.notAsked',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal is a value, never an exception. `details` hold codes, dates and numbers. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export const refuse = (code: RefusalCode, details: Record<string, string | number> = {}): Refusal => ({
  refused: code,
  details,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
