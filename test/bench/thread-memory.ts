/**
 * Loaded before the worker (`node --import`), and by Node in each of its threads too: workflows live in a thread with a
 * heap of its own, which only code inside that thread can clean and measure.
 */
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const channelName = 'bench-memory';
/** Long enough to clean a heap of gigabytes on a busy machine. */
const patienceMs = 60_000;

type Message = { readonly is: 'here' } | { readonly is: 'question' } | { readonly is: 'answer'; readonly heap: number };

const channel = new BroadcastChannel(channelName);
channel.unref();
const send = (message: Message): void => channel.postMessage(message);

function cleanHeap(): number {
  if (!globalThis.gc) throw new Error('run with --expose-gc');
  // The second finds what finalizers of the first let go.
  for (let time = 0; time < 2; time += 1) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

let threads = 0;
let answered: (heap: number) => void = () => {};

channel.onmessage = (event: unknown): void => {
  const message = (event as { data: Message }).data;
  if (isMainThread && message.is === 'here') threads += 1;
  if (isMainThread && message.is === 'answer') answered(message.heap);
  if (!isMainThread && message.is === 'question') send({ is: 'answer', heap: cleanHeap() });
};
if (!isMainThread) send({ is: 'here' });

export interface Memory {
  /** Bytes that the process holds. */
  readonly rss: number;
  /** Bytes in use on the heaps of all its threads. */
  readonly heap: number;
}

/** Memory of the whole process, after every thread has cleaned its heap. Asked in the main thread. */
export async function memoryNow(): Promise<Memory> {
  let heap = cleanHeap();
  let open = threads;
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('a thread does not say how much memory it uses')), patienceMs);
    answered = (bytes) => {
      heap += bytes;
      open -= 1;
      if (open > 0) return;
      clearTimeout(late);
      resolve();
    };
    send({ is: 'question' });
  });
  return { rss: process.memoryUsage.rss(), heap };
}
