import { provinceCodes } from '../../domain/people/codes.ts';
import type { Province } from '../../domain/rules/index.ts';
import { outOfOrderReasons } from '../../domain/trajectory/codes.ts';
import { partnerWords } from '../../domain/words/index.ts';
import { readActor, readId, readOneOf } from '../arguments.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { paint, printJson, withApp, type Io } from '../io.ts';
import { table } from '../table.ts';
import type { Verbs } from '../verbs.ts';
import { dateText, provinceText } from '../words.ts';

const asOption = ['--as <ROL:KENMERK>', 'wie beslist, bijvoorbeeld programmeCoordinator:K-1', 'operator:cli'] as const;
const yearOption = ['--year <JAAR>', 'een ander jaar dan dit'] as const;
const provinces = provinceCodes.join(', ');

export function capacityCommand({ program, io, ends }: Cli): void {
  const capacity = program
    .command('capacity')
    .option(...yearOption)
    .option('--province <PROVINCIE>', provinces)
    .option(...jsonOption)
    .summary('toont de plaatsen in de groepen en wie erop wacht')
    .description(
      'Toont per provincie de plaatsen van een jaar: toegekend, aangeboden, vrij, en wie wacht sinds wanneer.',
    )
    .action((options: ShowOptions) => ends(show(io, options)));
  capacity
    .command('queue')
    .argument('<PROVINCIE>', provinces)
    .option(...jsonOption)
    .summary('toont de wachtlijst van een provincie, in volgorde')
    .description('Toont wie in een provincie op een plaats wacht, in volgorde van wachten.')
    .action((province: string, options: { json?: true }) => ends(queue(io, province, options)));
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

interface ShowOptions {
  year?: string;
  province?: string;
  json?: true;
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

const readProvince = (text: string): Province => readOneOf('provincie', text, provinceCodes);

function readNumber(what: string, text: string, example: string): number {
  if (!/^\d{1,4}$/.test(text))
    throw new UsageError(`${what}: "${text.slice(0, 40)}" is geen getal; schrijf bijvoorbeeld ${example}`);
  return Number(text);
}

function readYear(text: string | undefined): { year?: number } {
  if (text === undefined) return {};
  const year = readNumber('--year', text, '2026');
  if (year < 2000 || year > 2100) throw new UsageError(`--year: ${year} is geen jaar van het programma`);
  return { year };
}

type Expected = Awaited<ReturnType<Verbs['capacity']>>['provinces'][number]['expectedWait'];

/** How long, and by what: `34 d` from places that came free, `37 d*` because the next year opens. */
const expectedText = (expected: Expected): string =>
  expected === null ? 'onbekend' : `${expected.days} d${expected.because === 'newYear' ? '*' : ''}`;

async function show(io: Io, { year, province, json }: ShowOptions): Promise<ExitCode> {
  const filter = { ...readYear(year), ...(province === undefined ? {} : { province: readProvince(province) }) };
  const view = await withApp(io, (app, verbs) => verbs.capacity(app, filter));
  if (json) {
    printJson(io, view);
    return exit.ok;
  }
  const cells = view.provinces.map((row) => [
    provinceText(row.province),
    ...[row.places, row.granted, row.held, row.free, row.waiting].map(String),
    row.first ? `${row.first.trajectoryId} (${row.first.days} d)` : '',
    expectedText(row.expectedWait),
    row.contract === null
      ? 'geen contract'
      : `${partnerWords[row.contract.partner].nl}${row.contract.until ? ` tot ${dateText(row.contract.until)}` : ''}`,
  ]);
  const [head = '', ...body] = table(
    [
      { title: 'PROVINCIE' },
      { title: 'PLTS', right: true },
      { title: 'TOEG', right: true },
      { title: 'AANGEB', right: true },
      { title: 'VRIJ', right: true },
      { title: 'WACHT', right: true },
      { title: 'EERSTE' },
      { title: 'WACHTTIJD' },
      { title: 'PARTNER', flexible: true },
    ],
    cells,
    io.columns,
  );
  io.out(paint(io, 'bold', head));
  body.forEach(io.out);
  io.out(
    `\nPlaatsen van ${view.year}, op ${dateText(view.today)}. WACHTTIJD: verwacht, voor wie nu wordt toegeleid, volgens de plaatsen die in 12 maanden vrijkwamen (* of tot het nieuwe jaar).`,
  );
  return exit.ok;
}

async function queue(io: Io, text: string, { json }: { json?: true }): Promise<ExitCode> {
  const province = readProvince(text);
  const view = await withApp(io, (app, verbs) => verbs.capacityQueue(app, province));
  if (json) printJson(io, view);
  else if (view.rows.length === 0) io.out(`In ${provinceText(province)} wacht niemand.`);
  else {
    const cells = view.rows.map((row) => [
      String(row.position),
      row.trajectoryId,
      dateText(row.since),
      String(row.days),
      row.contactDueOn === null
        ? ''
        : `${row.contactsOk ? 'in orde, volgend' : 'TE LAAT,'} ${dateText(row.contactDueOn)}`,
      expectedText(row.expectedWait),
    ]);
    const [head = '', ...body] = table(
      [
        { title: '#', right: true },
        { title: 'TRAJECT' },
        { title: 'SINDS' },
        { title: 'DAGEN', right: true },
        { title: 'CONTACT', flexible: true },
        { title: 'WACHTTIJD' },
      ],
      cells,
      io.columns,
    );
    io.out(paint(io, 'bold', head));
    body.forEach((line) => io.out(line.replace('TE LAAT', paint(io, 'red', 'TE LAAT'))));
    io.out(`\nWie wacht in ${provinceText(province)}, op ${dateText(view.today)}. * of tot het nieuwe jaar.`);
  }
  return exit.ok;
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
    const period = contract?.until ? `, contract ${contract.id} tot ${dateText(contract.until)}` : '';
    io.out(
      `${paint(io, 'green', 'Vastgelegd.')} ${provinceText(done.province)} heeft in ${done.year} ${done.places} plaatsen (eerst ${done.before}); ${contract ? `partner ${partnerWords[contract.partner].nl}${period}` : 'geen contract'}.`,
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
    const late = opened.told.filter(({ result }) => result === 'unreachable').length;
    io.out(
      `${opened.told.length - late} trajecten verwittigd${late > 0 ? `, ${late} nog niet: probeer later opnieuw` : ''}.`,
    );
  }
  return exit.ok;
}
