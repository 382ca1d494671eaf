import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../../app/operations/index.ts';
import { type ForwardReport, forward } from '../../../app/demo/index.ts';
import type { App } from '../../../app/open.ts';
import { listTrajectories } from '../../../app/trajectories/index.ts';
import { countEvents } from '../../../db/queries/counts.ts';
import { waitForEnd } from '../../../ops/stack/processes.ts';
import { isAlive } from '../../../settings/running-process.ts';
import { newDataDir, removeDataDir, startStack, tryStart, type RunningStack } from '../../support/running-stack.ts';
import { mediators } from '../../support/sign-in.ts';
import { writeReport } from '../../support/report.ts';
import { createWorld, eventually } from '../../support/world.ts';
import { callApi, contactsNoted } from './caller.ts';
import { killAndWait, killWorker } from './killing.ts';
import { playPopulation, takeIn, type Population } from './population.ts';
import { tellAll } from './told.ts';

export interface Kills {
  readonly people: number;
  readonly duration: string;
  /** Of the worker, while time goes by. */
  readonly kills: number;
  /** How often worker, Temporal server and Postgres die while commands are given. */
  readonly rounds: number;
  /** Keeps what it saw in `docs/long-runs.md`. */
  readonly report?: true;
}

/** One stack, killed in every way; what a test leaves is what the next begins with. */
export function describeKills(title: string, { people, duration, kills, rounds, report }: Kills): void {
  describe(title, { timeout: 60 * 60_000 }, () => {
    const dataDir = newDataDir();
    const population = playPopulation({ people, seed: 7 });
    let stack: RunningStack;
    let app: App;
    /** The same lives without a kill: what happened, and how many events that was. */
    let undisturbed: { readonly told: Map<string, string[]>; readonly events: number };
    beforeAll(async () => {
      undisturbed = await liveUndisturbed(population, duration);
      stack = await startStack({ dataDir });
      app = await stack.openApp();
      await takeIn(app, population);
    }, 15 * 60_000);
    afterAll(async () => {
      await stack?.stop();
      removeDataDir(dataDir);
    }, 120_000);

    const checked = () => stack.w2Json<CheckReport>('check');

    it(`when the worker is killed ${kills} times while ${duration} go by, everything happens as without`, async () => {
      const running = stack.w2Json<ForwardReport>('forward', duration, '--no-sweeps');
      const everyEvents = Math.floor(undisturbed.events / (kills + 1));
      const from = Date.now();
      const killed = await killWorker(stack, app, { times: kills, everyEvents, running });
      expect((await running).events).toBe(undisturbed.events);
      expect(killed).toBe(kills);
      expect(await tellAll(app)).toEqual(undisturbed.told);
      expect((await checked()).differences).toEqual([]);
      if (report)
        writeReport(
          'A worker that is killed all the time',
          `${people} people, moved by \`w2 forward ${duration} --no-sweeps\` while the worker is killed with -9: the same events as without a kill.`,
          [
            ['kills', killed],
            ['events recorded meanwhile', undisturbed.events],
            ['trajectories', undisturbed.told.size],
            ['seconds', Math.round((Date.now() - from) / 1000)],
          ],
        );
    });

    it('whatever is killed, a command is done or clearly refused; none is lost, none is done twice', async () => {
      const { rows } = await listTrajectories(app, { phase: 'mediation', limit: 8 });
      const by = mediators(app.db);
      const caller = callApi(
        stack.urls['api'] ?? '',
        new Map(await Promise.all(rows.map(async ({ trajectoryId: id }) => [id, await by(id)] as const))),
      );
      for (let round = 0; round < rounds; round += 1) {
        for (const victim of ['worker', 'temporal', 'postgres']) {
          const enough = caller.doneSoFar() + 5;
          await eventually(
            async () => caller.doneSoFar(),
            (done) => done >= enough,
          );
          await killAndWait(stack, victim);
        }
      }
      const done = await caller.finish();
      console.log('the API answered', Object.fromEntries(caller.answers));
      expect(done.length).toBeGreaterThan(10);
      const noted = await contactsNoted(app);
      expect([...noted].filter(([, times]) => times !== 1)).toEqual([]);
      expect([...noted.keys()].toSorted()).toEqual(done.toSorted());
      expect((await checked()).differences).toEqual([]);
    });

    it('refuses a second start beside the first, in a line that says how to stop that one', async () => {
      const second = await tryStart(dataDir);
      expect(second.exitCode).toBe(1);
      expect(second.stderr).toContain(`W² is already running on ${dataDir} (pid ${stack.startPid}).`);
      expect(second.stderr).toContain(`kill ${stack.startPid}`);
      expect(isAlive(stack.startPid)).toBe(true);
    });

    it('when the start itself is killed no child outlives it, and the next start finds everything again', async () => {
      const events = await countEvents(app.db);
      const children = Object.values(stack.pids());
      await stack.kill();
      expect(await stillThere(children)).toEqual([]);
      expect(await stack.w2('check')).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('npm start') });
      stack = await startStack({ dataDir });
      app = await stack.openApp();
      expect(await checked()).toMatchObject({ events, differences: [] });
    });

    it('when asked to stop it ends with 0 and leaves no child', async () => {
      const children = Object.values(stack.pids());
      expect(children.length).toBeGreaterThan(6);
      expect(await stack.stop()).toBe(0);
      expect(await stillThere(children)).toEqual([]);
    });
  });
}

/** The same people from the same moment, in a system of their own where nothing is killed. */
async function liveUndisturbed(population: Population, duration: string) {
  const world = await createWorld();
  try {
    await takeIn(world.app, population);
    const { events } = await forward(world.app, { duration, sweeps: false });
    return { told: await tellAll(world.app), events };
  } finally {
    await world.close();
  }
}

/** Those that do not end by themselves when nobody is there to stop them. */
async function stillThere(pids: readonly number[]): Promise<number[]> {
  const ended = await Promise.all(pids.map((pid) => waitForEnd(pid, 30_000)));
  return pids.filter((_, index) => !ended[index]);
}
