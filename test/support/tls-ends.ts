/** What stands before a server in production: it ends TLS, and passes on what is inside. Each part as strict as the real one. */
import { once } from 'node:events';
import { connect as connectH2, createSecureServer, type ServerHttp2Stream } from 'node:http2';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Made } from '../integrations/certificates.ts';

export interface TlsEnd {
  readonly port: number;
  close(): void;
}

interface Demands {
  readonly server: Made;
  /** The authority of the certificates that it wants of its clients; left out, it wants none. */
  readonly clientCa?: string;
}

const listening = async (server: Pick<Server, 'listen' | 'address' | 'once' | 'close'>, sockets: Set<Socket>) => {
  server.listen(0, '127.0.0.1');
  await once(server as Server, 'listening');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close };
};

const secured = ({ server: { key, certificate: cert }, clientCa: ca }: Demands) => ({
  ...{ key, cert },
  ...(ca === undefined ? {} : { ca, requestCert: true, rejectUnauthorized: true }),
});

/** Before a Temporal that speaks plainly; with an API key, one that looks at the header of each call as the cloud does. */
export async function temporalBehindTls(to: string, demands: Demands & { readonly apiKey?: string }): Promise<TlsEnd> {
  const sockets = new Set<Socket>();
  const server = createSecureServer(secured(demands));
  server.on('secureConnection', (socket: Socket) => void sockets.add(socket));
  server.on('session', (session) => {
    const behind = connectH2(`http://${to}`);
    behind.on('error', () => session.destroy());
    session.on('error', () => {});
    session.on('close', () => behind.destroy());
    session.on('stream', (stream: ServerHttp2Stream, headers: Record<string, string>) => {
      stream.on('error', () => {});
      const { apiKey } = demands;
      const refuse = (status: string) =>
        stream.respond(
          { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': status, 'grpc-message': 'no' },
          { endStream: true },
        );
      if (apiKey !== undefined) {
        if (headers['authorization'] !== `Bearer ${apiKey}`) return refuse('16');
        // The cloud has another way to look after namespaces.
        if (headers[':path']?.includes('.operatorservice.')) return refuse('7');
      }
      const onward = behind.request({ ...headers, ':scheme': 'http' });
      onward.on('error', () => stream.close());
      stream.on('close', () => onward.close());
      onward.on('response', (answer, flags) => {
        const endStream = (flags & 1) === 1;
        stream.respond(answer, endStream ? { endStream } : { waitForTrailers: true });
        if (endStream) return;
        let trailers = {};
        onward.on('trailers', (given) => (trailers = given));
        stream.on('wantTrailers', () => stream.sendTrailers(trailers));
        onward.pipe(stream);
      });
      stream.pipe(onward);
    });
  });
  return listening(server as unknown as Server, sockets);
}

const sslRequest = 80_877_103;

/** Before a Postgres that speaks plainly: it answers the question for TLS, and takes nobody without. */
export function postgresBehindTls(to: URL, demands: Demands): Promise<TlsEnd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (first) => {
      if (first.length !== 8 || first.readInt32BE(4) !== sslRequest) {
        const refused = 'SFATAL\0C28000\0Mno pg_hba.conf entry for host "127.0.0.1", no encryption\0\0';
        const head = Buffer.alloc(5);
        head.write('E');
        head.writeInt32BE(refused.length + 4, 1);
        socket.end(Buffer.concat([head, Buffer.from(refused)]));
        return;
      }
      socket.write('S');
      const inside = new TLSSocket(socket, { isServer: true, ...secured(demands) });
      inside.on('error', () => socket.destroy());
      inside.on('secure', () => {
        const behind = connect(Number(to.port), to.hostname);
        sockets.add(behind);
        behind.on('error', () => inside.destroy());
        inside.on('close', () => behind.destroy());
        inside.pipe(behind).pipe(inside);
      });
    });
  });
  return listening(server, sockets);
}
