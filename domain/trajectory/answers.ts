import type { RuleKey } from '../rules/index.ts';
import type { CommandName } from './commands.ts';
import type { EventType } from './events.ts';

/**
 * What is noted and can be put right: by which command, and what that answers. At the same moment something else may have
 * met another deadline. An absence announced before answers nothing; presence and following up both answer an absence.
 */
const noted: Partial<Record<EventType, { readonly by: CommandName; readonly answers: readonly RuleKey[] }>> = {
  IntakeTalkHeld: { by: 'holdIntakeTalk', answers: ['INT-1'] },
  ActionFinished: { by: 'finishAction', answers: ['PLAN-3'] },
  EndPrepared: { by: 'prepareEnd', answers: ['CAP-1/warning'] },
  ContactRecorded: { by: 'recordContact', answers: ['MED-1', 'WAIT-2', 'WAIT-3'] },
  PlanReviewed: { by: 'reviewPlan', answers: ['PLAN-2'] },
  AbsenceAnnounced: { by: 'sayAbsence', answers: [] },
  ConsultationHeld: { by: 'recordConsultation', answers: ['CON-1/intro', 'CON-1/randstad'] },
  GroupTrackReviewed: { by: 'reviewGroupTrack', answers: ['GRP-7'] },
  AttendanceRecorded: { by: 'recordAttendance', answers: ['GRP-4'] },
  AbsenceFollowedUp: { by: 'followUpAbsence', answers: ['GRP-4'] },
  MidtermReportSubmitted: { by: 'submitMidtermReport', answers: ['GRP-6'] },
  FinalReportSubmitted: { by: 'submitFinalReport', answers: ['GRP-5'] },
  CoachingRecorded: { by: 'recordCoaching', answers: ['JC-3'] },
};

/** The command that notes it. */
export const commandNoting = (type: EventType): CommandName | undefined => noted[type]?.by;

/** The rules that it answers. */
export const answersOf = (type: EventType): readonly RuleKey[] => noted[type]?.answers ?? [];

/** @param start a rule, or a family of them: `GRP`; its commands that do what is asked by noting it */
export const commandsAnswering = (start: string): CommandName[] =>
  Object.values(noted).flatMap(({ by, answers }) => (answers.some((rule) => rule.startsWith(start)) ? [by] : []));
