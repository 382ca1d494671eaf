import { localDate } from '../../domain/calendar/index.ts';
import { reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { simulationAnswer, simulationQuery } from '../schemas/simulation.ts';

/** Less than a request may take. */
const patienceMs = 20_000;

/** What would be with other places, groups, mediators or rules. */
export function simulationRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/simulation',
    {
      ...{ id: 'simulate', tag: 'capacity', query: simulationQuery, answer: simulationAnswer },
      summary: 'Invented people in the programme itself: places, waiting, groups and work, and what would change them',
      description: 'What takes longer than 20 seconds is not ready: asked the same again, the answer comes then.',
    },
    async ({ query, acting }) => {
      const { quota, moreGroups, mediators, rules, from, fromNow, ...size } = query;
      const change = Object.fromEntries(
        Object.entries({ quota, moreGroups, mediators, rules }).filter(([, value]) => value !== undefined),
      );
      const said = await verbs.simulate(
        acting,
        {
          ...size,
          ...(from === undefined ? {} : { from: localDate(from) }),
          ...(fromNow === 'true' ? { fromNow: true } : {}),
          ...(Object.keys(change).length > 0 ? { change } : {}),
        },
        { patienceMs },
      );
      if (!said.ready) return { ...said, result: null };
      const { compared, scenarios, intervals, assumptions, repeats, present, from: first } = said.result;
      const runs = repeats * scenarios.length;
      return {
        ...{ ready: true, done: runs, of: runs },
        result: {
          ...{ from: first, present, repeats, scenarios: [...scenarios], intervals: [...intervals] },
          other: [...(compared?.intervals ?? [])],
          differences: [...(compared?.differences ?? [])],
          assumptions: assumptions.map((one) => ({ ...one })),
        },
      };
    },
  );
}
