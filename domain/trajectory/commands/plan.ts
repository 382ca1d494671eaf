import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { date, id, mediator, on, oneOf, optionalId, optionalOneOf } from './spec.ts';

/** The welfare plan, the welfare actors and experience experts around it, and individual mediation. */
export const plan = {
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
  askOcmw: {
    description: 'Ask the OCMW of the municipality; its people answer by a date.',
    titel: 'vraag aan het OCMW',
    by: mediator,
    fields: { on, question: oneOf(code.ocmwQuestions) },
    whilePaused: true,
  },
  ocmwAnswered: {
    description: 'The OCMW of the municipality answered; names are in the note.',
    titel: 'antwoord van het OCMW',
    by: ['system', ...mediator],
    fields: { questionId: id, answer: oneOf(code.ocmwAnswers) },
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
} as const satisfies Record<string, CommandSpec>;
