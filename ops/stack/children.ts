/** The supervisor: starts children in order, restarts those that die and says so, stops all in reverse order. */
import { join } from 'node:path';
import { startChild } from './child.ts';
import type { ChildSpec, RunningChild } from './child.ts';
import { messageOf } from './message-of.ts';

export interface SupervisorOptions {
  readonly dataDir: string;
  /** Prints one line for the person at the console. */
  readonly say: (line: string) => void;
  /** A child has another pid now. */
  readonly onChange?: () => void;
}

interface Kept {
  readonly spec: ChildSpec;
  child: RunningChild | undefined;
  failures: number;
  startedAt: number;
}

const firstBackoffMs = 500;
const longestBackoffMs = 30_000;
/** Having lived this long, a child has proved itself: its next death starts with a short wait again. */
const steadyAfterMs = 60_000;

export class Supervisor {
  private readonly options: SupervisorOptions;
  private readonly kept: Kept[] = [];
  private readonly end = new AbortController();
  /** Restarts under way, so that stopping waits for them too. */
  private readonly underWay = new Set<Promise<void>>();

  constructor(options: SupervisorOptions) {
    this.options = options;
  }

  /** Starts a child; resolves when it is ready with what it announced. From then on it is restarted when it dies. */
  async start(spec: ChildSpec): Promise<RunningChild> {
    const child = await startChild(spec, this.options.dataDir, this.end.signal);
    const kept: Kept = { spec, child, failures: 0, startedAt: Date.now() };
    this.kept.push(kept);
    if (this.stopping) await child.stop();
    else this.watch(kept, child);
    return child;
  }

  /** The process ids now; a child that is just being restarted is missing. */
  pids(): Record<string, number> {
    return Object.fromEntries(this.kept.flatMap(({ spec, child }) => (child ? [[spec.name, child.pid]] : [])));
  }

  /** Stops the last started first, each with its own grace. Safe to call more than once. */
  async stopAll(): Promise<void> {
    this.end.abort();
    await Promise.all(this.underWay);
    for (const kept of this.kept.toReversed()) {
      await kept.child?.stop();
      kept.child = undefined;
    }
  }

  /** For someone who cannot wait: no grace for anyone. */
  killAll(): void {
    this.end.abort();
    for (const { child } of this.kept) child?.kill();
  }

  /** Stops one for good, for instance to start it again with other arguments. */
  async stop(name: string): Promise<void> {
    const index = this.kept.findIndex(({ spec }) => spec.name === name);
    const [kept] = index < 0 ? [] : this.kept.splice(index, 1);
    await kept?.child?.stop();
  }

  private watch(kept: Kept, child: RunningChild): void {
    void child.ended.then((how) => {
      if (this.stopping || !this.kept.includes(kept)) return;
      kept.child = undefined;
      if (Date.now() - kept.startedAt > steadyAfterMs) kept.failures = 0;
      this.restart(kept, how);
    });
  }

  private restart(kept: Kept, how: string): void {
    const { say, dataDir, onChange } = this.options;
    const { name } = kept.spec;
    const waitMs = Math.min(firstBackoffMs * 2 ** kept.failures++, longestBackoffMs);
    say(
      `! ${name} ended (${how}); starting it again in ${waitMs / 1000} s. Log: ${join(dataDir, 'logs', `${name}.log`)}`,
    );
    onChange?.();
    setTimeout(() => {
      if (this.stopping || !this.kept.includes(kept)) return;
      const attempt = this.startAgain(kept).finally(() => this.underWay.delete(attempt));
      this.underWay.add(attempt);
    }, waitMs);
  }

  private async startAgain(kept: Kept): Promise<void> {
    try {
      const child = await startChild(kept.spec, this.options.dataDir, this.end.signal);
      kept.child = child;
      kept.startedAt = Date.now();
      this.options.say(`  ${kept.spec.name} is back (pid ${child.pid})`);
      this.options.onChange?.();
      this.watch(kept, child);
    } catch (error) {
      if (!this.stopping) this.restart(kept, firstLine(error));
    }
  }

  private get stopping(): boolean {
    return this.end.signal.aborted;
  }
}

function firstLine(error: unknown): string {
  return messageOf(error).split('\n', 1)[0] ?? '';
}
