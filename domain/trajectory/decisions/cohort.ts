import type { RuleKey } from '../../rules/index.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { GroupTrack, Mediation, OpenTrajectory, Referral } from '../state.ts';
import { addDays, maxDate, minDate, type LocalDate } from '../../calendar/index.ts';
import { stepsOf } from '../../durable/deadline.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { dayOf as notedDayOf } from '../evolve/noted.ts';
import { alreadyNoted, dayOf, inPhase, needsRule, type Decision } from './decision.ts';

function accepted(state: OpenTrajectory): (Mediation & { referral: Referral }) | ReturnType<typeof refuse> {
  const here = inPhase(state, 'mediation');
  if (isRefusal(here)) return here;
  if (here.referral === null) return refuse('referral.none');
  return here.referral.step === 'accepted' ? { ...here, referral: here.referral } : refuse('referral.notAccepted');
}

/** The partner plans groups, and puts whom it accepted in one of them. */
export const joinCohort: Decision<'joinCohort', Mediation & { referral: Referral }> = {
  may(state) {
    const here = accepted(state);
    if (isRefusal(here)) return here;
    return here.referral.cohort ? refuse('cohort.joined', { cohortId: here.referral.cohort.id }) : here;
  },
  decide(story, { referral }, data, context) {
    if (referral.id !== data.referralId) return refuse('referral.superseded', { latest: referral.id });
    const { referralId, cohortId, startsOn } = data;
    story.emit({ type: 'CohortJoined', referralId, cohortId, startsOn }, dayOf(data, context));
  },
};

export const leaveCohort: Decision<'leaveCohort', Mediation & { referral: Referral }> = {
  may(state) {
    const here = accepted(state);
    if (isRefusal(here)) return here;
    return here.referral.cohort ? here : refuse('cohort.none');
  },
  decide(story, { referral }, data, context) {
    if (referral.id !== data.referralId) return refuse('referral.superseded', { latest: referral.id });
    if (referral.cohort?.id !== data.cohortId) return refuse('cohort.none');
    const { referralId, cohortId, byGroup } = data;
    const said = byGroup === true ? ({ byGroup } as const) : {};
    story.emit({ type: 'CohortLeft', referralId, cohortId, ...said }, dayOf(data, context));
  },
};

const inGroup = (state: OpenTrajectory) => inPhase(state, 'groupTrack');

/** Three sessions in a row without notice, and the group worker looks the person up (GRP-4). */
export const recordAttendance: Decision<'recordAttendance', GroupTrack> = {
  may: inGroup,
  decide(story, _state, { presence, cohortId, session, ...data }, context) {
    const on = dayOf(data, context);
    story.emit(
      {
        type: 'AttendanceRecorded',
        presence,
        ...(cohortId === undefined ? {} : { cohortId }),
        ...(session === undefined ? {} : { session }),
      },
      on,
    );
    const { state } = story;
    if (state.phase !== 'groupTrack' || needsRule(context, 'GRP-4')) return;
    const { times = Infinity } = context.rules.rules['GRP-4'];
    const { absentInARow } = state.attendance;
    const open = state.deadlines.some(({ rule }) => rule === 'GRP-4');
    if (absentInARow >= times) {
      if (!open) story.open('GRP-4', { from: lastAbsence(state, on), about: state.referral.id });
    } else if (absentInARow === 0) story.meet('GRP-4', on);
    // Noted late, of a day in between: so many in a row they were not.
    else story.cancel(['GRP-4']);
  },
};

/** A row is known on its last day, also when an earlier one was noted after it. */
const lastAbsence = ({ recent, startedOn }: GroupTrack, on: LocalDate): LocalDate =>
  maxDate(
    on,
    ...recent.flatMap((one) => {
      const day = one.presence === 'absent' ? notedDayOf(one) : null;
      return day !== null && day >= startedOn ? [day] : [];
    }),
  );

export const followUpAbsence: Decision<'followUpAbsence', GroupTrack> = {
  may(state) {
    const here = inGroup(state);
    if (isRefusal(here)) return here;
    return here.deadlines.some(({ rule }) => rule === 'GRP-4') ? here : refuse('absence.noFollowUp');
  },
  decide(story, state, { how, ...data }, context) {
    const on = dayOf(data, context);
    if (alreadyNoted(state, { type: 'AbsenceFollowedUp', on }, context)) return;
    story.emit({ type: 'AbsenceFollowedUp', how }, on);
    story.meet('GRP-4', on);
  },
};

/**
 * Twelve weeks is what the sources state [S], and what they state is never extended. Trajectories of before the second
 * edition keep what was allowed then: a reasoned exception, once, by at most the weeks of their rules.
 */
export const extendTrack: Decision<'extendTrack', GroupTrack> = {
  may(state, { rules }) {
    const here = inGroup(state);
    if (isRefusal(here)) return here;
    if (here.referral.track !== 'intro') return refuse('deadline.statutory', { rule: 'GRP-3/end' });
    if (isOfEdition(here, 2) || (rules.introExceptionWeeks ?? 0) === 0)
      return refuse('deadline.statutory', { rule: 'GRP-2' });
    return here.extended ? refuse('groupTrack.extended') : here;
  },
  decide(story, state, { to, reason }, { rules }) {
    const rule: RuleKey = 'GRP-2';
    const deadline = state.deadlines.find((one) => one.rule === rule);
    if (!deadline) return refuse('deadline.unknown');
    if (to <= deadline.dueOn) return refuse('deadline.notLater', { dueOn: deadline.dueOn });
    const cap = state.deadlines.find((one) => one.rule === 'CAP-1/end')?.dueOn ?? to;
    const latest = minDate(addDays(deadline.dueOn, 7 * (rules.introExceptionWeeks ?? 0)), cap);
    if (to > latest) return refuse('groupTrack.exceptionTooLong', { latest });
    story.emit({ type: 'TrackExtended', referralId: state.referral.id, endsOn: to, reason });
    story.move(
      deadline,
      to,
      stepsOf(deadline.kind, deadline.from, to, rules.ladder, story.calendarOf(deadline)),
      'exception',
      reason,
    );
  },
};
