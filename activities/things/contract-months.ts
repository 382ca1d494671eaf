import { minutesOf, type MonthEffect } from '../../domain/contract-month/index.ts';
import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { deadlineMatters } from '../../domain/durable/matters.ts';
import { monthToldAt } from '../../domain/contract-month/index.ts';
import type { Presence } from '../../db/queries/absences.ts';
import { readCalendar } from '../../db/queries/calendar.ts';
import { livingMonths, monthQueries, readContractMonth } from '../../db/queries/contract-months.ts';
import { contractRecipientsOf } from '../../db/queries/recipients.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import type { Database } from '../../db/connect.ts';
import { monthMessageNl, ruleTitle } from '../../words/index.ts';
import { concernsOf, rulesByVersion, type Concern } from '../concern.ts';
import type { Telling } from './telling.ts';

/** What is told of the hours of a contract's month, and to whom. */
export const contractMonthTelling: Telling<MonthEffect> = {
  queries: monthQueries,
  page: 'hoursMessage',
  async tell(db, id, effect, now) {
    const month = await readContractMonth(db, id);
    if (!month) return null;
    const { state } = month;
    const rules = await ruleSetOf(db, state.ruleVersion);
    const whole = effect.about === 'programmeCoordinator';
    return {
      message: monthMessageNl({ effect, state, minutes: minutesOf(state.entries), rules }),
      recipients: await contractRecipientsOf(db, month, effect.to, { on: localDateOf(now), whole }),
    };
  },
};

/** What stands open in the months, for the coordinators of the partners and of the programme. */
export async function monthMatters(db: Database, day: LocalDate, presence: Presence): Promise<Concern[]> {
  const rulesOf = rulesByVersion(db);
  return concernsOf(await livingMonths(db), async (month) => {
    const { id: thingId, state } = month;
    const { deadlines, partner } = state;
    const rules = await rulesOf(state.ruleVersion);
    const concerns: Concern[] = [];
    const calendar = await readCalendar(db, state.calendarVersion);
    for (const { deadline, rung, since } of deadlineMatters(deadlines, { rules, calendar, partner })) {
      const { id: deadlineId, rule, ruleVersion, owner, dueOn } = deadline;
      const roles = new Set([monthToldAt('overdue', owner), monthToldAt(rung, owner)]);
      const whole = rung === 'programmeCoordinator';
      const found = await Promise.all(
        [...roles].map((to) =>
          contractRecipientsOf(db, month, to, { on: day, whole: whole && to === monthToldAt(rung, owner), presence }),
        ),
      );
      concerns.push({
        about: { thingId, deadlineId, messageIds: [] },
        task: ruleTitle(rule, 'nl', rules.rules),
        rule: `${rule} (versie ${ruleVersion})`,
        // A partner's task that went up is told to the programme, not to a mediator.
        owner: rung === 'teamLead' ? 'programmeCoordinator' : owner,
        rung,
        dueOn,
        isNewSince: (last) => since > last.day,
        told: found.flat(),
      });
    }
    return concerns;
  });
}
