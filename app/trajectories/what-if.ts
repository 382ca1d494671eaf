import {
  contextAt,
  isRefusal,
  whatIf,
  type Actor,
  type CommandInput,
  type CommandName,
  type WhatIf,
} from '../../domain/trajectory/index.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { basisOf } from '../basis.ts';
import type { CommandResult } from './request.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';

export type WhatIfResult =
  | ({ readonly ok: true; readonly trajectoryId: string; readonly today: string } & WhatIf)
  | Extract<CommandResult, { ok: false }>;

/** What a command would do to all dates, and who would be told; nothing happens. A refusal is the one the command would get. */
export async function whatIfCommand(
  app: App,
  { trajectoryId, name, by, data }: { trajectoryId: string; name: CommandName; by: Actor; data: CommandInput['data'] },
): Promise<WhatIfResult> {
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const { state } = found.trajectory;
  const context = contextAt(state, await app.now(), await basisOf(app.db, state));
  const foretold = whatIf(state, name, { by, data }, context);
  return isRefusal(foretold)
    ? { ok: false, refusal: foretold }
    : { ok: true, trajectoryId, today: context.today, ...foretold };
}
