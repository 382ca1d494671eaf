import {
  agreementMatters,
  type AgreementAction,
  type AgreementEffect,
  type AgreementRecipient,
} from '../../domain/agreement/index.ts';
import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import type { Presence, Told } from '../../db/queries/absences.ts';
import {
  agreementQueries,
  openAgreementRuns,
  readAgreementRun,
  type AgreementRunRow,
} from '../../db/queries/agreement-runs.ts';
import { readCalendar } from '../../db/queries/calendar.ts';
import { agreementRecipientsOf } from '../../db/queries/recipients.ts';
import { ruleSetOf } from '../../db/queries/rules.ts';
import type { Database } from '../../db/connect.ts';
import { actionTitleWords, agreementMessageNl, ruleTitle } from '../../words/index.ts';
import { concernsOf, rulesByVersion, type Concern } from '../concern.ts';
import type { Telling } from './telling.ts';

const ownerOf = (action: AgreementAction | null | undefined): string | null =>
  action?.owner === 'staff' ? action.ownerId : null;

/** What is told of an agreement, and to whom. */
export const agreementTelling: Telling<AgreementEffect> = {
  queries: agreementQueries,
  page: 'agreementMessage',
  async tell(db, id, effect, now) {
    const run = await readAgreementRun(db, id);
    if (!run) return null;
    const { state, province } = run;
    const ownerId = ownerOf(state.actions.find((one) => one.id === effect.actionId));
    return {
      message: agreementMessageNl({ id, effect, state, rules: await ruleSetOf(db, state.ruleVersion) }),
      recipients: await agreementRecipientsOf(db, { province, ownerId }, effect.to, { on: localDateOf(now) }),
    };
  },
};

/** What stands open in the agreements, for the coordinators, the colleagues who are named, and whoever it went up to. */
export async function agreementConcerns(db: Database, day: LocalDate, presence: Presence): Promise<Concern[]> {
  const rulesOf = rulesByVersion(db);
  // The same few people are told of all agreements of a province: asked once for each answer.
  const known = new Map<string, Promise<Told[]>>();
  const ask = ({ province }: AgreementRunRow, action: AgreementAction | null, to: AgreementRecipient) => {
    const of = { province, ownerId: ownerOf(action) };
    const key = [of.province, of.ownerId, to].join('/');
    const found = known.get(key) ?? agreementRecipientsOf(db, of, to, { on: day, presence });
    known.set(key, found);
    return found;
  };
  return concernsOf(await openAgreementRuns(db), async (run) => {
    const { state } = run;
    if (state.deadlines.every(({ reached }) => reached === null)) return [];
    const basis = {
      rules: await rulesOf(state.ruleVersion),
      calendar: await readCalendar(db, state.calendarVersion),
    };
    const concerns: Concern[] = [];
    for (const { deadline, action, rung, since, told } of agreementMatters(state, basis)) {
      const { id: deadlineId, rule, ruleVersion, owner, dueOn } = deadline;
      const found = await Promise.all(told.map((to) => ask(run, action, to)));
      concerns.push({
        about: { thingId: run.id, deadlineId, messageIds: [] },
        task: action
          ? `actie ${action.id}, ${actionTitleWords[action.title].nl}`
          : ruleTitle(rule, 'nl', basis.rules.rules),
        rule: `${rule} (versie ${ruleVersion})`,
        owner,
        rung,
        dueOn,
        isNewSince: (last) => since > last.day,
        told: found.flat(),
      });
    }
    return concerns;
  });
}
