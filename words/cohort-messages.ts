import type { CohortEffect, CohortSubject, PlannedOnce } from '../domain/cohort/index.ts';
import type { Owner, RuleSet } from '../domain/rules/index.ts';
import { ladderNl, mailAbout, type Told } from './ladder.ts';
import { longDate } from './lang.ts';
import { ruleTitle } from './rules.ts';

/** Codes and dates of the group only: a mail names nobody. */
interface Facts {
  readonly cohortId: string;
  readonly effect: Extract<CohortEffect, { kind: 'notify' }>;
  readonly state: PlannedOnce;
  readonly rules: RuleSet;
}

type Words = (facts: { task: string; due: string; day: string; owner: Owner }) => Told;

const words: Readonly<Record<CohortSubject, Words>> = {
  ...ladderNl('Spreek af en noteer het overleg.', ' voor deze groep'),
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
  const told = words[effect.about]({
    task: effect.rule ? ruleTitle(effect.rule, 'nl', rules.rules) : 'een taak',
    due: deadline ? longDate(deadline.dueOn, 'nl') : 'een eerdere datum',
    day: session ? longDate(session.day, 'nl') : 'een eerdere dag',
    owner: deadline?.owner ?? 'mediator',
  });
  return mailAbout({ id: cohortId, heading: `Groep ${cohortId}` }, told, effect.rule, (deadline ?? state).ruleVersion);
}
