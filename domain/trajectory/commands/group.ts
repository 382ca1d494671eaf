import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { date, leads, on, oneOf, optionalId, partner } from './spec.ts';

/** The group track, beside which mediation goes on. */
export const group = {
  startGroup: {
    description: 'The group started with this person in it.',
    titel: 'groep gestart',
    by: partner,
    fields: { on, referralId: { kind: 'id' } },
  },
  recordConsultation: {
    description: 'Mediator and group worker consulted each other.',
    titel: 'overleg noteren',
    by: partner,
    fields: { on },
  },
  recordAttendance: {
    description: 'Whether the person was at a session of the group.',
    titel: 'aanwezigheid noteren',
    by: ['groupWorker', 'partnerCoordinator', 'operator'],
    fields: { on, presence: oneOf(code.presences), cohortId: optionalId, session: optionalId },
    whilePaused: true,
  },
  followUpAbsence: {
    description: 'The group worker spoke with the person about the absences.',
    titel: 'afwezigheid opvolgen',
    by: partner,
    fields: { on, how: oneOf(code.contactWays) },
    whilePaused: true,
  },
  extendTrack: {
    description: 'A reasoned exception: a Groep Intro track runs some weeks longer, never past the 24 months.',
    titel: 'groepstraject uitzonderlijk verlengen',
    by: leads,
    fields: { to: date, reason: oneOf(code.trackExceptionReasons) },
  },
  submitMidtermReport: {
    description: 'The mid-term report is there.',
    titel: 'tussentijds verslag indienen',
    by: partner,
    fields: { on },
  },
  reviewGroupTrack: {
    description: 'The Randstad track was reviewed with the person.',
    titel: 'groepstraject bespreken',
    by: partner,
    fields: { on },
  },
  completeGroupTrack: {
    description: 'The group track is completed.',
    titel: 'groepstraject afronden',
    by: partner,
    fields: { on },
  },
  endGroupTrack: {
    description: 'The group track ends early; a job is a success.',
    titel: 'groepstraject vroeger beëindigen',
    by: partner,
    fields: { on, because: oneOf(code.groupEndReasons) },
    whilePaused: true,
  },
  submitFinalReport: {
    description: 'The final report is there.',
    titel: 'eindverslag indienen',
    by: partner,
    fields: { on },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
