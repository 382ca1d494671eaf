/** What Temporal's sandbox does for every workflow that nobody here needs so often. Loaded with `node --import`. */
import './call-stacks.mjs';
import './one-watchdog.mjs';
