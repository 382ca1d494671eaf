import { ok } from 'node:assert/strict';
import { addDays, localDate, type Period } from '../../../../domain/calendar/index.ts';
import { flawsOfRules } from '../../../../domain/rules/check.ts';
import { rules2020, rules2026, rules2026first, type Rule, type RuleSet } from '../../../../domain/rules/index.ts';
import { deepFreeze } from '../kit/freeze.ts';
import { chance, type Chance } from './random.ts';

const other = (period: Period, dice: Chance): Period => {
  const [[unit, count] = ['days', 1]] = Object.entries(period) as [string, number][];
  return { [unit]: Math.max(1, count + dice.between(-Math.ceil(count / 2), count)) } as Period;
};

/** Another default where a default is ours to change; what the sources state stays. */
function variantOf(rule: Rule, dice: Chance): Rule {
  if (rule.source === 'S' || dice.happens(0.5)) return rule;
  return {
    ...rule,
    after: rule.after && other(rule.after, dice),
    ...(rule.times === undefined ? {} : { times: dice.between(1, 4) }),
    ...(dice.happens(0.1) && rule.owner !== 'rule' && rule.owner !== 'system' ? { pauses: !rule.pauses } : {}),
  };
}

function aVariant(seed: number): RuleSet {
  const dice = chance(seed);
  const base = dice.pick([rules2026, rules2026, rules2020, rules2026first]);
  const from = localDate('2026-01-01');
  const lead = dice.between(1, 10);
  const rules: RuleSet = {
    ...base,
    version: `variant.${seed}`,
    rules: Object.fromEntries(
      Object.entries(base.rules).map(([key, rule]) => [key, variantOf(rule, dice)]),
    ) as RuleSet['rules'],
    ladder: {
      reminderWorkingDaysBefore: dice.int(8),
      reminderShareOfTime: dice.between(1, 5),
      teamLeadWorkingDaysAfter: lead,
      coordinatorWorkingDaysAfter: lead + dice.between(1, 10),
    },
    introExceptionWeeks: dice.pick([0, 2, 4, 6]),
    outcomeCheckDaysBefore: dice.pick([0, 30, 60]),
    ...(dice.happens(0.4)
      ? {
          contracts: [
            {
              id: 'groepIntro-antwerp',
              partner: 'groepIntro',
              track: 'intro',
              province: 'antwerp',
              from,
              until: addDays(from, dice.int(1_500)),
            },
            {
              id: 'randstad',
              partner: 'randstad',
              track: 'randstad',
              province: 'antwerp',
              from,
              until: addDays(from, 900),
            },
          ] as const,
        }
      : {}),
  };
  ok(flawsOfRules(rules).length === 0, JSON.stringify(flawsOfRules(rules)));
  return deepFreeze(rules);
}

const variants = Array.from({ length: 60 }, (_, seed) => aVariant(seed));
const released = deepFreeze([rules2026, rules2026first, rules2020]);

/** A set that came with the software, or one such as programme managers make of it. */
export const aRuleSet = (dice: Chance): RuleSet => dice.pick(dice.happens(0.4) ? released : variants);
export const firstRules = (dice: Chance): RuleSet => (dice.happens(0.7) ? rules2026 : aRuleSet(dice));
