/**
 * Loaded before our own entry points (`node --import`): when the supervisor dies, however, our standard input closes and
 * this process stops as if it had been asked to. So no entry point has to think of it.
 */
import { isMainThread } from 'node:worker_threads';

const graceMs = 10_000;

if (isMainThread) {
  const stop = (): void => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), graceMs).unref();
  };
  process.stdin.resume().on('end', stop).on('error', stop);
  // Watching must not be what keeps the process alive.
  process.stdin.unref();
  // When the supervisor is gone, so is the reader of our output: a log line must not end an orderly stop.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
