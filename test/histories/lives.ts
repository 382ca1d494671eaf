import { aside } from './lives-aside.ts';
import { onward } from './lives-onward.ts';
import { whole } from './lives-whole.ts';

/** Every story that is recorded, by its name. */
export const stories = { ...onward, ...aside, ...whole };
