import { msOf } from '../../domain/calendar/index.ts';
import type { SweepFinding } from '../../workflows/contract.ts';
import { check } from './check.ts';
import { checkOne } from './compare.ts';
import { each } from '../each.ts';
import type { App } from '../open.ts';
import { rebuild } from './rebuild.ts';
import { bringTo } from '../runs/bring-to.ts';

/** What can be mended without anyone's judgement: a lost run from its events, a late timer by a new run. All else is told. */
const mends: Readonly<Record<string, (app: App, id: string) => Promise<unknown>>> = {
  'run.missing': (app, id) => rebuild(app, id),
  'deadline.stepMissed': nudge,
};

/** Compares Postgres, Temporal and the clock, mends what can be mended, looks again, and says each thing that was found. Repeatable. */
export async function reconcile(app: App): Promise<SweepFinding[]> {
  const { differences } = await check(app);
  const toMend = new Map<string, Set<string>>();
  for (const { id, what } of differences)
    if (id && mends[what]) toMend.set(id, (toMend.get(id) ?? new Set()).add(what));
  const left = new Map<string, Set<string>>();
  await each([...toMend], 4, async ([id, whats]) => {
    left.set(id, await mend(app, id, whats));
  });
  const found = differences.map(({ id, what }): SweepFinding => {
    const mended = id !== null && toMend.get(id)?.has(what) && !left.get(id)?.has(what);
    return { id, what, became: mended ? 'repaired' : 'reported' };
  });
  // One of which three steps were late is one finding.
  return [...new Map(found.map((one) => [`${one.id} ${one.what}`, one])).values()];
}

/** Mends one; answers with what is still wrong afterwards. */
async function mend(app: App, id: string, whats: ReadonlySet<string>): Promise<Set<string>> {
  try {
    // A run that is started again decides by itself what fell due meanwhile.
    for (const what of whats.has('run.missing') ? ['run.missing'] : whats) await mends[what]?.(app, id);
  } catch {
    return new Set(whats);
  }
  return new Set((await checkOne(app, id, msOf(await app.now()), false)).map(({ what }) => what));
}

/** A new run looks at the clock first thing. In the demo its clock may be what is late. */
async function nudge(app: App, id: string): Promise<void> {
  if (app.settings.mode === 'demo') await bringTo(app, id, msOf(await app.now()));
  await app.client.workflow.getHandle(id).signal('refresh');
}
