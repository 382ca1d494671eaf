import { describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/index.ts';
import { newestRules } from '../../domain/rules/index.ts';
import { deadlineLetterNl, deadlineMoveText } from '../../words/index.ts';
import type { ToldDeadline } from '../../words/why.ts';

const day = localDate;
const story: ToldDeadline = {
  rule: 'MED-1',
  ruleVersion: '2026.3',
  title: newestRules.rules['MED-1'].title,
  source: 'D',
  owner: 'mediator',
  pauses: true,
  from: day('2026-11-03'),
  openedOn: day('2026-11-03'),
  openedWith: 'ContactRecorded',
  firstDueOn: day('2026-12-03'),
  dueOn: day('2026-12-17'),
  moves: [
    {
      on: day('2026-11-20'),
      from: day('2026-12-03'),
      to: day('2026-12-17'),
      reason: 'extension',
      why: 'personUnavailable',
    },
  ],
  rungs: [],
  ended: null,
  next: { rung: 'reminder', on: day('2026-12-10') },
};

describe('the letter about a date', () => {
  it('tells when it began, where it was first, why it moved and what comes', () => {
    const text = deadlineLetterNl(story).join(' ');
    expect(text).toContain('17 december 2026');
    expect(text).toContain('De termijn begon op 3 november 2026');
    expect(text).toContain('was de eerste datum 3 december 2026');
    expect(text).toContain(
      'Op 20 november 2026 ging de datum van 3 december 2026 naar 17 december 2026 (verlengd: persoon niet beschikbaar).',
    );
    expect(text).toContain(
      'Gebeurt er niets, dan komt dit: op 10 december 2026 krijgt de bemiddelaar een herinnering.',
    );
  });

  it('tells how it ended once it has', () =>
    expect(deadlineLetterNl({ ...story, next: null, ended: { on: day('2026-12-18'), how: 'metLate' } }).at(-1)).toBe(
      'Op 18 december 2026 eindigde deze termijn: gedaan, te laat.',
    ));

  it('calls what was not allowed before that day not over, but allowed', () => {
    const ended = { on: day('2026-12-18'), how: 'fell' } as const;
    const last = (rule: ToldDeadline['rule']) => deadlineLetterNl({ ...story, rule, next: null, ended }).at(-1);
    expect(last('GRP-3/from')).toBe('Op 18 december 2026 eindigde deze termijn: mag vanaf nu.');
    expect(last('GRP-2')).toBe('Op 18 december 2026 eindigde deze termijn: de termijn is verstreken.');
  });

  it('says whether a pause moves it', () => {
    const [moves, stays] = [true, false].map((pauses) => deadlineLetterNl({ ...story, pauses }).join(' '));
    expect(moves).toContain('Als je traject een pauze neemt, schuift deze datum mee op.');
    expect(stays).toContain('Een pauze verandert deze datum niet.');
  });

  it('says of a date that others counted anew and left, that it stays', () =>
    expect(
      deadlineMoveText(
        { on: day('2026-11-20'), from: story.dueOn, to: story.dueOn, reason: 'calendar', why: null },
        'en',
      ),
    ).toBe('stays on 17 December 2026 (other closing days)'));
});
