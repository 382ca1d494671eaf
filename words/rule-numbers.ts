import type { Ladder, RuleSet } from '../domain/rules/index.ts';

type Numbers = Omit<RuleSet, 'rules' | 'ladder' | 'partners' | 'contracts'> & Ladder;

/** The numbers of a set of rules, beside the rules themselves. Total by its type. */
const numbers: Readonly<Record<keyof Numbers, string>> = {
  edition: 'uitgave van het programma',
  version: 'versie',
  validFrom: 'vanaf',
  quotaPerProvinceAndYear: 'toeleidingen per provincie en jaar',
  longestPauseMonths: 'langste pauze, in maanden',
  introExceptionWeeks: 'uitzonderlijk langer bij Groep Intro, in weken',
  hiredAheadMonths: 'eerste werkdag ten hoogste zoveel maanden vooruit',
  outcomeCheckDaysBefore: 'uitstroom na te gaan vanaf zoveel dagen ervoor',
  reopenMonths: 'heropenen binnen, in maanden',
  midtermNotBeforeShare: 'tussentijds verslag niet voor dit deel van het traject',
  undoClosingDays: 'afsluiting terug te draaien binnen, in dagen',
  reconsiderationDays: 'heroverweging binnen, in dagen',
  reminderWorkingDaysBefore: 'herinnering, in werkdagen ervoor',
  reminderShareOfTime: 'herinnering, in delen van de tijd',
  teamLeadWorkingDaysAfter: 'naar teamleider, in werkdagen erna',
  coordinatorWorkingDaysAfter: 'naar programmacoördinator, in werkdagen erna',
};

/** A number by its name in the data; a rule or a contract is called by its own. */
export const ruleNumberText = (name: string): string =>
  Object.hasOwn(numbers, name) ? numbers[name as keyof Numbers] : name;
export const ruleNumbers = Object.keys(numbers);
