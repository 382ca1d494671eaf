import { minutesOf, type MonthEvent } from '../../domain/contract-month/index.ts';
import { mayCommandMonth, scopeOf } from '../../domain/rights/index.ts';
import type { MonthFilter } from '../../db/queries/contract-months.ts';
import type * as verbs from '../hours/index.ts';
import type { GateOf } from './gate-of.ts';
import { mustBeThemselves, notAllowed, type Sight } from './gate.ts';
import { month, programme } from './targets.ts';

type Shown = Awaited<ReturnType<typeof verbs.showMonth>>;

/** Whose hours somebody sees who works for a partner and leads nobody there: their own; null: everybody's. */
const ownOnly = ({ caller, relations }: Sight): string | null =>
  caller.kind === 'colleague' && relations.has('groupWorker') && relations.size === 1 ? caller.staffId : null;

/** What says how much somebody else, or all of them together, worked stays out. */
const seenEvents = (events: readonly MonthEvent[], staffId: string): MonthEvent[] =>
  events.filter((event) =>
    'staffId' in event ? event.staffId === staffId : !('minutes' in event || 'budgetedMinutes' in event),
  );

/** Of a group worker every sum is of their own hours: less the colleagues' others could be told from it. */
function seenBy(answer: Shown, sight: Sight): Omit<Shown, 'budget'> & { readonly budget: Shown['budget'] | null } {
  const own = ownOnly(sight);
  if (own === null) return answer;
  const entries = answer.entries.filter(({ staffId }) => staffId === own);
  return {
    ...answer,
    entries,
    minutes: minutesOf(entries),
    activities: answer.activities.map(({ activity }) => ({
      activity,
      minutes: minutesOf(entries.filter((one) => one.activity === activity)),
    })),
    budget: null,
    persons: answer.persons
      .filter(({ staffId }) => staffId === own)
      .map((one) => ({ ...one, minutes: minutesOf(entries) })),
    events: seenEvents(answer.events, own),
    // A note is about anybody's hours.
    notes: [],
  };
}

export const hoursGates = {
  listMonths: {
    target: programme,
    narrow: (sight, filter: MonthFilter = {}) => [{ ...filter, within: scopeOf(sight), ownOf: ownOnly(sight) }],
  } satisfies GateOf<typeof verbs.listMonths>,
  showMonth: {
    target: month,
    see: seenBy,
  } satisfies GateOf<typeof verbs.showMonth>,
  giveMonthCommand: {
    target: (asked, { monthId }) => month(asked, monthId),
    narrow: (sight, request) => {
      const { name, by } = request;
      mustBeThemselves(sight, by, name);
      if (![...sight.relations].some((relation) => mayCommandMonth(relation, name))) throw notAllowed(name);
      return [request];
    },
    see: (result, sight) => (result.ok && ownOnly(sight) !== null ? { ...result, budget: null } : result),
  } satisfies GateOf<typeof verbs.giveMonthCommand>,
  openMonths: { target: programme } satisfies GateOf<typeof verbs.openMonths>,
  openOneMonth: { target: programme } satisfies GateOf<typeof verbs.openOneMonth>,
};
