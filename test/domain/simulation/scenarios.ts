import type { LocalDate } from '../../../domain/calendar/index.ts';
import { newestRules } from '../../../domain/rules/index.ts';
import { behaviour, type Behaviour, type Scenario } from '../../../domain/simulation/index.ts';

const calendar = { closingDays: [] };

/** Two years from the first of January 2027, unless something else is said. */
export const aScenario = (other: Partial<Scenario> = {}): Scenario => ({
  ...{ people: 150, years: 2, from: '2027-01-01' as LocalDate, seed: 1, rules: newestRules, calendar, behaviour },
  ...other,
});

/** People who come far quickly, so that a few of them and some months are enough for places, waiting and groups. */
export const quick: Behaviour = {
  ...behaviour,
  consents: { ...behaviour.consents, value: 1 },
  consentAfter: { ...behaviour.consentAfter, low: 1, likely: 1, high: 2 },
  talkAfter: { ...behaviour.talkAfter, low: 1, likely: 2, high: 3 },
  eligible: { ...behaviour.eligible, value: 1 },
  planAfter: { ...behaviour.planAfter, low: 2, likely: 4, high: 6 },
  refers: { ...behaviour.refers, value: 1 },
  referAfter: { ...behaviour.referAfter, low: 1, likely: 3, high: 8 },
  actionsInPlan: { ...behaviour.actionsInPlan, value: 1 },
  groupStartsFrom: { ...behaviour.groupStartsFrom, value: 2 },
  groupSize: { ...behaviour.groupSize, value: 3 },
  groupLead: { ...behaviour.groupLead, low: 3, likely: 5, high: 7 },
};
