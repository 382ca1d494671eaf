import { ApplicationFailure, defineUpdate, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import { barePeriodMs, bareUpdate, type BareActivities, type BareRow } from './contract.ts';

const { writeRow } = proxyActivities<BareActivities>({ startToCloseTimeout: '15s' });
const note = defineUpdate<number, [how: string]>(bareUpdate);

/** One Update with a validator and one activity that writes one row; and one timer after the other, each writing one too. */
export async function bare(id: string, firstDueMs: number): Promise<void> {
  let number = 0;
  const write = (kind: BareRow['kind']) => writeRow({ id, number: (number += 1), kind });
  setHandler(
    note,
    async () => {
      await write('command');
      return number;
    },
    {
      validator: (how) => {
        if (how === '') throw ApplicationFailure.nonRetryable('how?');
      },
    },
  );
  for (let due = firstDueMs; ; due += barePeriodMs) {
    await sleep(Math.max(1, due - Date.now()));
    await write('deadline');
  }
}
