import { lookup as find } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Lookup } from '../transport.ts';

/**
 * Whether a receiver may live at this address: on the public internet. What an outsider registers must not make us ask a
 * machine of our own network. In the demo this computer too.
 */
function mayBeAt(address: string, demo: boolean): boolean {
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (demo && range === 'loopback');
}

/** Null when a receiver may have this URL, else why not: https, no credentials, and no address of a private network. */
export function flawOfUrl(text: string, demo: boolean): 'notUrl' | 'notHttps' | 'credentials' | 'private' | null {
  if (text.length > 500 || !URL.canParse(text)) return 'notUrl';
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== 'https:' && !(demo && protocol === 'http:')) return 'notHttps';
  if (username !== '' || password !== '') return 'credentials';
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return mayBeAt(host, demo) ? null : 'private';
  return host === 'localhost' || !host.includes('.') ? (demo ? null : 'private') : null;
}

/** Finds a host's address at the moment of connecting, so that a name which later points inside is refused then. */
export const lookupOutside =
  (demo: boolean): Lookup =>
  (hostname, options, callback) =>
    find(hostname, { ...options, all: true }, (error, found) => {
      const allowed = error ? [] : found.filter(({ address }) => mayBeAt(address, demo));
      const [first] = allowed;
      if (error || !first) return callback(error ?? new Error('no address outside'), '', 0);
      if (options.all) callback(null, allowed as never);
      else callback(null, first.address, first.family);
    });
