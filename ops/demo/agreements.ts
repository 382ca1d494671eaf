import {
  agreementContextAt,
  agreementId,
  beginAgreement,
  catchUpAgreement,
  decideAgreement,
  isAgreementRefusal,
  notBegun,
  type Agreement,
  type AgreementCommandName,
  type AgreementDecided,
  type AgreementEvent,
  type BegunAgreement,
} from '../../domain/agreement/index.ts';
import { addDays, minDate, momentOf, type LocalDate } from '../../domain/calendar/index.ts';
import { rulesOfAgreements, type Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { listAgreements } from '../../db/queries/agreements.ts';
import { nextAgreementNumber, runOfRow } from '../../db/queries/agreement-runs.ts';
import { readCalendar } from '../../db/queries/calendar.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { staffId } from '../../db/seed-staff.ts';
import { createThing } from '../../db/record-thing.ts';
import type { App } from '../../app/open.ts';

/** Of these the demo has a past: a plan, actions of each kind, something that is late. The others are taken up day by day. */
const followed: readonly string[] = [
  ...['Antwerpen', 'Mechelen', 'Hasselt', 'Genk', 'Gent'],
  ...['Sint-Niklaas', 'Leuven', 'Vilvoorde', 'Brugge', 'Oostende'],
];
/** Of these no plan was agreed yet, and that is late. */
const withoutPlan: readonly string[] = ['Vilvoorde', 'Oostende'];

/** Writes the past of some agreements, by the core's own decisions; their runs are started by `rebuild`. Those that are there stay. */
export async function seedAgreementLives(app: App, today: LocalDate): Promise<void> {
  const rules = rulesOfAgreements.at(-1)!;
  const calendar = await readCalendar(app.db);
  for (const row of await listAgreements(app.db)) {
    const place = followed.includes(row.municipality) ? await findMunicipality(app.db, row.nis, today) : null;
    if (!place || (await runOfRow(app.db, row.id))) continue;
    const id = agreementId(await nextAgreementNumber(app.db));
    const events = played({ ...row, rowId: row.id, agreementId: id, province: place.province }, today, {
      rules,
      calendar,
    });
    // What was told of it is told: nobody is mailed today about the past.
    await createThing(app.db, 'agreement', { id, epoch: 1, events, effects: [] }, notBegun);
  }
}

interface Row {
  readonly agreementId: string;
  readonly rowId: string;
  readonly nis: string;
  readonly municipality: string;
  readonly province: Province;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
}

function played(
  { agreementId: id, rowId, nis, municipality, province, validFrom: from, validUntil: until }: Row,
  today: LocalDate,
  basis: Parameters<typeof agreementContextAt>[2],
): AgreementEvent[] {
  const by: Actor = { role: 'programmeCoordinator', id: staffId('coordinator', province) };
  let state: Agreement = notBegun;
  const events: AgreementEvent[] = [];
  const at = (day: LocalDate) => agreementContextAt(state, momentOf(day, '09:00'), basis);
  const take = (decided: AgreementDecided) => {
    events.push(...decided.events);
    state = decided.state;
  };
  // What would be refused is left out: in which year the plan falls follows from the day of the demo.
  const say = (day: LocalDate, name: AgreementCommandName, data: Readonly<Record<string, unknown>>) => {
    const decided = decideAgreement(state, name, { by, data }, at(day));
    if (!isAgreementRefusal(decided)) take(decided);
  };
  const begun = addDays(today, -150);
  take(beginAgreement({ agreementId: id, rowId, nis, province, from, until }, by, at(begun)));
  if (!withoutPlan.includes(municipality)) plan();
  take(catchUpAgreement(state, at(today)));
  return events;

  function plan(): void {
    const { planYear: year } = state as BegunAgreement;
    const last = `${year}-12-31` as LocalDate;
    const drafted = addDays(today, -130);
    const action = (title: string, owner: object, days: number) =>
      say(drafted, 'planAction', { year, title, ...owner, targetOn: minDate(last, addDays(today, days)) });
    action('referrals', { owner: 'coordinator' }, -60);
    action('outreach', { owner: 'ocmw' }, 14);
    action('networkMeeting', { owner: 'staff', ownerId: staffId('mediator-1', province) }, -2);
    action('infoSession', { owner: 'coordinator' }, 25);
    say(addDays(today, -120), 'agreePlan', { year });
    say(addDays(today, -62), 'completeAction', { actionId: `${year}-1` });
    // In one province in two the meeting was held.
    if (Number(nis) % 2 === 0) say(addDays(today, -4), 'completeAction', { actionId: `${year}-3` });
  }
}
