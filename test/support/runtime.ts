/** Temporal's core, of which a process has one: files of one test worker share it. */
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

// What the engine warns of (a task that another attempt overtook, a replay that must fail) would bury the results.
Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  shutdownSignals: [],
});
