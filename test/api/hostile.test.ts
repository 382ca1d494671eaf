import { expect, it } from 'vitest';
import { notFound } from '../../app/errors.ts';
import type { Verbs } from '../../app/verbs.ts';
import { serverWith } from './fake.ts';
import { askAll } from './hostile.ts';

/** Every verb that is reached says that there is no such thing: what is left are faults of the door. */
const nobody: Partial<Verbs> = new Proxy({ checkRules: () => ({ rules: null, flaws: [] }) } as Partial<Verbs>, {
  get: (given, name) => given[name as keyof Verbs] ?? (async () => Promise.reject(notFound('x'))),
});

it('no operation answers 500, whatever it is asked; what it refuses is a problem with its own status', async () => {
  const server = serverWith(nobody);
  const answers = await askAll(server);
  expect(answers.length).toBeGreaterThan(2000);
  // The page behind a link is open to all, so whoever asks it again and again is told to wait.
  const told = answers.filter(({ status }) => status === 429);
  expect(told.filter(({ asked }) => !/OcmwQuestion/.test(asked))).toEqual([]);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  // That there is no such thing is what the verbs here say of lists too.
  expect(answers.filter(({ documented, status }) => !documented && status !== 404)).toEqual([]);
  expect(answers.filter(({ status, type }) => status >= 400 && !type.startsWith('application/problem+json'))).toEqual(
    [],
  );
  const statusOf = (what: string) => answers.find(({ asked }) => asked === what)?.status;
  expect(statusOf(`giveConsent id ${'x'.repeat(20)}`)).toBe(404);
  expect(statusOf('register body 0')).toBe(400);
  expect(statusOf('register body 3')).toBe(415);
  expect(statusOf('giveConsent body 3')).toBe(415);
});
