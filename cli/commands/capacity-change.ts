import type { Command } from 'commander';
import { outOfOrderReasons } from '../../domain/trajectory/codes.ts';
import { partnerText, dateText, provinceText } from '../../words/index.ts';
import { readActor, readId, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { provinces, readNumber, readProvince, readYear, yearOption } from './capacity-arguments.ts';

const asOption = ['--as <ROL:KENMERK>', 'wie beslist, bijvoorbeeld programmeCoordinator:K-1', 'operator:cli'] as const;

/** What changes places: under `w2 capacity`, beside what shows them. */
export function addChanges(capacity: Command, io: Io, ends: Cli['ends']): void {
  capacity
    .command('offer')
    .argument('<ID>', 'het traject, bijvoorbeeld T-000123 of 123')
    .requiredOption('--reason <REDEN>', outOfOrderReasons.join(', '))
    .option(...asOption)
    .option(...jsonOption)
    .summary('biedt een vrije plaats buiten de volgorde aan, met een reden')
    .description('Biedt een vrije plaats aan wie wacht aan, buiten de volgorde. Wie en waarom blijft bewaard.')
    .action((id: string, options: OfferOptions) => ends(offer(io, id, options)));
  capacity
    .command('set')
    .argument('<PROVINCIE>', provinces)
    .argument('<PLAATSEN>', 'het aantal plaatsen van het jaar')
    .option(...yearOption)
    .option(...asOption)
    .option(...jsonOption)
    .summary('legt het aantal plaatsen van een provincie vast')
    .description('Legt vast hoeveel plaatsen een provincie in een jaar heeft; nooit minder dan er ingenomen zijn.')
    .action((province: string, places: string, options: SetOptions) => ends(set(io, province, places, options)));
  capacity
    .command('open')
    .option(...jsonOption)
    .summary('biedt vrije plaatsen van dit jaar in volgorde aan')
    .description(
      'Wie nog wacht van vorig jaar wacht vooraan in dit jaar; vrije plaatsen worden in volgorde aangeboden. Mag altijd en meermaals.',
    )
    .action((options: { json?: true }) => ends(open(io, options)));
}

interface OfferOptions {
  reason: string;
  as: string;
  json?: true;
}
interface SetOptions {
  year?: string;
  as: string;
  json?: true;
}

async function offer(io: Io, id: string, { reason, as, json }: OfferOptions): Promise<ExitCode> {
  const request = {
    trajectoryId: readId(id),
    reason: readOneOf('--reason', reason, outOfOrderReasons),
    by: readActor(as),
  };
  const offered = await withApp(io, (app, verbs) => verbs.offerOutOfOrder(app, request));
  if (json) printJson(io, offered);
  else {
    const passed = offered.passed === 1 ? '1 persoon wacht' : `${offered.passed} mensen wachten`;
    io.out(
      `${paint(io, 'green', 'Aangeboden.')} ${offered.trajectoryId} krijgt een plaats van ${offered.year} aangeboden; ${passed} langer.`,
    );
    if (offered.told !== 'told') io.out(untold);
  }
  return exit.ok;
}

const untold =
  'Het traject kon nog niet verwittigd worden; de plaats blijft vast en w2 capacity open probeert opnieuw.';

async function set(io: Io, where: string, text: string, { year, as, json }: SetOptions): Promise<ExitCode> {
  const request = {
    province: readProvince(where),
    places: readNumber('plaatsen', text, '45'),
    by: readActor(as),
    ...readYear(year),
  };
  const done = await withApp(io, (app, verbs) => verbs.setPlaces(app, request));
  if (json) printJson(io, done);
  else {
    const { contract } = done;
    const period = contract?.until
      ? `${contract.id === null ? '' : `, contract ${contract.id}`} tot ${dateText(contract.until)}`
      : '';
    io.out(
      `${paint(io, 'green', 'Vastgelegd.')} ${provinceText(done.province)} heeft in ${done.year} ${done.places} plaatsen (eerst ${done.before}); ${contract ? `partner ${partnerText(contract.partner)}${period}` : 'geen contract'}.`,
    );
    if (done.places > done.before) io.out('Vrije plaatsen worden in volgorde aangeboden met w2 capacity open.');
  }
  return exit.ok;
}

async function open(io: Io, { json }: { json?: true }): Promise<ExitCode> {
  const opened = await withApp(io, (app, verbs) => verbs.openCapacityYear(app));
  if (json) printJson(io, opened);
  else {
    for (const { province, carriedOver, offered, noContract } of opened.provinces)
      io.out(
        noContract
          ? `${provinceText(province)}: geen contract, er wordt niets aangeboden.`
          : `${provinceText(province)}: ${carriedOver} overgenomen van een vorig jaar, ${offered} aangeboden.`,
      );
    if (opened.redirected > 0)
      io.out(
        `${opened.redirected} wachtenden gaan naar de partner die nu het contract heeft; hun plaats in de rij blijft.`,
      );
    const late = opened.told.filter(({ result }) => result === 'unreachable').length;
    io.out(
      `${opened.told.length - late} trajecten verwittigd${late > 0 ? `, ${late} nog niet: probeer later opnieuw` : ''}.`,
    );
  }
  return exit.ok;
}
