/**
 * Temporal's SDK enters the sandbox of a workflow several times for each thing that happens to it, and each time has Node
 * start a thread that would end it after five seconds, should it never come out again: that takes longer than what the
 * workflow does. Here one such thread watches over all that is done for one activation. A workflow that does not come to an
 * end fails its task as before, and the others go on. In the threads of workflows alone; loaded by `sandbox.mjs`.
 */
import vm from 'node:vm';
import { isMainThread, parentPort } from 'node:worker_threads';

if (!isMainThread && parentPort) {
  const { runInContext } = vm.Script.prototype;
  /** A context of its own: what a workflow promised itself is done when that one's context is left, as ever. */
  const own = vm.createContext({ activate() {} });
  const task = new vm.Script('activate()');
  let watched = false;

  vm.Script.prototype.runInContext = function (context, options) {
    return runInContext.call(this, context, watched ? { ...options, timeout: undefined } : options);
  };

  const watch = (activate, timeout) => {
    watched = true;
    own.activate = activate;
    try {
      runInContext.call(task, own, { timeout });
    } finally {
      watched = false;
    }
  };

  /** Ended in the middle, it answers nothing itself: its task failed, as the SDK says of one that took too long. */
  const failed = ({ requestId, input }, { message, stack }) => ({
    requestId,
    result: {
      type: 'ok',
      output: {
        type: 'activation-completion',
        completion: {
          runId: input.runId,
          failed: { failure: { message, source: 'TypeScriptSDK', stackTrace: stack } },
        },
      },
    },
  });

  // The messages of the SDK: `workflow-worker-thread.js`.
  let timeout;
  const { on } = parentPort;
  parentPort.on = function (event, listener) {
    if (event !== 'message') return on.call(this, event, listener);
    return on.call(this, event, (message) => {
      const { type, isolateExecutionTimeoutMs } = message?.input ?? {};
      if (type === 'init') timeout = isolateExecutionTimeoutMs;
      if (type !== 'activate-workflow' || timeout === undefined) return listener(message);
      try {
        watch(() => listener(message), timeout);
      } catch (error) {
        parentPort.postMessage(failed(message, error));
      }
    });
  };
}
