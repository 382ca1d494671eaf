import type { CohortEffect, CohortSubject, PlannedOnce } from '../domain/cohort/index.ts';
import type { Owner, RuleSet } from '../domain/rules/index.ts';
import { longDate } from './lang.ts';
import { knowsAlreadyNl, ruleTitle } from './rules.ts';

/** Codes and dates of the group only: a mail names nobody. */
interface Facts {
  readonly cohortId: string;
  readonly effect: Extract<CohortEffect, { kind: 'notify' }>;
  readonly state: PlannedOnce;
  readonly rules: RuleSet;
}

type Words = (facts: {
  task: string;
  due: string;
  day: string;
  owner: Owner;
}) => readonly [subject: string, sentence: string];

const words: Readonly<Record<CohortSubject, Words>> = {
  reminder: ({ task, due }) => [
    `Herinnering: ${task}, uiterlijk ${due}`,
    `Binnenkort te doen: ${task}, uiterlijk op ${due}.`,
  ],
  overdue: ({ task, due }) => [
    `Over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren voor deze groep: ${task}. Spreek af en noteer het overleg.`,
  ],
  teamLead: ({ task, due }) => [
    `Vijf werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren voor deze groep en is nog niet gedaan: ${task}. Bespreek samen wat nodig is.`,
  ],
  programmeCoordinator: ({ task, due, owner }) => [
    `Tien werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren voor deze groep en is nog niet gedaan: ${task}. ${knowsAlreadyNl(owner)}`,
  ],
  attendance: ({ day }) => [
    'Noteer de aanwezigheden',
    `De sessie van ${day} is voorbij en de aanwezigheden zijn nog niet genoteerd. Noteer wie er was.`,
  ],
  memberRefused: () => [
    'Iemand kon niet mee',
    'Het traject van een deelnemer nam een opdracht van de groep niet aan. De groep toont van wie en waarom.',
  ],
  everyoneLeft: () => [
    'Groep vanzelf afgelopen',
    'Niemand volgt deze groep nog. Ze is afgelopen en vraagt niets meer.',
  ],
  groupWorkerAssigned: () => ['Groep aan jou toegewezen', 'Je neemt deze groep over. Wat genoteerd is, blijft staan.'],
};

/** Subject and text of a message about a group, in Dutch. */
export function cohortMessageNl({ cohortId, effect, state, rules }: Facts): { subject: string; text: string } {
  const deadline = state.deadlines.find(({ id }) => id === effect.deadlineId);
  const session = state.sessions.find(({ id }) => id === effect.sessionId);
  const [subject, sentence] = words[effect.about]({
    task: effect.rule ? ruleTitle(effect.rule, 'nl', rules.rules) : 'een taak',
    due: deadline ? longDate(deadline.dueOn, 'nl') : 'een eerdere datum',
    day: session ? longDate(session.day, 'nl') : 'een eerdere dag',
    owner: deadline?.owner ?? 'mediator',
  });
  const lines = [`Groep ${cohortId}`, '', sentence];
  if (effect.rule) lines.push('', `Regel: ${effect.rule} (versie ${deadline?.ruleVersion ?? state.ruleVersion})`);
  return { subject: `${subject} (${cohortId})`, text: `${lines.join('\n')}\n` };
}
