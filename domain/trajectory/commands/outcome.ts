import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { details, id, mediator, on, oneOf } from './spec.ts';

/** The end of guidance, the outcome and jobcoaching. */
export const outcome = {
  endGuidance: {
    description: 'Individual guidance ends; an outcome is due.',
    titel: 'begeleiding beëindigen',
    by: mediator,
    fields: { on, because: oneOf(code.guidanceEndReasons) },
  },
  registerOutcome: {
    description: 'Where the person is after guidance.',
    titel: 'uitstroom registreren',
    by: mediator,
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true }, ...details },
  },
  checkOutcome: {
    description: 'The outcome was checked again and stands or is corrected.',
    titel: 'uitstroom nagaan',
    by: mediator,
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true }, ...details },
  },
  correctOutcome: {
    description: 'The outcome was registered wrongly, or changed between two checks.',
    titel: 'uitstroom verbeteren',
    by: mediator,
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true }, ...details },
  },
  requestJobCoaching: {
    description: 'Ask for free jobcoaching: employee for less than one year, at most six months.',
    titel: 'jobcoaching aanvragen',
    by: ['mediator', 'teamLead', 'jobseeker', 'operator'],
    fields: { on, kind: oneOf(code.coachingKinds) },
  },
  assignJobCoach: {
    description: 'The team lead assigns a jobcoach.',
    titel: 'jobcoach toewijzen',
    by: ['teamLead', 'mediator', 'operator'],
    fields: { on, coachId: { kind: 'id' } },
  },
  changeJobCoach: {
    description: 'Another jobcoach takes over; the contacts so far stay as they are.',
    titel: 'andere jobcoach toewijzen',
    by: ['teamLead', 'mediator', 'operator'],
    fields: { on, coachId: id },
  },
  recordEmployerAnswer: {
    description: 'The employer agrees to jobcoaching or not.',
    titel: 'antwoord van de werkgever',
    by: ['jobCoach', 'mediator', 'operator'],
    fields: { on, consents: { kind: 'flag' } },
  },
  recordCoaching: {
    description: 'Jobcoach and person had contact on the work floor.',
    titel: 'coachingcontact noteren',
    by: ['jobCoach', 'operator'],
    fields: { on },
  },
  endJobCoaching: {
    description: 'Jobcoaching ends before six months.',
    titel: 'jobcoaching beëindigen',
    by: ['jobCoach', 'mediator', 'operator'],
    fields: { on, because: oneOf(code.coachingEndReasons) },
  },
} as const satisfies Record<string, CommandSpec>;
