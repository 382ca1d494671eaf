import { listQuery, personBody, registered, report } from '../schemas/registrations.ts';
import { problems } from '../schemas/problem.ts';
import { writeHeaders } from '../schemas/common.ts';
import type { RegistrationReport } from '../../app/intake/index.ts';
import type { PersonField } from '../../domain/people/person.ts';
import { personFieldWords } from '../../words/index.ts';
import { actorOf } from '../actor.ts';
import { canonical, hashOf } from '../idempotency.ts';
import { limits } from '../limits.ts';
import { problem, urnOf, type Issue } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';

/** Which fields the row says otherwise; the values wait as proposals. */
const differsIssues = (differs: { readonly fields: readonly PersonField[] } | undefined) =>
  (differs?.fields ?? []).map((field) =>
    issue(field, `differs.${field}`, `${personFieldWords[field].nl}: anders dan bekend, wacht op een keuze`),
  );

const issue = (name: string, code: string, detail: string): Issue => ({
  ...{ type: urnOf(code), in: 'body', name, code, detail },
});

/** The numbers of a dry run stay unused, so nobody may note them. */
const tried = ({ accepted, ...report }: RegistrationReport) => ({
  ...report,
  accepted: accepted.map(({ trajectoryId: _unused, ...line }) => line),
});

const listTypes = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;

/** A list of people as CSV or XLSX, or one person as JSON. */
export function registrationRoutes({ server, verbs, once }: RouteContext): void {
  server.addContentTypeParser([...listTypes], { parseAs: 'buffer', bodyLimit: limits.csvBytes }, (_, body, done) =>
    done(null, body),
  );

  server.route({
    method: 'POST',
    url: '/v1/registrations',
    bodyLimit: limits.csvBytes,
    schema: {
      operationId: 'register',
      tags: ['registrations'],
      summary: 'Register a list (text/csv or XLSX) or one person (application/json)',
      description:
        'A list is answered with a report: good rows go in, every bad row is named with each of its reasons, and sending it twice changes nothing. One person is answered with 201, or 409 when already in an open trajectory.',
      headers: writeHeaders,
      querystring: listQuery,
      body: { content: { 'application/json': { schema: personBody } } },
      response: { 200: report, 201: registered, ...problems },
    },
    handler: async (request, reply) => {
      const by = actorOf(request);
      const { body } = request;
      const { sheet, dryRun } = request.query;
      if (body === undefined || body === null || (Buffer.isBuffer(body) && body.length === 0))
        throw problem('request.empty');
      if (Buffer.isBuffer(body)) {
        if (dryRun === 'true')
          return tried(await verbs.registerList(request.acting, body, by, { sheet, dryRun: true }));
        const hash = hashOf(sheet === undefined ? body : `${sheet} ${hashOf(body)}`);
        return await once(request, 'registrations', by, hash, () =>
          verbs.registerList(request.acting, body, by, { sheet }),
        );
      }
      if (dryRun === 'true') throw problem('registration.tryLists');
      const row = body as Record<string, string>;
      const result = await once(request, 'registrations', by, hashOf(canonical(row)), () =>
        verbs.registerPerson(request.acting, row, by),
      );
      if (result.ok) {
        return reply
          .code(201)
          .header('location', `/v1/trajectories/${result.trajectoryId}`)
          .send({
            ...{ trajectoryId: result.trajectoryId, reopens: result.reopens, differs: result.differs },
            ...(result.warnings?.length ? { warnings: result.warnings } : {}),
          });
      }
      if ('duplicateOf' in result)
        throw problem('registration.duplicate', { duplicateOf: result.duplicateOf }, differsIssues(result.differs));
      const issues = result.reasons.map(({ column, code, message }) => issue(column ?? '', code, message));
      throw problem('registration.refused', {}, issues);
    },
  });
}
