import { read, root, textFiles } from './source-files';

const files = textFiles();

/** Lines that match, as `file:line`, outside the files that `allowed` names. */
function found(pattern: RegExp, inFiles: string[] = files): string[] {
  return inFiles.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}`] : [])),
  );
}

const join = (...parts: string[]): string => parts.join('');

test('no file names a place on somebody’s machine', () => {
  const absolute = new RegExp(
    join('(^|[\\s"\'`(=])/(', ['home', 'Users', 'root', 'work'].join('|'), ')/[\\w.-]+'),
  );
  expect(found(absolute)).toEqual([]);
  expect(found(new RegExp(root.replaceAll('/', '\\/')))).toEqual([]);
  expect(found(/\b[A-Z]:\\\\?(Users|Documents)/)).toEqual([]);
});

test('no file names the host of a package registry', () => {
  const registry = new RegExp(
    join('https?://[^\\s"]*(registry\\.', 'npm|npmmirror|', 'unpkg\\.|', 'jsdelivr)'),
  );
  expect(found(registry)).toEqual([]);
});

test('the lock file installs from whatever registry the reader uses', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { resolved?: string; link?: boolean; integrity?: string }>;
  };
  const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, entry]) => entry.resolved?.startsWith('http')).map(([name]) => name)).toEqual(
    [],
  );
  expect(packages.filter(([, entry]) => entry.link).map(([name]) => name)).toEqual([]);
});

test('versions of direct dependencies are exact', () => {
  const manifest = JSON.parse(read('package.json'));
  const versions = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.overrides,
  });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
});

test('the program on the phone fetches nothing from the network: no address of another host is in it', () => {
  const shipped = files.filter((file) => /^miniprogram\/.*\.(ts|wxml|wxss|wxs|json)$/.test(file));
  expect(shipped.length).toBeGreaterThan(20);
  // The name of SVG's vocabulary looks like an address and is none.
  const address = new RegExp(
    join('(https?:(?!//www', '\\.w3\\.org/)|url\\(|["\'`=])//[a-z0-9-]+(\\.[a-z0-9-]+)+'),
    'i',
  );
  expect(found(address, shipped)).toEqual([]);
});

test('no secret is in a file', () => {
  const shapes = [
    join('-----BEGIN [A-Z ]*PRIVATE', ' KEY'),
    join('AKID', '[A-Za-z0-9]{13,}'),
    join('\\bghp', '_[A-Za-z0-9]{30,}'),
    join('(secretKey|password|apiKey|token)["\']?\\s*[:=]\\s*["\'][A-Za-z0-9+/]{24,}={0,2}["\']'),
    // 32 random bytes in base64, the shape of the content key
    '(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])',
  ];
  const checked = files.filter((file) => file !== 'package-lock.json');
  for (const shape of shapes) expect(found(new RegExp(shape), checked)).toEqual([]);
});
