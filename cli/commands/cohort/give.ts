import type { Command } from 'commander';
import type { CohortCommandName } from '../../../domain/cohort/index.ts';
import { cohortCommandText, cohortRefusalSentence, happenedText } from '../../../words/index.ts';
import { readActor } from '../../arguments.ts';
import type { Cli } from '../../cli.ts';
import { exit, type ExitCode } from '../../exit.ts';
import { paint, printJson, withApp, type Io } from '../../io.ts';
import { readCohortId } from './arguments.ts';

export type AddCohort = (name: string, how: (command: Command) => void) => Command;
export type CohortContext = Pick<Cli, 'io' | 'ends'>;

export const actorOption = ['--as <ROL:KENMERK>', 'wie handelt, bijvoorbeeld groupWorker:G-1', 'operator:cli'] as const;

export interface Acting {
  as: string;
  json?: true;
}

/** Gives a command to a group and says what came of it. */
export async function giveCohort(
  io: Io,
  id: string,
  name: CohortCommandName,
  data: Record<string, unknown>,
  { as, json, place }: Acting & { place?: string },
): Promise<ExitCode> {
  const cohortId = readCohortId(id);
  const by = readActor(as);
  const result = await withApp(io, (app, verbs) =>
    verbs.giveCohortCommand(app, { cohortId, name, by, data, ...(place === undefined ? {} : { place }) }),
  );
  if (json) printJson(io, result);
  if (!result.ok) {
    io.err(
      `w2: ${cohortId}, ${cohortCommandText(name, 'nl')}: ${cohortRefusalSentence(result.refusal, 'nl')} [${result.refusal.refused}]`,
    );
    return exit.refused;
  }
  if (!json)
    io.out(
      `${paint(io, 'green', 'Gedaan.')} ${cohortId}, gebeurtenis ${result.sequence}: ${happenedText(result.events) || 'er veranderde niets'}.`,
    );
  return exit.ok;
}
