import { nobodyAbsent, type GroupTrack } from '../state.ts';
import { as, mediation, there, type Meaning } from './meaning.ts';
import { attendanceAfter, noticed } from './noted.ts';

/** The group track. */
export const group: Meaning<
  | 'GroupStarted'
  | 'GroupTrackEnded'
  | 'TrackExtended'
  | 'AttendanceRecorded'
  | 'AbsenceFollowedUp'
  | 'ConsultationHeld'
  | 'MidtermReportSubmitted'
  | 'FinalReportSubmitted'
  | 'GroupTrackReviewed'
> = {
  GroupStarted(state, event) {
    const { referral, ...rest } = as(state, 'mediation', event);
    return {
      ...rest,
      phase: 'groupTrack',
      phaseSince: event.on,
      referral: there(referral, event),
      startedOn: event.on,
      endsOn: event.endsOn,
      completableFrom: event.completableFrom,
      attendance: nobodyAbsent,
      extended: false,
    } satisfies GroupTrack;
  },
  GroupTrackEnded: (state, event) => mediation(as(state, 'groupTrack', event), event),
  TrackExtended: (state, event) => ({ ...as(state, 'groupTrack', event), endsOn: event.endsOn, extended: true }),
  AttendanceRecorded(state, event) {
    const current = as(state, 'groupTrack', event);
    return noticed({ ...current, attendance: attendanceAfter(current, event) }, event);
  },
  AbsenceFollowedUp(state, event) {
    const current = as(state, 'groupTrack', event);
    return noticed({ ...current, attendance: attendanceAfter(current, event) }, event);
  },
  ConsultationHeld: (state, event) =>
    noticed({ ...state, topics: state.topics.filter(({ id }) => !event.topicIds?.includes(id)) }, event),
  MidtermReportSubmitted: noticed,
  FinalReportSubmitted: noticed,
  GroupTrackReviewed: noticed,
};
