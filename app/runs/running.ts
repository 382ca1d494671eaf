import { hasStatus } from '../grpc.ts';
import type { App } from '../open.ts';
import type { Kind } from './kind.ts';

/** Every id of a kind whose workflow is open. Visibility may lag a moment: ask `isRunning` before acting on an absence. */
export async function runningIds({ client }: App, { workflow }: Kind): Promise<Set<string>> {
  const ids = new Set<string>();
  const query = `WorkflowType = '${workflow}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) ids.add(workflowId);
  return ids;
}

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
  /** A task or an activity of it is under way, or does not succeed. */
  readonly isBusy: boolean;
}

/** null: none is open. Asks the server alone, no worker. */
export async function openRun(
  { client: { workflowService, options } }: App,
  workflowId: string,
): Promise<OpenRun | null> {
  try {
    const { namespace } = options;
    const {
      workflowExecutionInfo: info,
      pendingWorkflowTask: task,
      pendingActivities: activities,
    } = await workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
    if (info?.status !== running || !info.execution?.runId) return null;
    const isBusy = Boolean(task) || (activities ?? []).length > 0;
    return { runId: info.execution.runId, historyLength: Number(info.historyLength), isBusy };
  } catch (error) {
    if (hasStatus(error, 'notFound')) return null;
    throw error;
  }
}

/** WORKFLOW_EXECUTION_STATUS_RUNNING */
const running = 1;
