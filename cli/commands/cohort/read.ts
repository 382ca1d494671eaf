import { cohortPhases } from '../../../domain/cohort/index.ts';
import {
  cohortEventSentence,
  commandText,
  refusedText,
  cohortPhaseWords,
  cohortWaitText,
  memberStatusWords,
  presenceWords,
  provinceWords,
  sessionStatusWords,
  themeWords,
  topicWords,
  dateText,
  phaseText,
  provinceText,
} from '../../../words/index.ts';
import { readOneOf } from '../../arguments.ts';
import { exit, type ExitCode } from '../../exit.ts';
import { paint, printJson, withApp, type Io } from '../../io.ts';
import { table } from '../../table.ts';
import type { Verbs } from '../../../app/verbs.ts';
import type { AddCohort, CohortContext } from './give.ts';
import { readCohortId } from './arguments.ts';

interface ListOptions {
  province?: string;
  phase?: string;
  unallocated?: true;
  json?: true;
}

export function addReading(add: AddCohort, { io, ends }: CohortContext): void {
  add('list', (command) =>
    command
      .option('--province <PROVINCIE>', Object.keys(provinceWords).join(', '))
      .option('--phase <FASE>', cohortPhases.join(', '))
      .option('--unallocated', 'wie aanvaard is en nog in geen groep zit')
      .summary('toont de groepen, of de lijst van de partner')
      .action((options: ListOptions) => ends(list(io, options))),
  );
  add('show', (command) =>
    command
      .argument('<GROEP>', 'bijvoorbeeld C-000012 of 12')
      .summary('toont één groep')
      .action((id: string, options: { json?: true }) => ends(show(io, id, options))),
  );
  add('agenda', (command) =>
    command
      .argument('<GROEP>', 'bijvoorbeeld C-000012 of 12')
      .summary('toont de agenda van het volgende overleg')
      .action((id: string, options: { json?: true }) => ends(agenda(io, id, options))),
  );
}

async function list(io: Io, { province, phase, unallocated, json }: ListOptions): Promise<ExitCode> {
  const filter = {
    ...(province === undefined ? {} : { province: readOneOf('--province', province, Object.keys(provinceWords)) }),
    ...(phase === undefined ? {} : { phase: readOneOf('--phase', phase, cohortPhases) }),
  } as Parameters<Verbs['listCohorts']>[1];
  if (unallocated) {
    const found = await withApp(io, (app, verbs) => verbs.listUnallocated(app, filter));
    if (json) printJson(io, found);
    else {
      const rows = found.rows.map((row) => [
        row.trajectoryId,
        row.name,
        provinceText(row.province),
        dateText(row.referredOn),
      ]);
      table(
        [{ title: 'TRAJECT' }, { title: 'NAAM', flexible: true }, { title: 'PROVINCIE' }, { title: 'TOEGELEID' }],
        rows,
        io.columns,
      ).forEach(io.out);
    }
    return exit.ok;
  }
  const found = await withApp(io, (app, verbs) => verbs.listCohorts(app, filter));
  if (json) printJson(io, found);
  else {
    const rows = found.rows.map(
      ({ cohortId, province: where, phase: is, startsOn, startedOn, members, size, waiting }) => [
        cohortId,
        provinceText(where),
        cohortPhaseWords[is].nl,
        dateText(startedOn ?? startsOn),
        `${members}/${size}`,
        waiting ? cohortWaitText(waiting) : '',
      ],
    );
    table(
      [
        { title: 'GROEP' },
        { title: 'PROVINCIE' },
        { title: 'FASE' },
        { title: 'START' },
        { title: 'MENSEN' },
        { title: 'WACHT OP', flexible: true },
      ],
      rows,
      io.columns,
    ).forEach(io.out);
  }
  return exit.ok;
}

type View = Awaited<ReturnType<Verbs['showCohort']>>;

async function show(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const cohortId = readCohortId(id);
  const view = await withApp(io, (app, verbs) => verbs.showCohort(app, cohortId));
  if (json) printJson(io, view);
  else print(io, view);
  return exit.ok;
}

function print(io: Io, view: View): void {
  io.out(paint(io, 'bold', `${view.cohortId}  ${provinceText(view.province)}, ${cohortPhaseWords[view.phase].nl}`));
  io.out(
    `Start: ${dateText(view.startedOn ?? view.startsOn)}. Groepswerker: ${view.groupWorkerId}. Plaatsen: ${view.size}.`,
  );
  for (const wait of view.waiting) io.out(`Wacht op de ${cohortWaitText(wait)}.`);
  const members = view.members.map(({ trajectoryId, name, status, phase, refused, attendance }) => [
    trajectoryId,
    name ?? '–',
    memberStatusWords[status].nl,
    phaseText(phase),
    refused ? `${commandText(refused.command, 'nl')}: ${refusedText(refused.code, 'nl')}` : '',
    Object.entries(attendance)
      .map(([session, presence]) => `${session} ${presenceWords[presence].nl}`)
      .join(', '),
  ]);
  table(
    [
      { title: 'TRAJECT' },
      { title: 'NAAM', flexible: true },
      { title: 'IN DE GROEP' },
      { title: 'FASE' },
      { title: 'GEWEIGERD', flexible: true },
      { title: 'AANWEZIGHEID', flexible: true },
    ],
    members,
    io.columns,
  ).forEach(io.out);
  const sessions = view.sessions.map(({ sessionId, day, time, place, status }) => [
    sessionId,
    dateText(day),
    time ?? '',
    place ?? '',
    sessionStatusWords[status].nl,
  ]);
  table(
    [{ title: 'SESSIE' }, { title: 'DAG' }, { title: 'UUR' }, { title: 'PLAATS', flexible: true }, { title: 'STAND' }],
    sessions,
    io.columns,
  ).forEach(io.out);
  const events = view.events.map((event) => [
    String(event.sequence),
    dateText(event.on),
    cohortEventSentence(event, 'nl'),
  ]);
  table(
    [{ title: 'NR', right: true }, { title: 'DATUM' }, { title: 'WAT', flexible: true }],
    events,
    io.columns,
  ).forEach(io.out);
}

async function agenda(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const cohortId = readCohortId(id);
  const found = await withApp(io, (app, verbs) => verbs.agendaOf(app, cohortId));
  if (json) printJson(io, found);
  else {
    io.out(
      found.dueOn
        ? `Volgend overleg uiterlijk op ${dateText(found.dueOn)} (regel ${found.rule}).`
        : 'Er is nu geen overleg te plannen.',
    );
    if (found.items.length === 0) io.out('Er staan geen thema’s of signalen open.');
    else
      table(
        [
          { title: 'THEMA' },
          { title: 'SOORT' },
          { title: 'AANTAL', right: true },
          { title: 'TRAJECTEN', flexible: true },
        ],
        found.items.map(({ theme, kind, count, trajectoryIds }) => [
          themeWords[theme].nl,
          topicWords[kind].nl,
          String(count),
          trajectoryIds.join(' '),
        ]),
        io.columns,
      ).forEach(io.out);
  }
  return exit.ok;
}
