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

test('what one sub-package alone reaches moves into it, and nothing else does', () => {
  expect([...moved]).toEqual([
    ['services/draft.ts', 'packages/a/services/draft.ts'],
    ['services/merge.ts', 'packages/a/services/merge.ts'],
  ]);
});

test('imports are written for the new places, on both sides', () => {
  const target = (specifier: string) =>
    ({
      '../../../../services/draft': 'services/draft.ts',
      './cloud': 'services/cloud.ts',
      './merge': 'services/merge.ts',
    })[specifier];
  expect(
    rewriteImports("import { a } from '../../../../services/draft';", {
      from: 'packages/a/pages/write/index.ts',
      moved,
      target,
    }),
  ).toBe('import { a } from "../../services/draft";');
  expect(
    rewriteImports("import { m } from './merge';\nimport { c } from './cloud';", {
      from: 'services/draft.ts',
      moved,
      target,
    }),
  ).toBe('import { m } from "./merge";\nimport { c } from "../../../services/cloud";');
});
