import { randomUUID } from 'node:crypto';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import {
  comingBack,
  effects,
  isForDigests,
  register,
  trajectoryId as idOf,
  type Actor,
  type Effect,
  type ReopenProblem,
} from '../../domain/trajectory/index.ts';
import type { ReopenReason } from '../../domain/trajectory/codes.ts';
import type { Province, Source } from '../../domain/people/codes.ts';
import type { Database } from '../../db/connect.ts';
import { ifItCan } from '../../db/along.ts';
import { nextTrajectoryNumber, type Beginning, type Standing } from '../../db/create-trajectory.ts';
import { tellAlong, type Notify } from '../../db/mailboxes.ts';
import { provinceOfAddress } from '../../db/queries/municipalities.ts';
import { pickMediator } from '../../db/queries/staff.ts';
import type { ToldOf } from '../../db/queries/tellings.ts';
import type { Basis } from '../basis.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { startFirst } from '../runs/start-run.ts';
import { messageNl } from '../../words/index.ts';

export interface ToBegin extends Basis {
  readonly by: Actor;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly because: ReopenReason;
  /** The closed trajectory that is asked to be gone on from; left out, the last one counts. */
  readonly from?: string;
  /** Left out, that of the trajectory it goes on from. */
  readonly source?: Source;
  readonly listedOn: LocalDate | null;
  /** Free text, for the side store. */
  readonly note?: string;
}

/** What was decided: the run starts from it once it is written. `pending`: what was not told with it. */
export interface Begun {
  readonly state: ToldOf['state'];
  readonly pending: readonly Effect[];
}

/** A trajectory that begins is with no partner. */
const nobodyYet = { partner: null, partnerProvince: null } as const;

/**
 * The one decision behind every door through which somebody comes in or comes back: nobody after their death, on from the
 * last trajectory while that counts, in the province of the address, with a mediator who is there.
 */
export function beginning(
  { by, now, today, rules, calendar, because, from, source, listedOn, note }: ToBegin,
  keep: (begun: Begun) => void,
) {
  return async ({ person, past }: Standing, tx: Database): Promise<Beginning<ReopenProblem>> => {
    const context = { now, today, rules, calendar };
    const back = comingBack(past, because, context, from);
    if (back !== null && 'problem' in back) return { refused: back };
    const last = past.find((one) => one.phase !== 'none' && one.id === back?.id);
    const before = last && last.phase !== 'none' ? last : null;
    const province: Province | null = (await provinceOfAddress(tx, person, today)) ?? before?.province ?? null;
    const origin = source ?? before?.source;
    if (province === null || origin === undefined)
      throw new RangeError('nothing says where the person lives or comes from');
    const trajectoryId = idOf(await nextTrajectoryNumber(tx));
    const mediatorId = await pickMediator(tx, province, today, before?.mediatorId);
    const noteId = note === undefined ? undefined : `note-${randomUUID()}`;
    const who = { trajectoryId, province, source: origin, mediatorId, listedOn };
    const { events, state } = register({ ...who, ...(back === null ? {} : { reopens: back }) }, by, {
      ...context,
      ...(noteId === undefined ? {} : { noteId }),
    });
    if (state.phase === 'none') throw new RangeError(`${trajectoryId} was registered but not begun`);
    const pending = effects(events, state);
    const along = async (written: Database): Promise<void> => {
      const telling = pending.filter(
        (effect): effect is Notify => effect.kind === 'notify' && isForDigests(effect.about),
      );
      const told = await ifItCan(written, (inner) =>
        tellAlong(inner, { ...who, id: trajectoryId, ...nobodyYet, state }, telling, { now, words: messageNl }),
      );
      keep({ state, pending: pending.filter(({ key }) => !told?.includes(key)) });
    };
    const author = { authorRole: by.role, authorId: 'id' in by ? by.id : null };
    return {
      trajectoryId,
      events,
      effects: pending,
      along,
      ...(noteId === undefined || note === undefined
        ? {}
        : { note: { id: noteId, trajectoryId, ...author, text: note, at: now } }),
    };
  };
}

/** Which trajectory it goes on from. */
export const reopensOf = (begun: Begun | null): string | null => begun?.state.reopens ?? null;

/** Starts the run of what was written. Says which trajectory it goes on from. */
export async function startBegun(app: App, id: string, begun: Begun | null): Promise<string | null> {
  if (begun === null) throw new RangeError(`${id} was written but not begun`);
  const { state, pending } = begun;
  if (!(await startFirst(app, { state, epoch: 1, pending })))
    throw new AppError(
      'trajectory.otherRun',
      `${id} has an open workflow already`,
      'Postgres was restored from an older backup: see the runbook',
      { trajectoryId: id },
    );
  return state.reopens;
}
