import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { flag, judgement, mediator, on, oneOf } from './spec.ts';

/** From consent to the decision on eligibility. */
export const intake = {
  giveConsent: {
    description: 'The person consents to guidance and to the look-ups; a system that is set to false is not asked.',
    title: { nl: 'toestemming geven', en: 'give consent' },
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on, ocmw: flag, riziv: flag, employment: flag },
  },
  changeConsent: {
    description: 'The person allows other look-ups than before; what is not allowed any more is not asked any more.',
    title: { nl: 'toestemming aanpassen', en: 'change consent' },
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on, ocmw: flag, riziv: flag, employment: flag },
    whilePaused: true,
  },
  refuseConsent: {
    description: 'The person does not consent; the trajectory closes.',
    title: { nl: 'toestemming weigeren', en: 'refuse consent' },
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on },
  },
  withdrawConsent: {
    description: 'The person withdraws consent: disclosure ends at once, the trajectory closes.',
    title: { nl: 'toestemming intrekken', en: 'withdraw consent' },
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on },
    whilePaused: true,
  },
  holdIntakeTalk: {
    description: 'The intake talk was held.',
    title: { nl: 'intakegesprek gehouden', en: 'intake talk held' },
    by: mediator,
    fields: { on },
  },
  decideEligibility: {
    description: 'The mediator decides on eligibility; the four facts stand beside the judgement and never make it.',
    title: { nl: 'beslissen over deelname', en: 'decide on taking part' },
    ...judgement,
    fields: {
      on,
      verdict: oneOf(['eligible', 'notEligible']),
      inPoverty: { kind: 'flag' },
      noPronouncedProblem: { kind: 'flag' },
      motivated: { kind: 'flag' },
      withinTwoYears: { kind: 'flag' },
      reason: { kind: 'code', oneOf: code.notEligibleReasons, optional: true },
      redirectTo: { kind: 'code', oneOf: code.redirects, optional: true },
    },
  },
} as const satisfies Record<string, CommandSpec>;
