/** `w2`: what mediators and operators do from a terminal. */
import { processIo } from './io.ts';
import { runCli } from './program.ts';

// `w2 list | head` closes our stdout early; that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), processIo());
