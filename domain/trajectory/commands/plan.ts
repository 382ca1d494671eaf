import * as code from '../codes.ts';
import type { CommandSpec } from '../../durable/command.ts';
import { date, id, mediator, on, oneOf, optionalId, optionalOneOf } from './spec.ts';

/** The welfare plan, the welfare actors and experience experts around it, and individual mediation. */
export const plan = {
  agreePlan: {
    description: 'The welfare plan is agreed with the person.',
    title: { nl: 'welzijnsplan afspreken', en: 'agree the welfare plan' },
    by: mediator,
    fields: { on, how: oneOf(code.agreements), witnessId: optionalId },
  },
  reviewPlan: {
    description: 'The welfare plan was reviewed with the person.',
    title: { nl: 'welzijnsplan herbekijken', en: 'review the welfare plan' },
    by: mediator,
    fields: { on },
  },
  addGoal: {
    description: 'A goal of the welfare plan; its words are in the note.',
    title: { nl: 'doel toevoegen', en: 'add a goal' },
    by: mediator,
    fields: { on, theme: oneOf(code.themes) },
  },
  changeGoal: {
    description: 'A goal of the plan has another theme, or other words: those are in the note.',
    title: { nl: 'doel wijzigen', en: 'change a goal' },
    by: mediator,
    fields: { on, goalId: id, theme: optionalOneOf(code.themes) },
  },
  reachGoal: {
    description: 'A goal of the plan is reached.',
    title: { nl: 'doel bereikt', en: 'goal reached' },
    by: ['mediator', 'teamLead', 'jobseeker', 'operator'],
    fields: { on, goalId: id },
    whilePaused: true,
  },
  dropGoal: {
    description: 'A goal of the plan is given up.',
    title: { nl: 'doel schrappen', en: 'drop a goal' },
    by: mediator,
    fields: { on, goalId: id, reason: oneOf(code.dropReasons) },
  },
  addAction: {
    description: 'An action of the welfare plan, with whose it is and until when; its words are in the note.',
    title: { nl: 'actie toevoegen', en: 'add an action' },
    by: mediator,
    fields: { on, theme: oneOf(code.themes), owner: oneOf(code.actionOwners), actorId: optionalId, targetOn: date },
  },
  changeAction: {
    description: 'An action of the plan is another one’s, or has another target date.',
    title: { nl: 'actie wijzigen', en: 'change an action' },
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
    title: { nl: 'actie afronden', en: 'finish an action' },
    by: ['mediator', 'teamLead', 'jobseeker', 'operator'],
    fields: { on, actionId: id },
    whilePaused: true,
  },
  dropAction: {
    description: 'An action of the plan is not needed any more.',
    title: { nl: 'actie schrappen', en: 'drop an action' },
    by: mediator,
    fields: { on, actionId: id, reason: oneOf(code.dropReasons) },
  },
  askWelfareActor: {
    description: 'Ask a welfare actor of the regional network for help, if need be with an action of the plan.',
    title: { nl: 'welzijnsactor vragen', en: 'ask a welfare actor' },
    by: mediator,
    fields: { on, actorId: id, actionId: optionalId },
  },
  recordWelfareAnswer: {
    description: 'The welfare actor answered.',
    title: { nl: 'antwoord van een welzijnsactor', en: 'answer of a welfare actor' },
    by: mediator,
    fields: { on, askId: id, answer: oneOf(code.welfareAnswers) },
    whilePaused: true,
  },
  askOcmw: {
    description: 'Ask the OCMW of the municipality; its people answer by a date.',
    title: { nl: 'vraag aan het OCMW', en: 'question to the OCMW' },
    by: mediator,
    fields: { on, question: oneOf(code.ocmwQuestions) },
    whilePaused: true,
  },
  ocmwAnswered: {
    description: 'The OCMW of the municipality answered; names are in the note.',
    title: { nl: 'antwoord van het OCMW', en: 'answer of the OCMW' },
    by: ['system', ...mediator],
    fields: { on, questionId: id, answer: oneOf(code.ocmwAnswers) },
    whilePaused: true,
  },
  requestExpert: {
    description: 'Ask for an experience expert: someone who knows poverty from the inside.',
    title: { nl: 'ervaringsdeskundige vragen', en: 'ask for an expert by experience' },
    by: ['mediator', 'groupWorker', 'teamLead', 'operator'],
    fields: { on },
  },
  findExpert: {
    description: 'An experience expert was found.',
    title: { nl: 'ervaringsdeskundige gevonden', en: 'expert by experience found' },
    by: mediator,
    fields: { on, requestId: id, expertId: id },
  },
  recordExpert: {
    description: 'The experience expert took part.',
    title: { nl: 'deelname ervaringsdeskundige noteren', en: 'note that the expert took part' },
    by: ['mediator', 'groupWorker', 'teamLead', 'operator'],
    fields: { on, requestId: id },
  },
  declineExpert: {
    description: 'The experience expert does not come.',
    title: { nl: 'ervaringsdeskundige komt niet', en: 'expert by experience declined' },
    by: mediator,
    fields: { on, requestId: id, reason: oneOf(code.expertDeclineReasons) },
  },
  raiseTopic: {
    description: 'A theme for the group work or a signal, for the agenda of the next consultation.',
    title: { nl: 'thema of signaal doorgeven', en: 'pass on a topic or signal' },
    by: ['mediator', 'groupWorker', 'operator'],
    fields: { on, kind: oneOf(code.topicKinds), theme: oneOf(code.themes) },
    whilePaused: true,
  },
  prepareEnd: {
    description: 'The coming end of guidance (24 months) was prepared with the person.',
    title: { nl: 'einde van de begeleiding voorbereiden', en: 'prepare the end of the guidance' },
    by: mediator,
    fields: { on },
  },
  recordContact: {
    description: 'Mediator and person had contact.',
    title: { nl: 'contact noteren', en: 'note a contact' },
    by: mediator,
    fields: { on, how: oneOf(code.contactWays) },
    whilePaused: true,
  },
} as const satisfies Record<string, CommandSpec>;
