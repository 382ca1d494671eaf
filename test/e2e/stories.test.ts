import { afterAll, beforeAll } from 'vitest';
import { newDataDir, removeDataDir, startStack, type RunningStack } from '../support/running-stack.ts';
import { describeGeneratedClient } from './kit/generated-client.ts';
import { describeObserved } from './kit/observed.ts';
import { describePeople } from './kit/people.ts';
import { describeWholeLives } from './kit/whole-lives.ts';

const dataDir = newDataDir();
let stack: RunningStack;
beforeAll(async () => {
  stack = await startStack({ dataDir });
});
afterAll(async () => {
  await stack?.stop();
  removeDataDir(dataDir);
});

describeWholeLives(() => stack);
describePeople(() => stack);
describeGeneratedClient(() => stack);
describeObserved(() => stack);
