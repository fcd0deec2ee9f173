/** Bytes of a file of the program itself (`/assets/a.json`), read synchronously as `readFileSync` needs it; undefined when there is none. */
export function readPackageFile(path: string): Uint8Array | undefined {
  const request = new XMLHttpRequest();
  request.open('GET', `/program/${path.replace(/^\/?(program\/)?/, '')}`, false);
  // The only way to get bytes from a synchronous request.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) return undefined;
  return Uint8Array.from(request.responseText, (char) => char.charCodeAt(0) & 0xff);
}
