/** A gate: a tool that must find nothing, and that must have looked at something. A gate that saw no file has not passed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';

export interface Gate {
  readonly name: string;
  /** The gate is skipped, and says so, while this file does not exist. */
  readonly config: string;
  /** The file of the tool, seen from node_modules, and its arguments; run with this Node, so that no shim decides the version. */
  readonly command: readonly [tool: string, ...args: string[]];
  /** How many files it says it saw. */
  readonly seen: (output: string) => number;
}

export interface GateResult {
  readonly passed: boolean;
  readonly files: number;
  readonly output: string;
}

export async function runGate(gate: Gate): Promise<GateResult> {
  const [tool, ...args] = gate.command;
  const { code, output } = await run(process.execPath, [join(projectRoot, 'node_modules', tool), ...args]);
  const files = gate.seen(output);
  return { passed: code === 0 && files > 0, files, output: output.trim() };
}

function run(command: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
