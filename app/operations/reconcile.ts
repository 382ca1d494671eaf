import { msOf } from '../../domain/calendar/index.ts';
import type { SweepFinding } from '../../workflows/contract.ts';
import { check } from './check.ts';
import { checkOne, type Silence } from './compare.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { rebuildThese } from './rebuild.ts';
import { bringTo } from '../runs/bring-to.ts';

/**
 * Compares Postgres, Temporal and the clock, mends what can be mended without anyone's judgement (a lost run from its events,
 * a late timer by a new run), looks again, and says each thing that was found. Repeatable.
 */
export async function reconcile(app: App): Promise<SweepFinding[]> {
  const { differences } = await check(app);
  const idsOf = (wanted: string) => [
    ...new Set(differences.flatMap(({ id, what }) => (id !== null && what === wanted ? [id] : []))),
  ];
  const lost = idsOf('run.missing');
  await rebuildThese(app, lost);
  // A run that is started again decides by itself what fell due meanwhile.
  const late = idsOf('deadline.stepMissed').filter((id) => !lost.includes(id));
  await each(late, 4, (id) => nudge(app, id).catch(() => {}));
  const silence: Silence = { heard: false };
  const left = new Map(
    await each([...lost, ...late], 4, async (id) => [id, await whatIsLeft(app, id, silence)] as const),
  );
  const found = differences.map(({ id, what }): SweepFinding => {
    const tried = what === 'run.missing' || what === 'deadline.stepMissed';
    const mended = tried && id !== null && left.get(id)?.has(what) === false;
    return { id, what, became: mended ? 'repaired' : 'reported' };
  });
  // One of which three steps were late is one finding.
  return [...new Map(found.map((one) => [`${one.id} ${one.what}`, one])).values()];
}

async function whatIsLeft(app: App, id: string, silence: Silence): Promise<ReadonlySet<string>> {
  const found = await checkOne(app, id, { nowMs: msOf(await app.now()), silence });
  return new Set(found.map(({ what }) => what));
}

/** A new run looks at the clock first thing. In the demo its clock may be what is late. */
async function nudge(app: App, id: string): Promise<void> {
  if (app.settings.mode === 'demo') await bringTo(app, id, msOf(await app.now()));
  await app.client.workflow.getHandle(id).signal('refresh');
}
