import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckReport, limitSystem } from '../../../app/operations/index.ts';
import { each } from '../../../app/each.ts';
import { giveCommand } from '../../../app/trajectories/index.ts';
import type { App } from '../../../app/open.ts';
import { registerRow } from '../../../app/intake/index.ts';
import { readDisclosures, sentReferences } from '../../../db/queries/disclosures.ts';
import { trajectoriesWithPending } from '../../../db/queries/effects.ts';
import { readLookups } from '../../../db/queries/lookups.ts';
import { outsideSystems, type CommandName, type OutsideSystem } from '../../../domain/trajectory/index.ts';
import type { LedgerEntry } from '../../../integrations/sandbox/ledger.ts';
import { newDataDir, removeDataDir, startStack, type RunningStack } from '../../support/running-stack.ts';
import { writeReport } from '../../support/report.ts';
import { eventually, mediator } from '../../support/world.ts';
import { killAndWait } from './killing.ts';
import { goodRows } from './list.ts';
import { appliedTwice, badlyInscribed, clearFaults, exercised, ledgerOf, setFaults } from './outside-ledger.ts';
import { eligible } from '../../support/eligible.ts';

export interface Weather {
  readonly people: number;
  /** Of the worker and of the sandboxes, in turn, while things are asked and told. */
  readonly kills: number;
  readonly report?: true;
}

const kinds = ['refuse', 'apply-then-503', 'apply-then-cut', 'slow', 'malformed', 'wrong-correlation', '429'] as const;

/**
 * Together 28 % of all calls, whatever the system. Two kinds strike each system's first calls, other ones per system, so
 * that even a sample of a few people meets them all.
 */
function plan(system: OutsideSystem, seed: number) {
  const fault = (kind: (typeof kinds)[number]) => ({
    kind,
    delayMs: 150,
    ...(kind === '429' ? { retryAfterSeconds: 1 } : {}),
  });
  const place = 2 * outsideSystems.indexOf(system);
  const first = [kinds[place % kinds.length]!, kinds[(place + 1) % kinds.length]!];
  return {
    seed,
    rules: [
      ...first.map((kind) => ({ ...fault(kind), rate: 1, times: 1 })),
      ...kinds.map((kind) => ({ ...fault(kind), rate: 0.04 })),
    ],
  };
}

/** Every kind of bad weather at once, and whoever asks and answers killed in between. */
export function describeFaults(title: string, { people, kills, report }: Weather): void {
  describe(title, { timeout: 60 * 60_000 }, () => {
    const dataDir = newDataDir();
    const seen: Record<string, number> = {};
    let stack: RunningStack;
    let app: App;
    let ids: readonly string[];
    beforeAll(async () => {
      stack = await startStack({ dataDir });
      app = await stack.openApp();
      for (const system of outsideSystems) await limitSystem(app, system, { coolDownMs: 500, perSecond: 50 });
      const rows = goodRows().slice(0, people);
      ids = (
        await each(rows, 8, async ({ row }) => {
          const done = await registerRow(app, row, mediator);
          return done.ok ? [done.trajectoryId] : [];
        })
      ).flat();
    }, 15 * 60_000);
    afterAll(async () => {
      await stack?.stop();
      removeDataDir(dataDir);
    }, 120_000);

    const urlOf = (system: string): string => stack.urls[system] ?? '';
    /** A sandbox that is killed forgets its faults and what it counted of them, not its ledger. */
    const remember = async (system: string): Promise<void> => {
      for (const [kind, count] of Object.entries(await exercised(urlOf(system)).catch(() => ({}))))
        seen[`${system} ${kind}`] = (seen[`${system} ${kind}`] ?? 0) + (count as number);
    };
    const say = async (id: string, name: CommandName, data: Record<string, unknown> = {}) => {
      for (let tries = 0; ; tries += 1) {
        try {
          return await giveCommand(app, {
            trajectoryId: id,
            name,
            by: mediator,
            data,
            idempotencyKey: `${id}-${name}`,
          });
        } catch (error) {
          if (tries === 5) throw error;
          await wait(500);
        }
      }
    };

    it(`of ${people} trajectories with 28 % faulty calls and ${kills} kills every effect happens once`, async () => {
      const from = Date.now();
      for (const [index, system] of outsideSystems.entries()) await setFaults(urlOf(system), plan(system, index + 1));
      let over = false;
      const lives = each(ids, 6, (id) => liveThrough(id, say)).finally(() => (over = true));
      let killed = 0;
      const victims = ['worker', ...outsideSystems] as const;
      const pauseMs = report ? 3_000 : 1_500;
      while (!over || killed < kills) {
        await wait(pauseMs);
        if (killed >= kills) continue;
        const victim = victims[killed % victims.length]!;
        if (victim !== 'worker') await remember(victim);
        await killAndWait(stack, victim);
        killed += 1;
        if (victim !== 'worker') {
          await eventually(
            () =>
              setFaults(urlOf(victim), plan(victim, killed + 10)).then(
                () => true,
                () => false,
              ),
            Boolean,
          );
        }
      }
      await lives;
      // Two months, in which what had no answer is asked again; then the sky clears, and what waits is told.
      await stack.w2Json('forward', '62d', '--no-sweeps');
      for (const system of outsideSystems) {
        await remember(system);
        await clearFaults(urlOf(system));
      }
      await each(ids, 6, (id) => say(id, 'stop', { reason: 'byPerson' }));
      await eventually(
        async () => {
          await stack.w2Json('forward', '1d', '--no-sweeps');
          return trajectoriesWithPending(app.db);
        },
        (pending) => pending.length === 0,
        10 * 60_000,
      );
      expect(killed).toBe(kills);
      if (report)
        writeReport(
          'Bad weather outside',
          `${people} trajectories, each asking and telling five outside systems of which 28 % of the calls go wrong, with the worker and the sandboxes killed with -9 in turn; two months pass, all close.`,
          [
            ['kills', killed],
            ['calls that the sandboxes took in', (await allLedgers()).length],
            ['attempts in the disclosure log', (await sentReferences(app.db)).length],
            ['faults struck', Object.values(seen).reduce((sum, count) => sum + count, 0)],
            ['seconds', Math.round((Date.now() - from) / 1000)],
          ],
        );
    });

    const allLedgers = async (): Promise<LedgerEntry[]> =>
      (await Promise.all(outsideSystems.map((system) => ledgerOf(urlOf(system))))).flat();

    it('every inscription was opened once and is closed; every notice and question took effect once', async () => {
      const repertorium = await ledgerOf(urlOf('repertorium'));
      expect(repertorium.filter(({ effect }) => effect === 'opened').length).toBeGreaterThan(people / 2);
      expect(badlyInscribed(repertorium)).toEqual([]);
      const ocmw = await ledgerOf(urlOf('localOcmw'));
      expect(ocmw.filter(({ effect }) => effect === 'applied').length).toBeGreaterThan(people);
      expect(appliedTwice(ocmw)).toEqual([]);
    });

    it('every entry of a ledger has one in the disclosure log; the others say that nothing came back', async () => {
      const ledger = (await allLedgers()).map(({ reference }) => reference);
      expect(new Set(ledger).size).toBe(ledger.length);
      // What goes by mail has no ledger but the mail server's.
      const log = (await Promise.all(ids.map((id) => readDisclosures(app.db, id))))
        .flat()
        .filter(({ received }) => !received.includes('keptHere') && !received.includes('mailed'));
      const logged = new Map(log.map((row) => [row.reference, row.outcome]));
      expect(ledger.filter((reference) => !logged.has(reference))).toEqual([]);
      const taken = new Set(ledger);
      const elsewhere = log.filter(({ reference }) => !taken.has(reference)).map(({ outcome }) => outcome);
      expect(elsewhere.filter((outcome) => outcome !== 'unanswered' && outcome !== 'notDelivered')).toEqual([]);
      expect(
        log.filter(({ outcome }) => outcome === 'notDelivered').filter(({ reference }) => taken.has(reference)),
      ).toEqual([]);
    });

    it('no look-up is lost, and nothing differs', async () => {
      const open = (await Promise.all(ids.map((id) => readLookups(app.db, id)))).flat();
      expect(open.length).toBeGreaterThan(people);
      expect(open.filter(({ status }) => status === 'asked' || status === 'toAskAgain')).toEqual([]);
      expect((await stack.w2Json<CheckReport>('check')).differences).toEqual([]);
    });

    it('every kind of fault struck every system', () => {
      const missing = outsideSystems.flatMap((system) =>
        // A question is rarer than a look-up: in a small sample not every kind meets every system.
        kinds.filter((kind) => report && !seen[`${system} ${kind}`]).map((kind) => `${system} ${kind}`),
      );
      expect(missing).toEqual([]);
      const struck = (kind: string) => outsideSystems.reduce((sum, one) => sum + (seen[`${one} ${kind}`] ?? 0), 0);
      expect(kinds.filter((kind) => struck(kind) === 0)).toEqual([]);
    });
  });
}

type Say = (id: string, name: CommandName, data?: Record<string, unknown>) => Promise<unknown>;

/** From consent to a plan, with a question to the OCMW; one in five withdraws consent, one in ten dies. */
async function liveThrough(id: string, say: Say): Promise<void> {
  const number = Number(id.slice(2));
  await say(id, 'giveConsent');
  await say(id, 'holdIntakeTalk');
  await say(id, 'decideEligibility', eligible);
  await say(id, 'addGoal', { theme: 'work' });
  await say(id, 'agreePlan', { how: 'signed' });
  // Where there is no agreement the question is refused at the door.
  await say(id, 'askOcmw', { question: 'gpmi' }).catch(() => undefined);
  await say(id, 'requestLookup', { system: 'employment' });
  if (number % 5 === 0) await say(id, 'withdrawConsent');
  else if (number % 10 === 3) await say(id, 'stop', { reason: 'deceased' });
}
