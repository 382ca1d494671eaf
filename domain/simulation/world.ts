import type { Province } from '../rules/index.ts';
import type { Context } from '../trajectory/index.ts';
import type { Behaviour } from './behaviour.ts';
import type { Days } from './days.ts';
import type { Line } from './line.ts';
import type { Person } from './person.ts';
import type { Scenario } from './scenario.ts';
import type { Said } from './script.ts';

type WithoutDay = Said extends infer S ? (S extends Said ? Omit<S, 'on' | 'touched'> : never) : never;

/** What everybody in a run shares. */
export interface World {
  readonly scenario: Scenario;
  readonly behaviour: Behaviour;
  readonly days: Days;
  readonly people: Map<string, Person>;
  readonly line: Line;
  /** The day it is, by its number. */
  today: number;
  context(at: number): Context;
  /** After it was done. */
  said(said: WithoutDay): void;
  touch(id: string, sequence: number): void;
  refuse(what: string): void;
  wakeOn(person: Person, at: number): void;
  /** Open trajectories of each province. */
  readonly open: Record<Province, number>;
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));
