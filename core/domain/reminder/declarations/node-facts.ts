import type { Facts } from '../declaration';

/** Facts of a matter that is a life node. */
export type NodeMatter = Facts & { nodeId: string; day: string; years: number; entryDay: string };

const page = (name: string) => (nodeId: string) => `packages/timebook/pages/${name}/index?nodeId=${nodeId}`;

/** The page that opens a node, and the one that writes its first chapter. */
export const openPage = page('open');
export const writePage = page('write');

/** A node as far away as the program reaches: words made of it are as long as they get. */
export const longest: NodeMatter = {
  nodeId: `${'p'.repeat(32)}:probation-end:2069-12-31`,
  day: '2069-12-31',
  years: 48,
  entryDay: '2021-12-31',
};
