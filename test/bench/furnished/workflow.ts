import { defineSearchAttributeKey } from '@temporalio/common';
import {
  ApplicationFailure,
  CancellationScope,
  defineUpdate,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { barePeriodMs, bareUpdate, type BareActivities, type BareRow } from '../bare/contract.ts';
import { tellingQueue } from './contract.ts';

/** Takes along what was decided; only the row is written. */
interface Recording {
  writeRow(row: BareRow, decided: unknown): Promise<void>;
}
const { writeRow } = proxyActivities<Recording>({ startToCloseTimeout: '15s' });
const { writeRow: tell } = proxyActivities<BareActivities>({ startToCloseTimeout: '15s', taskQueue: tellingQueue });
const note = defineUpdate<number, [input: { readonly how: string }]>(bareUpdate);
const nextDeadline = defineSearchAttributeKey('NextDeadline', 'DATETIME');

/**
 * The bare workflow with all that the programme asks of Temporal itself, and none of our code: it is started with what a
 * trajectory carries, keeps four timers with their words, shows by when it waits in search attributes and details, tells one
 * person at the start from a queue of its own, and with each command begins a timer anew, changes its details and records what
 * a contact is recorded with.
 */
export async function furnished(id: string, firstDueMs: number, carried: { readonly decided: unknown }): Promise<void> {
  let number = 0;
  let due = firstDueMs;
  const write = (kind: BareRow['kind']) => writeRow({ id, number: (number += 1), kind }, carried.decided);
  let moved = new CancellationScope();
  const show = () => {
    setCurrentDetails(`Waits until ${new Date(due).toISOString()}, after ${number} things that were done.`);
  };
  const wait = () => {
    const scope = new CancellationScope();
    moved = scope;
    void scope
      .run(() => sleep(Math.max(1, due - Date.now()), { summary: `due ${new Date(due).toISOString()}` }))
      .then(async () => {
        await write('deadline');
        due += barePeriodMs;
        upsertSearchAttributes([{ key: nextDeadline, value: new Date(due) }]);
        show();
        wait();
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  };
  setHandler(
    note,
    async () => {
      moved.cancel();
      wait();
      show();
      await write('command');
      return number;
    },
    {
      validator: ({ how }) => {
        if (how === '') throw ApplicationFailure.nonRetryable('how?');
      },
    },
  );
  for (const months of [12, 18, 24])
    void sleep(months * barePeriodMs, { summary: `ends in ${months} months` }).catch(() => {});
  wait();
  show();
  await tell({ id, number: -1, kind: 'start' });
  await CancellationScope.current().cancelRequested;
}
