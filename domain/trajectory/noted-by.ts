import { commandSpecs, type CommandName } from './commands.ts';
import { wayRight } from './correctable.ts';
import type { EventType, TrajectoryEvent } from './events.ts';
import { aboutWhat } from './evolve/noted.ts';
import type { Noted } from './state.ts';

const commands: Partial<Record<EventType, CommandName>> = {
  IntakeTalkHeld: 'holdIntakeTalk',
  ActionFinished: 'finishAction',
  EndPrepared: 'prepareEnd',
  ContactRecorded: 'recordContact',
  PlanReviewed: 'reviewPlan',
  AbsenceAnnounced: 'sayAbsence',
  ConsultationHeld: 'recordConsultation',
  GroupTrackReviewed: 'reviewGroupTrack',
  AttendanceRecorded: 'recordAttendance',
  AbsenceFollowedUp: 'followUpAbsence',
  MidtermReportSubmitted: 'submitMidtermReport',
  FinalReportSubmitted: 'submitFinalReport',
  CoachingRecorded: 'recordCoaching',
};

/**
 * By which command it was noted, or what the corrected correction was about: whoever may note it may say that it was a
 * mistake, and its true day has the bounds of noting it.
 */
export const notedBy = (noted: Noted): CommandName | undefined => commands[aboutWhat(noted)];

/** Who may say that it was a mistake. */
export const mayCorrect = (noted: Noted): readonly string[] => commandSpecs[notedBy(noted) ?? 'correctEvent'].by;

/** Whether somebody in this role may put the event right, as far as its kind says; whether it is too long ago, the decision does. */
export function mayCorrectEvent(event: TrajectoryEvent, role: string): boolean {
  const type = event.type === 'EventCorrected' ? event.what : event.type;
  const by: readonly string[] = commandSpecs[commands[type] ?? 'correctEvent'].by;
  return wayRight[event.type] === 'corrected' && by.includes(role);
}
