import { addMonths, isLocalDate, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { agreementChannels, type AgreementChannel } from '../../db/codes.ts';
import * as queries from '../../db/queries/agreements.ts';
import { runOfRow } from '../../db/queries/agreement-runs.ts';
import { findMunicipality } from '../../db/queries/municipalities.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { beginRun } from './begin.ts';
import { endRun } from './command.ts';

/** The cooperation agreements with local governments, of all times; of those that are followed up how they stand. */
export async function listAgreements(app: App) {
  const [agreements, runs, today] = await Promise.all([
    queries.listAgreements(app.db),
    queries.standsOfAgreements(app.db),
    app.now().then(localDateOf),
  ]);
  return {
    agreements: agreements.map((row) => {
      const run = runs.get(row.id);
      const dueOn = run?.dueOn ?? null;
      return { ...row, run: run ? { ...run, overdue: dueOn !== null && dueOn < today } : null };
    }),
  };
}

export interface NewAgreement {
  /** Name or NIS code. */
  readonly municipality: string;
  readonly from: string;
  readonly until?: string | undefined;
  readonly actionPlan: string;
  readonly channel: string;
  readonly address: string;
}

/** No agreement is longer, or noted from further back: a year typed wrongly. */
const longestMonths = 120;
/** None is fixed further ahead. */
const aheadMonths = 24;
const within = (day: LocalDate, today: LocalDate): boolean =>
  day >= addMonths(today, -longestMonths) && day <= addMonths(today, aheadMonths);

/** @throws AppError `agreement.unknownMunicipality`, `agreement.bad` that names the field, `agreement.overlaps` */
export async function addAgreement(app: App, given: NewAgreement) {
  const { from, until, actionPlan, channel, address } = given;
  const today = localDateOf(await app.now());
  const where = await municipality(app, given.municipality, today);
  const field = wrongField();
  if (field) throw new AppError('agreement.bad', `the ${field} of the agreement is wrong`, 'mend it', { field });
  const added = await queries.addAgreement(app.db, {
    nis: where.nis,
    validFrom: from as LocalDate,
    validUntil: (until as LocalDate | undefined) ?? null,
    actionPlan: actionPlan.trim(),
    channel: channel as AgreementChannel,
    address,
  });
  if (added === 'overlaps')
    throw new AppError('agreement.overlaps', 'there is an agreement in that time already', 'end it first', {
      municipality: where.nis,
    });
  // From its first day it is followed up: a plan, and each year whether it goes on.
  await beginRun(app, added, where.province);
  return { ...added, municipality: where.name };

  function wrongField(): string | null {
    const schemes = app.settings.mode === 'production' ? ['https:'] : ['https:', 'http:'];
    if (!isLocalDate(from) || !within(from, today)) return 'from';
    if (until !== undefined && (!isLocalDate(until) || until < from || until > addMonths(from, longestMonths)))
      return 'until';
    if (actionPlan.trim() === '' || actionPlan.length > 200) return 'actionPlan';
    if (!(agreementChannels as readonly string[]).includes(channel)) return 'channel';
    const fits =
      channel === 'mail'
        ? /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(address)
        : // Person numbers go there.
          URL.canParse(address) && schemes.includes(new URL(address).protocol);
    return fits ? null : 'address';
  }
}

/** @throws AppError `agreement.unknownMunicipality`, `agreement.none` */
export async function endAgreement(app: App, name: string, on: string): Promise<{ nis: string; on: LocalDate }> {
  const today = localDateOf(await app.now());
  const { nis } = await municipality(app, name, today);
  if (!isLocalDate(on) || !within(on, today))
    throw new AppError('agreement.bad', 'the day is wrong', 'mend it', { field: 'on' });
  const running = await queries.agreementOf(app.db, nis, on);
  const run = running && (await runOfRow(app.db, running.id));
  if (run && run.phase !== 'ended') {
    const ended = await endRun(app, run.id, on);
    if (!ended.ok) throw new AppError('agreement.bad', 'the day is wrong', 'mend it', { field: 'on' });
  } else if (!(await queries.endAgreement(app.db, nis, on)))
    throw new AppError('agreement.none', 'there is no agreement in force that day', 'w2 agreement list shows them', {
      municipality: nis,
    });
  return { nis, on };
}

async function municipality(app: App, what: string, on: LocalDate) {
  const found = await findMunicipality(app.db, what.trim(), on);
  if (!found)
    throw new AppError('agreement.unknownMunicipality', 'no such municipality of Flanders', 'its name or NIS code', {});
  return found;
}
