import { ScheduleAlreadyRunning, type Client, type ScheduleOptions } from '@temporalio/client';
import { sweepScheduleId, sweepWorkflow, taskQueues } from '../workflows/contract.ts';

/**
 * Monday to Friday at 07:00 in Brussels, in summer and in winter: before the working day, and after the three hours over
 * which the timers of a day are spread. On a holiday the sweep itself does nothing. One that was missed while the server
 * was down is started up to four days later, so over a long weekend; several missed ones become one.
 */
const wanted = {
  spec: {
    calendars: [
      { dayOfWeek: { start: 'MONDAY', end: 'FRIDAY' }, hour: 7, minute: 0, second: 0, comment: 'working days, 07:00' },
    ],
    timezone: 'Europe/Brussels',
  },
  action: {
    type: 'startWorkflow',
    workflowType: sweepWorkflow,
    workflowId: sweepScheduleId,
    taskQueue: taskQueues.trajectories,
    args: [{}],
  },
  policies: { overlap: 'SKIP', catchupWindow: '4 days', pauseOnFailure: false },
} satisfies Omit<ScheduleOptions, 'scheduleId'>;

/** Makes the schedule, or brings the one that is there up to date; whether an operator paused it stays as it is. Repeatable. */
export async function ensureSweepSchedule(client: Client): Promise<void> {
  try {
    await client.schedule.create({ scheduleId: sweepScheduleId, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(sweepScheduleId).update(({ state: { paused, note }, ...before }) => ({
      ...before,
      ...wanted,
      state: { paused, ...(note && { note }) },
    }));
  }
}
