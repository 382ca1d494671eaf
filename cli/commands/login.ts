import { setTimeout as wait } from 'node:timers/promises';
import { problemSentence } from '../../words/index.ts';
import { jsonOption, type Cli } from '../cli.ts';
import { exit, UsageError, type ExitCode } from '../exit.ts';
import { printJson, type Io } from '../io.ts';

interface Where {
  readonly url?: string;
}

const urlOption = ['--url <ADRES>', 'waar W² staat; anders dat van de instellingen'] as const;

export function loginCommand({ program, io, ends }: Cli): void {
  program
    .command('login')
    .option(...urlOption)
    .summary('meldt u aan')
    .description('Meldt u aan: toont een code, die u in uw browser bevestigt. Daarna werkt w2 als uzelf.')
    .action((options: Where) => ends(login(io, options)));
}

export function logoutCommand({ program, io, ends }: Cli): void {
  program
    .command('logout')
    .option(...urlOption)
    .summary('meldt u af')
    .description('Meldt u af: de sessie van dit toestel is meteen dood.')
    .action((options: Where) => ends(logout(io, options)));
}

export function whoamiCommand({ program, io, ends }: Cli): void {
  program
    .command('whoami')
    .option(...urlOption)
    .option(...jsonOption)
    .summary('wie u hier bent')
    .description('Toont als wie u aangemeld bent.')
    .action((options: Where & { json?: true }) => ends(whoami(io, options)));
}

interface Device {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
  readonly interval: number;
}
type Me = Readonly<Record<'kind' | 'staffId' | 'role' | 'personId' | 'accountId' | 'sessionId', string | undefined>>;

/** Where nothing is said, that of the settings. @throws UsageError */
async function where({ url }: Where): Promise<string> {
  const { whereW2Is } = await import('../../app/sign-in/index.ts');
  const at = url ?? whereW2Is();
  if (!at || !URL.canParse(at))
    throw new UsageError('--url: schrijf waar W² staat, bijvoorbeeld https://w2.example.be');
  return at.replace(/\/$/, '');
}

async function login(io: Io, given: Where): Promise<ExitCode> {
  const at = await where(given);
  const device = await send<Device>(at, '/oauth/device', { client_id: 'w2' });
  io.out(`Open ${device.verification_uri_complete}`);
  io.out(`en bevestig daar de code ${device.user_code}.`);
  const token = await untilLetIn(at, device);
  if (token === null) {
    io.err('w2: niet aangemeld: de code werd geweigerd of is te oud. Begin opnieuw met w2 login.');
    return exit.refused;
  }
  const me = await meAt(at, token);
  const all = (await io.kept?.read()) ?? {};
  await io.kept?.write({ ...all, [at]: { token, actor: me && actorOf(me) } });
  io.out(`Aangemeld als ${me ? nameOf(me) : 'niemand'}.`);
  return exit.ok;
}

async function untilLetIn(at: string, device: Device): Promise<string | null> {
  let pause = device.interval;
  for (const end = Date.now() + device.expires_in * 1000; Date.now() < end;) {
    await wait(pause * 1000);
    const answer = await send<{ access_token?: string; error?: string }>(at, '/oauth/token', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: device.device_code,
      client_id: 'w2',
    });
    if (answer.access_token) return answer.access_token;
    if (answer.error === 'slow_down') pause += 5;
    else if (answer.error !== 'authorization_pending') return null;
  }
  return null;
}

async function logout(io: Io, given: Where): Promise<ExitCode> {
  const at = await where(given);
  const { [at]: kept, ...others } = (await io.kept?.read()) ?? {};
  const me = kept ? await meAt(at, kept.token) : null;
  if (kept && me?.sessionId)
    await fetch(`${at}/v1/sessions/${me.sessionId}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${kept.token}` },
    });
  await io.kept?.write(others);
  io.out(kept ? 'Afgemeld.' : 'U was niet aangemeld.');
  return exit.ok;
}

async function whoami(io: Io, { json, ...given }: Where & { json?: true }): Promise<ExitCode> {
  const at = await where(given);
  const { [at]: kept } = (await io.kept?.read()) ?? {};
  const me = kept ? await meAt(at, kept.token) : null;
  if (json) printJson(io, me ?? { kind: null });
  else if (me) io.out(`${nameOf(me)}, op ${at}`);
  if (me) return exit.ok;
  if (!json) io.err(`w2: ${problemSentence({ code: 'signIn.needed', details: { where: 'w2 login' } }, 'nl')}`);
  return exit.refused;
}

const actorOf = ({ kind, role, staffId, personId, accountId }: Me): string | null => {
  if (kind === 'colleague') return `${role}:${staffId}`;
  if (kind === 'citizen') return `jobseeker:${personId}`;
  return kind === 'operator' ? `operator:${accountId}` : null;
};

const nameOf = (me: Me): string => actorOf(me) ?? me.kind ?? '';

/** Who has this token there; null: nobody any more. */
async function meAt(at: string, token: string): Promise<Me | null> {
  const answer = await fetch(`${at}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  return answer.ok ? ((await answer.json()) as Me) : null;
}

/** Sends a form; an error of OAuth is an answer too. */
async function send<Answer>(at: string, path: string, form: Record<string, string>): Promise<Answer> {
  const answer = await fetch(`${at}${path}`, { method: 'POST', body: new URLSearchParams(form) });
  if (answer.status >= 500 || answer.status === 404) throw new UsageError(`op ${at} antwoordt geen W²`);
  return (await answer.json()) as Answer;
}
