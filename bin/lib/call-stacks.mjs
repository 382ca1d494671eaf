/**
 * Temporal's SDK writes down a stack trace at each promise of a workflow, for one thing: the "Call Stack" of a running
 * workflow in the Temporal UI. That is a sixth of all that workflows cost, two fifths of a replay and a fifth of the memory
 * of a cached workflow, so it is left out unless `W2_CALL_STACKS=on`. A runtime without promise hooks is one that the SDK
 * knows; this makes ours one, in the process and each of its threads. Loaded by `sandbox.mjs`.
 */
import v8 from 'node:v8';

if (process.env.W2_CALL_STACKS !== 'on') v8.promiseHooks.createHook = () => () => {};
