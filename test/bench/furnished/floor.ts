import { basisOf } from '../../../app/basis.ts';
import type { App } from '../../../app/open.ts';
import { instantOfMs, localDateOf } from '../../../domain/calendar/index.ts';
import { contextAt, decide, isRefusal } from '../../../domain/trajectory/index.ts';
import { attributePairs } from '../../../workflows/attributes.ts';
import type { FloorKind } from '../floor.ts';
import { makePeople, mediator } from '../population.ts';
import { furnishedQueue, furnishedWorkflow } from './contract.ts';

/** The number of somebody whom no figure counts. */
const nobody = 900_000;

/** Started with the very payload and attributes of a trajectory, and given a command of the size of one. */
export async function furnishedFloor(app: App): Promise<FloorKind> {
  const [state] = await makePeople(app, nobody, 1);
  if (!state) throw new Error('somebody was made');
  const { rules, calendar } = await basisOf(app.db, state);
  const now = instantOfMs(Date.now());
  const given = { by: mediator, data: { how: 'phone' }, at: now };
  const decided = decide(state, 'recordContact', given, contextAt(state, now, { rules, calendar }));
  if (isRefusal(decided)) throw new Error(decided.refused);
  return {
    workflow: furnishedWorkflow,
    queue: furnishedQueue,
    carried: { state, rules, calendar, epoch: 1, pending: [], answered: [], shell: 2, decided: decided.events },
    attributes: attributePairs(state, localDateOf(now)),
    input: { how: 'phone', ...given },
  };
}
