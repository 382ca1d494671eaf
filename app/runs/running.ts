import { trajectoryWorkflow } from '../../workflows/contract.ts';
import type { App } from '../open.ts';

/** Every id of a trajectory whose workflow is open. Visibility may lag a moment: ask `isRunning` before acting on an absence. */
export async function runningIds({ client }: App): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { workflowId } of client.workflow.list({
    query: `WorkflowType = '${trajectoryWorkflow}' AND ExecutionStatus = 'Running'`,
  }))
    ids.add(workflowId);
  return ids;
}

export async function isRunning({ client }: App, trajectoryId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(trajectoryId).describe()).status.name === 'RUNNING';
  } catch {
    return false;
  }
}
