/**
 * The arrows of the house. web, api, cli, workers, ops -> app -> workflows (by name and type only) -> domain;
 * activities -> db, integrations; words -> domain. What a workflow imports ends up in its bundle, so these are not a
 * matter of taste. Circles between folders are looked for by `ops/gates/arrows.ts`.
 */

/** Every room, what it may import beside itself, and why. */
const rooms = {
  domain: [[], 'The core is pure and imports nothing outside itself.'],
  words: [['domain'], 'Sentences for people are made of what the core says, and no workflow carries them.'],
  reports: [['domain', 'words', 'app'], 'What is published, made into files: the same numbers give the same bytes.'],
  workflows: [['domain'], 'What is imported here is in every workflow.'],
  integrations: [[], 'A client of an outside system stands alone.'],
  db: [['domain'], 'The database knows the core and nothing else.'],
  codec: [[], 'How payloads are encrypted, for whoever talks to Temporal.'],
  settings: [['codec'], 'What the environment says, for whoever is started.'],
  activities: [['domain', 'words', 'db', 'integrations', 'workflows'], 'Activities are called by workers.'],
  app: [
    ['domain', 'words', 'db', 'integrations', 'workflows', 'settings', 'codec'],
    'The application knows neither its doors nor its workers.',
  ],
  workers: [
    ['domain', 'db', 'integrations', 'workflows', 'activities', 'app', 'settings', 'codec'],
    'Nobody imports a worker, and it opens no door.',
  ],
  api: [
    ['domain', 'words', 'reports', 'app', 'web'],
    'A door calls the application and nothing below it; its process serves the pages beside.',
  ],
  web: [['domain', 'words', 'reports', 'app'], 'A door calls the application and nothing below it.'],
  cli: [['domain', 'words', 'reports', 'app'], 'A door calls the application and nothing below it.'],
  ops: [['domain', 'db', 'app', 'settings', 'codec'], 'It starts the others as processes, and imports none of them.'],
  bin: [[], 'It runs before there are packages.'],
};

/** Packages of a room that may not have just any. What a telephone number is, the core does not know by itself. */
const packages = {
  domain: ['libphonenumber-js'],
  workflows: ['@temporalio/workflow', '@temporalio/common'],
  words: [],
  bin: [],
};
const withoutNode = ['domain', 'workflows', 'words'];

const arrows = Object.entries(rooms).map(([room, [others, comment]]) => ({
  name: `${room}-imports-only`,
  comment,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    pathNot: [
      ...[room].concat(others).map((folder) => `^${folder}/`),
      ...(packages[room] ?? ['']).map((name) => `node_modules/${name}`),
    ],
    dependencyTypesNot: ['core'],
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'not-from-test', severity: 'error', from: { pathNot: '^(test/|vitest)' }, to: { path: '^test/' } },
    {
      name: 'every-folder-is-a-room',
      comment: 'A new top folder says here what it may import.',
      severity: 'error',
      from: {},
      to: {
        path: '^[^/]+/',
        pathNot: [...Object.keys(rooms), 'test', 'node_modules'].map((folder) => `^${folder}/`),
        dependencyTypesNot: ['core'],
      },
    },
    ...arrows,
    {
      name: 'no-node',
      comment: 'The core and the workflows run in a sandbox without Node.',
      severity: 'error',
      from: { path: `^(${withoutNode.join('|')})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'not-to-development',
      comment: 'A production install (npm ci --omit=dev) has no packages of development.',
      severity: 'error',
      // The demo's sign-in lets anybody in: in production it cannot even start.
      from: { path: `^(${Object.keys(rooms).join('|')})/`, pathNot: '^integrations/identity/sandbox/main[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-by-name-and-type',
      comment: 'Only the worker bundles workflows; others know their contract: names and types.',
      severity: 'error',
      from: { path: '^(activities|app)/' },
      to: {
        path: '^workflows/',
        pathNot: '^workflows/((agreements|cohorts|contract-months|things)/)?(contract|attributes|shown)[.]ts',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'slices-by-their-index',
      comment: 'The index of a slice names its verbs; what stands behind it may move.',
      severity: 'error',
      from: { path: '^(api|web|cli|workers|ops)/' },
      to: { path: '^app/[^/]+/', pathNot: '^app/[^/]+/index[.]ts' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
