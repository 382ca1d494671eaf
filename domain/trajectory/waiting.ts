import { daysBetween, maxDate, type LocalDate } from '../calendar/index.ts';
import type { Owner, Partner, RuleKey } from '../rules/index.ts';
import type { ActionOwner, LookupSystem, OcmwQuestion, Theme } from './codes.ts';
import { escalationLevel, isOverdue, isTask, type Deadline, type Step } from '../durable/deadline.ts';
import { isOfEdition } from '../durable/edition.ts';
import { completed, isOpen, type OpenTrajectory, type PastPause, type Trajectory } from './state.ts';

/** Who must do what, until when, and what happens otherwise: taken from the very deadline it waits on. */
export interface Wait {
  readonly who: Owner;
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly deadlineId: string;
  readonly since: LocalDate;
  readonly until: LocalDate;
  readonly overdue: boolean;
  readonly escalation: 0 | 1 | 2 | 3;
  /** The next thing time does if nobody acts; null at the top of the ladder. */
  readonly otherwise: Step | null;
  /** Which action, request, look-up or group it is, where there may be several. */
  readonly matter?: Matter;
}

/** What a deadline is about, as far as the state knows it: codes and ids. */
export type Matter =
  | {
      readonly kind: 'action';
      readonly id: string;
      readonly theme: Theme;
      readonly owner: ActionOwner;
      readonly actorId: string | null;
    }
  | { readonly kind: 'request'; readonly id: string; readonly actorId: string }
  | { readonly kind: 'question'; readonly id: string; readonly question: OcmwQuestion }
  | { readonly kind: 'lookup'; readonly id: string; readonly system: LookupSystem }
  | { readonly kind: 'referral'; readonly id: string; readonly partner: Partner }
  | { readonly kind: 'expert' | 'coaching' | 'other'; readonly id: string };

export interface Waiting {
  readonly waitsFor: Wait;
  /** Everything else that is open, in order of date. */
  readonly also: readonly Wait[];
}

const order = (a: Deadline, b: Deadline): number =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;

/** The earliest open task, but an offered place before all, and during a pause its end; null once the trajectory is closed. */
export function waiting(state: Trajectory, today: LocalDate): Waiting | null {
  if (!isOpen(state)) return null;
  const ordered = [...state.deadlines].sort(order);
  const first =
    (isOfEdition(state, 2) && ordered.find(({ rule }) => rule === 'WAIT-1')) ||
    (state.pause && ordered.find(({ rule }) => rule === 'PAU-1')) ||
    ordered.find(isTask) ||
    // Nobody waits for what a system asks again by itself, as long as there is anything else.
    ordered.find(({ kind }) => kind !== 'retry') ||
    ordered[0];
  if (!first) return null;
  // What an earlier release left may lack the lists that a matter is looked for in.
  const whole = completed(state) as OpenTrajectory;
  return {
    waitsFor: waitOn(whole, first, today),
    also: ordered.filter((deadline) => deadline !== first).map((deadline) => waitOn(whole, deadline, today)),
  };
}

function waitOn(state: OpenTrajectory, deadline: Deadline, today: LocalDate): Wait {
  const matter = matterOf(state, deadline.about);
  return {
    who: deadline.owner,
    rule: deadline.rule,
    ruleVersion: deadline.ruleVersion,
    deadlineId: deadline.id,
    since: deadline.from,
    until: deadline.dueOn,
    overdue: isOverdue(deadline, today),
    escalation: escalationLevel(deadline),
    otherwise: deadline.steps[0] ?? null,
    ...(matter ? { matter } : {}),
  };
}

function matterOf(state: OpenTrajectory, about: string | null): Matter | null {
  if (about === null) return null;
  const action = state.plan.actions.find(({ id }) => id === about);
  if (action) {
    const { id, theme, owner, actorId } = action;
    return { kind: 'action', id, theme, owner, actorId };
  }
  const request = state.asks.find(({ id }) => id === about);
  if (request) return { kind: 'request', id: about, actorId: request.actorId };
  const question = state.ocmwQuestions.find(({ id }) => id === about);
  if (question) return { kind: 'question', id: about, question: question.question };
  const lookup = state.lookups.find(({ id }) => id === about);
  if (lookup) return { kind: 'lookup', id: about, system: lookup.system };
  if (state.experts.some(({ id }) => id === about)) return { kind: 'expert', id: about };
  if ('referral' in state && state.referral?.id === about)
    return { kind: 'referral', id: about, partner: state.referral.partner };
  return { kind: 'coaching' in state && state.coaching?.id === about ? 'coaching' : 'other', id: about };
}

/** Everything that time will do, each with its rule: what the timers are set from. */
export const deadlines = (state: Trajectory): readonly Deadline[] => (isOpen(state) ? state.deadlines : []);

/** Days of pauses that are over, as far as they lie after a day: what "days waiting" leaves out. */
export const pausedDays = (pauses: readonly PastPause[], since: LocalDate): number =>
  pauses.reduce((days, { from, to }) => days + Math.max(0, daysBetween(maxDate(from, since), to)), 0);
