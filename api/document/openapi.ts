import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { finished, type Document } from './finish.ts';
import { transform } from './transform.ts';

const transformWhole = createJsonSchemaTransformObject({});

/** The whole API, as 3.0, which the Belgian REST guide asks for, or as 3.1. */
export const openapi = (version: '3.0.3' | '3.1.0'): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: version,
    info: {
      title: 'W²',
      version: '1.0.0',
      description:
        'Trajectories of people from poverty to work, after the Belgian REST guide. docs/api.md says how to use it.',
      license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'registrations', description: 'People come in' },
      { name: 'prospects', description: 'People on lists, and contact with them before a registration' },
      { name: 'trajectories', description: 'What is read' },
      { name: 'people', description: 'The person behind trajectories: address, contact, and what lists say otherwise' },
      { name: 'commands', description: 'What people and systems do' },
      { name: 'what-if', description: 'What would be; nothing happens' },
      { name: 'capacity', description: 'Places of the group tracks, and who waits for one' },
      { name: 'hours', description: 'Project hours: the month of each contract, from booking to approval' },
      { name: 'cohorts', description: 'Groups of people who start together' },
      { name: 'messages', description: 'What was written to whom' },
      { name: 'staff', description: 'Who works in the programme, who is away and who stands in' },
      { name: 'rules', description: 'Rules and closing days, as data' },
      { name: 'agreements', description: 'Cooperation agreements with OCMWs' },
      { name: 'ocmw', description: 'What an OCMW answers from its own system' },
      { name: 'access', description: 'Who is signed in, and who may be' },
      { name: 'machines', description: 'Programs of other organisations' },
      { name: 'webhooks', description: 'What they are told of' },
      { name: 'figures', description: 'What happened and what there is, counted from the events; exact' },
      { name: 'operation', description: 'For whoever runs this' },
    ],
    security: [{ session: [] }, { bearer: [] }, { clientCredentials: [] }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-w2', description: 'People who signed in' },
        bearer: { type: 'http', scheme: 'bearer', description: 'People, from a program' },
        clientCredentials: {
          type: 'oauth2',
          description: 'Programs of partners and local governments',
          flows: { clientCredentials: { tokenUrl: '/oauth/token', scopes: {} } },
        },
      },
    },
  },
  transform,
  transformObject: (given) => finished(transformWhole(given as never) as Document) as never,
});
