import { fork } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { roomForGarbage } from '../../ops/stack/our-children.ts';
import type { Orders, Reply, Setup } from './worker-orders.ts';

export interface WorkerProcess {
  readonly pid: number;
  ask<N extends keyof Orders>(order: N, ask: Orders[N]['ask']): Promise<Orders[N]['answer']>;
  /** Waits until it has had nothing to do for a while; answers since when, in ms of `performance.now()`. */
  settled(): Promise<number>;
  end(): Promise<void>;
}

const entry = fileURLToPath(new URL('./worker.ts', import.meta.url));
const threadMemory = new URL('./thread-memory.ts', import.meta.url).href;
/** As in production, on both sides: no stack trace at each promise of a workflow; what else is spared is ours. */
const sandboxOf = (kind: Setup['kind']): string =>
  new URL(`../../bin/lib/${kind === 'w2' ? 'sandbox' : 'call-stacks'}.mjs`, import.meta.url).href;

/** Between two tasks of one workflow the server may take its time: only this long without any is rest. */
const restMs = 1_000;
const lookEveryMs = 25;

export async function startWorker(setup: Setup): Promise<WorkerProcess> {
  const child = fork(entry, [], {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      // As `npm start` starts ours; bare Temporal has what Node gives.
      ...(setup.kind === 'w2' ? roomForGarbage : []),
      '--expose-gc',
      '--import',
      threadMemory,
      '--import',
      sandboxOf(setup.kind),
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the ${setup.kind} worker ended (${signal ?? code})`)));
  });
  gone.catch(() => {});
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, so that each answer belongs to the order before it. */
  function ask<N extends keyof Orders>(order: N, what: Orders[N]['ask']): Promise<Orders[N]['answer']> {
    const answer = last.then(async () => {
      const reply = new Promise<Reply>((resolve) => child.once('message', (message) => resolve(message as Reply)));
      child.send({ order, ask: what });
      const got = await Promise.race([reply, gone]);
      if ('failed' in got) throw new Error(`the ${setup.kind} worker could not ${order}: ${got.failed}`);
      return got.answer as Orders[N]['answer'];
    });
    last = answer.catch(() => {});
    return answer;
  }

  await ask('begin', setup);
  return {
    pid: child.pid ?? 0,
    ask,
    async settled() {
      let since = performance.now();
      while (performance.now() - since < restMs) {
        await wait(lookEveryMs);
        if ((await ask('status', null)).busy > 0) since = performance.now();
      }
      return since;
    },
    async end() {
      await ask('end', null);
      child.disconnect();
      await gone.catch(() => {});
    },
  };
}
