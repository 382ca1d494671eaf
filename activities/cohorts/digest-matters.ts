import type { LocalDate } from '../../domain/calendar/index.ts';
import { cohortMatters } from '../../domain/cohort/index.ts';
import { readCalendar } from '../../db/queries/calendar.ts';
import { openCohorts } from '../../db/queries/cohorts.ts';
import { cohortRecipientsOf } from '../../db/queries/recipients.ts';
import type { Presence, Told } from '../../db/queries/absences.ts';
import type { Database } from '../../db/connect.ts';
import { attendanceTitle, ruleTitle } from '../../words/index.ts';
import { concernsOf, rulesByVersion, type Concern } from '../concern.ts';

/** What stands open in the groups, for the group workers, mediators and whoever it went up to. */
export async function groupMatters(db: Database, day: LocalDate, presence: Presence): Promise<Concern[]> {
  const rulesOf = rulesByVersion(db);
  return concernsOf(await openCohorts(db), async (cohort) => {
    const { id: cohortId, state } = cohort;
    const rules = await rulesOf(state.ruleVersion);
    const basis = { rules, calendar: await readCalendar(db, state.calendarVersion) };
    const concerns: Concern[] = [];
    for (const { about, rule, ruleVersion, owner, rung, since, dueOn, told: roles } of cohortMatters(
      state,
      day,
      basis,
    )) {
      const told: Told[] = [];
      for (const role of roles) told.push(...(await cohortRecipientsOf(db, cohort, role, day, presence)));
      concerns.push({
        about: { cohortId, deadlineId: about, messageIds: [] },
        task: rule === null ? attendanceTitle(about, 'nl') : ruleTitle(rule, 'nl', rules.rules),
        rule: rule === null ? null : `${rule} (versie ${ruleVersion})`,
        owner,
        rung,
        dueOn,
        isNewSince: (last) => since > last.day,
        told,
      });
    }
    return concerns;
  });
}
