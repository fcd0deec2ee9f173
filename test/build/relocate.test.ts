import { relocations, rewriteImports } from '../../scripts/build/relocate';

const graph = new Map([
  ['app.ts', ['services/cloud.ts']],
  ['pages/today/index.ts', ['services/cloud.ts', 'text/today.ts']],
  ['packages/a/pages/write/index.ts', ['services/draft.ts', 'services/cloud.ts']],
  ['packages/b/pages/help/index.ts', ['services/both.ts']],
  ['packages/a/pages/read/index.ts', ['services/both.ts']],
  ['services/draft.ts', ['services/merge.ts', 'services/cloud.ts']],
  ['services/merge.ts', []],
  ['services/both.ts', []],
  ['services/cloud.ts', []],
  ['text/today.ts', []],
]);
const moved = relocations(graph, ['packages/a', 'packages/b']);

test('what sub-packages alone reach moves into each of them, and nothing else does', () => {
  expect([...moved]).toEqual([
    ['services/draft.ts', ['packages/a/services/draft.ts']],
    ['services/merge.ts', ['packages/a/services/merge.ts']],
    ['services/both.ts', ['packages/b/services/both.ts', 'packages/a/services/both.ts']],
  ]);
});

test('imports are written for the new places, on both sides', () => {
  const target = (specifier: string) =>
    ({
      '../../../../services/draft': 'services/draft.ts',
      './cloud': 'services/cloud.ts',
      './merge': 'services/merge.ts',
      '../../../../services/both': 'services/both.ts',
    })[specifier];
  expect(
    rewriteImports("import { a } from '../../../../services/draft';", {
      from: 'packages/a/pages/write/index.ts',
      to: 'packages/a/pages/write/index.ts',
      moved,
      target,
    }),
  ).toBe('import { a } from "../../services/draft";');
  expect(
    rewriteImports("import { m } from './merge';\nimport { c } from './cloud';", {
      from: 'services/draft.ts',
      to: 'packages/a/services/draft.ts',
      moved,
      target,
    }),
  ).toBe('import { m } from "./merge";\nimport { c } from "../../../services/cloud";');
  for (const root of ['packages/a', 'packages/b'])
    expect(
      rewriteImports("import { b } from '../../../../services/both';", {
        from: `${root}/pages/help/index.ts`,
        to: `${root}/pages/help/index.ts`,
        moved,
        target,
      }),
    ).toBe('import { b } from "../../services/both";');
});
