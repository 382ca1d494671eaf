import { cohortCodes } from '../../../domain/cohort/index.ts';
import { readDay, readId, readOneOf } from '../../arguments.ts';
import { actorOption, giveCohort, type Acting, type AddCohort, type CohortContext } from './give.ts';
import { readPresences, readSession } from './arguments.ts';

type Options = Acting & { on?: string; reason?: string; because?: string };

const group = ['<GROEP>', 'bijvoorbeeld C-000012 of 12'] as const;
const session = ['<SESSIE>', 'bijvoorbeeld S3'] as const;
const onOption = ['--on <DATUM>', 'de dag waarop het gebeurde; anders vandaag'] as const;
const reasonOf = (codes: readonly string[]) => ['--reason <REDEN>', codes.join(', '), 'other'] as const;
const dayOf = ({ on }: Options) => (on === undefined ? {} : { on: readDay('--on', on) });
const reason = ({ reason: given = 'other' }: Options, codes: readonly string[]) => ({
  reason: readOneOf('--reason', given, codes),
});

/** Everything that changes a group, one command each. */
export function addCohortChanges(add: AddCohort, { io, ends }: CohortContext): void {
  const { sessionMoveReasons, sessionCancelReasons, releaseReasons, groupWorkerReasons, cohortEndReasons } =
    cohortCodes;

  add('add-session', (command) =>
    command
      .argument(...group)
      .argument('<DAG[Tuur][@plaats]>', 'bijvoorbeeld "2026-03-02T09:30@zaal 2"')
      .option(...actorOption)
      .summary('plant een sessie bij')
      .action((id: string, text: string, options: Options) => {
        const { place, ...data } = readSession(text);
        return ends(giveCohort(io, id, 'addSession', data, { ...options, ...(place === undefined ? {} : { place }) }));
      }),
  );
  add('move-session', (command) =>
    command
      .argument(...group)
      .argument(...session)
      .argument('<DAG>', 'de nieuwe dag')
      .option(...reasonOf(sessionMoveReasons))
      .option(...actorOption)
      .summary('verplaatst een sessie')
      .action((id: string, sessionId: string, day: string, options: Options) =>
        ends(
          giveCohort(
            io,
            id,
            'moveSession',
            { sessionId, day: readDay('dag', day), ...reason(options, sessionMoveReasons) },
            options,
          ),
        ),
      ),
  );
  add('cancel-session', (command) =>
    command
      .argument(...group)
      .argument(...session)
      .option(...reasonOf(sessionCancelReasons))
      .option(...actorOption)
      .summary('schrapt een sessie')
      .action((id: string, sessionId: string, options: Options) =>
        ends(giveCohort(io, id, 'cancelSession', { sessionId, ...reason(options, sessionCancelReasons) }, options)),
      ),
  );
  add('allocate', (command) =>
    command
      .argument(...group)
      .argument('<TRAJECT>', 'wie de partner aanvaardde')
      .option(...actorOption)
      .summary('deelt iemand in')
      .action((id: string, trajectory: string, options: Options) =>
        ends(giveCohort(io, id, 'allocate', { trajectoryId: readId(trajectory) }, options)),
      ),
  );
  add('release', (command) =>
    command
      .argument(...group)
      .argument('<TRAJECT>')
      .option(...reasonOf(releaseReasons))
      .option(...actorOption)
      .summary('haalt iemand uit de groep')
      .action((id: string, trajectory: string, options: Options) =>
        ends(
          giveCohort(
            io,
            id,
            'release',
            { trajectoryId: readId(trajectory), ...reason(options, releaseReasons) },
            options,
          ),
        ),
      ),
  );
  add('start', (command) =>
    command
      .argument(...group)
      .option(...onOption)
      .option(...actorOption)
      .summary('start de groep voor iedereen die erin zit')
      .action((id: string, options: Options) => ends(giveCohort(io, id, 'start', dayOf(options), options))),
  );
  add('attendance', (command) =>
    command
      .argument(...group)
      .argument(...session)
      .argument('<TRAJECT=AANWEZIGHEID...>', 'bijvoorbeeld T-12=present T-13=absent; present, excused of absent')
      .option(...actorOption)
      .summary('noteert wie er was')
      .action((id: string, sessionId: string, texts: string[], options: Options) =>
        ends(giveCohort(io, id, 'recordAttendance', { sessionId, presences: readPresences(texts) }, options)),
      ),
  );
  add('consultation', (command) =>
    command
      .argument(...group)
      .option(...onOption)
      .option(...actorOption)
      .summary('noteert het overleg van bemiddelaars en groepswerker')
      .action((id: string, options: Options) =>
        ends(giveCohort(io, id, 'recordConsultation', dayOf(options), options)),
      ),
  );
  add('group-worker', (command) =>
    command
      .argument(...group)
      .argument('<KENMERK>', 'de nieuwe groepswerker')
      .option(...reasonOf(groupWorkerReasons))
      .option(...actorOption)
      .summary('geeft de groep aan een andere groepswerker')
      .action((id: string, groupWorkerId: string, options: Options) =>
        ends(
          giveCohort(io, id, 'replaceGroupWorker', { groupWorkerId, ...reason(options, groupWorkerReasons) }, options),
        ),
      ),
  );
  add('end', (command) =>
    command
      .argument(...group)
      .option('--because <REDEN>', cohortEndReasons.join(', '), 'finished')
      .option(...onOption)
      .option(...actorOption)
      .summary('beëindigt de groep')
      .action((id: string, options: Options) => {
        const because = readOneOf('--because', options.because ?? 'finished', cohortEndReasons);
        return ends(giveCohort(io, id, 'end', { because, ...dayOf(options) }, options));
      }),
  );
}
