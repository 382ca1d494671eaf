import type { LocalDate } from '../../calendar/dates.ts';
import type { RuleSet } from '../rule.ts';
import { ownRules } from './own.ts';

/** Project hours: a month is handed in within ten working days, and checked within ten more [D]. */
const hours2026 = ownRules('hours-2026.1', '2020-01-01' as LocalDate, {
  'HRS-1': {
    kind: 'task',
    after: { workingDays: 10 },
    owner: 'partner',
    pauses: false,
    source: 'D',
    title: { nl: 'projecturen van de maand indienen', en: 'hand in the project hours of the month' },
  },
  'HRS-2': {
    kind: 'task',
    after: { workingDays: 10 },
    owner: 'programmeCoordinator',
    pauses: false,
    source: 'D',
    title: { nl: 'projecturen van de maand nakijken', en: 'check the project hours of the month' },
  },
  'HRS-3': {
    kind: 'task',
    after: { workingDays: 5 },
    owner: 'partner',
    pauses: false,
    source: 'D',
    title: { nl: 'teruggestuurde projecturen opnieuw indienen', en: 'hand in returned project hours again' },
  },
});

/** In order of their first day. */
export const rulesOfHours: readonly RuleSet[] = [hours2026];
