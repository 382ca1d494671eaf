import { addDays, type LocalDate } from '../calendar/index.ts';
import { daysBetween } from '../calendar/index.ts';
import { commandsAnswering, isTask, type Deadline, type OpenTrajectory } from '../trajectory/index.ts';
import * as codes from '../trajectory/codes.ts';
import type { Behaviour } from './behaviour.ts';
import type { Draws } from './draws.ts';
import { colleague, groupWorkerOf, mediatorOf, type Act } from './person.ts';

/** By whom and under which names a deadline is met. */
interface Asked {
  readonly deadline: Deadline;
  readonly state: OpenTrajectory;
  readonly today: LocalDate;
  readonly draws: Draws;
  readonly key: string;
  readonly behaviour: Behaviour;
  /** Why the guidance ended, as far as it did. */
  readonly endedFor: string | null;
}

type When = Omit<Asked, 'today' | 'endedFor'> & {
  /** Of mediators with more people than they can do, everything takes longer by as much. */
  readonly stretch: number;
};

/** Nobody ever does it. */
const never = null;

/** The day on which somebody does what a deadline asks; null: nobody ever does. What nobody has to do is not asked here. */
export function dayOfActing({ deadline, state, draws, key, behaviour, stretch }: When): LocalDate | null {
  const { rule, from, dueOn, owner } = deadline;
  const after = (days: Parameters<Draws['days']>[1]): LocalDate =>
    addDays(from, Math.ceil(draws.days(key, days) * (owner === 'mediator' ? stretch : 1)));
  switch (rule) {
    case 'REG-1':
      return draws.at('answersConsent') < behaviour.consents.value + behaviour.refusesConsent.value
        ? after(behaviour.consentAfter)
        : never;
    case 'INT-1':
      return after(behaviour.talkAfter);
    case 'INT-2':
      return after(behaviour.decisionAfter);
    case 'PLAN-1':
      return after(behaviour.planAfter);
    case 'REF-1':
      return after(behaviour.partnerAnswersAfter);
    case 'WAIT-1':
      return draws.happens(`${key}/takes`, behaviour.takesPlace) ? after(behaviour.takesPlaceAfter) : never;
    case 'GRP-1':
      // The group starts when enough people wait: that is the partner's.
      return never;
    case 'CON-1/intro':
    case 'CON-1/randstad':
      return 'referral' in state && state.referral?.cohort ? never : inDays(deadline, draws, key, behaviour, stretch);
    case 'OUT-2/first':
    case 'OUT-2/last':
      return addDays(dueOn, -Math.floor(draws.at(key) * 7));
    default:
      return isTask(deadline) ? inDays(deadline, draws, key, behaviour, stretch) : never;
  }
}

/** Mostly in time, some days late, some only after it went up the ladder. */
function inDays(
  { from, dueOn, owner }: Deadline,
  draws: Draws,
  key: string,
  { acts }: Behaviour,
  stretch: number,
): LocalDate {
  const span = Math.max(1, daysBetween(from, dueOn));
  const how = draws.pick(`${key}/how`, acts);
  const part = draws.at(key);
  const days = {
    // Not before a little over half of it: a report of the first days is none.
    inTime: span * (0.55 + 0.4 * part),
    late: span + 1 + 5 * part,
    later: span + 7 + 13 * part,
    muchLater: span + 21 + 54 * part,
  }[how];
  return addDays(from, Math.ceil(days * (owner === 'mediator' ? stretch : 1)));
}

const pickOf = <C extends string>(draws: Draws, key: string, of: readonly C[]): C =>
  of[Math.floor(draws.at(key) * of.length)] as C;

/** The commands that do what a deadline asks; none where nobody has to. */
export function answerTo(asked: Asked): Act[] {
  const { deadline, state, draws, key, behaviour } = asked;
  const { rule, about } = deadline;
  const mediator = mediatorOf(state);
  const worker = groupWorkerOf('referral' in state && state.referral ? state.referral.province : state.province);
  const act = (name: Act['name'], data: Act['data'] = {}, by = mediator): Act[] => [{ name, by, data }];
  const noted = (by: Act['by']): Act[] => commandsAnswering(rule).flatMap((name) => act(name, {}, by));
  const referralId = about ?? '';
  const how = pickOf(draws, `${key}/way`, codes.contactWays);
  switch (rule) {
    case 'REG-1':
      return consent(draws, behaviour, mediator);
    case 'INT-2':
      return act('decideEligibility', eligibility(draws, behaviour));
    case 'PLAN-1':
      // A plan begins with what the person wants.
      return [
        ...(state.plan.goals.length === 0 ? act('addGoal', { theme: pickOf(draws, 'goal', codes.themes) }) : []),
        ...act('agreePlan', { how: pickOf(draws, `${key}/agreed`, codes.agreements) }),
      ];
    case 'PLAN-3':
      return act('finishAction', { actionId: about });
    case 'WEL-1':
      return act('recordWelfareAnswer', { askId: about, answer: 'helps' });
    case 'EXP-1':
      return act('declineExpert', { requestId: about, reason: 'nobodyAvailable' });
    case 'MED-1':
    case 'WAIT-2':
    case 'WAIT-3':
      return act('recordContact', { how });
    case 'REF-1':
      return draws.happens(`${key}/accepts`, behaviour.partnerAccepts)
        ? act('acceptReferral', { referralId }, worker)
        : act('declineReferral', { referralId, reason: pickOf(draws, `${key}/why`, codes.declineReasons) }, worker);
    case 'WAIT-1':
      return act('acceptPlace', { referralId });
    case 'GRP-4':
      return act('followUpAbsence', { how }, worker);
    case 'GRP-5':
    case 'GRP-6':
    case 'GRP-7':
      return noted(worker);
    case 'OUT-1':
      return act('registerOutcome', outcome(asked));
    case 'OUT-2/first':
    case 'OUT-2/last':
      return act('checkOutcome', checked(asked));
    case 'ONW-1':
      return act('recordOnwardResult', {
        onwardId: about,
        result: pickOf(draws, `${key}/result`, codes.onwardResults),
      });
    case 'JC-0':
      return act(
        'assignJobCoach',
        { coachId: coachOf(state) },
        { role: 'teamLead', id: colleague('lead', state.province) },
      );
    case 'JC-1':
      return act('recordEmployerAnswer', { consents: draws.happens(`${key}/agrees`, behaviour.employerAgrees) });
    case 'JC-3':
      return act('recordCoaching', {}, { role: 'jobCoach', id: coachOf(state) });
    case 'JC-6/ask':
      return draws.happens(`${key}/wants`, behaviour.wantsCoachingAtEnd)
        ? act('requestJobCoaching', { kind: 'ordinary' })
        : act('declineJobCoaching');
    default:
      return noted(mediator);
  }
}

const coachOf = (state: OpenTrajectory): string => {
  const coaching = 'coaching' in state ? state.coaching : null;
  return coaching?.coachId ?? colleague(coaching?.kind === 'specialised' ? 'coach-2' : 'coach-1', state.province);
};

/** To guidance, and to no look-up: those run beside everything and block nothing, so nobody is asked about the invented. */
function consent(draws: Draws, { consents }: Behaviour, by: Act['by']): Act[] {
  const gives = draws.at('answersConsent') < consents.value;
  return gives
    ? [{ name: 'giveConsent', by, data: { ocmw: false, riziv: false, employment: false } }]
    : [{ name: 'refuseConsent', by, data: {} }];
}

function eligibility(draws: Draws, { eligible }: Behaviour): Act['data'] {
  if (draws.happens('eligible', eligible))
    return { verdict: 'eligible', inPoverty: true, noPronouncedProblem: true, motivated: true, withinTwoYears: true };
  const reason = pickOf(draws, 'notEligible', codes.notEligibleReasons);
  return {
    verdict: 'notEligible',
    inPoverty: reason !== 'notInPoverty',
    noPronouncedProblem: reason !== 'pronouncedProblem',
    motivated: reason !== 'notMotivated',
    withinTwoYears: reason !== 'tooFarFromWork',
    reason,
    redirectTo: pickOf(draws, 'redirect', codes.redirects),
  };
}

/** Where the person is, after the group or after the guidance; whoever left for a job or a training is there. */
function outcome({ deadline, endedFor, today, draws, key, behaviour }: Asked): Act['data'] {
  if (deadline.about !== null) return atWorkSince(draws.pick(key, behaviour.outcomeOfGroup), today);
  const kind = endedFor === 'foundWork' ? 'atWork' : endedFor === 'startedTraining' ? 'inTraining' : null;
  return atWorkSince(kind ?? draws.pick(key, behaviour.outcome), today);
}

const atWorkSince = (kind: codes.OutcomeKind, today: LocalDate): Act['data'] =>
  kind === 'atWork' ? { kind, hiredOn: today } : { kind };

/** Mostly as it was. */
function checked({ state, today, draws, key, behaviour }: Asked): Act['data'] {
  const was = 'outcome' in state ? state.outcome : null;
  if (was && draws.happens(`${key}/stays`, behaviour.outcomeStays)) return { kind: was.kind };
  return atWorkSince(draws.pick(`${key}/now`, behaviour.outcome), today);
}
