import { Context } from '@temporalio/activity';
import { createActivities, guarded, type Dependencies } from '../activities/index.ts';
import { deliverWebhook } from '../activities/webhooks.ts';
import { linkForLetter } from '../app/access/index.ts';
import { pokeWaiting, receiverOf } from '../app/machines/index.ts';
import { post } from '../integrations/webhooks/post.ts';
import { dailyRound, type DailyJob } from '../app/operations/index.ts';
import type { App } from '../app/open.ts';

/** All that workflows ask for: what is done outside, and the application's own steps of the daily sweep. */
export function allActivities(
  app: App,
  dependencies: Omit<Dependencies, 'client' | 'wake' | 'personLink'>,
  jobs?: readonly DailyJob[],
) {
  const { beginSweep, reconcile, dailyJob, finishSweep } = dailyRound(app, jobs);
  return {
    ...createActivities({
      ...dependencies,
      client: app.client,
      wake: (id) => pokeWaiting(app, id),
      personLink: (id) => linkForLetter(app.db, id),
    }),
    deliverWebhook: guarded(
      deliverWebhook({
        db: app.db,
        publicUrl: app.settings.publicUrl ?? 'http://localhost:3000',
        receiverOf: receiverOf(app),
        post,
      }),
    ),
    beginSweep: guarded(beginSweep),
    reconcile: guarded(beating(reconcile)),
    dailyJob: guarded(beating(dailyJob)),
    finishSweep: guarded(finishSweep),
  };
}

const beatMs = 15_000;

/** Says while it works that this process lives; when the process is to end, it is left to another worker. */
const beating =
  <I, O>(work: (input: I) => Promise<O>) =>
  async (input: I): Promise<O> => {
    const { heartbeat, cancelled } = Context.current();
    const beats = setInterval(() => heartbeat(), beatMs);
    try {
      return await Promise.race([work(input), cancelled]);
    } finally {
      clearInterval(beats);
    }
  };
