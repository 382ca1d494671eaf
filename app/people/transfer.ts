import { localDateOf } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor, codes } from '../../domain/trajectory/index.ts';
import { readStaff, trajectoriesOf } from '../../db/queries/staff.ts';
import { giveCommand } from '../trajectories/command.ts';
import { colleagueOf } from '../trajectories/preconditions.ts';
import { each } from '../each.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

type TransferReason = (typeof codes.transferReasons)[number];

/** One call moves at most so many; called again, it moves the rest. */
const mostAtOnce = 2000;
const inParallel = 8;

export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly province?: Province;
  readonly reason?: TransferReason;
  readonly limit?: number;
  /** Says what would move, and moves nothing. */
  readonly dryRun?: boolean;
}

export interface TransferReport {
  readonly from: string;
  readonly to: string;
  readonly dryRun: boolean;
  readonly trajectories: readonly {
    readonly trajectoryId: string;
    readonly province: Province;
    readonly result: 'wouldMove' | 'moved' | 'refused' | 'failed';
    /** The code of a refusal or failure. */
    readonly code: string | null;
  }[];
}

/**
 * Gives every open trajectory of one mediator to another, each by its own command. What one of them refuses is said and
 * holds up no other; run again, it goes on with what is still with the first.
 */
export async function transfer(
  app: App,
  { from, to, province, reason = 'staffLeaves', limit = mostAtOnce, dryRun = false }: Transfer,
  by: Actor,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<TransferReport> {
  // The first may have left long ago, but must be known: a mistyped id would move nothing and look like success.
  if (!(await readStaff(app.db, from)))
    throw new AppError('staff.unknown', 'nobody has that id', 'w2 staff list shows who works here', {
      staffId: from.slice(0, 64),
    });
  await colleagueOf(app, to, 'mediator', localDateOf(await app.now()));
  const found =
    from === to
      ? []
      : await trajectoriesOf(app.db, from, { ...(province ? { province } : {}), limit: Math.min(limit, mostAtOnce) });
  let done = 0;
  const trajectories = await each(found, inParallel, async ({ id, province: of }) => {
    const line = { trajectoryId: id, province: of };
    if (dryRun) return { ...line, result: 'wouldMove' as const, code: null };
    const moved = await giveOne(app, id, to, reason, by);
    onProgress((done += 1), found.length);
    return { ...line, ...moved };
  });
  return { from, to, dryRun, trajectories };
}

async function giveOne(app: App, trajectoryId: string, mediatorId: string, reason: TransferReason, by: Actor) {
  try {
    const answer = await giveCommand(app, { trajectoryId, name: 'assignMediator', by, data: { mediatorId, reason } });
    return answer.ok
      ? { result: 'moved' as const, code: null }
      : { result: 'refused' as const, code: answer.refusal.refused as string };
  } catch (error) {
    if (error instanceof AppError) return { result: 'failed' as const, code: error.code };
    throw error;
  }
}
