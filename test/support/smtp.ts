import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A mail server of its own: takes mail, and refuses those of whom it is told. */
export interface MailServer {
  readonly url: string;
  /** The recipients of what it took, in order. */
  readonly taken: readonly { readonly to: string; readonly data: string }[];
  /** Every recipient that it was asked about. */
  readonly asked: readonly string[];
  /** By address: the reply to RCPT TO. */
  readonly refusals: Map<string, string>;
  close(): Promise<void>;
}

/** As much of RFC 5321 as a client needs. */
export async function startMailServer(): Promise<MailServer> {
  const taken: { to: string; data: string }[] = [];
  const asked: string[] = [];
  const refusals = new Map<string, string>();
  const server = createServer((socket) => {
    let to = '';
    let data: string | null = null;
    let rest = '';
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const hear = (line: string): void => {
      if (data !== null) {
        if (line !== '.') return void (data += `${line}\n`);
        taken.push({ to, data });
        data = null;
        return say('250 taken');
      }
      const [, recipient] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? [];
      if (recipient !== undefined) {
        asked.push(recipient);
        to = recipient;
        return say(refusals.get(recipient) ?? '250 fine');
      }
      if (/^DATA/i.test(line)) {
        data = '';
        return say('354 go on');
      }
      if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n');
      say('250 fine');
    };
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(hear);
    });
    socket.on('error', () => undefined);
    say('220 test');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    asked,
    refusals,
    async close() {
      server.close();
      await once(server, 'close');
    },
  };
}
