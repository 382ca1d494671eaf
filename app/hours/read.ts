import { localDateOf } from '../../domain/calendar/index.ts';
import {
  minutesOf,
  monthCodes,
  monthWaiting,
  sumOfEntry,
  type Entry,
  type MonthPhase,
} from '../../domain/contract-month/index.ts';
import {
  hourNotes,
  listContractMonths,
  monthQueries,
  readContractMonth,
  type MonthFilter,
} from '../../db/queries/contract-months.ts';
import { namesOf } from '../../db/queries/staff.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import type { App } from '../open.ts';
import { budgetOf } from './budget.ts';
import { monthNotFound } from './give.ts';

/** Ten years of ten contracts; a longer list is asked for by contract. */
const most = 1_200;

/** Months of contracts, the newest first. */
export async function listMonths(app: App, { ownOf = null, ...filter }: MonthFilter = {}) {
  const today = localDateOf(await app.now());
  const rows = await listContractMonths(app.db, filter, most);
  return {
    today,
    rows: rows.map(({ id: monthId, contractId, month, partner, provinces, phase, minutes, state }) => ({
      ...{ monthId, contractId, month, partner, provinces, phase },
      minutes: ownOf === null ? minutes : minutesOf(state.entries.filter(({ staffId }) => staffId === ownOf)),
      waiting: monthWaiting(state, today)[0] ?? null,
    })),
  };
}

/** One month with its entries, sums, and what is left of the contract. Minutes are whole. */
export async function showMonth(app: App, monthId: string) {
  const found = await readContractMonth(app.db, monthId);
  if (!found) throw monthNotFound(monthId);
  const { state } = found;
  const today = localDateOf(await app.now());
  const events = await monthQueries.events(app.db, monthId);
  const changes = events.flatMap((event) => (event.type === 'ContractAdopted' ? [event] : []));
  const people = [...state.entries.map(({ staffId }) => staffId), ...changes.map(({ changedBy }) => changedBy)];
  const names = await namesOf(app.db, [...new Set(people)]);
  const rules = await ruleSetOf(app.db, state.ruleVersion);
  const notedBy = new Map(
    events.flatMap((event) =>
      event.type === 'HoursBooked' || event.type === 'HoursCorrected' ? [[event.entryId, event] as const] : [],
    ),
  );
  return {
    monthId,
    today,
    contractId: state.contractId,
    month: state.month,
    partner: state.partner,
    provinces: state.provinces,
    phase: state.phase satisfies MonthPhase,
    firstDay: state.firstDay,
    lastDay: state.lastDay,
    minutes: minutesOf(state.entries),
    submittedOn: state.phase === 'submitted' ? state.submittedOn : null,
    approvedOn: state.phase === 'approved' ? state.approvedOn : null,
    because: state.phase === 'returned' ? state.because : null,
    waiting: monthWaiting(state, today).map((wait) => ({ ...wait, task: rules.rules[wait.rule].title })),
    entries: state.entries.map((entry) => ({
      ...entry,
      /** Of an entry what is left after its corrections; of a correction null. */
      left: entry.corrects === null ? sumOfEntry(state.entries, entry.id) : null,
      notedAt: notedBy.get(entry.id)?.at ?? null,
      notedBy: idOf(notedBy.get(entry.id)?.by),
    })),
    activities: monthCodes.activities.map((activity) => ({
      activity,
      minutes: minutesOf(state.entries.filter((one) => one.activity === activity)),
    })),
    persons: personsIn(state.entries, names),
    budget: await budgetOf(app.db, state.contractId),
    /** What the month took over from its contract, and who had changed that. */
    contractChanges: changes.map(({ version, changedBy, changedOn: on, lastDay, budgetedMinutes, before }) => ({
      ...{ version, by: names.get(changedBy) ?? changedBy, on, lastDay, budgetedMinutes, before },
    })),
    notes: await hourNotes(app.db, monthId),
    events,
  };
}

const idOf = (by: { role: string } | { role: string; id: string } | undefined): string | null =>
  by === undefined ? null : 'id' in by ? by.id : by.role;

const personsIn = (entries: readonly Entry[], names: ReadonlyMap<string, string>) =>
  [...new Set(entries.map(({ staffId }) => staffId))].sort().map((staffId) => ({
    staffId,
    name: names.get(staffId) ?? staffId,
    minutes: minutesOf(entries.filter((one) => one.staffId === staffId)),
  }));
