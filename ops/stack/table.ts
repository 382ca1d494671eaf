/** What the person at the console sees when everything is up. */
import type { StackParts } from './local-stack.ts';
import { variables } from '../../settings/index.ts';

/** A short table: what runs where, how to stop, what to try. */
export function overview({ settings, urls, environment }: StackParts): string {
  const rows: [string, string | undefined][] = [
    ['Pages', environment[variables.publicUrl] ?? urls['api']],
    ['API', urls['api']],
    ['Sign-in (demo)', urls['identity']],
    ['Temporal UI', urls['temporalUi']],
    ['Temporal', environment[variables.temporalAddress]],
    ['Codec server', urls['codec']],
    ['Worker: health, metrics', urls['worker']],
    ['Postgres', withoutPassword(environment[variables.databaseUrl] ?? '')],
    ['OCMW (sandbox)', urls['ocmw']],
    ['RIZIV (sandbox)', urls['riziv']],
    ['Employment (sandbox)', urls['employment']],
    ['Repertorium (sandbox)', urls['repertorium']],
    ['Local OCMW (sandbox)', urls['localOcmw']],
    ['Logs', `${settings.dataDir}/logs`],
    ['Passwords, keys', `${settings.dataDir}/stack.json`],
  ];
  const lines = rows.flatMap(([what, where]) => (where ? [`  ${what.padEnd(22)} ${where}`] : []));
  return [
    '',
    'W² is running.',
    ...lines,
    '',
    ...(urls['identity'] && urls['api'] ? signIns(environment[variables.publicUrl] ?? urls['api']) : []),
    'Try next, in another terminal:',
    '  npx w2 list                 who is waiting for whom, until when',
    ...(settings.mode === 'demo' ? ['  npx w2 forward 30d          let a month go by'] : []),
    '  npx w2 --help               everything else',
    settings.mode === 'demo'
      ? 'Stop with Ctrl-C; the next `npm start` goes on where this one ended (`npm start -- --fresh` begins again).'
      : 'Stop with Ctrl-C or SIGTERM; the next `npm start` goes on where this one ended.',
    '',
  ].join('\n');
}

/** One person for each role of the demo. */
const roles = [
  ['mediator-1.eastFlanders', 'mediator'],
  ['lead.eastFlanders', 'team lead'],
  ['coordinator.eastFlanders', 'coordinator of VDAB'],
  ['group-1.eastFlanders', 'group worker of Groep Intro'],
  ['partner.eastFlanders', 'coordinator of Groep Intro'],
  ['group-1.antwerp', 'group worker of Randstad'],
  ['partner.antwerp', 'coordinator of Randstad'],
  ['coach-1.eastFlanders', 'jobcoach of VDAB'],
  ['coach-2.eastFlanders', 'jobcoach of a GOB'],
  ['ocmw.hasselt', 'OCMW of Hasselt'],
  ['ocmw.gent', 'OCMW of Ghent'],
  ['analyst', 'analyst'],
  ['dpo', 'data protection officer'],
  ['operator', 'operator'],
  ['expert', 'expert by experience'],
  ['burger.T-000001', 'citizen'],
] as const;

const signIns = (url: string): string[] => [
  `Pages: sign in as anybody at ${url}/, or at once as`,
  ...roles.map(([hint, what]) => `  ${what.padEnd(28)} ${url}/aanmelden?opnieuw=1&hint=${hint}&terug=/`),
  '',
];

/** For the console and its history: a URL without what is secret in it. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return '';
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.href;
}
