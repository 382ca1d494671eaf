import * as cohorts from './cohorts/index.ts';
import * as demo from './demo/index.ts';
import { withIdempotency } from './idempotency.ts';
import * as intake from './intake/index.ts';
import * as machines from './machines/index.ts';
import { openApp } from './open.ts';
import * as operations from './operations/index.ts';
import * as people from './people/index.ts';
import * as places from './places/index.ts';
import * as rules from './rules/index.ts';
import * as trajectories from './trajectories/index.ts';

/** Everything the application does, each verb under its own name, as the doors call it; a test may stand others in their place. */
export const appVerbs = {
  openApp,
  withIdempotency,
  ...cohorts,
  ...demo,
  ...intake,
  ...machines,
  ...operations,
  ...people,
  ...places,
  ...rules,
  ...trajectories,
};

export type Verbs = typeof appVerbs;
