/**
 * Address of a file that the program names: `/assets/a.png` and `../a.png` lie below `/program/`; addresses with a scheme (network,
 * data, blob, `wxfile:` which api/ maps itself) stay.
 * @param folder folder of the page or component that names it, without slashes at its ends
 */
export function programAddress(address: string, folder: string): string {
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return address;
  if (address.startsWith('/program/')) return address;
  const parts = address.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/program/${parts.join('/')}`;
}
