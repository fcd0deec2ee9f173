type Lookup = (path: string) => string | undefined;

let fileAddress: Lookup = () => undefined;

/** Tells once per window where the phone's own files (`wxfile://…`) can be seen by the browser. */
export function showFilesAt(lookup: Lookup): void {
  fileAddress = lookup;
}

/**
 * Address of a file that the program names: `/assets/a.png` and `../a.png` lie below `/program/`; files of the phone are looked up;
 * addresses with another scheme (network, data, blob) stay.
 * @param folder folder of the page or component that names it, without slashes at its ends
 */
export function programAddress(address: string, folder: string): string {
  if (/^((wxfile|http):\/\/(usr|tmp|store)|cloud:)/.test(address)) return fileAddress(address) ?? address;
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return address;
  if (address.startsWith('/program/')) return address;
  const parts = address.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/program/${parts.join('/')}`;
}
