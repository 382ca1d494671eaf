/**
 * The arrows of the house: web, api, cli -> workflows (names and types) -> domain; activities -> db, integrations. What a
 * workflow imports ends up in its bundle, so these are not a matter of taste.
 */
const folders = 'domain|workflows|activities|integrations|db|workers|app|api|web|cli|ops|test';

/** A folder that may import only itself and what is named. */
const only = (from, ours, packages, why) => ({
  name: `${from}-imports-only`,
  comment: why,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    pathNot: [...[from, ...ours].map((folder) => `^${folder}/`), ...packages.map((name) => `node_modules/${name}/`)],
    dependencyTypesNot: ['core'],
  },
});
const noCore = (from) => ({
  name: `${from}-no-node`,
  comment: 'The core and the workflows run in a sandbox without Node.',
  severity: 'error',
  from: { path: `^${from}/` },
  to: { dependencyTypes: ['core'] },
});
const notInto = (from, to, why) => ({
  name: `${from}-not-into-${to.replaceAll('|', '-')}`,
  comment: why,
  severity: 'error',
  from: { path: `^(${from})/` },
  to: { path: `^(${to})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'not-from-test', severity: 'error', from: { pathNot: '^(test/|vitest)' }, to: { path: '^test/' } },
    {
      name: 'not-to-development',
      comment: 'A production install (npm ci --omit=dev) has no packages of development.',
      severity: 'error',
      from: { path: '^(domain|workflows|activities|integrations|db|workers|app|api|web|cli|ops)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    only('domain', [], [], 'The core is pure and imports nothing outside itself.'),
    noCore('domain'),
    only(
      'workflows',
      ['domain'],
      ['@temporalio/workflow', '@temporalio/common'],
      'What is imported here is in every workflow.',
    ),
    noCore('workflows'),
    notInto('db', folders.replace('|db|', '|').replace('domain|', ''), 'The database knows the core and nothing else.'),
    notInto(
      'integrations',
      'workflows|activities|db|workers|app|api|web|cli|ops',
      'A client of an outside system stands alone.',
    ),
    notInto(
      'activities',
      'workers|app|api|web|cli|ops',
      'Activities are called by workers; they call db and integrations.',
    ),
    {
      name: 'workflows-by-name-and-type',
      comment: 'Only the worker bundles workflows; others know their contract: names and types.',
      severity: 'error',
      from: { path: '^(api|web|cli|app)/' },
      to: {
        path: '^workflows/',
        pathNot: '^workflows/(cohorts/)?(contract|attributes)[.]ts',
        dependencyTypesNot: ['type-only'],
      },
    },
    notInto('app', 'api|web|cli', 'The pages, the API and the command line call the application, never the reverse.'),
    notInto('cli', 'api|web', 'Each way in stands alone.'),
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
