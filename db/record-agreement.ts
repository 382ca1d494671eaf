import { eq } from 'drizzle-orm';
import {
  agreementSteps,
  evolveAgreement,
  type Agreement,
  type AgreementEvent,
  type BegunAgreement,
} from '../domain/agreement/index.ts';
import type { LocalDate } from '../domain/calendar/index.ts';
import { isTask } from '../domain/durable/deadline.ts';
import { rootColumnsOf, type Durable } from './recorder.ts';
import type { Row } from './rows.ts';
import { agreementActions, agreementEffects, agreementEvents, agreementRuns, agreements } from './schema.ts';

const columnsOf = (state: BegunAgreement) => ({
  ...rootColumnsOf(state, agreementSteps(state)[0]?.on),
  rowId: state.rowId,
  nis: state.nis,
  province: state.province,
  termEndsOn: state.termEndsOn,
  plannedYear: state.plans.at(-1)?.year ?? null,
  dueOn: earliest(state.deadlines.filter(isTask).map(({ dueOn }) => dueOn)),
});

const earliest = (days: readonly LocalDate[]): LocalDate | null => [...days].sort()[0] ?? null;

/** The life of an agreement as it is recorded. */
export const agreement: Durable<Agreement, AgreementEvent, BegunAgreement> = {
  root: agreementRuns,
  events: agreementEvents,
  effects: agreementEffects,
  idColumn: 'aboutId',
  unfold(_id, stored, events) {
    const state = events.reduce(evolveAgreement, stored);
    if (state.phase === 'none') throw new RangeError('an agreement begins with an event');
    return state;
  },
  columns: columnsOf,
  writes: (agreementId, state, events) => [
    { table: agreementActions, rows: actionRows(agreementId, state, events), known: 'changes' },
  ],
  /** The last day that decides whether anything is exchanged follows from here, in the same transaction. */
  async follow(tx, _id, { until, rowId }, events) {
    if (events.some(({ type }) => type === 'AgreementRenewed' || type === 'EndFixed'))
      await tx.update(agreements).set({ validUntil: until }).where(eq(agreements.id, rowId));
  },
};

/** Those that these events touched: an agreed plan opens all of its own. */
function actionRows(agreementId: string, { actions }: BegunAgreement, events: readonly AgreementEvent[]): Row[] {
  const touched = new Set(events.flatMap((event) => ('actionId' in event ? [event.actionId] : [])));
  const years = new Set(events.flatMap((event) => (event.type === 'PlanAgreed' ? [event.year] : [])));
  return actions
    .filter(({ id, year }) => touched.has(id) || years.has(year))
    .map((action) => ({ agreementId, ...action }));
}
