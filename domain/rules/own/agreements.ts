import type { LocalDate } from '../../calendar/dates.ts';
import type { RuleSet } from '../rule.ts';
import { ownRules } from './own.ts';

/**
 * Cooperation with local governments: an action plan every year [S]; when it is asked, and when it is decided whether the
 * cooperation goes on, are ours [D].
 */
const agreements2026 = ownRules('agreements-2026.1', '2020-01-01' as LocalDate, {
  'AGR-1': {
    kind: 'task',
    after: { days: 60 },
    owner: 'programmeCoordinator',
    pauses: false,
    source: 'D',
    title: { nl: 'eerste actieplan afspreken', en: 'agree the first action plan' },
  },
  'AGR-2': {
    kind: 'task',
    after: null,
    before: { days: 30 },
    least: { days: 30 },
    owner: 'programmeCoordinator',
    pauses: false,
    source: 'D',
    title: { nl: 'actieplan van het volgende jaar afspreken', en: "agree the next year's action plan" },
  },
  'AGR-3': {
    kind: 'task',
    after: null,
    owner: 'programmeCoordinator',
    pauses: false,
    source: 'D',
    title: { nl: 'actie uit het actieplan', en: 'action of the action plan' },
  },
  'AGR-4': {
    kind: 'task',
    after: null,
    before: { days: 60 },
    least: { days: 30 },
    owner: 'programmeCoordinator',
    pauses: false,
    source: 'D',
    title: { nl: 'over de verlenging beslissen', en: 'decide about the renewal' },
  },
  'AGR-5': {
    kind: 'limit',
    after: null,
    owner: 'rule',
    pauses: false,
    source: 'D',
    title: { nl: 'overeenkomst loopt af', en: 'the agreement ends' },
  },
});

/** In order of their first day. */
export const rulesOfAgreements: readonly RuleSet[] = [agreements2026];
