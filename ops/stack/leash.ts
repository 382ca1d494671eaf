/**
 * Runs a program that is not ours (Postgres, the Temporal server) so that it never outlives us: when the supervisor dies,
 * even by kill -9, our standard input closes and the program is asked to stop.
 *
 *     node leash.ts '{"stopSignal":"SIGINT","graceMs":10000}' program arg …
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

export interface LeashOptions {
  readonly stopSignal: NodeJS.Signals;
  /** How long the program may take to stop before it is killed. */
  readonly graceMs: number;
  /** Run the program as this user; only root can ask for it. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const [optionsText, program, ...args] = process.argv.slice(2);
if (!optionsText || !program) throw new Error('usage: leash.ts OPTIONS program arg …');
const options = JSON.parse(optionsText) as LeashOptions;

const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options.user });
console.log(`PID ${child.pid ?? 0}`);

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  child.kill(options.stopSignal);
  setTimeout(() => child.kill('SIGKILL'), options.graceMs).unref();
}

process.stdin.resume().on('end', stop).on('error', stop);
process.on('SIGTERM', stop).on('SIGINT', stop);
// When the supervisor is gone, so is the reader of our output.
process.stdout.on('error', () => {});

child.on('error', (error) => {
  console.error(`${program} could not be started: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
