import { paint, type Io } from '../io.ts';
import { table } from '../table.ts';
import type { Verbs } from '../../app/verbs.ts';
import { dateText, refusedText, ruleTitle } from '../../words/index.ts';

type Report = Awaited<ReturnType<Verbs['adopt']>>;

export const progressOf =
  (io: Io) =>
  (done: number, total: number): void =>
    io.progress?.(`${done} van ${total} trajecten`);

/** Every date that moves, or would, and who could not follow. */
export function printAdopted(io: Io, { dryRun, trajectories, moves }: Report, what: string): void {
  const rows = trajectories.flatMap(({ trajectoryId, moves: mine }) =>
    mine.map(({ rule, from, to }) => [
      trajectoryId,
      `${rule} (${ruleTitle(rule, 'nl')})`,
      dateText(from),
      dateText(to),
    ]),
  );
  if (rows.length > 0)
    table(
      [{ title: 'TRAJECT' }, { title: 'REGEL', flexible: true }, { title: 'VAN' }, { title: 'NAAR' }],
      rows,
      io.columns,
    ).forEach(io.out);
  const refused = trajectories.filter(({ result }) => result === 'refused');
  const failed = trajectories.filter(({ result }) => result === 'failed');
  for (const { trajectoryId, result, refusal } of [...refused, ...failed])
    io.out(
      `${trajectoryId}: ${result === 'failed' ? 'mislukt' : 'geweigerd'} (${refusedText(refusal ?? '', 'nl')}) [${refusal}]`,
    );
  const done = `${moves} ${moves === 1 ? 'datum' : 'datums'} in ${trajectories.length} trajecten`;
  io.out(
    dryRun
      ? `${paint(io, 'bold', 'Er is niets veranderd.')} Met ${what} zouden verschuiven: ${done}.`
      : `${paint(io, 'green', 'Gedaan.')} Verschoven door ${what}: ${done}${refused.length > 0 ? `; ${refused.length} geweigerd` : ''}${failed.length > 0 ? `; ${failed.length} mislukt, doe het daarvoor opnieuw` : ''}.`,
  );
}
