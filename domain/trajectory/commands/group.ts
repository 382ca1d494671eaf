import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { date, leads, on, oneOf, optionalId, partner } from './spec.ts';

/** The group track, beside which mediation goes on. */
export const group = {
  startGroup: {
    description: 'The group started with this person in it.',
    title: { nl: 'groep gestart', en: 'group started' },
    by: partner,
    fields: { on, referralId: { kind: 'id' } },
  },
  recordConsultation: {
    description: 'Mediator and group worker consulted each other.',
    title: { nl: 'overleg noteren', en: 'note a consultation' },
    by: partner,
    fields: { on, cohortId: optionalId },
  },
  recordAttendance: {
    description: 'Whether the person was at a session of the group.',
    title: { nl: 'aanwezigheid noteren', en: 'note attendance' },
    by: ['groupWorker', 'partnerCoordinator', 'operator'],
    fields: { on, presence: oneOf(code.presences), cohortId: optionalId, session: optionalId },
    whilePaused: true,
  },
  followUpAbsence: {
    description: 'The group worker spoke with the person about the absences.',
    title: { nl: 'afwezigheid opvolgen', en: 'follow up an absence' },
    by: partner,
    fields: { on, how: oneOf(code.contactWays) },
    whilePaused: true,
  },
  extendTrack: {
    description: 'A reasoned exception: a Groep Intro track runs some weeks longer, never past the 24 months.',
    title: { nl: 'groepstraject uitzonderlijk verlengen', en: 'extend the group track exceptionally' },
    by: leads,
    fields: { to: date, reason: oneOf(code.trackExceptionReasons) },
  },
  submitMidtermReport: {
    description: 'The mid-term report is there.',
    title: { nl: 'tussentijds verslag indienen', en: 'submit the midterm report' },
    by: partner,
    fields: { on },
  },
  reviewGroupTrack: {
    description: 'The Randstad track was reviewed with the person.',
    title: { nl: 'groepstraject bespreken', en: 'review the group track' },
    by: partner,
    fields: { on },
  },
  completeGroupTrack: {
    description: 'The group track is completed.',
    title: { nl: 'groepstraject afronden', en: 'complete the group track' },
    by: partner,
    fields: { on },
  },
  endGroupTrack: {
    description: 'The group track ends early; a job is a success.',
    title: { nl: 'groepstraject vroeger beëindigen', en: 'end the group track early' },
    by: partner,
    fields: { on, because: oneOf(code.groupEndReasons) },
    whilePaused: true,
  },
  submitFinalReport: {
    description: 'The final report is there.',
    title: { nl: 'eindverslag indienen', en: 'submit the final report' },
    by: partner,
    fields: { on },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
