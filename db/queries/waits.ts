import { sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import { ruleKeys, type Owner, type RuleKey } from '../../domain/rules/index.ts';
import type { Step } from '../../domain/trajectory/index.ts';
import { trajectories } from '../schema.ts';
import { seenByCoach, seenByOperator, seenByOthers, seenByPartner } from '../schema/seen-rules.ts';

/** What somebody may see of a list. */
export interface Within {
  readonly scope: Scope;
  readonly on: LocalDate;
  /** The rules whose dates they may see; null: all. The order, the waits and what is late follow from these alone. */
  readonly rules: readonly RuleKey[] | null;
}

/** What a trajectory waits for first, as far as somebody may see it. */
export interface Waits {
  /** What the columns are called together, where they are always the same; null: they follow from the rules that are asked. */
  readonly name: string | null;
  readonly waitingRule: SQL<RuleKey | null>;
  readonly waitingWho: SQL<Owner | null>;
  readonly waitingUntil: SQL<LocalDate | null>;
  readonly taskDueOn: SQL<LocalDate | null>;
  readonly sortOn: SQL<LocalDate>;
  readonly escalation: SQL<number>;
  /** What time still does with what it waits for, in order of day. */
  readonly ahead: SQL<readonly Step[] | null>;
}

const all: Waits = {
  name: 'all',
  waitingRule: sql`${trajectories.waitingRule}`,
  waitingWho: sql`${trajectories.waitingWho}`,
  waitingUntil: sql`${trajectories.waitingUntil}`,
  taskDueOn: sql`${trajectories.taskDueOn}`,
  sortOn: sql`${trajectories.sortOn}`,
  escalation: sql`${trajectories.escalation}`,
  ahead: sql`${trajectories.ahead}`,
};

/** Of a deadline as the state has it. */
function ofDeadline(first: SQL, name: string | null, sortOn?: SQL<LocalDate>): Waits {
  const dueOn = sortOn
    ? sql<LocalDate | null>`nullif(${sortOn}, date '9999-12-31')`
    : sql<LocalDate | null>`(${first} ->> 'dueOn')::date`;
  return {
    name,
    waitingRule: sql`${first} ->> 'rule'`,
    waitingWho: sql`${first} ->> 'owner'`,
    waitingUntil: dueOn,
    taskDueOn: dueOn,
    sortOn: sortOn ?? sql`coalesce(${dueOn}, date '9999-12-31')`,
    escalation: sql`(case ${first} ->> 'reached' when 'overdue' then 1 when 'teamLead' then 2 when 'programmeCoordinator' then 3 else 0 end)`,
    ahead: sql`${first} -> 'steps'`,
  };
}

const seen = (pattern: string): ReadonlySet<RuleKey> =>
  new Set(ruleKeys.filter((rule) => new RegExp(pattern).test(rule)));
/** Who lists thousands has the first task of each in a column. */
const kept: readonly (readonly [rules: ReadonlySet<RuleKey>, waits: Waits])[] = [
  [seen(seenByPartner), ofDeadline(sql`${trajectories.partnerWait}`, 'partner', sql`${trajectories.partnerSortOn}`)],
  [seen(seenByCoach), ofDeadline(sql`${trajectories.coachWait}`, 'coach')],
  [seen(seenByOthers), ofDeadline(sql`${trajectories.othersWait}`, 'others', sql`${trajectories.othersSortOn}`)],
  [
    seen(seenByOperator),
    ofDeadline(sql`${trajectories.operatorWait}`, 'operator', sql`${trajectories.operatorSortOn}`),
  ],
];

/** The earliest open task among these rules: no order, date or filter tells of any other. */
const firstOf = (rules: readonly RuleKey[]): SQL => sql`(
  select open from jsonb_array_elements(${trajectories.state} -> 'deadlines') as open
  where open ->> 'rule' = any(${sql.param([...rules])}::text[]) and open ->> 'kind' in ('task', 'recurring', 'count')
  order by open ->> 'dueOn', open ->> 'rule' limit 1)`;

/** Whoever sees some rules only waits for the first of these; looked up for each row where no column keeps it. */
export function waitsOf(within: Within | undefined): Waits {
  const rules = within?.rules;
  if (!rules) return all;
  const found = kept.find(([known]) => known.size === rules.length && rules.every((rule) => known.has(rule)));
  return found ? found[1] : ofDeadline(firstOf(rules), null);
}
