import type { AgreementEffect, AgreementSubject, BegunAgreement } from '../domain/agreement/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
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

type Sentence = (facts: { task: string; due: string }) => readonly [subject: string, sentence: string];

const words: Readonly<Record<AgreementSubject, Sentence>> = {
  reminder: ({ task, due }) => [
    `Herinnering: ${task}, uiterlijk ${due}`,
    `Binnenkort te doen: ${task}, uiterlijk op ${due}.`,
  ],
  overdue: ({ task, due }) => [
    `Over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren: ${task}. Doe het alsnog, of stel het uit met een reden.`,
  ],
  teamLead: ({ task, due }) => [
    `Vijf werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren en is nog niet gedaan: ${task}. Bespreek samen wat nodig is.`,
  ],
  programmeCoordinator: ({ task, due }) => [
    `Tien werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren en is nog niet gedaan: ${task}. Wie het moet doen, weet het al.`,
  ],
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
  const [subject, sentence] = words[about]({ task, due });
  const lines = [`Overeenkomst ${id}, gemeente ${state.nis}`, '', sentence];
  if (rule !== null) lines.push('', `Regel: ${rule} (versie ${deadline?.ruleVersion ?? state.ruleVersion})`);
  return { subject: `${subject} (${id})`, text: `${lines.join('\n')}\n` };
}
