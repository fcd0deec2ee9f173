import type { ApiHost } from '../api-host';

/** Address at which an object of cloud storage can be seen by who holds the phone; the emulator judges whether it may be. */
export function addressOfObject(host: ApiHost, fileID: string): string {
  return `${host.emulator}/phone/storage/download?${new URLSearchParams({ person: host.state.person, fileID })}`;
}
