import type { Database } from '../../db/connect.ts';
import { monthQueries } from '../../db/queries/contract-months.ts';
import { createThing, recordThing } from '../../db/record-thing.ts';
import { contracts, organisations } from '../../db/schema.ts';
import { localDate } from '../../domain/calendar/index.ts';
import {
  decideMonth,
  isMonthRefusal,
  monthEffects,
  notOpened,
  openMonth,
  type ContractMonth,
  type HoursContract,
  type MonthCommandName,
  type Month,
} from '../../domain/contract-month/index.ts';
import { contextAt, type Actor } from '../../domain/durable/index.ts';
import { ownRuleSets } from '../../domain/rules/index.ts';
import type { RecordedKind } from './kit-recorded.ts';
import { calendar, noon } from './lives.ts';

const rules = ownRuleSets['hours-2026.1']!;
const partner: Actor = { role: 'partnerCoordinator', id: 'partner-1' };
const coordinator: Actor = { role: 'programmeCoordinator', id: 'coordinator-1' };
let contractsMade = 0;

async function aContract(db: Database): Promise<HoursContract> {
  contractsMade += 1;
  await db.insert(organisations).values({ id: 'groepIntro', name: 'x', kind: 'partner' }).onConflictDoNothing();
  const contract: HoursContract = {
    ...{ id: `c-${contractsMade}`, partner: 'groepIntro', provinces: ['limburg'], budgetedMinutes: 6_000 },
    ...{ validFrom: localDate('2026-01-01'), validUntil: localDate('2026-12-31') },
  };
  await db.insert(contracts).values({
    ...{ ...contract, provinces: ['limburg'], version: 1, tender: 'x', track: 'intro', purpose: 'x', trajectories: 1 },
    ...{ durationUnit: 'weeks', durationFrom: 1, durationTo: 1, budgetCents: 1, hourlyRateCents: 1 },
  });
  return contract;
}

/** The month of a contract, as the tests of the recorder take every kind of life. */
export const monthKind = (db: () => Database): RecordedKind => ({
  name: 'a month of a contract',
  tables: {
    ...{ root: 'contract_months', events: 'contract_month_events' },
    ...{ effects: 'contract_month_effects', key: 'about_id' },
  },
  async begin() {
    const at = (state: ContractMonth, on: string) => contextAt(state, noon(localDate(on)), { rules, calendar });
    const opened = openMonth(await aContract(db()), '2026-03' as Month, at(notOpened, '2026-03-02'));
    if (opened.state.phase === 'none') throw new Error('not opened');
    const { id } = opened.state;
    await createThing(db(), 'contractMonth', { id, epoch: 1, events: opened.events, effects: [] }, notOpened);
    const then = (state: ContractMonth, on: string, name: MonthCommandName, by: Actor, data = {}) => {
      const decided = decideMonth(state, name, { by, data }, at(state, on));
      if (isMonthRefusal(decided)) throw new Error(decided.refused);
      return { ...decided, effects: monthEffects(decided.events, state) };
    };
    const hours = { staffId: 'worker-1', day: '2026-03-30', activity: 'group', minutes: 60 };
    const next = then(opened.state, '2026-03-31', 'submitMonth', partner);
    const afterNext = then(next.state, '2026-04-01', 'returnMonth', coordinator, { reason: 'missingHours' });
    return { id, next, afterNext, instead: then(opened.state, '2026-03-31', 'bookHours', partner, hours) };
  },
  record: (id, { events, effects }, epoch = 1) =>
    recordThing(db(), 'contractMonth', { id, epoch, events, effects: effects as [] }),
  takeOver: (id) => monthQueries.raiseEpoch(db(), id),
  unknown: 'CM-none-2026-03',
});
