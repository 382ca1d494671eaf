import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listContractsOf, peopleThere } from './setup-kit.ts';
import { openApp } from '../../app/open.ts';
import { readNamespace } from '../../app/namespace.ts';
import { setUp, type SetupReport } from '../../app/setup/index.ts';
import { projectRoot, type ConnectedSettings, type SetupSettings } from '../../settings/index.ts';
import { parsePayloadKeys } from '../../codec/codec.ts';
import { w2Here } from '../support/w2.ts';
import { emptyDatabase } from '../support/database.ts';

type Row = Record<string, unknown>;
interface File {
  organisations: Row[];
  staff: Row[];
  contracts: { list: Row[] };
  municipalities: (Row & { postcodes: string[] })[];
  places: Row[];
}

const year = new Date().getUTCFullYear() + 1;
/** The example of the documentation, with next year in it whenever this runs. */
const example = (): File =>
  JSON.parse(
    readFileSync(join(projectRoot, 'ops/setup/example.json'), 'utf8')
      .replace(/"2027(-\d\d-\d\d|\.contracts)"/g, `"${year}$1"`)
      .replaceAll('"year": 2027', `"year": ${year}`),
  ) as File;

const became = ({ steps }: SetupReport) => [...new Set(steps.map((step) => step.became))].toSorted();
const where = ({ mistakes }: SetupReport) => mistakes.map(({ path, what }) => `${path} ${what}`);

describe('w2 setup', () => {
  let settings: SetupSettings;
  let connection: Connection;
  beforeAll(async () => {
    settings = {
      mode: 'production',
      dataDir: inject('testDir'),
      logLevel: 'silent',
      databaseUrl: await emptyDatabase(),
      temporalAddress: inject('temporalAddress'),
      temporalNamespace: `setup-${randomBytes(4).toString('hex')}`,
    };
    connection = await Connection.connect({ address: settings.temporalAddress });
  });
  afterAll(() => connection.close());

  const run = (file?: unknown, dryRun = false) => setUp({ settings, file, dryRun });

  it('says beforehand, of servers with nothing in them, that all is to be made; and makes nothing', async () => {
    const report = await run(example(), true);
    expect(report.mistakes).toEqual([]);
    expect(became(report)).toEqual(expect.arrayContaining(['made']));
    expect(report.steps.filter(({ became: is }) => is !== 'made').map(({ what }) => what)).toEqual(['municipality']);
    expect(await readNamespace(connection, settings.temporalNamespace)).toMatchObject({ retentionDays: null });
    await expect(peopleThere(settings.databaseUrl)).rejects.toThrow();
  });

  it('names every mistake with its place, and then does nothing at all', async () => {
    const file = example();
    file.staff[0]!.organisation = 'nowhere';
    file.staff[1]!.role = 'boss';
    file.staff.push({ ...file.staff[2]!, email: 'someone-else@example.be' });
    delete file.organisations[0]!.name;
    file.places[0]!.places = 'many';
    const first = await run({ ...file, oops: 1 });
    expect(where(first)).toEqual([
      'organisations[0].name missing',
      'staff[1].role form',
      'places[0].places form',
      'oops unknownField',
    ]);
    const second: File = { ...example(), organisations: example().organisations.slice(1) };
    second.staff[3]!.organisation = 'randstad';
    second.contracts.list[0]!.partner = 'gobLimburg';
    second.contracts.list[1]!.until = 'never';
    second.places[0]!.year = year + 20;
    second.places[1]!.places = 61;
    second.municipalities.push({
      ...second.municipalities[0]!,
      nis: '99999',
      until: '2030-12-31',
      mergedInto: '99998',
    });
    const report = await run(second);
    expect(where(report)).toEqual(
      expect.arrayContaining([
        'staff[0].organisation unknownOrganisation',
        'contracts.list[0].partner unknownOrganisation',
        'contracts.list[1] flaw',
        'municipalities[1].mergedInto unknownMunicipality',
        'places[0].year yearOutOfReach',
        'places[1].places abovePlaces',
      ]),
    );
    expect(await readNamespace(connection, settings.temporalNamespace)).toMatchObject({ retentionDays: null });
    await expect(peopleThere(settings.databaseUrl)).rejects.toThrow();
  });

  it('makes it all, on servers that had nothing, after which the application opens', async () => {
    const report = await run(example());
    expect(report.mistakes).toEqual([]);
    expect(await readNamespace(connection, settings.temporalNamespace)).toEqual({
      retentionDays: 90,
      missing: [],
      otherType: [],
    });
    expect(await peopleThere(settings.databaseUrl)).toHaveLength(example().staff.length);
    expect(await listContractsOf(settings.databaseUrl, `${year}.contracts`)).toHaveLength(2);
    const warnings: string[] = [];
    const whole = { ...settings, payloadKeys: parsePayloadKeys(inject('payloadKeys')) } as ConnectedSettings;
    const app = await openApp(whole, ({ code }) => void warnings.push(code));
    await app.close();
    expect(warnings).toEqual([]);
  });

  it('changes nothing the second time, and says so', async () => {
    const report = await run(example());
    expect(became(report)).toEqual(['same']);
    expect(became(await run())).toEqual(['same']);
  });

  it('renames, moves an address and adds; what events rest on it does not change', async () => {
    const file = example();
    file.organisations[1]!.name = 'Groep Intro';
    file.staff[0]!.email = 'new.lead@example.be';
    file.staff.push({ ...file.staff[1]!, id: 'mediator-limburg-2', email: 'second@example.be' });
    file.municipalities[0]!.postcodes.push('3599');
    file.places[0]!.places = 40;
    const report = await run(file);
    expect(report.steps.flatMap(({ what, id, became: is }) => (is === 'same' ? [] : [`${what} ${id} ${is}`]))).toEqual([
      'organisation groepIntro changed',
      'staff lead-limburg changed',
      'staff mediator-limburg-2 made',
      'municipality 71072 changed',
      `places limburg ${year} changed`,
    ]);
    file.staff[0]!.role = 'mediator';
    file.staff[1]!.province = 'antwerp';
    file.organisations[3]!.kind = 'vdab';
    file.contracts.list.pop();
    file.staff[2]!.email = 'second@example.be';
    file.staff.pop();
    expect(where(await run(file))).toEqual([
      'organisations[3].kind fixed',
      'staff[0].role fixed',
      'staff[1].province fixed',
      'staff[2].email emailTaken',
      'contracts versionTaken',
    ]);
  });

  it('on the command line says per line what it did, in Dutch, with nothing but the two addresses', async () => {
    const env = {
      W2_MODE: 'production',
      W2_DATA_DIR: settings.dataDir,
      DATABASE_URL: await emptyDatabase(),
      TEMPORAL_ADDRESS: settings.temporalAddress,
      TEMPORAL_NAMESPACE: `setup-${randomBytes(4).toString('hex')}`,
    };
    const file = ['setup', 'ops/setup/example.json'];
    const tried = await w2Here(env, [...file, '--dry-run']);
    expect(tried).toMatchObject({ exitCode: 0, stderr: '' });
    expect(tried.stdout).toContain('organisatie groepIntro: toe te voegen');
    const done = await w2Here(env, file);
    expect(done.stdout).toContain(`namespace ${env.TEMPORAL_NAMESPACE}: toegevoegd`);
    const again = await w2Here(env, file);
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(again.stdout).toMatch(
      /^Al zo: namespace, bewaartermijn, zoekvelden, tabellen, 4 organisaties, 5 medewerkers/,
    );
    expect(again.stdout).toContain('Er verandert niets.');
    const nothing = await w2Here({ ...env, DATABASE_URL: '', TEMPORAL_ADDRESS: 'nowhere' }, ['setup']);
    expect(nothing.exitCode).toBe(3);
    expect(nothing.stderr.split('\n').filter(Boolean)).toEqual([
      expect.stringMatching(/^w2: TEMPORAL_ADDRESS must be host:port/),
      expect.stringMatching(/^w2: DATABASE_URL is not set/),
    ]);
  });
});
