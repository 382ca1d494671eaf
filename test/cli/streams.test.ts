import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../settings/index.ts';

type Stream = 'pipe' | 'closed' | number;

/** `w2` as a process, with what it writes to; of a closed one nobody reads any more. */
function w2(args: readonly string[], out: Stream, err: Stream): Promise<{ code: number | null; stderr: string }> {
  const stdio = [out, err].map((one) => (one === 'closed' ? 'pipe' : one));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'cli/main.ts', ...args], {
    cwd: projectRoot,
    stdio: ['ignore', ...stdio],
  });
  if (out === 'closed') child.stdout?.destroy();
  if (err === 'closed') child.stderr?.destroy();
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}

describe('w2 whose output nobody takes', () => {
  it('does what it does and ends with the code of that, whichever stream was closed', async () => {
    expect(await w2(['show', '--json'], 'closed', 'pipe')).toMatchObject({ code: 2 });
    expect(await w2(['no-such-command'], 'pipe', 'closed')).toMatchObject({ code: 2 });
    expect(await w2(['--help'], 'closed', 'closed')).toMatchObject({ code: 0 });
  });

  it.runIf(existsSync('/dev/full'))('says in one line that it could not be written', async () => {
    const { code, stderr } = await w2(['--help'], openSync('/dev/full', 'w'), 'pipe');
    expect(stderr.trim().split('\n')).toEqual([expect.stringMatching(/^w2: de uitvoer .*\(ENOSPC\)/)]);
    expect(code).toBe(2);
  });
});
