import { randomUUID } from 'node:crypto';
import { isLocalDate, localDateOf, msOf, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import {
  decideMonth,
  isMonthRefusal,
  minutesOn,
  monthCodes,
  monthEffects,
  refuseMonth,
  type KnownMonth,
  type MonthCommandName,
  type MonthRefusal,
} from '../../domain/contract-month/index.ts';
import { contextAt, type Actor } from '../../domain/durable/index.ts';
import {
  dropHourNote,
  insertHourNote,
  minutesElsewhere,
  monthQueries,
  readContractMonth,
  type ContractMonthRow,
} from '../../db/queries/contract-months.ts';
import { readStaff } from '../../db/queries/staff.ts';
import { recordThing } from '../../db/record-thing.ts';
import type { MonthAnswer } from '../../workflows/contract-months/contract.ts';
import { basisOf } from '../basis.ts';
import { AppError } from '../errors.ts';
import { noteIdOf } from '../note-id.ts';
import type { App } from '../open.ts';
import { bringUp, send } from '../runs/send.ts';
import { startRun } from '../runs/start-run.ts';
import { checkText } from '../text.ts';
import { budgetOf, type Budget } from './budget.ts';

export interface MonthCommandRequest {
  readonly monthId: string;
  readonly name: MonthCommandName;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  /** Why, in words; goes to the side store. */
  readonly note?: string;
  /** The same key is answered the same, and done once. */
  readonly idempotencyKey?: string;
}

export type MonthCommandResult =
  | ({
      readonly ok: true;
      /** How the contract stands after it: above its budget is said, whatever was noted. */
      readonly budget: Budget;
    } & MonthAnswer)
  | { readonly ok: false; readonly refusal: MonthRefusal };

export const monthNotFound = (id: string): AppError =>
  new AppError('month.notFound', `there is no month ${id.slice(0, 80)}`, 'w2 hours list shows the ones there are');

/** As `giveMonthCommand`, by whoever knows that nobody else adds hours of that person and day meanwhile. */
export async function giveNow(app: App, request: MonthCommandRequest): Promise<MonthCommandResult> {
  const { monthId, name, by, note, idempotencyKey = randomUUID() } = request;
  const found = await readContractMonth(app.db, monthId);
  if (!found) throw monthNotFound(monthId);
  if (note !== undefined) checkText(note);
  const at = await app.now();
  const ready = await readied(app, found, request);
  if ('refused' in ready) return { ok: false, refusal: ready };
  const { data } = ready;
  const noteId = note === undefined ? undefined : await keepNote(app, request, note, idempotencyKey, at);
  const input = { by, data, at, ...(noteId === undefined ? {} : { noteId }) };
  const over = found.phase === 'approved';
  if (!over) await bringUp(app, monthId, found.clockOffsetMs, msOf(at));
  const result = over
    ? await beyondApproval(app, found, name, input)
    : await send<MonthAnswer, MonthRefusal>(app, monthId, name, input, idempotencyKey);
  if (!result.ok && noteId !== undefined) await dropHourNote(app.db, monthId, noteId);
  return result.ok ? { ...result, budget: await budgetOf(app.db, found.contractId) } : result;
}

type Input = Parameters<typeof decideMonth>[2];

/**
 * An approved month has no run any more. Reopened, it goes on in a new one: the event is written first, under a new epoch,
 * so that of two at once one does it; what is lost after that is mended by `rebuild`.
 */
async function beyondApproval(
  app: App,
  { id }: ContractMonthRow,
  name: MonthCommandName,
  input: Input,
): Promise<({ readonly ok: true } & MonthAnswer) | { readonly ok: false; readonly refusal: MonthRefusal }> {
  return app.db.transaction(async (tx) => {
    const epoch = await monthQueries.hold(tx, id);
    const row = await readContractMonth(tx, id);
    if (!row || epoch === null) throw monthNotFound(id);
    const { state } = row;
    const context = contextAt(state, input.at ?? state.lastAt, await basisOf(tx, state));
    const decided = decideMonth(state, name, input, context);
    if (isMonthRefusal(decided)) return { ok: false, refusal: decided };
    const after = decided.state as KnownMonth;
    const effects = monthEffects(decided.events, state);
    const pending = [...(await monthQueries.pending(tx, id)), ...effects];
    await recordThing(tx, 'contractMonth', { id, epoch: epoch + 1, events: decided.events, effects });
    await monthQueries.setClock(tx, id, 0);
    const run = { state: after, epoch: epoch + 1, pending, takesOver: true } as const;
    await startRun({ client: app.client, db: tx }, run);
    const events = decided.events.map(({ type }) => type);
    return { ok: true, sequence: after.sequence, phase: after.phase, events };
  });
}

async function keepNote(
  app: App,
  { monthId, by }: MonthCommandRequest,
  text: string,
  key: string,
  at: Instant,
): Promise<string> {
  const id = noteIdOf(key, monthId);
  await insertHourNote(app.db, { id, monthId, authorId: 'id' in by ? by.id : by.role, text, at });
  return id;
}

/** What only the database knows: who works for the partner, what they did elsewhere that day, and what the contract has. */
async function readied(
  app: App,
  month: ContractMonthRow,
  { name, by, data }: MonthCommandRequest,
): Promise<{ data: MonthCommandRequest['data'] } | MonthRefusal> {
  if (name === 'bookHours') {
    const { day, minutes } = data;
    const staffId = data['staffId'] ?? ('id' in by ? by.id : null);
    if (typeof staffId !== 'string') return { data };
    await assertOfPartner(app, staffId, month, isLocalDate(day) ? day : localDateOf(await app.now()));
    return (await dayOver(app, month, { staffId, day, minutes })) ?? { data: { ...data, staffId } };
  }
  if (name === 'correctHours' && data['way'] === 'more') {
    const entry = month.state.entries.find(({ id }) => id === data['entryId']);
    return (entry && (await dayOver(app, month, { ...entry, minutes: data['minutes'] }))) ?? { data };
  }
  if (name !== 'submitMonth' && name !== 'approveMonth') return { data };
  const { booked, budgeted } = await budgetOf(app.db, month.contractId);
  const contractMinutes = booked > 0 ? { contractMinutes: booked } : {};
  return { data: { ...data, ...contractMinutes, ...(name === 'approveMonth' ? { budgetedMinutes: budgeted } : {}) } };
}

/** With what they did for other contracts, a day has no more than its hours; what is of this month alone, the core refuses. */
async function dayOver(
  app: App,
  { id: monthId, state }: ContractMonthRow,
  { staffId, day, minutes }: { readonly staffId: string; readonly day: unknown; readonly minutes: unknown },
): Promise<MonthRefusal | null> {
  if (!isLocalDate(day) || typeof minutes !== 'number') return null;
  const elsewhere = await minutesElsewhere(app.db, { staffId, day, monthId });
  const booked = elsewhere + minutesOn(state.entries, staffId, day);
  const most = monthCodes.minutesOfADay;
  return booked + minutes > most && elsewhere > 0 ? refuseMonth('month.dayTooLong', { day, booked, most }) : null;
}

/** Somebody who worked for the partner of the contract on that day. @throws AppError */
async function assertOfPartner(app: App, id: string, { partner }: ContractMonthRow, day: LocalDate): Promise<void> {
  const found = await readStaff(app.db, id);
  if (found?.organisationId !== partner || hasLeft(found.leftOn, day))
    throw new AppError(
      'month.unknownStaff',
      `${id.slice(0, 64)} does not work for ${partner}`,
      'name one of the partner',
      {
        partner,
      },
    );
}

const hasLeft = (leftOn: string | null, day: LocalDate): boolean => leftOn !== null && leftOn < day;
