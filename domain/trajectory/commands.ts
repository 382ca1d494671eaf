import type { Instant } from '../calendar/index.ts';
import type { Actor, ActorRole } from './actor.ts';
import * as code from './codes.ts';
import type { DataOf, Field, Fields } from './field.ts';

/** A command as people and systems meet it: what it is for, who may give it, which fields it takes. */
export interface CommandSpec {
  readonly description: string;
  readonly titel: string;
  readonly by: readonly ActorRole[];
  readonly fields: Fields;
  /** Allowed while the trajectory is paused. */
  readonly whilePaused?: true;
}

const on = { kind: 'date', optional: true } as const satisfies Field;
const oneOf = <const C extends readonly string[]>(codes: C) => ({ kind: 'code', oneOf: codes }) as const;
const mediator = ['mediator', 'teamLead', 'operator'] as const;
const partner = ['groupWorker', 'mediator', 'operator'] as const;
const system = ['system', 'operator'] as const;

/**
 * Every command of a trajectory. `on` is the day a thing was done; left out, it is today.
 * Who may is data here; when it may is in the verb of the same name.
 */
export const commandSpecs = {
  giveConsent: {
    description: 'The person consents to guidance and to the look-ups at OCMW and RIZIV.',
    titel: 'toestemming geven',
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on },
  },
  refuseConsent: {
    description: 'The person does not consent; the trajectory closes.',
    titel: 'toestemming weigeren',
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on },
  },
  withdrawConsent: {
    description: 'The person withdraws consent: disclosure ends at once, the trajectory closes.',
    titel: 'toestemming intrekken',
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on },
    whilePaused: true,
  },
  holdIntakeTalk: {
    description: 'The intake talk was held.',
    titel: 'intakegesprek gehouden',
    by: mediator,
    fields: { on },
  },
  decideEligibility: {
    description: 'The mediator decides on eligibility; the four facts stand beside the judgement and never make it.',
    titel: 'beslissen over deelname',
    by: mediator,
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
  agreePlan: {
    description: 'The welfare plan is agreed with the person.',
    titel: 'welzijnsplan afspreken',
    by: mediator,
    fields: { on, how: oneOf(code.agreements) },
  },
  reviewPlan: {
    description: 'The welfare plan was reviewed with the person.',
    titel: 'welzijnsplan herbekijken',
    by: mediator,
    fields: { on },
  },
  prepareEnd: {
    description: 'The coming end of guidance (24 months) was prepared with the person.',
    titel: 'einde van de begeleiding voorbereiden',
    by: mediator,
    fields: { on },
  },
  recordContact: {
    description: 'Mediator and person had contact.',
    titel: 'contact noteren',
    by: mediator,
    fields: { on, how: oneOf(code.contactWays) },
    whilePaused: true,
  },
  refer: {
    description: "Refer the person to the group track of the province's partner.",
    titel: 'toeleiden naar groepstraject',
    by: mediator,
    fields: { on },
  },
  withdrawReferral: {
    description: 'Take the referral back before the group starts.',
    titel: 'toeleiding intrekken',
    by: mediator,
    fields: { on, referralId: { kind: 'id' }, reason: oneOf(code.withdrawReasons) },
    whilePaused: true,
  },
  placeGranted: {
    description: 'The quota has a place for this referral.',
    titel: 'plaats toegekend',
    by: system,
    fields: { referralId: { kind: 'id' } },
    whilePaused: true,
  },
  placeQueued: {
    description: 'The quota of the province is used up; the person waits.',
    titel: 'op de wachtlijst',
    by: system,
    fields: { referralId: { kind: 'id' } },
    whilePaused: true,
  },
  placeOffered: {
    description: 'A place came free and is offered in order of waiting.',
    titel: 'plaats aangeboden',
    by: system,
    fields: { referralId: { kind: 'id' } },
    whilePaused: true,
  },
  acceptPlace: {
    description: 'The person accepts the offered place.',
    titel: 'plaats aanvaarden',
    by: mediator,
    fields: { on, referralId: { kind: 'id' } },
  },
  acceptReferral: {
    description: 'The partner accepts the person.',
    titel: 'toeleiding aanvaarden',
    by: partner,
    fields: { on, referralId: { kind: 'id' } },
    whilePaused: true,
  },
  declineReferral: {
    description: 'The partner cannot take the person; the mediator decides what now.',
    titel: 'toeleiding afwijzen',
    by: partner,
    fields: { on, referralId: { kind: 'id' }, reason: oneOf(code.declineReasons) },
    whilePaused: true,
  },
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
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true } },
  },
  checkOutcome: {
    description: 'The outcome was checked again and stands or is corrected.',
    titel: 'uitstroom nagaan',
    by: mediator,
    fields: { on, kind: oneOf(code.outcomes), hiredOn: { kind: 'date', optional: true } },
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
  pause: {
    description: 'Stop the clock with a reason and a planned last day.',
    titel: 'pauzeren',
    by: mediator,
    fields: { reason: oneOf(code.pauseReasons), until: { kind: 'date' } },
  },
  resume: {
    description: 'Go on after a pause, before its planned end.',
    titel: 'hervatten',
    by: mediator,
    fields: {},
    whilePaused: true,
  },
  extendDeadline: {
    description: 'A reasoned later date for a task; a limit of the law is never extended.',
    titel: 'termijn verlengen',
    by: mediator,
    fields: { deadlineId: { kind: 'id' }, to: { kind: 'date' }, reason: oneOf(code.extensionReasons) },
  },
  stop: {
    description: 'The person stops, moved away or died; the trajectory closes.',
    titel: 'stopzetten',
    by: mediator,
    fields: { on, reason: oneOf(code.stopReasons) },
    whilePaused: true,
  },
  lookupAnswered: {
    description: 'An outside system answered a look-up.',
    titel: 'antwoord op opzoeking',
    by: system,
    fields: { lookupId: { kind: 'id' }, answer: { kind: 'answer' }, since: { kind: 'date', optional: true } },
    whilePaused: true,
  },
  lookupUnanswered: {
    description: 'An outside system gave no answer; it is asked again later.',
    titel: 'geen antwoord op opzoeking',
    by: system,
    fields: { lookupId: { kind: 'id' }, code: { kind: 'answer' } },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commandSpecs;
export type CommandData<N extends CommandName> = DataOf<(typeof commandSpecs)[N]['fields']>;
export const commandNames = Object.keys(commandSpecs) as CommandName[];
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commandSpecs, name);

/** What travels: who, what, when it was said, and the key of the free text if there is any. */
export interface CommandInput {
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at?: Instant;
  readonly noteId?: string;
}

/** Commands that only systems give: no form, no button. */
export const machineCommands: ReadonlySet<CommandName> = new Set(
  commandNames.filter((name) => (commandSpecs[name].by as readonly string[]).includes('system')),
);
