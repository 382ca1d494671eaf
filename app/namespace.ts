/** The namespace at Temporal: what it must have, what it lacks, and how it gets it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { searchAttributeTypes } from '../workflows/attributes.ts';
import { AppError } from './errors.ts';
import { hasStatus } from './grpc.ts';

/** People look back at closed workflows for a quarter of a year. */
export const leastRetentionDays = 90;
const dayMs = 86_400_000;
/** In Temporal Cloud namespaces and search attributes are made by its own tools. */
const isNotForUs = (error: unknown): boolean =>
  hasStatus(error, 'permissionDenied', 'unimplemented', 'unauthenticated');
/** A new namespace is not known everywhere at once. */
const patienceMs = 60_000;

/** `temporal.api.enums.v1.IndexedValueType`. */
const kindOf = { KEYWORD: 2, INT: 3, BOOL: 5, DATETIME: 6 } as const;

const nameOf = { KEYWORD: 'Keyword', DATETIME: 'Datetime', BOOL: 'Bool', INT: 'Int' } as const;

/** By name, with the type as Temporal's command line calls it. */
export const searchAttributes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(searchAttributeTypes).map(([name, type]) => [name, nameOf[type]]),
);

export interface NamespaceState {
  /** null: there is no such namespace. */
  readonly retentionDays: number | null;
  readonly missing: readonly string[];
  /** There, and of another type than ours. */
  readonly otherType: readonly string[];
}

export async function readNamespace(connection: Connection, namespace: string): Promise<NamespaceState> {
  const all = Object.entries(searchAttributeTypes);
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace });
    const has = await attributesOf(connection, namespace, config?.customSearchAttributeAliases ?? {});
    return {
      retentionDays: Math.round(tsToMs(config?.workflowExecutionRetentionTtl) / dayMs),
      missing: all.filter(([name]) => !(name in has)).map(([name]) => name),
      otherType: all.filter(([name, type]) => name in has && has[name] !== kindOf[type]).map(([name]) => name),
    };
  } catch (error) {
    if (hasStatus(error, 'notFound')) return { retentionDays: null, missing: all.map(([name]) => name), otherType: [] };
    throw error;
  }
}

/**
 * The types of the namespace's search attributes by name. Temporal Cloud lists them to nobody; there the namespace itself tells
 * which field stands behind each (`Keyword01`). Where it tells nothing of that, they are taken to be there.
 */
async function attributesOf(
  connection: Connection,
  namespace: string,
  aliases: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, number>>> {
  try {
    return (await connection.operatorService.listSearchAttributes({ namespace })).customAttributes ?? {};
  } catch (error) {
    if (!isNotForUs(error)) throw error;
    const known = Object.entries(aliases);
    if (known.length === 0)
      return Object.fromEntries(Object.entries(searchAttributeTypes).map(([name, type]) => [name, kindOf[type]]));
    return Object.fromEntries(
      known.map(([field, name]) => [name, kindOf[field.replace(/\d+$/, '').toUpperCase() as keyof typeof kindOf] ?? 0]),
    );
  }
}

/** Creates it with 90 days of retention, and waits until it is known. */
export async function createNamespace(connection: Connection, namespace: string): Promise<void> {
  const description = 'W²: trajectories from poverty to work';
  const workflowExecutionRetentionPeriod = msToTs(leastRetentionDays * dayMs);
  await allowed(() =>
    connection.workflowService.registerNamespace({ namespace, description, workflowExecutionRetentionPeriod }),
  );
  await untilKnown(() => connection.workflowService.describeNamespace({ namespace }));
}

export async function setRetention(connection: Connection, namespace: string): Promise<void> {
  const config = { workflowExecutionRetentionTtl: msToTs(leastRetentionDays * dayMs) };
  await allowed(() => connection.workflowService.updateNamespace({ namespace, config }));
}

/** Adds the search attributes named, and waits until Temporal lists them. */
export async function addAttributes(
  connection: Connection,
  namespace: string,
  names: readonly string[],
): Promise<void> {
  const searchAttributes = Object.fromEntries(
    Object.entries(searchAttributeTypes).flatMap(([name, type]) =>
      names.includes(name) ? [[name, kindOf[type]]] : [],
    ),
  );
  await untilKnown(() =>
    allowed(() => connection.operatorService.addSearchAttributes({ namespace, searchAttributes })),
  );
  await untilKnown(async () => {
    const { missing } = await readNamespace(connection, namespace);
    if (missing.length > 0) throw new Error(`Temporal does not list ${missing.join(', ')} yet`);
  });
}

/** Right after a namespace is made, one part of the server after the other says "not found" for some seconds. */
async function untilKnown(ask: () => Promise<unknown>): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (error instanceof AppError || Date.now() > giveUpAt) throw error;
      await wait(250);
    }
  }
}

/** @throws AppError `temporal.madeElsewhere` */
async function allowed<Result>(make: () => Promise<Result>): Promise<Result> {
  try {
    return await make();
  } catch (error) {
    if (!isNotForUs(error)) throw error;
    throw new AppError(
      'temporal.madeElsewhere',
      'Temporal lets us make no namespace and no search attributes',
      'make them with its own tools, such as the console of Temporal Cloud',
      {},
      error,
    );
  }
}

/** What keeps the namespace from being worked with, and what is only not as it should be. */
export async function namespaceFindings(
  connection: Connection,
  namespace: string,
): Promise<{ readonly problems: readonly AppError[]; readonly warnings: readonly AppError[] }> {
  const { retentionDays, missing, otherType } = await readNamespace(connection, namespace);
  const hint = 'w2 setup makes it';
  if (retentionDays === null)
    return {
      problems: [new AppError('temporal.noNamespace', `Temporal has no namespace ${namespace}`, hint, { namespace })],
      warnings: [],
    };
  const problems = [];
  if (missing.length > 0)
    problems.push(
      new AppError('temporal.noAttributes', `search attributes are missing: ${missing.join(', ')}`, hint, {
        namespace,
        attributes: missing.join(', '),
      }),
    );
  if (otherType.length > 0) problems.push(otherTypes(otherType));
  const warnings =
    retentionDays < leastRetentionDays
      ? [
          new AppError(
            'temporal.shortRetention',
            `namespace ${namespace} keeps closed workflows for ${retentionDays} days only`,
            `w2 setup makes it ${leastRetentionDays}`,
            { namespace, days: retentionDays, least: leastRetentionDays },
          ),
        ]
      : [];
  return { problems, warnings };
}

export const otherTypes = (names: readonly string[]): AppError =>
  new AppError(
    'temporal.otherAttributes',
    `search attributes are of another type than ours: ${names.join(', ')}`,
    'use a namespace of its own for W²',
    { attributes: names.join(', ') },
  );
