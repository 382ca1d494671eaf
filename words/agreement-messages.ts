import type { AgreementEffect, AgreementSubject, BegunAgreement } from '../domain/agreement/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { ladderNl, mailAbout, type Told } from './ladder.ts';
import { longDate } from './lang.ts';
import { ruleTitle } from './rules.ts';
import { actionTitleWords } from './agreement-codes.ts';

/** Codes and dates of the agreement only: a mail names nobody. */
interface Facts {
  readonly id: string;
  readonly effect: AgreementEffect;
  readonly state: BegunAgreement;
  readonly rules: RuleSet;
}

type Sentence = (facts: { task: string; due: string }) => Told;

const words: Readonly<Record<AgreementSubject, Sentence>> = {
  ...ladderNl('Doe het alsnog, of stel het uit met een reden.'),
  given: ({ task, due }) => [
    `Actie voor jou: ${task}, tegen ${due}`,
    `In het actieplan met een lokaal bestuur is dit voor jou: ${task}, tegen ${due}.`,
  ],
  expired: () => [
    'Overeenkomst afgelopen',
    'De laatste dag van deze overeenkomst is voorbij. Met dit OCMW wordt niets meer uitgewisseld tot er een nieuwe is.',
  ],
};

/** Subject and text of a message about an agreement, in Dutch. */
export function agreementMessageNl({ id, effect, state, rules }: Facts): { subject: string; text: string } {
  const { rule, about, actionId, deadlineId } = effect;
  const action = state.actions.find((one) => one.id === actionId);
  const deadline = state.deadlines.find((one) => one.id === deadlineId);
  const dueOn = deadline?.dueOn ?? action?.targetOn;
  const task = action
    ? `actie ${action.id}, ${actionTitleWords[action.title].nl}`
    : rule === null
      ? 'een taak'
      : ruleTitle(rule, 'nl', rules.rules);
  const due = dueOn === undefined ? 'een eerdere datum' : longDate(dueOn, 'nl');
  const told = words[about]({ task, due });
  const heading = `Overeenkomst ${id}, gemeente ${state.nis}`;
  return mailAbout({ id, heading }, told, rule, (deadline ?? state).ruleVersion);
}
