/** The way to Temporal, for every process of ours alike: what it takes to connect, and why it did not work. */
import { readFileSync } from 'node:fs';
import { connect as connectTls } from 'node:tls';
import { connect as connectPlain, type Socket } from 'node:net';
import { Connection, ServiceError } from '@temporalio/client';
import { variables, type Settings } from '../settings/index.ts';
import { AppError } from './errors.ts';
import { hasStatus } from './grpc.ts';

export type TemporalSettings = Pick<
  Settings,
  | 'temporalAddress'
  | 'temporalTls'
  | 'temporalTlsCaFile'
  | 'temporalTlsServerName'
  | 'temporalTlsCertFile'
  | 'temporalTlsKeyFile'
  | 'temporalApiKey'
>;

interface TemporalTls {
  readonly serverRootCACertificate?: Buffer;
  readonly serverNameOverride?: string;
  readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
}

export interface TemporalConnection {
  readonly address: string;
  /** Left out: nothing is encrypted. */
  readonly tls?: TemporalTls;
  readonly apiKey?: string;
}

/** For a client's `Connection` and a worker's `NativeConnection` alike. @throws Error when a file is gone since the settings were read */
export function temporalConnection(settings: TemporalSettings): TemporalConnection {
  const { temporalAddress: address = '', temporalTls, temporalApiKey: apiKey } = settings;
  const { temporalTlsCaFile: ca, temporalTlsServerName: name } = settings;
  const { temporalTlsCertFile: cert, temporalTlsKeyFile: key } = settings;
  const wanted = temporalTls === 'true' || [ca, name, cert, apiKey].some((part) => part !== undefined);
  if (!wanted) return { address };
  const tls: TemporalTls = {
    ...(ca === undefined ? {} : { serverRootCACertificate: readFileSync(ca) }),
    ...(name === undefined ? {} : { serverNameOverride: name }),
    ...(cert === undefined || key === undefined
      ? {}
      : { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
  };
  return { address, tls, ...(apiKey === undefined ? {} : { apiKey }) };
}

/** @throws AppError with a code of `TemporalProblem` */
export async function connectTemporal(settings: TemporalSettings): Promise<Connection> {
  const how = temporalConnection(settings);
  return Connection.connect({ ...how, connectTimeout: 5_000 }).catch(async (cause: unknown) => {
    throw problem(refusedKey(cause) ? 'temporal.apiKey' : await whyNoConnection(how), cause);
  });
}

type TemporalProblem = keyof typeof hints;

const { temporalAddress: address } = variables;
const hints = {
  'temporal.unreachable': ['Temporal does not answer', `is it running, and does ${address} name it?`],
  'temporal.noTls': ['Temporal speaks no TLS there', `look at ${address}, or set ${variables.temporalTls} to false`],
  'temporal.needsTls': [
    'Temporal speaks TLS only',
    `set ${variables.temporalTls}=true, or ${variables.temporalTlsCaFile} where its authority is your own`,
  ],
  'temporal.certificate': [
    'the certificate of Temporal is not trusted',
    `name its authority by ${variables.temporalTlsCaFile}`,
  ],
  'temporal.serverName': [
    'the certificate of Temporal is of another name',
    `give the name that stands in it by ${variables.temporalTlsServerName}`,
  ],
  'temporal.clientCertificate': [
    'Temporal does not take our certificate',
    `look at ${variables.temporalTlsCertFile} and ${variables.temporalTlsKeyFile}`,
  ],
  'temporal.apiKey': [
    'Temporal does not take the API key',
    `look at ${variables.temporalApiKey}, and that it may use the namespace of ${variables.temporalNamespace}`,
  ],
} as const;

const problem = (code: TemporalProblem, cause?: unknown): AppError =>
  new AppError(code, hints[code][0], hints[code][1], {}, cause);

/** Of a call that did not come back: what is denied is about the key, all else about the way there. */
export const temporalProblem = (cause: unknown): AppError =>
  problem(refusedKey(cause) ? 'temporal.apiKey' : 'temporal.unreachable', cause);

function refusedKey(thrown: unknown): boolean {
  const cause = thrown instanceof ServiceError ? thrown.cause : thrown;
  return hasStatus(cause, 'permissionDenied', 'unauthenticated');
}

const probeMs = 3_000;

/** gRPC says no more than that the time is over: so the door is tried once more by hand, in the same way. */
async function whyNoConnection({ address: at, tls }: TemporalConnection): Promise<TemporalProblem> {
  const [, host = '', port = ''] = /^\[?([^\]]*)\]?:(\d+)$/.exec(at) ?? [];
  const plain = await errorOf(() => connectPlain({ host, port: Number(port) }), 'connect');
  if (plain !== undefined) return 'temporal.unreachable';
  const shared = { host, port: Number(port), ALPNProtocols: ['h2'] };
  if (!tls) {
    const spoken = await errorOf(() => connectTls({ ...shared, rejectUnauthorized: false }), 'secureConnect');
    return spoken === undefined || spoken === afterwards || /ALERT/.test(spoken)
      ? 'temporal.needsTls'
      : 'temporal.unreachable';
  }
  const { serverRootCACertificate: ca, serverNameOverride: servername, clientCertPair: pair } = tls;
  const error = await errorOf(
    () =>
      connectTls({
        ...shared,
        ...(ca ? { ca } : {}),
        ...(servername === undefined ? {} : { servername }),
        ...(pair ? { cert: pair.crt, key: pair.key } : {}),
      }),
    'secureConnect',
  );
  if (error === undefined) return 'temporal.unreachable';
  if (error === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'temporal.serverName';
  if (error === afterwards || /ALERT/.test(error)) return 'temporal.clientCertificate';
  if (/WRONG_VERSION|PACKET_LENGTH|HTTP_REQUEST|ECONNRESET|silent/.test(error)) return 'temporal.noTls';
  return 'temporal.certificate';
}

/** Hung up right after the handshake: so a server does that wants another certificate of us, with a word or without. */
const afterwards = 'afterwards';

/** The code of what goes wrong until this event and shortly after it. */
function errorOf(open: () => Socket, event: 'connect' | 'secureConnect'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = open();
    let stood = false;
    const end = (code: string | undefined): void => {
      clearTimeout(patience);
      socket.destroy();
      resolve(code);
    };
    const patience = setTimeout(() => end(stood ? undefined : 'silent'), probeMs);
    socket.on('error', (error: NodeJS.ErrnoException) => end(stood ? afterwards : (error.code ?? error.message)));
    socket.on('close', () => end(stood ? afterwards : 'ECONNRESET'));
    socket.once(event, () => {
      stood = true;
      if (event === 'connect') end(undefined);
      // Whoever takes us in greets at once; whoever does not hangs up, on a busy machine some time later.
      else socket.once('data', () => end(undefined));
    });
  });
}
