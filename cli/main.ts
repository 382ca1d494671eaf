/** `w2`: what mediators and operators do from a terminal. */
import { exit } from './exit.ts';
import { processIo } from './io.ts';
import { runCli } from './program.ts';

// `w2 list | head` closes our stdout early, `2>&1 | head` stderr: what is under way is done, and its exit code counts.
let unwritten: string | undefined;
process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE' || unwritten !== undefined) return;
  unwritten = code;
  process.stderr.write(`w2: de uitvoer kon niet worden geschreven (${code}); geef een plaats waar dat kan.\n`);
});
process.stderr.on('error', () => {});
process.once('exit', (code) => {
  if (unwritten !== undefined && code === exit.ok) process.exitCode = exit.usage;
});

process.exitCode = await runCli(process.argv.slice(2), processIo());
