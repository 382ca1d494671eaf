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
