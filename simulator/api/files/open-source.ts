import type { ApiHost } from '../api-host';
import { plainPath } from './file-operations';
import { addressOfObject } from './object-address';

/** Address of the simulator's way to the network: a page may not read what other hosts send, the simulator's server may. */
export function throughServer(address: string): string {
  return /^https?:/.test(address) && !address.startsWith(`${location.origin}/`)
    ? `/network?url=${encodeURIComponent(address)}`
    : address;
}

/**
 * Address at which the browser can read what a program names: a file of the phone, of the program, or of the network.
 * @returns undefined when it names a file of the phone that is not there
 */
export function sourceAddress(host: ApiHost, source: string): string | undefined {
  if (source.startsWith('cloud://')) return addressOfObject(host, source);
  if (/^(wxfile|http):\/\/(usr|tmp|store)/.test(source)) return host.files.address(plainPath(source));
  if (/^[a-z][a-z0-9+.-]*:/i.test(source)) return throughServer(source);
  return source.startsWith('/program/') ? source : `/program/${source.replace(/^\//, '')}`;
}

/** Reads what a program names. @throws when it is not there */
export async function readSource(host: ApiHost, source: string): Promise<Blob> {
  const address = sourceAddress(host, source);
  if (address === undefined) throw new Error(`no such file or directory, open '${source}'`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`file not found: ${source}`);
  return response.blob();
}
