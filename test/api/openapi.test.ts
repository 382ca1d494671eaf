import { describe, expect, it } from 'vitest';
import { cohortCommandNames, cohortMachineCommands } from '../../domain/cohort/index.ts';
import { commandNames } from '../../domain/trajectory/index.ts';
import { serverWith } from './fake.ts';

describe('the OpenAPI document', () => {
  interface Document {
    openapi: string;
    paths: Record<
      string,
      Record<
        string,
        {
          operationId: string;
          requestBody?: {
            content: Record<
              string,
              { schema: { properties: object; required?: string[]; additionalProperties: boolean } }
            >;
          };
          responses: Record<string, unknown>;
        }
      >
    >;
    components: { schemas: Record<string, unknown> };
  }

  it('has every route, and each command with its own fields', async () => {
    const document = (await serverWith().inject('/openapi.json')).json<Document>();
    const operations = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(document.openapi).toBe('3.1.0');
    expect(operations.sort()).toEqual(
      [
        'capacity',
        'capacityQueue',
        'onwardFigures',
        'commandsOf',
        'eventsOf',
        'forecastOf',
        'health',
        'lettersOf',
        'listMail',
        'listNetwork',
        'planOf',
        'reopen',
        'undoClosing',
        'listStaff',
        'listSweeps',
        'listTrajectories',
        'planAbsence',
        'register',
        'showTrajectory',
        'waitingOf',
        ...commandNames,
        ...commandNames.map((name) => `whatIf_${name}`),
        'listRules',
        'showMail',
        'showRules',
        'whyDeadline',
        'planCohort',
        'listCohorts',
        'listUnallocated',
        'showCohort',
        'agendaOf',
        'answerOcmwQuestion',
        'changeAddress',
        'changeContact',
        'decideProposal',
        'listProposals',
        'personHistory',
        'proposalsOf',
        'lookupsOf',
        'systems',
        ...['whoAmI', 'listOwnSessions', 'endOwnSession', 'listSessions', 'endSession', 'makePersonLink'],
        ...['listBlocks', 'blockAccess', 'unblockAccess', 'listAccounts', 'linkColleague'],
        ...['listMappings', 'addMapping', 'removeMapping', 'nameOrganisationCode'],
        ...cohortCommandNames
          .filter((name) => !cohortMachineCommands.has(name))
          .map((name) => `cohort${name.charAt(0).toUpperCase()}${name.slice(1)}`),
      ].sort(),
    );
    const body =
      document.paths['/v1/trajectories/{id}/commands/decideEligibility']?.['post']?.requestBody?.content[
        'application/json'
      ]?.schema;
    expect(Object.keys(body?.properties ?? {})).toEqual([
      'on',
      'verdict',
      'inPoverty',
      'noPronouncedProblem',
      'motivated',
      'withinTwoYears',
      'reason',
      'redirectTo',
      'note',
    ]);
    expect(body?.required).toEqual(['verdict', 'inPoverty', 'noPronouncedProblem', 'motivated', 'withinTwoYears']);
    expect(body?.additionalProperties).toBe(false);
    expect(Object.keys(document.paths['/v1/registrations']?.['post']?.requestBody?.content ?? {})).toEqual([
      'application/json',
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
  });

  it('refers to nothing that is not there, keeps nothing unused, and says problem+json for every failure', async () => {
    const reply = await serverWith().inject('/openapi.json');
    const document = reply.json<Document>();
    const referred = new Set(
      [...reply.body.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
    );
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect(
      [...reply.body.matchAll(/"\$ref":"([^"]*)"/g)].every(([, ref]) => ref?.startsWith('#/components/schemas/')),
    ).toBe(true);
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const { responses } of Object.values(methods)) {
        expect(JSON.stringify(responses['4XX']), path).toContain('application/problem+json');
        expect(JSON.stringify(responses['5XX']), path).toContain('application/problem+json');
      }
    }
  });
});
