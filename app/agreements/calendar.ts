import type { Calendar } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { openAgreementRuns } from '../../db/queries/agreement-runs.ts';
import type { App } from '../open.ts';
import { giveAgreementCommand } from './command.ts';

/**
 * Gives other closing days to every agreement that does not have them yet: the rungs of its dates move with them. One that
 * does not answer keeps no other from it; the round of the next day tries again.
 */
export async function spreadToAgreements(app: App, calendar: Calendar, by: Actor): Promise<void> {
  for (const { id: agreementId, state } of await openAgreementRuns(app.db)) {
    if (state.calendarVersion >= (calendar.version ?? 0)) continue;
    await giveAgreementCommand(app, { agreementId, name: 'adoptCalendar', by, data: { calendar } }).catch(() => null);
  }
}
