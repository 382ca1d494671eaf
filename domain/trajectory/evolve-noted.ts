import type { RuleKey } from '../rules/index.ts';
import type { HappeningType, TrajectoryEvent } from './events.ts';
import type { Attendance, Noted, OpenTrajectory } from './state.ts';

/** So many things noted lately can be put right; older ones are told by their events alone. */
const mostNoted = 12;

/** Something was noted that may turn out a mistake. */
export function noticed<S extends OpenTrajectory>(state: S, event: TrajectoryEvent): S {
  const { sequence, type, on, at } = event;
  const presence = event.type === 'AttendanceRecorded' ? { presence: event.presence } : {};
  const noted: Noted = { sequence, type, on, at, met: [], ...presence };
  return { ...state, recent: [...state.recent, noted].slice(-mostNoted) };
}

/** What each of them can meet: two commands may be decided at the same moment, and only the rule tells whose it was. */
const meets: Readonly<Partial<Record<HappeningType, readonly RuleKey[]>>> = {
  ContactRecorded: ['MED-1', 'WAIT-2'],
  PlanReviewed: ['PLAN-2'],
  ConsultationHeld: ['CON-1/intro', 'CON-1/randstad'],
  GroupTrackReviewed: ['GRP-7'],
  MidtermReportSubmitted: ['GRP-6'],
  FinalReportSubmitted: ['GRP-5'],
  CoachingRecorded: ['JC-3'],
  AttendanceRecorded: ['GRP-4'],
  AbsenceFollowedUp: ['GRP-4'],
};

/** What was noted last and at this very moment is what met the deadline. */
export function metBy(
  state: OpenTrajectory,
  { deadlineId, at }: Extract<TrajectoryEvent, { type: 'DeadlineMet' }>,
): OpenTrajectory {
  const last = state.recent.at(-1);
  const deadline = state.deadlines.find(({ id }) => id === deadlineId);
  if (!last || last.at !== at || !deadline || !meets[last.type]?.includes(deadline.rule)) return state;
  const { rule, from, dueOn, about } = deadline;
  const noted: Noted = { ...last, met: [...last.met, { rule, from, dueOn, about }] };
  return { ...state, recent: [...state.recent.slice(0, -1), noted] };
}

/** It is corrected once. An absence that was none does not count any more. */
export function corrected(state: OpenTrajectory, sequence: number): OpenTrajectory {
  const noted = state.recent.find((one) => one.sequence === sequence);
  const rest = { ...state, recent: state.recent.filter((one) => one !== noted) };
  if (rest.phase !== 'groupTrack' || !noted?.presence) return rest;
  const { attendance } = rest;
  const { presence } = noted;
  return {
    ...rest,
    attendance: {
      ...attendance,
      [presence]: Math.max(0, attendance[presence] - 1),
      absentInARow: presence === 'absent' ? Math.max(0, attendance.absentInARow - 1) : attendance.absentInARow,
    },
  };
}

/** Excused is not absent without notice; whoever was followed up starts anew. */
export function attendanceAfter(
  attendance: Attendance,
  event: Extract<TrajectoryEvent, { type: 'AttendanceRecorded' | 'AbsenceFollowedUp' }>,
): Attendance {
  if (event.type === 'AbsenceFollowedUp') return { ...attendance, absentInARow: 0 };
  const { presence } = event;
  return {
    ...attendance,
    [presence]: attendance[presence] + 1,
    absentInARow: presence === 'absent' ? attendance.absentInARow + 1 : 0,
  };
}
