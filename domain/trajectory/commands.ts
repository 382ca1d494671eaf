import type { Instant } from '../calendar/index.ts';
import type { Partner, Province } from '../rules/index.ts';
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
const partner = ['groupWorker', 'partnerCoordinator', 'mediator', 'operator'] as const;
const leads = ['teamLead', 'programmeCoordinator', 'operator'] as const;
const optionalOneOf = <const C extends readonly string[]>(codes: C) =>
  ({ kind: 'code', oneOf: codes, optional: true }) as const;
const flag = { kind: 'flag', optional: true } as const satisfies Field;
const date = { kind: 'date' } as const satisfies Field;
const id = { kind: 'id' } as const satisfies Field;
const optionalId = { kind: 'id', optional: true } as const satisfies Field;
const partners = ['groepIntro', 'randstad'] as const satisfies readonly Partner[];
const provinces = [
  'antwerp',
  'limburg',
  'eastFlanders',
  'flemishBrabant',
  'westFlanders',
] as const satisfies readonly Province[];
const details = {
  contract: optionalOneOf(code.contractKinds),
  hours: optionalOneOf(code.workingHours),
  training: optionalOneOf(code.trainingKinds),
} as const;
const system = ['system', 'operator'] as const;

/**
 * Every command of a trajectory. `on` is the day a thing was done; left out, it is today.
 * Who may is data here; when it may is in the verb of the same name.
 */
export const commandSpecs = {
  giveConsent: {
    description: 'The person consents to guidance and to the look-ups; a system that is set to false is not asked.',
    titel: 'toestemming geven',
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on, ocmw: flag, riziv: flag, employment: flag },
  },
  changeConsent: {
    description: 'The person allows other look-ups than before; what is not allowed any more is not asked any more.',
    titel: 'toestemming aanpassen',
    by: ['mediator', 'jobseeker', 'operator'],
    fields: { on, ocmw: flag, riziv: flag, employment: flag },
    whilePaused: true,
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
    fields: { on, how: oneOf(code.agreements), witnessId: optionalId },
  },
  reviewPlan: {
    description: 'The welfare plan was reviewed with the person.',
    titel: 'welzijnsplan herbekijken',
    by: mediator,
    fields: { on },
  },
  addGoal: {
    description: 'A goal of the welfare plan; its words are in the note.',
    titel: 'doel toevoegen',
    by: mediator,
    fields: { on, theme: oneOf(code.themes) },
  },
  addAction: {
    description: 'An action of the welfare plan, with whose it is and until when; its words are in the note.',
    titel: 'actie toevoegen',
    by: mediator,
    fields: { on, theme: oneOf(code.themes), owner: oneOf(code.actionOwners), actorId: optionalId, targetOn: date },
  },
  changeAction: {
    description: 'An action of the plan is another one’s, or has another target date.',
    titel: 'actie wijzigen',
    by: mediator,
    fields: {
      on,
      actionId: id,
      owner: optionalOneOf(code.actionOwners),
      actorId: optionalId,
      targetOn: { kind: 'date', optional: true },
    },
  },
  finishAction: {
    description: 'An action of the plan is done.',
    titel: 'actie afronden',
    by: ['mediator', 'teamLead', 'jobseeker', 'operator'],
    fields: { on, actionId: id },
    whilePaused: true,
  },
  dropAction: {
    description: 'An action of the plan is not needed any more.',
    titel: 'actie schrappen',
    by: mediator,
    fields: { on, actionId: id, reason: oneOf(code.dropReasons) },
  },
  askWelfareActor: {
    description: 'Ask a welfare actor of the regional network for help, if need be with an action of the plan.',
    titel: 'welzijnsactor vragen',
    by: mediator,
    fields: { on, actorId: id, actionId: optionalId },
  },
  recordWelfareAnswer: {
    description: 'The welfare actor answered.',
    titel: 'antwoord van een welzijnsactor',
    by: mediator,
    fields: { on, askId: id, answer: oneOf(code.welfareAnswers) },
    whilePaused: true,
  },
  requestExpert: {
    description: 'Ask for an experience expert: someone who knows poverty from the inside.',
    titel: 'ervaringsdeskundige vragen',
    by: ['mediator', 'groupWorker', 'teamLead', 'operator'],
    fields: { on },
  },
  findExpert: {
    description: 'An experience expert was found.',
    titel: 'ervaringsdeskundige gevonden',
    by: mediator,
    fields: { on, requestId: id, expertId: id },
  },
  recordExpert: {
    description: 'The experience expert took part.',
    titel: 'deelname ervaringsdeskundige noteren',
    by: ['mediator', 'groupWorker', 'teamLead', 'operator'],
    fields: { on, requestId: id },
  },
  declineExpert: {
    description: 'The experience expert does not come.',
    titel: 'ervaringsdeskundige komt niet',
    by: mediator,
    fields: { on, requestId: id, reason: oneOf(code.expertDeclineReasons) },
  },
  raiseTopic: {
    description: 'A theme for the group work or a signal, for the agenda of the next consultation.',
    titel: 'thema of signaal doorgeven',
    by: ['mediator', 'groupWorker', 'operator'],
    fields: { on, kind: oneOf(code.topicKinds), theme: oneOf(code.themes) },
    whilePaused: true,
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
    fields: { on, partner: optionalOneOf(partners) },
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
    description: 'A place came free and is offered in order of waiting, or out of it with a reason.',
    titel: 'plaats aangeboden',
    by: system,
    fields: { referralId: { kind: 'id' }, outOfOrder: optionalOneOf(code.outOfOrderReasons) },
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
  joinCohort: {
    description: 'The partner puts the person in a group that starts on a day.',
    titel: 'indelen in een groep',
    by: partner,
    fields: { on, referralId: id, cohortId: id, startsOn: date },
    whilePaused: true,
  },
  leaveCohort: {
    description: 'The person is not in that group any more; the referral goes on.',
    titel: 'uit de groep halen',
    by: partner,
    fields: { on, referralId: id, cohortId: id },
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
  assignMediator: {
    description: 'Another mediator takes over; the contacts so far stay as they are.',
    titel: 'andere bemiddelaar toewijzen',
    by: ['mediator', 'teamLead', 'programmeCoordinator', 'operator'],
    fields: { on, mediatorId: id, reason: oneOf(code.transferReasons) },
    whilePaused: true,
  },
  changeProvince: {
    description: 'The person moved to another province; a referral that has not started yet is taken back.',
    titel: 'andere provincie',
    by: mediator,
    fields: { on, province: oneOf(provinces), mediatorId: optionalId },
    whilePaused: true,
  },
  changePartner: {
    description:
      'Another partner instead of the present one: the referral or the group ends, and a new referral is made.',
    titel: 'andere partner',
    by: mediator,
    fields: { on, partner: oneOf(partners) },
  },
  mergeInto: {
    description: 'The person has another trajectory, which goes on; this one closes.',
    titel: 'samenvoegen met een ander traject',
    by: ['mediator', 'teamLead', 'operator'],
    fields: { into: id },
    whilePaused: true,
  },
  correctEvent: {
    description:
      'Something was noted by mistake: it is marked, and the dates it moved are put right. Nothing is deleted.',
    titel: 'vergissing rechtzetten',
    by: ['mediator', 'groupWorker', 'jobCoach', 'teamLead', 'operator'],
    fields: { sequence: { kind: 'number' }, reason: oneOf(code.correctionReasons), on },
  },
  adoptRules: {
    description: 'The trajectory goes on under other rules; every date that moves says so.',
    titel: 'andere regels aannemen',
    by: ['operator', 'programmeCoordinator'],
    fields: { rules: { kind: 'rules' } },
    whilePaused: true,
  },
  adoptCalendar: {
    description: 'Closing days were added or removed; every date that moves says so.',
    titel: 'andere sluitingsdagen aannemen',
    by: ['operator', 'programmeCoordinator'],
    fields: { calendar: { kind: 'calendar' } },
    whilePaused: true,
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
