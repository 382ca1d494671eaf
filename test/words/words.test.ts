import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules2026, type RuleKey } from '../../domain/rules/index.ts';
import { isTask, phases, recordRefusals, refusalCodes, refuse, toldAt } from '../../domain/trajectory/index.ts';
import * as words from '../../words/index.ts';

const langs = ['nl', 'en'] as const;

/** Every place where the domain refuses, with the details it gives there. */
function refusalsInTheDomain(): { code: string; details: string[] }[] {
  const root = new URL('../../domain/trajectory/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.flatMap((name) =>
    [...readFileSync(new URL(name, root), 'utf8').matchAll(/refuse\('([\w.]+)'(?:, \{(.*?)\})?\)/g)].map(
      ([, code = '', object = '']) => ({
        code,
        details: [...object.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, key = '']) => key),
      }),
    ),
  );
}

describe('words', () => {
  it('has a sentence in both languages for every refusal', () => {
    for (const code of refusalCodes) {
      for (const lang of langs) expect(words.refusalWords[code][lang], code).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('says why something is parked, whatever the reason and wherever it showed', () => {
    for (const reason of Object.values(recordRefusals))
      for (const told of [reason, `${reason}@12`])
        expect(words.differenceDetails({ reason: told }), told).not.toContain('zie de logs');
  });

  it('fills every placeholder from what the domain gives with that refusal', () => {
    const found = refusalsInTheDomain();
    expect(found.length).toBeGreaterThan(40);
    for (const { code, details } of found) {
      for (const lang of langs) {
        const wanted = [
          ...(words.refusalWords[code as keyof typeof words.refusalWords]?.[lang] ?? '{}').matchAll(/\{(\w*)\}/g),
        ].map(([, name = '']) => name);
        for (const name of wanted) expect(details, `${code} (${lang})`).toContain(name);
      }
    }
  });

  it('tells the end of an interest as an end', () => {
    const end = { outcome: 'answered', code: null, received: ['done'] } as const;
    expect(words.endText({ ...end, operation: 'RegistreerUitschrijving' }, 'nl')).toBe('beantwoord: uitgeschreven');
    expect(words.endText({ ...end, operation: 'RegistreerInschrijving' }, 'nl')).toBe('beantwoord: geregistreerd');
    const failed = { ...end, outcome: 'notDelivered', code: 'magda.unreachable', received: [] } as const;
    expect(words.endText({ ...failed, operation: 'GeefWerkrelaties' }, 'nl')).toMatch(/: geen verbinding$/);
  });

  it('writes dates, phases, roles and rules as words', () => {
    expect(words.refusalSentence(refuse('groupTrack.tooEarly', { earliestOn: '2026-09-02' }), 'nl')).toContain(
      'vanaf 2 september 2026',
    );
    expect(words.refusalSentence(refuse('phase.wrong', { phase: 'intake', needs: 'mediation|waiting' }), 'nl')).toBe(
      'Dat kan niet in de fase intake; het kan in: bemiddeling of wachtlijst.',
    );
    expect(
      words.refusalSentence(
        refuse('actor.notAllowed', { role: 'jobseeker', allowed: 'mediator|teamLead|operator' }),
        'en',
      ),
    ).toBe('A jobseeker may not do this. Who may: mediator, team lead or operator.');
    expect(words.refusalSentence(refuse('deadline.statutory', { rule: 'CAP-1/end' }), 'nl')).toContain(
      'CAP-1/end (begeleiding eindigt: 24 maanden)',
    );
  });

  it('says what each rule does that acts by itself, and of no task', () => {
    for (const [key, { kind }] of Object.entries(rules2026.rules)) {
      expect(Object.hasOwn(words.actWords, key), key).toBe(!isTask({ kind }));
    }
  });

  it('has words in both languages for every code of every list', () => {
    const records = Object.entries({ ...words }).filter(
      // The sentences of a page are by language first.
      ([name, record]) => name.endsWith('Words') && typeof record === 'object' && !('nl' in record),
    );
    expect(records.length).toBeGreaterThan(20);
    for (const [name, record] of records) {
      for (const [code, pair] of Object.entries(record as unknown as Record<string, words.Words>)) {
        for (const lang of langs) expect(pair[lang], `${name}.${code}`).toMatch(/\S/);
      }
    }
    expect(Object.keys(words.phaseWords).sort()).toEqual([...phases, 'none'].sort());
  });

  it('says what happens otherwise, a partner’s task to the partner and the mediator', () => {
    const otherwise = (
      rung: 'reminder' | 'overdue' | 'teamLead' | 'falls',
      rule: RuleKey,
      who: 'mediator' | 'partner' | 'rule',
    ) => words.otherwiseSentence({ rule, who, otherwise: { rung, on: '2026-03-04' as never } }, 'nl');
    expect(otherwise('overdue', 'INT-1', 'mediator')).toBe(
      'Op 4 maart 2026 is het te laat en krijgt de bemiddelaar daarvan bericht.',
    );
    expect(otherwise('teamLead', 'INT-1', 'mediator')).toBe('Op 4 maart 2026 krijgt de teamleider bericht.');
    expect(otherwise('teamLead', 'REF-1', 'partner')).toBe(
      'Op 4 maart 2026 krijgen de coördinator van de partner en de bemiddelaar bericht.',
    );
    expect(otherwise('falls', 'REG-2', 'rule')).toBe(
      'Op 4 maart 2026 wordt het traject afgesloten omdat er geen toestemming is.',
    );
  });

  it('names for a late task those whom the messages go to, wherever it is told', () => {
    const partners = /coördinator van de partner en (de )?bemiddelaar/;
    for (const [key, { owner, kind }] of Object.entries(rules2026.rules)) {
      if (!isTask({ kind })) continue;
      const rule = key as RuleKey;
      const toPartners = toldAt('teamLead', owner).join() === 'partnerCoordinator,mediator';
      const on = '2026-03-04' as never;
      const event = { type: 'DeadlineReached', rule, deadlineId: `${rule}#1`, rung: 'teamLead' } as const;
      const digest = (rung: 'teamLead' | 'programmeCoordinator') =>
        words.digestNl(
          [{ id: 'T-000001', task: 'taak', rule, dueOn: on, rung, owner, isNew: false, insteadOf: null }],
          on,
        ).text;
      const message = { trajectoryId: 'T-000001', task: 'taak', dueOn: on, rule, owner } as const;
      const texts = [
        words.otherwiseSentence({ rule, who: owner, otherwise: { rung: 'teamLead', on } }, 'nl'),
        words.escalationText(2, owner, 'nl'),
        words.rungText('teamLead', owner, 'nl'),
        words.eventSentence(event, 'nl'),
        words.messageNl({ ...message, about: 'programmeCoordinator' }).text,
        digest('teamLead'),
      ];
      for (const text of texts) {
        expect(/teamleider/i.test(text), `${rule}: ${text}`).toBe(!toPartners);
        expect(new RegExp(partners, 'i').test(text), `${rule}: ${text}`).toBe(toPartners);
      }
    }
  });

  it('knows an outage by the codes of sockets, Postgres and gRPC, however deep, and repeats no message', () => {
    const deep = new Error('Failed query: insert … params: Van Damme', {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    });
    expect(words.problemOf(deep)).toEqual({ code: 'unavailable', details: {} });
    expect(
      words.problemOf(Object.assign(new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]), {}))
        ?.code,
    ).toBe('unavailable');
    expect(words.problemOf(Object.assign(new Error('x'), { code: 14 }))?.code).toBe('unavailable');
    expect(
      words.problemOf(new Error('Failed query', { cause: new Error('Connection terminated unexpectedly') }))?.code,
    ).toBe('unavailable');
    expect(words.problemOf(new Error('a bug'))).toBeNull();
    expect(
      words.problemOf(Object.assign(new Error('…'), { code: 'list.missingColumns', columns: ['INSZ', 'Naam'] })),
    ).toEqual({ code: 'list.missingColumns', details: { columns: 'INSZ, Naam' } });
  });

  it('say every field that leaves in Dutch, and of a code without words only that it is something else', () => {
    const source = readFileSync(new URL('../../activities/disclosed.ts', import.meta.url), 'utf8');
    const sent = [...source.matchAll(/sent: \[('.*)\]/g)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []);
    expect(sent.length).toBeGreaterThan(10);
    // The one that is called the same in Dutch.
    expect(
      sent.filter((code) => ['iets anders', code].includes(words.exchangedText(code, 'nl')) && code !== 'begin'),
    ).toEqual([]);
    expect(words.exchangedText('recognisedIncapable', 'nl')).toBe('arbeidsongeschikt erkend');
    expect(words.exchangedText('toString', 'nl')).toBe('iets anders');
  });
});
