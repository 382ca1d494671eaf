import type { Ladder, RuleSet } from '../domain/rules/index.ts';
import type { Lang, Words } from './lang.ts';

type Numbers = Omit<RuleSet, 'rules' | 'ladder' | 'partners' | 'contracts'> & Ladder;

/** The numbers of a set of rules, beside the rules themselves. Total by its type. */
const numbers: Readonly<Record<keyof Numbers, Words>> = {
  edition: { nl: 'uitgave van het programma', en: 'edition of the programme' },
  version: { nl: 'versie', en: 'version' },
  validFrom: { nl: 'vanaf', en: 'from' },
  quotaPerProvinceAndYear: { nl: 'toeleidingen per provincie en jaar', en: 'referrals per province and year' },
  longestPauseMonths: { nl: 'langste pauze, in maanden', en: 'longest pause, in months' },
  introExceptionWeeks: {
    nl: 'uitzonderlijk langer bij Groep Intro, in weken',
    en: 'longer at Groep Intro by exception, in weeks',
  },
  hiredAheadMonths: {
    nl: 'eerste werkdag ten hoogste zoveel maanden vooruit',
    en: 'first working day at most so many months ahead',
  },
  outcomeCheckDaysBefore: {
    nl: 'uitstroom na te gaan vanaf zoveel dagen ervoor',
    en: 'outcome may be checked from so many days before',
  },
  reopenMonths: { nl: 'heropenen binnen, in maanden', en: 'reopening within, in months' },
  midtermNotBeforeShare: {
    nl: 'tussentijds verslag niet voor dit deel van het traject',
    en: 'mid-term report not before this part of the track',
  },
  undoClosingDays: { nl: 'afsluiting terug te draaien binnen, in dagen', en: 'closing can be undone within, in days' },
  reconsiderationDays: { nl: 'heroverweging binnen, in dagen', en: 'reconsideration within, in days' },
  reminderWorkingDaysBefore: { nl: 'herinnering, in werkdagen ervoor', en: 'reminder, in working days before' },
  reminderShareOfTime: { nl: 'herinnering, in delen van de tijd', en: 'reminder, in parts of the time' },
  teamLeadWorkingDaysAfter: { nl: 'naar teamleider, in werkdagen erna', en: 'to the team lead, in working days after' },
  coordinatorWorkingDaysAfter: {
    nl: 'naar programmacoördinator, in werkdagen erna',
    en: 'to the programme coordinator, in working days after',
  },
};

/** A number by its name in the data; a rule or a contract is called by its own. */
export const ruleNumberText = (name: string, lang: Lang = 'nl'): string =>
  Object.hasOwn(numbers, name) ? numbers[name as keyof Numbers][lang] : name;
export const ruleNumbers = Object.keys(numbers);
