import type { LocalDate } from '../../calendar/index.ts';
import { isOfEdition } from '../../durable/edition.ts';
import type { RuleKey } from '../../rules/index.ts';
import { answersOf } from '../answers.ts';
import type { Corrects, EventType, TrajectoryEvent } from '../events.ts';
import type { Attendance, GroupTrack, Noted, OpenTrajectory } from '../state.ts';

/** So many things noted lately can be put right; older ones are told by their events alone. */
const mostNoted = 12;

/** Something was noted that may turn out a mistake. */
export function noticed<S extends OpenTrajectory>(state: S, event: TrajectoryEvent): S {
  const { sequence, type, on, at } = event;
  const presence = event.type === 'AttendanceRecorded' ? { presence: event.presence } : {};
  const how = isOfEdition(state, 2) && event.type === 'ContactRecorded' ? { how: event.how } : {};
  const about = aboutOf(event);
  const noted: Noted = {
    sequence,
    type,
    on,
    at,
    met: [],
    ...presence,
    ...how,
    ...(about === undefined ? {} : { about }),
  };
  return { ...state, recent: [...state.recent, noted].slice(-mostNoted) };
}

function aboutOf(event: TrajectoryEvent): string | undefined {
  if (event.type === 'ActionFinished') return event.actionId;
  return event.type === 'AbsenceAnnounced' ? event.absentOn : undefined;
}

/** The same of what earlier releases did not let be put right: it is kept only where days have an order. */
export const noticedInOrder = <S extends OpenTrajectory>(state: S, event: TrajectoryEvent): S =>
  isOfEdition(state, 2) ? noticed(state, event) : state;

/** What was noted last and at this very moment is what met the deadline. */
export function metBy(
  state: OpenTrajectory,
  { deadlineId, rule, at }: Extract<TrajectoryEvent, { type: 'DeadlineMet' }>,
): OpenTrajectory {
  const last = state.recent.at(-1);
  const deadline = state.deadlines.find(({ id }) => id === deadlineId);
  if (!last || last.at !== at || !deadline || !answersOf(last.type).includes(rule)) return state;
  const { from, dueOn, about, partner } = deadline;
  const met = { rule, from, dueOn, about, ...(partner === undefined ? {} : { partner }) };
  return { ...state, recent: [...state.recent.slice(0, -1), { ...last, met: [...last.met, met] }] };
}

/** What it is about: the thing itself, or what the corrected correction was about. */
export const aboutWhat = ({ type, corrects }: Noted): EventType => corrects?.type ?? type;

/** Things stand in the order in which they were noted, whenever that was put right. */
export const inOrder = ({ sequence, corrects }: Noted): number => corrects?.first ?? sequence;

/** The day of what was noted before a correction of it, and after it; without a true day a thing did not happen, and a correction did not either. */
export function daysOf(noted: Noted, trueOn: LocalDate | undefined): Corrects {
  const { corrects, on } = noted;
  const was = corrects ? corrects.is : on;
  return { first: inOrder(noted), type: aboutWhat(noted), was, is: trueOn ?? corrects?.was ?? null };
}

/** What is put right stays, so that it can be put right again. An absence that was none does not count any more. */
export function corrected(
  state: OpenTrajectory,
  { corrected: sequence, trueOn, ...event }: Extract<TrajectoryEvent, { type: 'EventCorrected' }>,
): OpenTrajectory {
  const noted = state.recent.find((one) => one.sequence === sequence);
  if (!noted) return state;
  const corrects = daysOf(noted, trueOn);
  const { how: _how, ...kept } = noted;
  const correction: Noted = { ...kept, sequence: event.sequence, type: 'EventCorrected', at: event.at, corrects };
  const rest = {
    ...matterOf(state, noted, corrects),
    recent: state.recent.flatMap((one) => {
      if (one === noted) return isOfEdition(state, 2) ? [correction] : [];
      return [corrects.is === null && inOrder(one) > inOrder(noted) ? withoutThat(one, noted) : one];
    }),
  };
  // On another day is still there, or still not.
  if (rest.phase !== 'groupTrack' || !noted.presence || (corrects.is === null) === (corrects.was === null)) return rest;
  if (isOfEdition(rest, 3) && noted.on < rest.startedOn) return rest;
  const { attendance } = rest;
  const { presence } = noted;
  // It happened after all.
  if (corrects.was === null) {
    const absentInARow = presence === 'absent' ? attendance.absentInARow + 1 : 0;
    return { ...rest, attendance: { ...attendance, [presence]: attendance[presence] + 1, absentInARow } };
  }
  const { was } = corrects;
  const isLater = (one: Noted) => {
    if (!isOfEdition(rest, 3)) return one.sequence > sequence;
    return dayOf(one)! > was || (dayOf(one) === was && inOrder(one) > inOrder(noted));
  };
  const inTheRow =
    presence === 'absent' && !rest.recent.some((one) => isOfTheRow(one) && one.presence !== 'absent' && isLater(one));
  return {
    ...rest,
    attendance: {
      ...attendance,
      [presence]: Math.max(0, attendance[presence] - 1),
      absentInARow: inTheRow ? Math.max(0, attendance.absentInARow - 1) : attendance.absentInARow,
    },
  };
}

/** What else the state knows of the thing itself: the day of the talk, and whether an action is finished. */
function matterOf(state: OpenTrajectory, { about }: Noted, { type, is }: Corrects): OpenTrajectory {
  if (type === 'IntakeTalkHeld' && state.phase === 'intake') return { ...state, talkHeldOn: is };
  if (type !== 'ActionFinished') return state;
  const status = is === null ? 'open' : 'finished';
  const actions = state.plan.actions.map((one) => (one.id === about ? ({ ...one, status } as const) : one));
  return { ...state, plan: { ...state.plan, actions } };
}

/** What came after it met a date that was counted from it: undone too, it goes back to the one before both. */
function withoutThat(later: Noted, { on, met }: Noted): Noted {
  const before = (rule: RuleKey, from: LocalDate) => (from === on ? met.find((one) => one.rule === rule) : undefined);
  return { ...later, met: later.met.map((one) => before(one.rule, one.from) ?? one) };
}

/** Excused is not absent without notice; whoever was followed up starts anew. */
export function attendanceAfter(
  state: GroupTrack,
  event: Extract<TrajectoryEvent, { type: 'AttendanceRecorded' | 'AbsenceFollowedUp' }>,
): Attendance {
  const { attendance } = state;
  const counted =
    event.type === 'AttendanceRecorded' ? { [event.presence]: attendance[event.presence] + 1 } : ({} as const);
  return { ...attendance, ...counted, absentInARow: rowAfter(state, event) };
}

/** What is noted late has its place among the days: whoever was there before a row of absences did not come back after it. */
function rowAfter(state: GroupTrack, event: Parameters<typeof attendanceAfter>[1]): number {
  const { absentInARow } = state.attendance;
  const absent = event.type === 'AttendanceRecorded' && event.presence === 'absent';
  const later = isOfEdition(state, 3) ? state.recent.filter((one) => isOfTheRow(one) && dayOf(one)! > event.on) : [];
  if (later.some(({ presence }) => presence !== 'absent')) return absentInARow;
  return absent ? absentInARow + 1 : later.length;
}

const isOfTheRow = (one: Noted): boolean =>
  dayOf(one) !== null && (one.presence !== undefined || aboutWhat(one) === 'AbsenceFollowedUp');

/** The day on which it happened, as it was noted or put right; null: it did not. */
export const dayOf = ({ corrects, on }: Noted): LocalDate | null => (corrects ? corrects.is : on);
