import type { Calendar } from '../../domain/calendar/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { openAgreementRuns } from '../../db/queries/agreement-runs.ts';
import { failureOf } from '../each.ts';
import type { App } from '../open.ts';
import { giveAgreementCommand } from './command.ts';

/** An agreement that did not take other closing days, and why as a code. */
export interface AgreementLeft {
  readonly agreementId: string;
  readonly refusal: string;
}

/**
 * Gives other closing days to every agreement that does not have them yet: the rungs of its dates move with them. One that
 * does not take them keeps no other from it, and is told.
 */
export async function spreadToAgreements(app: App, calendar: Calendar, by: Actor): Promise<AgreementLeft[]> {
  const left: AgreementLeft[] = [];
  for (const { id: agreementId, state } of await openAgreementRuns(app.db)) {
    if (state.calendarVersion >= (calendar.version ?? 0)) continue;
    const refusal = await giveAgreementCommand(app, {
      ...{ agreementId, name: 'adoptCalendar', by, data: { calendar } },
    }).then(
      (result) => (result.ok ? null : result.refusal.refused),
      (error: unknown) => failureOf(error),
    );
    if (refusal !== null) left.push({ agreementId, refusal });
  }
  return left;
}
