import { instantOfMs, localDateOf, type Instant } from '../../domain/calendar/index.ts';
import { presentEdition } from '../../domain/durable/edition.ts';
import { inForce } from '../../domain/rules/index.ts';
import { countByEdition, countByRuleVersion, readRuleSets } from '../../db/queries/rules.ts';
import { deploymentName, webhookWorkflow } from '../../workflows/contract.ts';
import type { App } from '../open.ts';
import { deploymentInfo, servedBuilds } from '../runs/deployment.ts';
import { kinds } from '../runs/kinds.ts';

/** A build that Temporal knows, and what is on it. */
export interface BuildView {
  readonly build: string;
  /** New runs begin on it, and whatever goes on as a new run. */
  readonly current: boolean;
  readonly since: Instant | null;
  /** A worker of it asked for work lately; without one its runs do not answer. */
  readonly served: boolean;
  /** Open runs that stay on it until they go on as a new run. */
  readonly pinned: number;
  /** Of these, what goes over to the current build: at its next phase, or by `refresh`. */
  readonly moves: number;
  /** … and what does not: parked, or nobody serves it. Of the current build all stay. */
  readonly stays: number;
  readonly parked: number;
  /** Open runs that follow the current build by themselves. */
  readonly follows: number;
  /** Nothing open is on it and nothing new comes to it: its worker and its bundle may go. */
  readonly mayGo: boolean;
  /** As Temporal itself sees it, which looks every few minutes. */
  readonly drainage: 'draining' | 'drained' | null;
}

export interface BuildsView {
  /** The current one first, then the newest. */
  readonly builds: readonly BuildView[];
  /** Open runs that no build has taken up yet. */
  readonly withoutBuild: number;
  /** What the current build does otherwise only for whom took it over: of how many open trajectories it is so. */
  readonly rules: { readonly inForce: string; readonly adopted: number; readonly others: number };
  readonly edition: { readonly present: number; readonly adopted: number; readonly others: number };
}

/** `temporal.api.enums.v1`: how far a build is drained. */
const drainages = [null, 'draining', 'drained'] as const;

interface Moment {
  readonly seconds?: unknown;
}
const msOf = (moment: Moment | null | undefined): number | null => (moment ? Number(moment.seconds ?? 0) * 1000 : null);

/** Which builds there are, what is on each and what a deploy moves: all asked of Temporal now, but what carries which rules. */
export async function listBuilds(app: App): Promise<BuildsView> {
  const [info, served] = await Promise.all([deploymentInfo(app.client), servedBuilds(app.client)]);
  const now = info?.routingConfig?.currentDeploymentVersion?.buildId;
  const builds = await Promise.all(
    (info?.versionSummaries ?? []).map(async (summary) => {
      const build = summary.deploymentVersion?.buildId ?? '';
      const on = `TemporalWorkerDeploymentVersion = '${deploymentName}:${build}'`;
      const [open, follows, parked] = await Promise.all([
        countOpen(app, on),
        countOpen(app, `${on} AND TemporalWorkflowVersioningBehavior = 'AutoUpgrade'`),
        countOpen(app, `${on} AND WaitingFor STARTS_WITH 'operator parked'`),
      ]);
      const pinned = open - follows;
      const [isServed, current] = [served.has(build), build === now];
      const moves = current || !isServed ? 0 : pinned - parked;
      const since = msOf(summary.createTime);
      return {
        ...{ build, current, served: isServed, pinned, moves, stays: pinned - moves, parked, follows },
        since: since === null ? null : instantOfMs(since),
        mayGo: !current && open === 0,
        drainage: drainages[summary.drainageInfo?.status ?? 0] ?? null,
      };
    }),
  );
  const all = await countOpen(app, 'StartTime > 0');
  return {
    builds: builds.toSorted((a, b) => Number(b.current) - Number(a.current) || (a.since! < b.since! ? 1 : -1)),
    withoutBuild: all - builds.reduce((sum, { pinned, follows }) => sum + pinned + follows, 0),
    ...(await takenOver(app)),
  };
}

/** Runs of every kind that are open. */
async function countOpen({ client }: App, which: string): Promise<number> {
  const types = [...kinds.map(({ workflow }) => workflow), webhookWorkflow].map((name) => `'${name}'`).join(', ');
  const { count } = await client.workflow.count(
    `WorkflowType IN (${types}) AND ExecutionStatus = 'Running' AND ${which}`,
  );
  return count;
}

async function takenOver(app: App): Promise<Pick<BuildsView, 'rules' | 'edition'>> {
  const present = inForce(localDateOf(await app.now()), await readRuleSets(app.db)).version;
  const [rules, editions] = await Promise.all([countByRuleVersion(app.db), countByEdition(app.db)]);
  const split = <Key>(counts: ReadonlyMap<Key, number>, key: Key) => {
    const adopted = counts.get(key) ?? 0;
    return { adopted, others: [...counts.values()].reduce((sum, n) => sum + n, 0) - adopted };
  };
  return {
    rules: { inForce: present, ...split(rules, present) },
    edition: { present: presentEdition, ...split(editions, presentEdition) },
  };
}
