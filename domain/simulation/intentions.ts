import { addDays, daysBetween, type LocalDate } from '../calendar/index.ts';
import type { OpenTrajectory, TrajectoryEvent } from '../trajectory/index.ts';
import * as codes from '../trajectory/codes.ts';
import type { GroupTrack } from '../trajectory/state.ts';
import type { Behaviour, Days } from './behaviour.ts';
import { groupWorkerOf, keyOf, mediatorOf, type Act, type Intention, type Person } from './person.ts';

export interface Intended {
  readonly intention: Intention;
  readonly key: string;
  readonly on: LocalDate;
}

type Meant = (
  what: Intention,
  happens: { readonly value: number } | null,
  after: Pick<Days, 'low' | 'likely' | 'high'>,
) => readonly Intended[];

/** What comes to mind when something happened. Which of it happens has one draw for each, named by its kind and how manieth it is. */
export function intendedAfter(event: TrajectoryEvent, person: Person, behaviour: Behaviour): readonly Intended[] {
  const meant = meaning(person, event.on);
  switch (event.type) {
    case 'PlanAgreed':
      return inMediation(person, behaviour, event.on);
    case 'PlaceQueued':
      return meant('leaveLine', behaviour.leavesLine, behaviour.leavesLineAfter);
    case 'ReferralAccepted':
      return meant('leaveBeforeStart', behaviour.leavesBeforeStart, behaviour.leavesBeforeStartAfter);
    case 'ReferralDeclined':
      return meant('refer', behaviour.refersAgain, behaviour.referAgainAfter);
    case 'GroupStarted':
      return inGroup(person, behaviour, event);
    case 'GroupTrackEnded':
      return event.as === 'success' ? [] : meant('refer', againAfter(event, behaviour), behaviour.referAgainAfter);
    case 'OutcomeRegistered':
    case 'OutcomeChecked':
      return event.kind === 'atWork' ? meant('askCoaching', behaviour.asksCoaching, behaviour.coachingAskedAfter) : [];
    case 'JobCoachingStarted':
      return meant('endCoaching', behaviour.coachingEndsEarly, behaviour.coachingEndsAfter);
    default:
      return [];
  }
}

/** Who completed a group is seldom sent to another. */
const againAfter = ({ as }: { readonly as: string }, { refersAgain }: Behaviour) => ({
  value: as === 'completed' ? refersAgain.value / 5 : refersAgain.value,
});

const meaning =
  (person: Person, from: LocalDate): Meant =>
  (intention, happens, after) => {
    const key = keyOf(person, intention);
    if (happens !== null && !person.draws.happens(`${key}/happens`, happens)) return [];
    return [{ intention, key, on: addDays(from, person.draws.days(key, after)) }];
  };

/** What a mediator and a person have in mind once there is a plan. */
function inMediation(person: Person, behaviour: Behaviour, on: LocalDate): readonly Intended[] {
  const meant = meaning(person, on);
  const actions = Array.from({ length: behaviour.actionsInPlan.value }, () =>
    meant('addAction', null, { low: 1, likely: 5, high: 60 }),
  );
  return [
    ...actions.flat(),
    ...meant('refer', behaviour.refers, behaviour.referAfter),
    ...meant('referOnward', behaviour.refersOnward, behaviour.onwardAfter),
    ...meant('pause', behaviour.pauses, behaviour.pauseAfter),
    ...meant('stop', behaviour.stops, behaviour.stopAfter),
    ...meant('endGuidance', behaviour.endsGuidance, behaviour.guidanceEndAfter),
  ];
}

/** How the group ends for one person: early and why, or, of the long track, when it is completed. The short one ends by itself. */
function inGroup(
  person: Person,
  behaviour: Behaviour,
  { on, endsOn }: Pick<GroupTrack, 'endsOn'> & { readonly on: LocalDate },
  notBefore: LocalDate = on,
): readonly Intended[] {
  const { draws, state } = person;
  const long = state.phase === 'groupTrack' && state.referral.track === 'randstad';
  const key = keyOf(person, 'group');
  const whole = long ? draws.days(`${key}/lasts`, behaviour.longTrackLasts) : daysBetween(on, endsOn);
  if (draws.pick(`${key}/how`, behaviour.groupEndsEarly) !== 'no') {
    // Not on the first days, and not when it is almost over.
    const part = 0.1 + 0.75 * draws.at(`${key}/when`);
    const early = addDays(on, Math.max(1, Math.floor(whole * part)));
    // Who is there still at the start of a run did not end it before.
    if (early >= notBefore) return [{ intention: 'endGroup', key, on: early }];
  }
  return long ? [{ intention: 'completeGroup', key, on: addDays(on, whole) }] : [];
}

/** Of somebody who is there already when a run begins: as if what they are in had begun that day. */
export function intendedAtStart(person: Person, behaviour: Behaviour, today: LocalDate): readonly Intended[] {
  const { state } = person;
  const meant = meaning(person, today);
  switch (state.phase) {
    case 'mediation': {
      const all = inMediation(person, behaviour, today);
      // Who was referred before, or is now, is referred again as after any group.
      if (state.referrals === 0) return all;
      return [
        ...all.filter(({ intention }) => intention !== 'refer'),
        ...(state.referral === null ? meant('refer', behaviour.refersAgain, behaviour.referAgainAfter) : []),
        ...(state.referral?.step === 'accepted'
          ? meant('leaveBeforeStart', behaviour.leavesBeforeStart, behaviour.leavesBeforeStartAfter)
          : []),
      ];
    }
    case 'waiting':
      return [
        ...inMediation(person, behaviour, today).filter(({ intention }) => intention !== 'refer'),
        ...meant('leaveLine', behaviour.leavesLine, behaviour.leavesLineAfter),
      ];
    case 'groupTrack': {
      const { startedOn: on, endsOn } = state;
      return [
        ...inGroup(person, behaviour, { on, endsOn }, today),
        ...inMediation(person, behaviour, today).filter(({ intention }) => intention === 'endGuidance'),
      ];
    }
    case 'followUp':
      return state.outcome?.kind === 'atWork' && state.coaching === null
        ? meant('askCoaching', behaviour.asksCoaching, behaviour.coachingAskedAfter)
        : [];
    case 'jobCoaching':
      return meant('endCoaching', behaviour.coachingEndsEarly, behaviour.coachingEndsAfter);
    case 'registration':
    case 'intake':
    case 'planning':
    case 'closed':
    case 'none':
      return [];
  }
}

/** What carries an intention out. `later`: its moment has not come, so many days on it is looked at again; `gone`: it never will. */
export type CarriedOut = readonly Act[] | { readonly later: number } | 'gone';

const gone = 'gone';
const pickOf = <C extends string>(at: number, of: readonly C[]): C => of[Math.floor(at * of.length)] as C;

export function carryOut(
  intention: Intention,
  { draws }: Person,
  state: OpenTrajectory,
  { key, today, behaviour }: { readonly key: string; readonly today: LocalDate; readonly behaviour: Behaviour },
): CarriedOut {
  const by = mediatorOf(state);
  const act = (name: Act['name'], data: Act['data'], who: Act['by'] = by): Act[] => [{ name, by: who, data }];
  const free = state.phase === 'mediation' && state.referral === null;
  const guided = state.phase === 'mediation' || state.phase === 'waiting' || state.phase === 'groupTrack';
  if (state.pause && intention !== 'stop') return guided ? { later: 14 } : gone;
  switch (intention) {
    case 'addAction':
      return guided
        ? act('addAction', {
            theme: pickOf(draws.at(`${key}/theme`), codes.themes),
            owner: draws.at(`${key}/owner`) < 0.6 ? 'jobseeker' : 'mediator',
            targetOn: targetOf(state, addDays(today, draws.days(`${key}/target`, { low: 14, likely: 45, high: 120 }))),
          })
        : gone;
    case 'refer':
      return free ? act('refer', {}) : gone;
    case 'referOnward': {
      const destinations = codes.onwardDestinations.filter((one) => one !== 'esfProject');
      return guided ? act('referOnward', { destination: pickOf(draws.at(`${key}/to`), destinations) }) : gone;
    }
    case 'pause':
      if (!guided) return gone;
      return free
        ? act('pause', {
            reason: pickOf(draws.at(`${key}/why`), codes.pauseReasons),
            until: addDays(today, draws.days(`${key}/lasts`, behaviour.pauseLasts)),
          })
        : { later: 60 };
    case 'stop':
      return act('stop', { reason: draws.at(`${key}/why`) < 0.8 ? 'byPerson' : 'movedAway' });
    case 'endGuidance':
      if (!guided) return gone;
      // Nobody takes a person from the line or the group for it: then it is looked at again.
      return free
        ? act('endGuidance', { because: draws.pick('guidanceEndsFor', behaviour.guidanceEndsFor) })
        : { later: 45 };
    case 'leaveLine':
      return state.phase === 'waiting'
        ? act('withdrawReferral', { referralId: state.referral.id, reason: 'otherPlan' })
        : gone;
    case 'leaveBeforeStart':
      return state.phase === 'mediation' && state.referral?.step === 'accepted'
        ? act('withdrawReferral', { referralId: state.referral.id, reason: 'personDeclines' })
        : gone;
    case 'endGroup': {
      if (state.phase !== 'groupTrack') return gone;
      const because = draws.pick(`${key}/how`, behaviour.groupEndsEarly);
      return because === 'no' ? gone : act('endGroupTrack', { because }, groupWorkerOf(state.referral.province));
    }
    case 'completeGroup':
      if (state.phase !== 'groupTrack') return gone;
      return today < state.completableFrom
        ? { later: Math.max(1, daysBetween(today, state.completableFrom)) }
        : act('completeGroupTrack', {}, groupWorkerOf(state.referral.province));
    case 'askCoaching':
      return state.phase === 'followUp' && state.coaching === null && state.outcome?.kind === 'atWork'
        ? act('requestJobCoaching', { kind: 'ordinary' })
        : gone;
    case 'endCoaching':
      return state.phase === 'jobCoaching'
        ? act(
            'endJobCoaching',
            { because: pickOf(draws.at(`${key}/why`), codes.coachingEndReasons) },
            { role: 'mediator', id: by.role === 'mediator' ? by.id : '' },
          )
        : gone;
  }
}

/** Not past the end of the guidance. */
function targetOf({ deadlines }: OpenTrajectory, wanted: LocalDate): LocalDate {
  const cap = deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn;
  return cap && cap < wanted ? cap : wanted;
}
