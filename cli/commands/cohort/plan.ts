import type { Province } from '../../../domain/rules/index.ts';
import { cohortRefusalSentence, provinceWords } from '../../../words/index.ts';
import { readActor, readDay, readOneOf } from '../../arguments.ts';
import { exit, UsageError, type ExitCode } from '../../exit.ts';
import { paint, printJson, withApp, type Io } from '../../io.ts';
import { actorOption, type Acting, type AddCohort, type CohortContext } from './give.ts';
import { readSession } from './arguments.ts';

interface Options extends Acting {
  province: string;
  start: string;
  size: string;
  groupWorker: string;
  session: string[];
}

export function addPlan(add: AddCohort, { io, ends }: CohortContext): void {
  add('plan', (command) =>
    command
      .requiredOption('--province <PROVINCIE>', Object.keys(provinceWords).join(', '))
      .requiredOption('--start <DATUM>', 'de geplande eerste dag')
      .requiredOption('--size <AANTAL>', 'het aantal plaatsen')
      .requiredOption('--group-worker <KENMERK>', 'de groepswerker')
      .option(
        '--session <DAG[Tuur][@plaats]>',
        'een sessie, bijvoorbeeld "2026-03-02T09:30@zaal 2"; meermaals te geven',
        (text: string, all: string[]) => [...all, text],
        [] as string[],
      )
      .option(...actorOption)
      .summary('plant een groep')
      .description('Plant een groep met haar sessies. Een sessie op een feest- of sluitingsdag schuift op.')
      .action((options: Options) => ends(run(io, options))),
  );
}

async function run(io: Io, options: Options): Promise<ExitCode> {
  const size = Number(options.size);
  if (!Number.isInteger(size)) throw new UsageError(`--size: "${options.size.slice(0, 20)}" is geen aantal`);
  const cohort = {
    province: readOneOf('--province', options.province, Object.keys(provinceWords)) as Province,
    startsOn: readDay('--start', options.start),
    size,
    groupWorkerId: options.groupWorker,
    sessions: options.session.map(readSession),
  };
  const by = readActor(options.as);
  const result = await withApp(io, (app, verbs) => verbs.planCohort(app, cohort, by));
  if (options.json) printJson(io, result);
  if (!result.ok) {
    io.err(`w2: ${cohortRefusalSentence(result.refusal, 'nl')} [${result.refusal.refused}]`);
    return exit.refused;
  }
  if (!options.json) io.out(`${paint(io, 'green', 'Gepland.')} De groep is ${result.cohortId}.`);
  return exit.ok;
}
