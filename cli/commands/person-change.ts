import type { Command } from 'commander';
import type { Changed } from '../../app/people/index.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { channels } from '../../domain/people/contact.ts';
import {
  dateText,
  personFieldWords,
  personValueText,
  provinceWords,
  refusalSentence,
  roleWords,
} from '../../words/index.ts';
import { readActor, readDay, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { shown, table } from '../table.ts';
import { aPerson, readPersonId } from './person-id.ts';

const who = ['--as <ROL:KENMERK>', 'wie handelt, bijvoorbeeld mediator:M-12', 'operator:cli'] as const;
const mediator = ['--mediator <KENMERK>', 'wie verder begeleidt, als de provincie een andere wordt'] as const;

/** What is changed about a person, and what lists say otherwise. */
export function personChangeCommands(person: Command, { io, ends }: Pick<Cli, 'io' | 'ends'>): void {
  person
    .command('address')
    .argument('<ID>', aPerson)
    .requiredOption('--street <STRAAT>', 'de straat')
    .requiredOption('--number <NUMMER>', 'het huisnummer, met bus')
    .requiredOption('--postcode <POSTCODE>', 'in een van de vijf Vlaamse provincies')
    .option('--municipality <GEMEENTE>', 'anders die van de postcode')
    .option('--on <DATUM>', 'de dag van de verhuizing, als de provincie een andere wordt; anders vandaag')
    .option(...mediator)
    .option(...who)
    .option(...jsonOption)
    .summary('verandert het adres')
    .description('Verandert het adres. Provincie, OCMW en partner volgen: het open traject verhuist mee.')
    .action((id: string, options: AddressOptions) => ends(address(io, id, options)));
  person
    .command('contact')
    .argument('<ID>', aPerson)
    .option('--phone <NUMMER>', "het telefoonnummer; '' neemt het weg")
    .option('--email <ADRES>', "het mailadres; '' neemt het weg")
    .option('--safe-to-call <JA>', 'ja, nee of onbekend')
    .option('--safe-to-mail <JA>', 'ja, nee of onbekend; bij nee wordt niets gemaild')
    .option('--channel <WEG>', `liefst bereikt per: ${channels.join(', ')} of onbekend`)
    .option(...who)
    .option(...jsonOption)
    .summary('verandert de contactgegevens')
    .description('Verandert hoe de persoon bereikt wordt. Wat weggelaten wordt, blijft.')
    .action((id: string, options: ContactOptions) => ends(contact(io, id, options)));
  person
    .command('history')
    .argument('<ID>', aPerson)
    .option(...jsonOption)
    .summary('toont wie wat wanneer veranderde')
    .description('Toont elke verandering van de gegevens: wie, wat, van wat naar wat, en wanneer.')
    .action((id: string, options: { json?: true }) => ends(history(io, id, options)));
  person
    .command('proposals')
    .argument('[ID]', aPerson)
    .option(...jsonOption)
    .summary('toont wat lijsten anders zeggen dan bekend is')
    .description('Toont wat lijsten anders zeggen dan bekend is, naast wat bekend is: van één persoon of van iedereen.')
    .action((id: string | undefined, options: { json?: true }) => ends(proposals(io, id, options)));
  for (const [name, decision, summary] of [
    ['accept', 'accepted', 'neemt een voorstel over'],
    ['decline', 'declined', 'wijst een voorstel af'],
  ] as const)
    person
      .command(name)
      .argument('<VOORSTEL>', 'het kenmerk, zoals w2 person proposals het toont')
      .option(...mediator)
      .option(...who)
      .option(...jsonOption)
      .summary(summary)
      .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}; wie het deed, blijft bewaard.`)
      .action((id: string, options: DecideOptions) => ends(decide(io, id, decision, options)));
}

interface AddressOptions {
  street: string;
  number: string;
  postcode: string;
  municipality?: string;
  on?: string;
  mediator?: string;
  as: string;
  json?: true;
}

async function address(io: Io, id: string, options: AddressOptions): Promise<ExitCode> {
  const { street, number: houseNumber, postcode, municipality, on, mediator: mediatorId, as, json } = options;
  const given = { street, houseNumber, postcode, municipality };
  const day = on === undefined ? {} : { on: readDay('--on', on) };
  const request = { id: readPersonId(id), by: readActor(as), address: given, ...day, mediatorId };
  return told(io, await withApp(io, (app, verbs) => verbs.changeAddress(app, request)), json);
}

interface ContactOptions {
  phone?: string;
  email?: string;
  safeToCall?: string;
  safeToMail?: string;
  channel?: string;
  as: string;
  json?: true;
}

const yesOrNo = { ja: true, nee: false, onbekend: null } as const;
const answers = ['ja', 'nee', 'onbekend'] as const;

async function contact(io: Io, id: string, options: ContactOptions): Promise<ExitCode> {
  const { phone, email, safeToCall, safeToMail, channel, as, json } = options;
  const answer = (option: string, text: string | undefined) =>
    text === undefined ? undefined : yesOrNo[readOneOf(option, text, answers)];
  const way = channel === undefined ? undefined : readOneOf('--channel', channel, [...channels, 'onbekend'] as const);
  const request = {
    ...{ id: readPersonId(id), by: readActor(as), phone, email },
    ...{ safeToCall: answer('--safe-to-call', safeToCall), safeToMail: answer('--safe-to-mail', safeToMail) },
    channel: way === 'onbekend' ? null : way,
  };
  return told(io, await withApp(io, (app, verbs) => verbs.changeContact(app, request)), json);
}

interface DecideOptions {
  mediator?: string;
  as: string;
  json?: true;
}

async function decide(
  io: Io,
  id: string,
  decision: 'accepted' | 'declined',
  { mediator: mediatorId, as, json }: DecideOptions,
): Promise<ExitCode> {
  const request = { id, decision, by: readActor(as), mediatorId };
  const result = await withApp(io, (app, verbs) => verbs.decideProposal(app, request));
  if (decision === 'accepted' || json) return told(io, result, json);
  io.out(`${paint(io, 'green', 'Afgewezen.')} Wat bekend is, blijft.`);
  return exit.ok;
}

function told(io: Io, result: Changed, json: true | undefined): ExitCode {
  if (json) printJson(io, result);
  if (!result.ok) {
    io.err(`w2: er is niets veranderd: ${refusalSentence(result.refusal, 'nl')} [${result.refusal.refused}]`);
    return exit.refused;
  }
  if (json) return exit.ok;
  const { fields, movedTo } = result;
  if (fields.length === 0) io.out('Er veranderde niets: het was al zo.');
  else io.out(`${paint(io, 'green', 'Veranderd:')} ${fields.map((field) => personFieldWords[field].nl).join(', ')}.`);
  if (movedTo !== null) io.out(`Het traject ging mee naar de provincie ${provinceWords[movedTo].nl}.`);
  return exit.ok;
}

const clock = new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' });
const roleText = (role: string): string => roleWords[role as keyof typeof roleWords]?.nl ?? role;

async function history(io: Io, id: string, { json }: { json?: true }): Promise<ExitCode> {
  const wanted = readPersonId(id);
  const view = await withApp(io, (app, verbs) => verbs.personHistory(app, wanted));
  if (json) printJson(io, view);
  else if (view.changes.length === 0) io.out('Er is nog niets veranderd.');
  else
    table(
      [{ title: 'WANNEER' }, { title: 'WIE' }, { title: 'WAT' }, { title: 'VAN', flexible: true }, { title: 'NAAR' }],
      view.changes.map(({ at, byRole, byId, field, before, after }) => [
        `${dateText(localDateOf(at))} ${clock.format(new Date(at))}`,
        byId === null ? roleText(byRole) : `${roleText(byRole)} ${byId}`,
        personFieldWords[field].nl,
        valueText(before),
        valueText(after),
      ]),
      io.columns,
    ).forEach(io.out);
  return exit.ok;
}

async function proposals(io: Io, id: string | undefined, { json }: { json?: true }): Promise<ExitCode> {
  const wanted = id === undefined ? undefined : readPersonId(id);
  const view = await withApp(io, (app, verbs) => verbs.listProposals(app, wanted));
  if (json) printJson(io, view);
  else if (view.proposals.length === 0) io.out('Geen enkele lijst zegt iets anders dan bekend is.');
  else {
    for (const one of view.proposals) {
      const from = [
        one.source || (one.line === null ? 'aanmelding van één persoon' : 'een lijst'),
        ...(one.sheet === null ? [] : [`werkblad ${one.sheet}`]),
        ...(one.line === null ? [] : [`regel ${one.line}`]),
        dateText(one.on),
      ].join(', ');
      io.out(paint(io, 'bold', shown(`${one.name}, ${one.trajectoryId ?? 'geen open traject'}`)));
      io.out(shown(`  ${personFieldWords[one.field].nl}: bekend is "${valueText(one.known)}"`));
      io.out(
        shown(
          `  ${' '.repeat(personFieldWords[one.field].nl.length)}  de lijst zegt "${valueText(one.proposed)}" (${from})`,
        ),
      );
      io.out(`  kenmerk ${one.id}`);
    }
    io.out('\nOvernemen of afwijzen: w2 person accept KENMERK, w2 person decline KENMERK.');
  }
  return exit.ok;
}

/** What stood there, as people read it. */
const valueText = (value: Parameters<typeof personValueText>[0]): string => shown(personValueText(value));
