import { ruleSets, type Province } from '../../../../domain/rules/index.ts';
import { isRefusal } from '../../../../domain/trajectory/index.ts';
import { begin, onDay, pass, say, type Beginning, type Life } from './life.ts';
import {
  acceptReferral,
  addGoal,
  agreePlan,
  assignJobCoach,
  checkOutcome,
  eligible,
  endGroupTrack,
  endGuidance,
  giveConsent,
  holdIntakeTalk,
  placeGranted,
  placeOffered,
  placeQueued,
  recordEmployerAnswer,
  refer,
  registerOutcome,
  requestJobCoaching,
  startGroup,
  stop,
  type Said,
} from './say.ts';

/** One step of a life: the day and what was said on it. */
export function play(life: Life, ...script: readonly (readonly [date: string, ...said: Said[]])[]): Life {
  let current = life;
  for (const [date, ...said] of script) {
    for (const one of said) {
      const next = say(onDay(current, date), one);
      if (isRefusal(next)) throw new Error(`${date} ${one.name}: ${JSON.stringify(next)}`);
      current = next;
    }
  }
  return current;
}

/* The same person in every phase: registered on Monday 5 January 2026, in Limburg unless a test says otherwise. */
export const aRegistration = (how: Beginning = {}): Life => begin(how);
export const anIntake = (how: Beginning = {}): Life => play(aRegistration(how), ['2026-01-08', giveConsent()]);
export const anIntakeAfterTheTalk = (how: Beginning = {}): Life =>
  play(anIntake(how), ['2026-01-15', holdIntakeTalk()]);
/** Eligible on 19 January 2026, so guidance ends at the latest on 19 January 2028. */
export const aPlanning = (how: Beginning = {}): Life => play(anIntakeAfterTheTalk(how), ['2026-01-19', eligible()]);
export const aMediation = (how: Beginning = {}): Life =>
  play(aPlanning(how), ['2026-02-02', addGoal({ theme: 'work' }), agreePlan({ how: 'signed' })]);

export const aReferral = (how: Beginning = {}): Life => play(aMediation(how), ['2026-02-09', refer()]);
export const aReferralAtThePartner = (how: Beginning = {}): Life =>
  play(aReferral(how), ['2026-02-09', placeGranted({ referralId: 'R1' })]);
export const anAcceptedReferral = (how: Beginning = {}): Life =>
  play(aReferralAtThePartner(how), ['2026-02-11', acceptReferral({ referralId: 'R1' })]);
export const aWaiting = (how: Beginning = {}): Life =>
  play(aReferral(how), ['2026-02-09', placeQueued({ referralId: 'R1' })]);

/** Two offered places lapsed, on 9 and on 16 March 2026. */
export const aTalkIsDue = (how: Beginning = {}): Life =>
  pass(
    play(
      aWaiting(how),
      ['2026-03-02', placeOffered({ referralId: 'R1' })],
      ['2026-03-10', placeOffered({ referralId: 'R1' })],
    ),
    '2026-03-18',
  );

/** As an earlier release began it, under the rules of then. */
export const earlier = { rules: ruleSets['2026.2']!, before: 'editions' } as const satisfies Beginning;

export type InGroup = Beginning & { readonly groupStartedOn?: string };
export const aGroupTrack = ({ groupStartedOn = '2026-03-02', ...how }: InGroup = {}): Life =>
  play(anAcceptedReferral(how), [groupStartedOn, startGroup({ referralId: 'R1' })]);
export const anAntwerpTrajectory = (how: InGroup = {}): Life => aGroupTrack({ province: 'antwerp', ...how });

/** Guidance ended on 4 May 2026 because of a job. */
export const aFollowUp = (how: Beginning = {}): Life =>
  play(aMediation(how), ['2026-05-04', endGuidance({ because: 'foundWork' })]);
export const aFollowUpAfterAGroup = (how: Beginning = {}): Life =>
  play(aGroupTrack(how), ['2026-05-04', endGroupTrack({ because: 'foundWork' })]);
/** Hired on 11 May 2026. */
export const atWork = (how: Beginning = {}): Life =>
  play(aFollowUp(how), ['2026-05-18', registerOutcome({ kind: 'atWork', hiredOn: '2026-05-11' })]);
export const aCoachingRequest = (how: Beginning = {}): Life =>
  play(atWork(how), ['2026-06-01', requestJobCoaching({ kind: 'ordinary' })]);
/** At work for half a year at the last check: whether jobcoaching is wanted is asked on 16 November 2026. */
export const askedForCoaching = (how: Beginning = {}): Life =>
  play(atWork(how), ['2026-08-18', checkOutcome({ kind: 'atWork' })], ['2026-11-16', checkOutcome({ kind: 'atWork' })]);
export const aJobCoaching = (how: Beginning = {}): Life =>
  play(
    aCoachingRequest(how),
    ['2026-06-03', assignJobCoach({ coachId: 'jobCoach-1' })],
    ['2026-06-08', recordEmployerAnswer({ consents: true })],
  );

export const aClosed = (how: Beginning = {}): Life =>
  play(aMediation(how), ['2026-03-09', stop({ reason: 'movedAway' })]);

export const introProvinces: readonly Province[] = ['limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];
