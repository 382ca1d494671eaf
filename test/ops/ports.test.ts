import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { choosePort, isFree, withPort } from '../../ops/stack/ports.ts';

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

function listen(port: number, host: string): Promise<number> {
  const server = createServer();
  open.push(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

describe('ports', () => {
  it('takes the usual one when it is free, and never gives it twice', async () => {
    const usual = await listen(0, '127.0.0.1');
    open.pop()?.close();
    expect(await choosePort(usual)).toBe(usual);
    expect(await choosePort(usual)).not.toBe(usual);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('takes another when someone listens on %s', async (host) => {
    const taken = await listen(0, host);
    expect(await isFree(taken)).toBe(false);
    expect(await choosePort(taken)).not.toBe(taken);
  });

  it('tries another when the port is lost between looking and listening', async () => {
    const tried: number[] = [];
    const port = await withPort(undefined, async (candidate) => {
      tried.push(candidate);
      if (tried.length === 1) await listen(candidate, '127.0.0.1');
      return listen(candidate, '127.0.0.1');
    });
    expect(tried).toHaveLength(2);
    expect(port).toBe(tried[1]);
  });

  it('does not try again what fails for another reason', async () => {
    let times = 0;
    const start = () => withPort(undefined, () => Promise.reject(new Error(`disk full ${++times}`)));
    await expect(start()).rejects.toThrow('disk full 1');
  });
});
