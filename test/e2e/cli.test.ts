import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CapacityView, OpenedCapacity } from '../../app/places/index.ts';
import type { CheckReport, RebuildReport } from '../../app/operations/index.ts';
import type { ForwardReport } from '../../app/demo/index.ts';
import type { RegistrationReport } from '../../app/intake/index.ts';
import type { App } from '../../app/open.ts';
import type { listTrajectories, showTrajectory, WaitingView } from '../../app/trajectories/index.ts';
import { countEvents } from '../../db/queries/counts.ts';
import type { AvailableCommand, TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { newDataDir, removeDataDir, startStack, type RunningStack } from '../support/running-stack.ts';
import { eventually } from '../support/world.ts';
import { goodRows, linesOfList, listOf } from './kit/list.ts';

type List = Awaited<ReturnType<typeof listTrajectories>>;
type Shown = Awaited<ReturnType<typeof showTrajectory>>;

/** The lines of the bundled list that name a mistake, those registered on the last day of 2031, and those that repeat an earlier person. */
const mistakenLines = [
  45, 47, 54, 112, 134, 143, 154, 179, 201, 209, 248, 256, 269, 307, 311, 343, 344, 359, 360, 450, 469, 470, 487, 497,
  574, 590, 651,
];
const linesOf2031 = [119, 338, 372];
const duplicateLines = [
  { line: 243, ofLine: 131, ofTrajectory: null },
  { line: 465, ofLine: 46, ofTrajectory: null },
  { line: 542, ofLine: 110, ofTrajectory: null },
  { line: 566, ofLine: 55, ofTrajectory: null },
  { line: 598, ofLine: 462, ofTrajectory: null },
];
const people = 16;
/** Of the rows without a mistake every so many goes in: each starts a workflow. The long tests take in the whole list. */
const everyOne = process.env['W2_LONG_TESTS'] ? 1 : 16;

/** One stack, told as one story: what a test leaves is what the next one begins with. */
describe('w2, on a programme that begins empty', () => {
  const dataDir = newDataDir();
  let stack: RunningStack;
  let app: App;
  beforeAll(async () => {
    stack = await startStack({ dataDir });
    app = await stack.openApp();
  });
  afterAll(async () => {
    await stack?.stop();
    removeDataDir(dataDir);
  });

  const show = (id: string) => stack.w2Json<Shown>('show', id);
  const list = (...filter: string[]) => stack.w2Json<List>('list', ...filter);

  it('registers the people of a short list and says which trajectories they have', async () => {
    const slice = listOf(dataDir, { people });
    const report = await stack.w2Json<RegistrationReport>('register', slice);
    expect(report.accepted).toHaveLength(people);
    expect([report.duplicate, report.refused]).toEqual([[], []]);
    expect(await stack.w2Alone('register', slice)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(new RegExp(`dubbel +${people}`)),
    });
  });

  it('lists whom each filter asks for, and nobody else', async () => {
    const all = await list();
    expect(all.rows).toHaveLength(people);
    const limburg = await list('--province', 'limburg');
    expect(limburg.rows).toEqual(all.rows.filter(({ province }) => province === 'limburg'));
    expect(limburg.rows.length).toBeGreaterThan(0);
    expect((await list('--phase', 'registration', '--waiting-for', 'REG-1')).rows).toHaveLength(people);
    expect((await list('--waiting-for', 'partner')).rows).toEqual([]);
    expect((await list('--overdue')).rows).toEqual([]);
    expect((await list('--limit', '4')).rows).toEqual(all.rows.slice(0, 4));
    expect((await stack.w2('list')).stdout).toContain('bemiddelaar: toestemming');
  });

  it('does what is asked, and shows it at the next look', async () => {
    const done = await stack.w2Alone('do', '1', 'giveConsent', '--note', 'per telefoon');
    expect(done).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Gedaan. T-000001') });
    const { phase, events, waiting } = await show('1');
    expect(phase).toBe('intake');
    expect(events.map(({ type }) => type)).toContain('ConsentGiven');
    expect(waiting?.waitsFor.rule).toBe('INT-1');
    expect((await stack.w2Json<WaitingView>('why', 'T-000001')).waiting).toEqual(waiting);
    expect((await stack.w2('why', '1')).stdout).toContain('Wacht op de bemiddelaar: intakegesprek');
  });

  it('says what can be done now with its fields, and what comes when nobody does anything', async () => {
    const { commands } = await stack.w2Json<{ commands: AvailableCommand[] }>('commands', '1');
    expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['holdIntakeTalk', 'pause', 'stop']));
    expect(commands.map(({ name }) => name)).not.toContain('giveConsent');
    const { events } = await stack.w2Json<{ events: TrajectoryEvent[] }>('forecast', '2');
    expect(events.at(-1)).toMatchObject({ type: 'TrajectoryClosed', reason: 'noConsent' });
  });

  it('refuses with exit code 1 and the reason in Dutch, and changes nothing', async () => {
    const before = await show('2');
    const refused = await stack.w2Alone('do', '2', 'agreePlan', '--data', '{"how":"signed"}');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toBe(
      'w2: T-000002, welzijnsplan afspreken: Dat kan niet in de fase aanmelding; het kan in: welzijnsplan. [phase.wrong]\n',
    );
    expect(await show('2')).toEqual(before);
  });

  it.each([
    ['no such command', ['toon', '1'], 2],
    ['no such option', ['list', '--alles'], 2],
    ['no such phase', ['list', '--phase', 'einde'], 2],
    ['something that is no id', ['show', 'Jan'], 2],
    ['a trajectory that is not there', ['show', 'T-009999'], 1],
    ['a command to a trajectory that is not there', ['do', '9999', 'giveConsent'], 1],
    ['data that is no JSON', ['do', '2', 'giveConsent', '--data', '{on:"vandaag"}'], 2],
    ['data that is no object', ['do', '2', 'giveConsent', '--data', '[1]'], 2],
    ['a command nobody knows', ['do', '2', 'zomaar'], 2],
    ['a duration that is none', ['forward', '3x'], 2],
    ['a file that is not there', ['register', 'nergens.csv'], 2],
    ['a file that is no list', ['register', 'package.json'], 1],
  ])('answers %s in one line that says what to do', async (_, args, exitCode) => {
    const ran = await stack.w2(...args);
    expect(ran.stderr).toMatch(/^w2: .{10,}\n$/);
    expect([ran.exitCode, ran.stdout]).toEqual([exitCode, '']);
  });

  it('says the same as a process of its own', async () => {
    const args = ['list', '--alles'];
    const [{ json: _here, ...here }, { json: _alone, ...alone }] = [
      await stack.w2(...args),
      await stack.w2Alone(...args),
    ];
    expect(alone).toEqual(here);
  });

  it('lets thirty days go by: reminders, overdue tasks, escalations', async () => {
    const report = await stack.w2Json<ForwardReport>('forward', '30d');
    expect(report.events).toBeGreaterThan(people * 3);
    const { events } = await show('2');
    const rungs = events.flatMap((event) => (event.type === 'DeadlineReached' ? [`${event.rule} ${event.rung}`] : []));
    expect(rungs).toEqual(expect.arrayContaining(['REG-1 reminder', 'REG-1 overdue', 'REG-1 teamLead']));
    expect((await list('--overdue')).rows).toHaveLength(people);
    expect((await stack.w2('list', '--overdue')).stdout).toContain('TE LAAT');
    expect(await stack.w2('check')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Geen verschillen.'),
    });
  });

  it('shows the places of the groups, sets them, and offers none to someone who does not wait', async () => {
    const { provinces } = await stack.w2Json<CapacityView>('capacity');
    expect(provinces.map(({ places, granted, waiting }) => [places, granted, waiting])).toEqual(
      Array.from({ length: 5 }, () => [60, 0, 0]),
    );
    expect((await stack.w2('capacity', 'set', 'limburg', '12')).stdout).toMatch(
      /^Vastgelegd\. Limburg heeft in \d{4} 12 plaatsen \(eerst 60\); partner Groep Intro/,
    );
    expect(await stack.w2('capacity', 'set', 'limburg', '61')).toMatchObject({
      exitCode: 1,
      stderr: 'w2: Een provincie heeft per jaar 0 tot 60 plaatsen. Geef een getal daartussen.\n',
    });
    expect((await stack.w2('capacity')).stdout).toMatch(/Limburg +12 +0 +0 +12 +0 +0 d +Groep Intro/);
    expect((await stack.w2('capacity', 'queue', 'limburg')).stdout).toBe('In Limburg wacht niemand.\n');
    expect(await stack.w2('capacity', 'offer', '2', '--reason', 'other')).toMatchObject({
      exitCode: 1,
      stderr: 'w2: Traject T-000002 wacht niet op een plaats. w2 capacity queue PROVINCIE toont wie wacht.\n',
    });
    expect((await stack.w2Json<OpenedCapacity>('capacity', 'open')).told).toEqual([]);
  });

  it('finds a changed date and a lost workflow, names both, and rebuilds the lost one', async () => {
    const change = (days: number) =>
      app.db.execute(
        sql`update deadlines set due_on = due_on + ${days}::int where trajectory_id = 'T-000003' and rule = 'REG-2'`,
      );
    await change(5);
    await app.client.workflow.getHandle('T-000004').terminate('by a test');
    const broken = await stack.w2Alone('check', '--json');
    expect(broken.exitCode).toBe(1);
    expect(broken.json<CheckReport>().differences).toEqual([
      {
        id: 'T-000003',
        what: 'deadlines.table',
        details: expect.objectContaining({ deadlineId: 'REG-2#2' }),
      },
      { id: 'T-000004', what: 'run.missing', details: {} },
    ]);
    expect((await stack.w2('check')).stdout).toMatch(
      /2 verschillen:[^]*T-000003 +Een termijn staat anders[^]*T-000004 +De workflow is verloren/,
    );
    const lost = await stack.w2Alone('do', '4', 'giveConsent');
    expect(lost).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('w2 rebuild T-000004') });

    expect((await stack.w2Json<RebuildReport>('rebuild')).rebuilt).toEqual(['T-000004']);
    expect((await stack.w2Json<RebuildReport>('rebuild')).rebuilt).toEqual([]);
    await change(-5);
    expect((await stack.w2Json<CheckReport>('check')).differences).toEqual([]);
    expect((await stack.w2('do', '4', 'refuseConsent')).exitCode).toBe(0);
  });

  it('closes, after sixty days without consent, who was asked for it and never answered', async () => {
    await stack.w2Json<ForwardReport>('forward', '45d');
    expect((await show('2')).closed).toMatchObject({ reason: 'noConsent' });
    await stack.w2Json('do', '1', 'stop', '--data', '{"reason":"movedAway"}');
    expect((await list('--phase', 'closed')).rows).toHaveLength(people);
    // The server's list of open runs follows a moment later.
    const checked = await eventually(
      () => stack.w2Json<CheckReport>('check'),
      ({ openRuns }) => openRuns === 0,
    );
    expect(checked).toMatchObject({ trajectories: 0, differences: [] });
  });

  it('accepts what is right of a long list, names 5 duplicates and what it refuses, and the second time changes nothing', async () => {
    // Three rows are of a day that may still be to come.
    const refusedLines = [...mistakenLines, ...((await show('1')).today < '2031-12-31' ? linesOf2031 : [])].sort(
      (a, b) => a - b,
    );
    const doubled = new Set(duplicateLines.flatMap(({ line, ofLine }) => [line, ofLine]));
    const odd = new Set([...mistakenLines, ...linesOf2031, ...doubled]);
    const right = goodRows().filter(({ line }, index) => !odd.has(line) && index % everyOne === 0);
    const taken = new Set([...odd, ...right.map(({ line }) => line)]);
    const longList = linesOfList(dataDir, (line) => taken.has(line));
    const rightLines = taken.size - duplicateLines.length - refusedLines.length;
    if (everyOne === 1) expect(rightLines).toBe(645 - refusedLines.length);
    const first = await stack.w2('register', longList, '--json');
    expect(first.exitCode).toBe(1);
    const report = first.json<RegistrationReport>();
    expect(report.accepted).toHaveLength(rightLines);
    expect(report.duplicate).toEqual(duplicateLines);
    expect(report.refused.map(({ line }) => line)).toEqual(refusedLines);
    const before = await countEvents(app.db);
    const again = (await stack.w2('register', longList, '--json')).json<RegistrationReport>();
    expect([again.accepted.length, again.duplicate.length]).toEqual([0, rightLines + duplicateLines.length]);
    expect(again.refused).toEqual(report.refused);
    expect(await stack.w2Json<CheckReport>('check')).toMatchObject({
      trajectories: rightLines,
      openRuns: rightLines,
      events: before,
      differences: [],
    });
  });
});
