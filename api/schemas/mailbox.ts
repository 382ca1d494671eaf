import { z } from 'zod';
import { deliveryWords, mailKindWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { codesOf, collection, day, linked, moment, next, pageQuery, ruleKey } from './common.ts';

const line = z.object({
  kind: codesOf(mailKindWords),
  id: z.string(),
  aboutId: z.string().nullable().describe('The trajectory or the group; null: several'),
  toRole: z.string().nullable(),
  toId: z.string().nullable().describe('A colleague, a welfare actor or the NIS code of an OCMW; null: the jobseeker'),
  about: z.string().nullable(),
  rule: ruleKey.nullable(),
  on: day,
  at: moment,
  sentAt: moment.nullable().describe('When a mail server or the other system took it; null: kept here'),
  delivery: codesOf(deliveryWords),
  leavesAt: moment.nullable().describe('Of what waits for the end of the quiet hours: when it leaves'),
  subject: z.string(),
  answerBy: day.nullable(),
});

export const mailQuery = z.strictObject({
  to: z.string().min(1).max(limits.idLength).optional().describe('An id of a recipient, a role, jobseeker or ocmw'),
  about: z.string().min(1).max(limits.idLength).optional().describe('A trajectory or a group'),
  limit: pageQuery.shape.limit,
  after: z.string().max(150).optional().describe('Of the address that `next` gives'),
});

export const mailList = collection(linked(line), { next }).meta({
  id: 'MailList',
  description: 'The newest first; the text is read one by one',
});

export const mail = line
  .extend({ text: z.string(), link: z.string().nullable().describe('Of a mail to an OCMW: where it answers') })
  .meta({ id: 'Mail' });

const bounce = z
  .object({
    id: z.string(),
    kind: z.enum(['jobseeker', 'colleague', 'welfareActor', 'ocmw']),
    whose: z.string().describe('The trajectory, the colleague, the welfare actor, or the NIS code'),
    code: z.string().describe('As RFC 3463 says it, or the reply of the mail server'),
    at: moment,
  })
  .meta({ id: 'Bounce' });
export const bounceList = collection(bounce, {}).meta({ id: 'BounceList' });
