import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { details, id, judgement, mediator, on, oneOf } from './spec.ts';

/** The end of guidance, the outcome and jobcoaching. */
export const outcome = {
  endGuidance: {
    description: 'Individual guidance ends; an outcome is due.',
    title: { nl: 'begeleiding beëindigen', en: 'end the guidance' },
    ...judgement,
    fields: { on, because: oneOf(code.guidanceEndReasons) },
  },
  registerOutcome: {
    description: 'Where the person is after the group (guidance goes on), or after guidance.',
    title: { nl: 'uitstroom registreren', en: 'register the outcome' },
    by: mediator,
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true }, ...details },
    whilePaused: true,
  },
  checkOutcome: {
    description: 'The outcome was checked again and stands or is corrected.',
    title: { nl: 'uitstroom nagaan', en: 'check the outcome' },
    by: mediator,
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true }, ...details },
  },
  correctOutcome: {
    description: 'The outcome was registered wrongly, or changed between two checks.',
    title: { nl: 'uitstroom verbeteren', en: 'correct the outcome' },
    by: mediator,
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true }, ...details },
  },
  requestJobCoaching: {
    description: 'Ask for free jobcoaching: employee for less than one year, at most six months.',
    title: { nl: 'jobcoaching aanvragen', en: 'request job coaching' },
    by: ['mediator', 'teamLead', 'jobseeker', 'operator'],
    fields: { on, kind: oneOf(code.coachingKinds) },
  },
  declineJobCoaching: {
    description: 'The person at work was asked and wants no jobcoaching; the trajectory closes.',
    title: { nl: 'geen jobcoaching gewenst', en: 'no job coaching wanted' },
    by: ['mediator', 'teamLead', 'jobseeker', 'operator'],
    fields: { on },
  },
  assignJobCoach: {
    description: 'The team lead assigns a jobcoach.',
    title: { nl: 'jobcoach toewijzen', en: 'assign a job coach' },
    by: ['teamLead', 'mediator', 'operator'],
    fields: { on, coachId: { kind: 'id' } },
  },
  changeJobCoach: {
    description: 'Another jobcoach takes over; the contacts so far stay as they are.',
    title: { nl: 'andere jobcoach toewijzen', en: 'assign another job coach' },
    by: ['teamLead', 'mediator', 'operator'],
    fields: { on, coachId: id },
  },
  recordEmployerAnswer: {
    description: 'The employer agrees to jobcoaching or not.',
    title: { nl: 'antwoord van de werkgever', en: 'answer of the employer' },
    // The system: by the link that the employer was given.
    by: ['jobCoach', 'mediator', 'operator', 'system'],
    fields: { on, consents: { kind: 'flag' } },
  },
  recordCoaching: {
    description: 'Jobcoach and person had contact on the work floor.',
    title: { nl: 'coachingcontact noteren', en: 'note a coaching contact' },
    by: ['jobCoach', 'operator'],
    fields: { on },
  },
  endJobCoaching: {
    description: 'Jobcoaching ends before six months.',
    title: { nl: 'jobcoaching beëindigen', en: 'end job coaching' },
    by: ['jobCoach', 'mediator', 'operator'],
    fields: { on, because: oneOf(code.coachingEndReasons) },
  },
} as const satisfies Record<string, CommandSpec>;
