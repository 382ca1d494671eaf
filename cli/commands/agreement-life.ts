import type { Command } from 'commander';
import { municipalityStates } from '../../app/agreements/index.ts';
import { agreementCodes, type AgreementCommandName } from '../../domain/agreement/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import {
  actionTitleWords,
  agreementActionStatusWords,
  agreementCommandText,
  agreementEventSentence,
  agreementOwnerWords,
  agreementPhaseWords,
  agreementRefusalSentence,
  agreementsWords,
  agreementTaskText,
  dateText,
  happenedText,
  provinceText,
  provinceWords,
} from '../../words/index.ts';
import { readActor, readDay, readNote, readNumber, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';

const one = ['<OVEREENKOMST>', 'kenmerk zoals A-000012, of de naam of NIS-code van de gemeente'] as const;
const actor = ['--as <ROL:KENMERK>', 'wie handelt, bijvoorbeeld programmeCoordinator:C-1', 'operator:cli'] as const;
const note = ['--note <TEKST>', 'notitie; blijft in de databank'] as const;
const ofProvince = ['--province <PROVINCIE>', Object.keys(provinceWords).join(', ')] as const;
const t = agreementsWords.nl;

interface Acting {
  readonly as: string;
  readonly note?: string;
  readonly json?: true;
}
interface Filter {
  readonly province?: string;
  readonly status?: string;
  readonly json?: true;
}

/** The life of agreements: what is planned, what is due, and what is done. */
export function addAgreementLife(agreement: Command, { io, ends }: Pick<Cli, 'io' | 'ends'>): void {
  agreement
    .command('show')
    .argument(...one)
    .option(...jsonOption)
    .summary('toont een overeenkomst: plannen, acties, termijnen')
    .action((what: string, { json }: { json?: true }) => ends(show(io, what, json)));
  agreement
    .command('actions')
    .option(...ofProvince)
    .option('--status <STAND>', Object.keys(agreementActionStatusWords).join(', '), 'open')
    .option(...jsonOption)
    .summary('toont de acties van alle actieplannen')
    .action((filter: Filter) => ends(actions(io, filter)));
  agreement
    .command('without')
    .option(...ofProvince)
    .option(...jsonOption)
    .summary('toont de gemeenten zonder overeenkomst, en de stand per provincie')
    .action((filter: Filter) => ends(without(io, filter)));

  const give = (name: string, how: (command: Command) => void): void =>
    how(
      agreement
        .command(name)
        .argument(...one)
        .option(...actor)
        .option(...note)
        .option(...jsonOption),
    );
  give('plan', (command) =>
    command
      .argument('<JAAR>')
      .requiredOption('--title <WAT>', agreementCodes.actionTitles.join(', '))
      .requiredOption('--owner <WIE>', agreementCodes.agreementOwners.join(', '))
      .option('--owner-id <KENMERK>', 'de collega of de welzijnsactor')
      .requiredOption('--by <DATUM>', 'streefdatum')
      .summary('voegt een actie toe aan het actieplan van een jaar')
      .action((what: string, year: string, options: Acting & Planned) =>
        ends(
          doing(io, what, 'planAction', options, {
            year: readNumber('jaar', year),
            title: readOneOf('--title', options.title, agreementCodes.actionTitles),
            ...owned(options),
            targetOn: readDay('--by', options.by),
          }),
        ),
      ),
  );
  give('agree', (command) =>
    command
      .argument('<JAAR>')
      .option('--on <DATUM>', 'de dag van de afspraak; anders vandaag')
      .summary('noteert dat het actieplan van een jaar afgesproken is')
      .action((what: string, year: string, options: Acting & { on?: string }) =>
        ends(doing(io, what, 'agreePlan', options, { year: readNumber('jaar', year), ...onOf(options) })),
      ),
  );
  give('done', (command) =>
    command
      .argument('<ACTIE>', 'bijvoorbeeld 2026-1')
      .option('--on <DATUM>', 'de dag; anders vandaag')
      .summary('vinkt een actie af')
      .action((what: string, actionId: string, options: Acting & { on?: string }) =>
        ends(doing(io, what, 'completeAction', options, { actionId, ...onOf(options) })),
      ),
  );
  give('put-off', (command) =>
    command
      .argument('<ACTIE>')
      .argument('<DATUM>', 'de nieuwe streefdatum')
      .option('--reason <REDEN>', agreementCodes.putOffReasons.join(', '), 'other')
      .summary('stelt een actie uit, met de reden')
      .action((what: string, actionId: string, day: string, options: Acting & { reason: string }) =>
        ends(
          doing(io, what, 'putOffAction', options, {
            ...{ actionId, targetOn: readDay('datum', day) },
            reason: readOneOf('--reason', options.reason, agreementCodes.putOffReasons),
          }),
        ),
      ),
  );
  give('give', (command) =>
    command
      .argument('<ACTIE>')
      .requiredOption('--owner <WIE>', agreementCodes.agreementOwners.join(', '))
      .option('--owner-id <KENMERK>', 'de collega of de welzijnsactor')
      .summary('geeft een actie aan een ander')
      .action((what: string, actionId: string, options: Acting & Planned) =>
        ends(doing(io, what, 'giveAction', options, { actionId, ...owned(options) })),
      ),
  );
  give('drop', (command) =>
    command
      .argument('<ACTIE>')
      .option('--reason <REDEN>', agreementCodes.actionDropReasons.join(', '), 'other')
      .summary('schrapt een actie')
      .action((what: string, actionId: string, options: Acting & { reason: string }) =>
        ends(
          doing(io, what, 'dropAction', options, {
            actionId,
            reason: readOneOf('--reason', options.reason, agreementCodes.actionDropReasons),
          }),
        ),
      ),
  );
  give('renew', (command) =>
    command
      .summary('verlengt een overeenkomst met een jaar')
      .action((what: string, options: Acting) => ends(doing(io, what, 'renew', options, {}))),
  );
}

interface Planned {
  readonly title: string;
  readonly owner: string;
  readonly ownerId?: string;
  readonly by: string;
}
const owned = ({ owner, ownerId }: Planned) => ({
  owner: readOneOf('--owner', owner, agreementCodes.agreementOwners),
  ...(ownerId === undefined ? {} : { ownerId }),
});
const onOf = ({ on }: { readonly on?: string }) => (on === undefined ? {} : { on: readDay('--on', on) });

async function show(io: Io, what: string, json?: true): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.showAgreement(app, what));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  io.out(
    `${view.agreementId}, ${view.municipality}: ${agreementPhaseWords[view.phase].nl} sinds ${dateText(view.from)}, tot ${view.until === null ? t.open : dateText(view.until)}.`,
  );
  for (const { doer, until, overdue, ...wait } of view.waiting)
    io.out(
      `${doer === null ? t.byItself : agreementOwnerWords[doer].nl}: ${agreementTaskText(wait, 'nl')}, uiterlijk ${dateText(until)}${overdue ? ' TE LAAT' : ''}`,
    );
  actionTable(io, view.actions);
  for (const event of view.events.filter(({ type }) => !type.startsWith('Deadline')))
    io.out(`${dateText(event.on)}  ${agreementEventSentence(event, 'nl')}${event.note ? `: ${event.note}` : ''}`);
  return exit.ok;
}

interface ActionRow {
  readonly id: string;
  readonly title: agreementCodes.ActionTitle;
  readonly owner: agreementCodes.AgreementOwner;
  readonly ownerName: string | null;
  readonly targetOn: string;
  readonly status: keyof typeof agreementActionStatusWords;
  readonly note: string | null;
  readonly municipality?: string;
  readonly agreementId?: string;
}

function actionTable(io: Io, rows: readonly ActionRow[]): void {
  const many = rows.some(({ agreementId }) => agreementId !== undefined);
  if (rows.length === 0) return;
  table(
    [
      ...(many ? [{ title: 'OVEREENKOMST' }, { title: 'GEMEENTE', flexible: true as const }] : []),
      ...[{ title: 'ACTIE' }, { title: 'WAT', flexible: true as const }, { title: 'WIE', flexible: true as const }],
      ...[{ title: 'TEGEN' }, { title: 'STAND' }],
    ],
    rows.map((row) => [
      ...(many ? [row.agreementId ?? '', row.municipality ?? ''] : []),
      row.id,
      row.title === 'other' && row.note ? row.note : actionTitleWords[row.title].nl,
      row.ownerName ?? agreementOwnerWords[row.owner].nl,
      dateText(row.targetOn as never),
      agreementActionStatusWords[row.status].nl,
    ]),
    io.columns,
  ).forEach(io.out);
}

const provinceOf = ({ province }: Filter): { province?: Province } =>
  province === undefined
    ? {}
    : { province: readOneOf('--province', province, Object.keys(provinceWords) as Province[]) };

async function actions(io: Io, filter: Filter): Promise<ExitCode> {
  const statuses = Object.keys(agreementActionStatusWords) as (keyof typeof agreementActionStatusWords)[];
  const asked = { ...provinceOf(filter), status: readOneOf('--status', filter.status ?? 'open', statuses) };
  const view = await withApp(io, (app, verbs) => verbs.listAgreementActions(app, asked));
  if (filter.json) printJson(io, view);
  else if (view.actions.length === 0) io.out(t.comesNone);
  else actionTable(io, view.actions);
  return exit.ok;
}

async function without(io: Io, filter: Filter): Promise<ExitCode> {
  const view = await withApp(io, (app, verbs) => verbs.agreementTable(app, provinceOf(filter)));
  const none = view.municipalities.filter(({ state }) => state === 'none');
  if (filter.json) {
    printJson(io, { ...view, municipalities: none });
    return exit.ok;
  }
  table(
    [
      { title: 'PROVINCIE', flexible: true },
      { title: 'GEMEENTEN' },
      ...municipalityStates.map((state) => ({ title: state.toUpperCase() })),
    ],
    view.provinces.map((row) => [
      provinceText(row.province, 'nl'),
      String(row.municipalities),
      ...municipalityStates.map((state) => String(row[state])),
    ]),
    io.columns,
  ).forEach(io.out);
  for (const { name, nis, province } of none) io.out(`${name} (${nis}), ${provinceText(province, 'nl')}`);
  if (none.length === 0) io.out(t.withoutNone);
  return exit.ok;
}

/** Gives a command and says what came of it. */
async function doing(
  io: Io,
  what: string,
  name: AgreementCommandName,
  { as, note: text, json }: Acting,
  data: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const by = readActor(as);
  const { agreementId, result } = await withApp(io, async (app, verbs) => {
    const { agreementId: id } = await verbs.showAgreement(app, what);
    const request = { agreementId: id, name, by, data, ...(text === undefined ? {} : { note: readNote(text) }) };
    return { agreementId: id, result: await verbs.giveAgreementCommand(app, request) };
  });
  if (json) printJson(io, result);
  if (!result.ok) {
    const why = agreementRefusalSentence(result.refusal, 'nl');
    io.err(`w2: ${agreementId}, ${agreementCommandText(name, 'nl')}: ${why} [${result.refusal.refused}]`);
    return exit.refused;
  }
  if (!json) io.out(`${agreementId}: ${happenedText(result.events, 'nl')}.`);
  return exit.ok;
}
