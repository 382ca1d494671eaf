import {
  agreementContextAt,
  agreementEffects,
  agreementId,
  beginAgreement,
  notBegun,
  type BegunAgreement,
} from '../../domain/agreement/index.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { rulesOfAgreements, type Province, type RuleSet } from '../../domain/rules/index.ts';
import type { AgreementRow } from '../../db/queries/agreements.ts';
import { agreementsToBegin, nextAgreementNumber, runOfRow } from '../../db/queries/agreement-runs.ts';
import { readCalendar } from '../../db/queries/calendar.ts';
import { createThing } from '../../db/record-thing.ts';
import type { App } from '../open.ts';
import { startFirst } from '../runs/start-run.ts';

/**
 * So many agreements are taken up in one round at most [D]: who has hundreds of them is not asked for hundreds of plans on
 * one day.
 */
const mostBegunAtOnce = 10;

/** The rules with which an agreement that begins on a day is followed up. */
const rulesOn = (day: string): RuleSet =>
  rulesOfAgreements.findLast(({ validFrom }) => validFrom <= day) ?? rulesOfAgreements[0]!;

/**
 * Begins the life of an agreement and starts its run. Of one that has begun already, whoever did it, nothing is changed:
 * its run is returned.
 */
export const beginRun = (app: App, row: AgreementRow, province: Province): Promise<string> =>
  app.alone(`agreement ${app.settings.temporalNamespace} ${row.id}`, async () => {
    const known = await runOfRow(app.db, row.id);
    if (known) return known.id;
    const now = await app.now();
    const today = localDateOf(now);
    const context = agreementContextAt(notBegun, now, { rules: rulesOn(today), calendar: await readCalendar(app.db) });
    const id = agreementId(await nextAgreementNumber(app.db));
    const { nis, validFrom: from, validUntil: until } = row;
    const what = { agreementId: id, rowId: row.id, nis, province, from, until };
    const { events, state } = beginAgreement(what, { role: 'system' }, context);
    const effects = agreementEffects(events, notBegun, state);
    if (await createThing(app.db, 'agreement', { id, epoch: 1, events, effects }, notBegun))
      await startFirst(app, { state: state as BegunAgreement, epoch: 1, pending: effects });
    return id;
  });

/**
 * Takes up the agreements that are there and are not followed up yet, the oldest first: seeded, kept from before, or added
 * while a run could not be started. Repeatable; says how many it began.
 */
export async function beginAgreements(app: App, most: number = mostBegunAtOnce): Promise<number> {
  const today = localDateOf(await app.now());
  const rows = await agreementsToBegin(app.db, today, most);
  for (const { agreement, province } of rows) await beginRun(app, agreement, province);
  return rows.length;
}
