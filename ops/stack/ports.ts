/** Ports on the loopback address: the usual one when it is free, otherwise any. */
import { connect, createServer } from 'node:net';

const host = '127.0.0.1';
const attempts = 5;
/** Given out by this process and perhaps not yet listened on: nobody else here may get it. */
const promised = new Set<number>();

/** Whether one could listen there now. */
export async function isFree(port: number): Promise<boolean> {
  // Some systems let one bind 127.0.0.1 while another listens on all addresses, so ask first whether anyone answers.
  return !(await answers(port)) && (await canListen(port)) === port;
}

/** A free port; never the same twice, so several can be chosen before anything listens. */
export async function choosePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && !promised.has(preferred) && (await isFree(preferred))) return promise(preferred);
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await canListen(0);
    if (port !== undefined && !promised.has(port)) return promise(port);
  }
  throw new Error('No free port was found on 127.0.0.1.');
}

/**
 * Starts something on a port. Between looking and listening someone else may take it: then it is tried again on another
 * one. `run` must reject when its server could not listen, and leave nothing behind.
 */
export async function withPort<T>(preferred: number | undefined, run: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(attempt === 1 ? preferred : undefined);
    try {
      return await run(port);
    } catch (error) {
      promised.delete(port);
      if (attempt === attempts || !(await wasTaken(port, error))) throw error;
    }
  }
}

/** Whether a start failed because of the port and not for a reason that another port would not mend. */
export async function wasTaken(port: number, error: unknown): Promise<boolean> {
  return /EADDRINUSE|address already in use|could not bind/i.test(String(error)) || !(await isFree(port));
}

function promise(port: number): number {
  promised.add(port);
  return port;
}

/** The port it could listen on, undefined when it could not. Port 0 asks for any. */
function canListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const given = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(given));
    });
  });
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(true));
  });
}
