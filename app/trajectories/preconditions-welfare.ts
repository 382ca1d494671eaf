import { isCommandId } from '../../domain/durable/field.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { namedActors } from '../../db/queries/network.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { agreementFor } from './agreement-for.ts';
import type { CommandRequest } from './request.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

const naming: ReadonlySet<string> = new Set(['askWelfareActor', 'addAction', 'changeAction']);

/**
 * What the workflow cannot know, asked of Postgres before a command is sent: that the welfare actor is in the network, and
 * that the trajectory to merge into is there, open, and the same person's. What the fields themselves look like the domain says.
 * @throws AppError
 */
export async function checkWelfare(app: App, { trajectoryId, name, data, joining }: CommandRequest): Promise<void> {
  const { actorId, into } = data;
  if (naming.has(name) && isCommandId(actorId) && (await namedActors(app.db, [actorId])).length === 0)
    throw new AppError('welfare.unknownActor', 'no such welfare actor', 'w2 network list shows them', { actorId });
  // Said at once: without an agreement the question would go nowhere, and its date would come all the same.
  if (name === 'askOcmw') {
    if (!(await agreementFor(app, trajectoryId, localDateOf(await app.now()))))
      throw new AppError('ocmw.noAgreement', 'no cooperation agreement there', 'w2 agreement list shows them');
  }
  if (name === 'mergeInto' && isCommandId(into)) {
    const other = await readTrajectory(app.db, into);
    if (!other || other.trajectory.closedOn !== null)
      throw new AppError('merge.intoUnknown', 'no such open trajectory', 'w2 list shows them', { into });
    const own = await readTrajectory(app.db, trajectoryId);
    if (!joining && own?.trajectory.personId !== other.trajectory.personId)
      throw new AppError(
        'merge.otherPerson',
        `${into} is another person's`,
        'are they one person, w2 person replace-insz joins them and their trajectories',
        { trajectoryId, into },
      );
  }
}
