/** As far as we look at a schema of the document. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly maxLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly nullable?: boolean;
}
export type Schemas = Readonly<Record<string, Schema>>;

/** What a field of this name holds, of somebody made up. The number is one that INSZ never gives out. */
const known: Readonly<Record<string, string>> = {
  ...{ trajectoryId: 'T-000123', reopens: 'T-000045', only: 'T-000123', keep: 'T-000123', goesOn: 'T-000123' },
  ...{ href: '/v1/trajectories/T-000123', next: '/v1/trajectories?limit=50&after=2031-03-04~T-000123' },
  ...{ cohortId: 'C-000012', sessionId: 'S1', referralId: 'R1', deadlineId: 'MED-1#7', lookupId: 'L1' },
  ...{ agreementId: 'A-000012' },
  ...{ mediatorId: 'mediator-1', groupWorkerId: 'groupworker-1', staffId: 'mediator-1', deputyId: 'mediator-2' },
  ...{ from: 'mediator-1', to: 'mediator-2', coachId: 'jobcoach-1', actorId: 'housing.antwerp', expertId: 'expert-1' },
  ...{ goalId: 'G1', actionId: 'A1', organisationId: 'vdab', dossierNumber: 'D-2031-0042', version: '2031.1' },
  ...{ contractId: 'groepIntro-2031', monthId: 'CM-groepIntro-2031-2031-03', month: '2031-03', entryId: 'E1' },
  ...{ releaseId: '2031', asOf: '2031-03-04' },
  ...{ insz: '07690409061', old: '07690409061', new: '07690409160', name: 'Sevgi Yilmaz', lastName: 'Yilmaz' },
  ...{ firstName: 'Sevgi', birthDate: '2007-09-04', sex: 'female', street: 'Dorpsstraat', houseNumber: '12' },
  ...{ postcode: '3500', municipality: 'Hasselt', phone: '011 22 33 44', email: 'voorbeeld@w2.example' },
  ...{ text: 'yilmaz', note: 'Komt liever in de voormiddag.', place: 'Zaal 2, Dorpsstraat 12', time: '09:30' },
  ...{
    subject: 'Je volgende stap',
    link: 'https://w2.example/ocmw/voorbeeld',
    nis: '71022',
    address: 'ocmw@w2.example',
  },
  ...{ type: 'urn:problem-type:w2:phase.wrong', instance: 'urn:uuid:9f0b7a52-6f4b-4b57-9c0e-3a6a0b3e8d11' },
  ...{ INSZ: '07690409061', Naam: 'Yilmaz', Voornaam: 'Sevgi', Geboortedatum: '4/9/2007', Postcode: '3500' },
  ...{ Bron: 'VDAB', 'Datum aanmelding': '4/3/2031', ruleVersion: '2031.1', key: 'MED-1', fileName: 'lijst.csv' },
};

const formats: Readonly<Record<string, string>> = {
  date: '2031-03-04',
  'date-time': '2031-03-04T09:30:00.000Z',
  uuid: '9f0b7a52-6f4b-4b57-9c0e-3a6a0b3e8d11',
  uri: 'https://w2.example',
  'uri-reference': '/v1/trajectories/T-000123',
  email: 'voorbeeld@w2.example',
};

/** For what only a pattern is known of. */
const candidates = ['T-000123', '2031-03-04', '09:30', '3500', 'yes', 'voorbeeld', 'a@w2.example'];

/**
 * An example of what a schema allows: every field of an answer; of a body what it demands, or all when it demands nothing.
 */
export function exampleOf(schema: Schema, schemas: Schemas, { name = '', body = false, depth = 0 } = {}): unknown {
  const again = (inner: Schema, of = name) => exampleOf(inner, schemas, { name: of, body, depth: depth + 1 });
  if (schema.$ref) return again(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.example !== undefined) return schema.example;
  if (schema.enum) return schema.enum.find((one) => one !== null) ?? null;
  const [choice] = (schema.anyOf ?? schema.oneOf ?? []).filter((one) => !isNull(one));
  if (choice) return again(choice);
  if (schema.allOf && schema.type !== 'string') return Object.assign({}, ...schema.allOf.map((one) => again(one)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, body, again);
    case 'array':
      if (depth > 12) return [];
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => again(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'string':
      return textOf(schema, name);
    default:
      return {};
  }
}

const isNull = ({ type, enum: values, nullable }: Schema): boolean =>
  type === 'null' || (nullable === true && values?.length === 1 && values[0] === null);

function objectOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  body: boolean,
  again: (inner: Schema, name: string) => unknown,
): object {
  const names = body && required.length > 0 ? required : Object.keys(properties);
  const more =
    typeof additionalProperties === 'object' && Object.keys(properties).length === 0
      ? { 'T-000123': again(additionalProperties, '') }
      : {};
  return { ...Object.fromEntries(names.map((name) => [name, again(properties[name] ?? {}, name)])), ...more };
}

function textOf({ format, pattern, allOf = [], maxLength = 4000 }: Schema, name: string): string {
  const patterns = [pattern, ...allOf.map((one) => one.pattern)].filter((one) => one !== undefined);
  const fits = (text: string | undefined): text is string =>
    text !== undefined && text.length <= maxLength && patterns.every((one) => new RegExp(one, 'u').test(text));
  return [format ? formats[format] : known[name], known[name], ...candidates].find(fits) ?? '';
}
