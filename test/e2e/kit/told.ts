import type { App } from '../../../app/open.ts';
import { trajectoryEvents } from '../../../db/schema.ts';
import type { TrajectoryEvent } from '../../../domain/trajectory/index.ts';

/**
 * All that happened, per trajectory, one line an event: sequence, day, and everything decided but not the clock time. In
 * two runs with the same seed these are the same lines, however often a worker died in one of them.
 *
 * One order is nobody's decision: of two outside systems asked at the same moment, which answers first. Lines about
 * look-ups that follow each other on one day are therefore put in the order of the look-ups, and their deadlines are
 * named after the look-up instead of numbered.
 */
export async function tellAll(app: App): Promise<Map<string, string[]>> {
  const rows = await app.db
    .select({ id: trajectoryEvents.trajectoryId, body: trajectoryEvents.body })
    .from(trajectoryEvents)
    .orderBy(trajectoryEvents.trajectoryId, trajectoryEvents.sequence);
  const byTrajectory = Map.groupBy(rows, ({ id }) => id);
  return new Map([...byTrajectory].map(([id, events]) => [id, tell(events.map(({ body }) => body))]));
}

/** The events of one trajectory, as `tellAll` tells them. */
export function tell(events: readonly TrajectoryEvent[]): string[] {
  const about = new Map(
    events.flatMap((event) =>
      event.type === 'DeadlineOpened' && event.deadline.rule.startsWith('EXT-1')
        ? [[event.deadline.id, `${event.deadline.rule} of ${event.deadline.about}`] as const]
        : [],
    ),
  );
  const lookupOf = (event: TrajectoryEvent): string | null => {
    if ('lookupId' in event) return event.lookupId;
    const id = event.type === 'DeadlineOpened' ? event.deadline.id : 'deadlineId' in event ? event.deadlineId : '';
    return about.get(id)?.split(' of ')[1] ?? null;
  };
  return inOrderOfLookups(events, lookupOf).map((event, index) => {
    const { at: _at, sequence: _sequence, ...decided } = event;
    return `${index + 1} ${JSON.stringify(decided, (key, value: unknown) => (isId(key) ? (about.get(value as string) ?? value) : value))}`;
  });
}

const isId = (key: string): boolean => key === 'id' || key === 'deadlineId';

function inOrderOfLookups(
  events: readonly TrajectoryEvent[],
  lookupOf: (event: TrajectoryEvent) => string | null,
): TrajectoryEvent[] {
  const ordered: TrajectoryEvent[] = [];
  let together: TrajectoryEvent[] = [];
  const flush = (): void => {
    const key = (event: TrajectoryEvent): string => lookupOf(event) ?? '';
    ordered.push(...together.toSorted((a, b) => key(a).localeCompare(key(b))));
    together = [];
  };
  for (const event of events) {
    const joins = lookupOf(event) !== null && (together.length === 0 || together[0]?.on === event.on);
    if (!joins) flush();
    if (lookupOf(event) === null) ordered.push(event);
    else together.push(event);
  }
  flush();
  return ordered;
}
