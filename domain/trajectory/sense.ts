import { addDays, addMonths, daysBetween, maxDate, minDate, type LocalDate } from '../calendar/index.ts';
import type { RuleKey } from '../rules/index.ts';
import type { Deadline } from '../durable/deadline.ts';
import { isOpen, type OpenTrajectory, type Trajectory } from './state.ts';
import { pausedDays } from './waiting.ts';

/** What can be kept without a fault and make no sense all the same. Each has a sentence that says what to do. */
export const senseCodes = [
  'days.order',
  'days.phase',
  'days.hired',
  'days.target',
  'days.extension',
  'wait.nothing',
  'wait.deadline',
  'wait.effect',
  'owner.none',
  'owner.unknown',
  'owner.left',
  'owner.away',
  'owner.noGroupWorker',
  'owner.noTeamLead',
  'dead.open',
  'dead.prospect',
  'person.twoOpen',
  'province.address',
  'quota.province',
  'quota.above',
  'cap.anew',
  'cap.tooLong',
  'merge.otherPerson',
  'track.tooLong',
  'coaching.beforeHired',
  'coaching.tooLong',
] as const;
export type SenseCode = (typeof senseCodes)[number];

/** Codes, days and ids only. */
export interface Sense {
  readonly what: SenseCode;
  readonly details: Readonly<Record<string, string | number>>;
}

const found = (what: SenseCode, details: Sense['details'] = {}): Sense => ({ what, details });

/** What the state of an open trajectory says by itself, without its events or anything beside it. */
export function senseOf(state: Trajectory, today: LocalDate): Sense[] {
  if (!isOpen(state)) return [];
  return [...ofDays(state, today), ...ofWaits(state), ...ofLengths(state)];
}

function ofDays(state: OpenTrajectory, today: LocalDate): Sense[] {
  const { phaseSince, enteredOn, plan } = state;
  const senses: Sense[] = [];
  if (phaseSince < enteredOn || phaseSince > today) senses.push(found('days.phase', { phaseSince }));
  const cap = due(state, 'CAP-1/end');
  for (const { id, status, targetOn } of guided(state) ? plan.actions : [])
    if (status === 'open' && cap !== null && targetOn > cap)
      senses.push(found('days.target', { actionId: id, targetOn, cap }));
  const { hiredOn, registeredOn } = ('outcome' in state && state.outcome) || { hiredOn: null, registeredOn: today };
  if (hiredOn !== null && (hiredOn > addMonths(registeredOn, 3) || hiredOn < addMonths(enteredOn, -12)))
    senses.push(found('days.hired', { hiredOn }));
  return senses;
}

/** Everything that is waited for has a date, by whatever rule of these. */
function ofWaits(state: OpenTrajectory): Sense[] {
  if (state.deadlines.length === 0) return [found('wait.nothing', { phase: state.phase })];
  return wantedOf(state)
    .filter(
      ({ rules, about }) =>
        !state.deadlines.some(
          (one) =>
            rules.some((rule) => one.rule === rule || one.rule.startsWith(`${rule}/`)) &&
            (about === undefined || one.about === about),
        ),
    )
    .map(({ rules, about }) => found('wait.deadline', { rule: rules[0]!, ...(about === undefined ? {} : { about }) }));
}

interface Wanted {
  readonly rules: readonly string[];
  readonly about?: string;
}

const guided = ({ phase }: OpenTrajectory): boolean =>
  phase === 'planning' || phase === 'mediation' || phase === 'waiting' || phase === 'groupTrack';

function wantedOf(state: OpenTrajectory): Wanted[] {
  const open = guided(state);
  return [
    ...ofPhase(state),
    ...(open ? [{ rules: ['CAP-1/end'] }] : []),
    ...state.lookups.flatMap(({ id, status }) => (status === 'toAskAgain' ? [{ rules: ['EXT-1'], about: id }] : [])),
    ...(open ? state.plan.actions : []).flatMap(({ id, status }) =>
      status === 'open' ? [{ rules: ['PLAN-3'], about: id }] : [],
    ),
    ...(open ? [...state.asks, ...state.ocmwQuestions] : []).flatMap(({ id, answered }) =>
      answered ? [] : [{ rules: ['WEL-1'], about: id }],
    ),
    ...(open ? state.experts : []).flatMap(({ id, status }) =>
      status === 'asked' ? [{ rules: ['EXP-1'], about: id }] : [],
    ),
  ];
}

function ofPhase(state: OpenTrajectory): Wanted[] {
  switch (state.phase) {
    case 'registration':
      return [{ rules: ['REG-2'] }];
    case 'intake':
      return [{ rules: [state.talkHeldOn === null ? 'INT-1' : 'INT-2'] }];
    case 'planning':
      return [{ rules: ['PLAN-1'] }];
    case 'mediation':
      if (state.referral?.step === 'asked') return [{ rules: ['REF-1'] }];
      return state.referral?.step === 'accepted' ? [{ rules: ['GRP-1'] }] : [{ rules: ['MED-1'] }];
    case 'waiting':
      return [{ rules: state.referral.step === 'offered' ? ['WAIT-1'] : ['WAIT-2', 'MED-1'] }];
    case 'groupTrack':
      return [{ rules: ['GRP-2', 'GRP-3/end'] }];
    case 'followUp': {
      const { coaching } = state;
      if (!coaching) return [];
      return [
        ...(coaching.coachId === null ? [{ rules: ['JC-0'] }] : []),
        ...(coaching.employerConsents ? [] : [{ rules: ['JC-1'] }]),
        { rules: ['JC-2'] },
      ];
    }
    case 'jobCoaching':
      return [{ rules: ['JC-4'] }];
  }
}

/** What the sources limit is never longer; a pause moves the group of twelve weeks, and nothing else of these. */
function ofLengths(state: OpenTrajectory): Sense[] {
  const senses: Sense[] = [];
  const cap = due(state, 'CAP-1/end');
  if (cap !== null && state.eligibleOn !== null && cap > addMonths(state.eligibleOn, 24))
    senses.push(found('cap.tooLong', { cap, eligibleOn: state.eligibleOn }));
  if (state.phase === 'groupTrack') {
    const { startedOn, endsOn } = state;
    const last = state.deadlines.find(({ rule }) => rule === 'GRP-2' || rule === 'GRP-3/end');
    const most = last?.rule === 'GRP-2' ? addDaysOf(state, addDays(startedOn, 84)) : addMonths(startedOn, 24);
    if (last && last.dueOn > (cap === null ? most : minDate(most, cap)))
      senses.push(found('track.tooLong', { endsOn: last.dueOn, most: cap === null ? most : minDate(most, cap) }));
    if (endsOn < startedOn) senses.push(found('days.order', { startedOn, endsOn }));
  }
  const coaching = 'coaching' in state ? state.coaching : null;
  if (coaching?.startedOn) {
    const { startedOn, hiredOn } = coaching;
    if (startedOn < hiredOn) senses.push(found('coaching.beforeHired', { startedOn, hiredOn }));
    const ends = due(state, 'JC-4');
    if (ends !== null && ends > addMonths(startedOn, 6)) senses.push(found('coaching.tooLong', { endsOn: ends }));
  }
  return senses;
}

/** A day, moved by the pauses since the group started. */
function addDaysOf(state: Extract<OpenTrajectory, { phase: 'groupTrack' }>, day: LocalDate): LocalDate {
  const { pauses, pause, startedOn } = state;
  const running = pause ? daysBetween(maxDate(pause.pausedOn, startedOn), pause.until) + 1 : 0;
  return addDays(day, pausedDays(pauses, startedOn) + Math.max(0, running));
}

const due = ({ deadlines }: { deadlines: readonly Deadline[] }, rule: RuleKey): LocalDate | null =>
  deadlines.find((one) => one.rule === rule)?.dueOn ?? null;
