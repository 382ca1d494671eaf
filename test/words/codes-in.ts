import { expect } from 'vitest';
import { phases } from '../../domain/trajectory/index.ts';
import { provinceCodes } from '../../domain/people/codes.ts';
import { everyType } from '../support/every-type.ts';

/** English words of our codes that are no Dutch words, where they stand alone. */
const alone: ReadonlySet<string> = new Set([
  ...Object.keys(everyType),
  ...phases.filter((phase) => phase !== 'intake' && phase !== 'planning'),
  ...provinceCodes.filter((province) => province !== 'limburg'),
  ...['overdue', 'reminder', 'falls', 'opens', 'unknown', 'eligible', 'deceased', 'completed', 'merged', 'moved'],
  ...['mediator', 'jobseeker', 'teamlead', 'queued', 'offered', 'accepted', 'unreachable', 'declined', 'silent'],
]);

/**
 * The codes in a text that is for people. What is to be typed stands in brackets behind its words, `werk gevonden
 * (foundWork)`; commands of `w2`, what `--as` takes, names of rules, links and mail addresses are as they are.
 */
export function codesIn(text: string): string[] {
  const bare = text
    .replace(/\((?:[a-z][A-Za-z]*)\)/g, '')
    .replace(/\bw2(?: [a-z-]+)*|\b\w+:(?:[A-Z]-\d+|KENMERK|ID)\b|\b[A-Z]{2,4}-\d(?:\/\w+)?/g, '')
    .replace(/\bhttps?:\S+|\S+@\S+|\/openapi\.json|application\/json|text\/csv/g, '');
  const camel = bare.match(/\b[a-z]+[A-Z]\w*\b|\b(?:[A-Z][a-z]+){2,}\b/g) ?? [];
  const dotted = bare.match(/\b[a-z][A-Za-z]+\.[a-z][A-Za-z]+\b/g) ?? [];
  const single = (bare.match(/[A-Za-z]+/g) ?? []).filter((word) => alone.has(word));
  return [...camel, ...dotted, ...single];
}

/** Fails with the text in which a code stands. */
export function inDutch(text: string, ids: readonly string[] = []): void {
  const bare = ids.reduce((left, id) => left.replaceAll(id, '…'), text);
  expect(codesIn(bare), text).toEqual([]);
  expect(text).not.toMatch(/undefined|\[object|\{\w+\}/);
}
