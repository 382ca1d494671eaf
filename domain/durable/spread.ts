import { fnv1a } from '../fnv1a.ts';
import { msOf, startOfDay, type LocalDate } from '../calendar/index.ts';

/** Timers are spread over the first hours of the day, so thousands that are due on one date do not fire at one instant. */
export const spreadMs = 3 * 60 * 60 * 1000;

/** FNV-1a of the trajectory's id, in ms after midnight: the same for the same trajectory, whoever computes it. */
export const spreadOf = (id: string): number => fnv1a(id) % spreadMs;

/** When the timer of a step fires, in ms since 1970. What counts is the date: a command that comes earlier that day decides the step first. */
export const firesAt = (trajectoryId: string, on: LocalDate): number => msOf(startOfDay(on)) + spreadOf(trajectoryId);
