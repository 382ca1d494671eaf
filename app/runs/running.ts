import { hasStatus } from '../grpc.ts';
import type { App } from '../open.ts';
import type { Kind } from './kind.ts';

/** The open runs of a kind, by id. Visibility may lag a moment: ask `isRunning` before acting on an absence. */
export async function openRuns(app: App, kind: Kind): Promise<Map<string, string>> {
  const runs = new Map<string, string>();
  for await (const { workflowId, runId } of listed(app, kind)) runs.set(workflowId, runId);
  return runs;
}

/** Those of them whose tasks fail again and again, as far as the server says so: it does since 1.30. */
export async function troubledRuns(app: App, kind: Kind): Promise<Set<string>> {
  const ids = new Set<string>();
  try {
    for await (const { workflowId } of listed(app, kind, ' AND TemporalReportedProblems IS NOT NULL'))
      ids.add(workflowId);
  } catch (error) {
    if (!hasStatus((error as Error).cause, 'invalidArgument')) throw error;
  }
  return ids;
}

const listed = ({ client }: App, { workflow }: Kind, more = '') =>
  client.workflow.list({
    query: `WorkflowType = '${workflow}' AND ExecutionStatus = 'Running'${more}`,
    pageSize: 1_000,
  });

export async function isRunning({ client }: App, id: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(id).describe()).status.name === 'RUNNING';
  } catch {
    return false;
  }
}

/** A run that is open: which one, and how long its history is. As long as both stay, so does its state. */
export interface OpenRun {
  readonly runId: string;
  readonly historyLength: number;
}

/** null: none is open. Asks the server alone, no worker. */
export async function openRun(
  { client: { workflowService, options } }: App,
  workflowId: string,
): Promise<OpenRun | null> {
  try {
    const { namespace } = options;
    const { workflowExecutionInfo: info } = await workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
    if (info?.status !== running || !info.execution?.runId) return null;
    return { runId: info.execution.runId, historyLength: Number(info.historyLength) };
  } catch (error) {
    if (hasStatus(error, 'notFound')) return null;
    throw error;
  }
}

/** WORKFLOW_EXECUTION_STATUS_RUNNING */
const running = 1;
