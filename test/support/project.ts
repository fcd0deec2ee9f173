import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/root';

type Index = { name: string; keys: [string, 1 | -1][]; unique: boolean };
type Project = Record<string, unknown> & { templates: { id: string }[]; indexes: Record<string, Index[]> };

/** The repository's own project file: collections, indexes and templates under test are the ones that ship. */
export function testProject(
  options: { uniqueIndexes?: boolean; pushes?: boolean; longTerm?: boolean } = {},
): Project {
  const file = join(repositoryRoot(__dirname), 'simulator.config.json');
  const project = JSON.parse(readFileSync(file, 'utf8')) as Project;
  if (options.uniqueIndexes === false) {
    for (const index of Object.values(project.indexes).flat()) index.unique = false;
  }
  // Some environments were granted a long-term template beside the one-time one.
  if (options.longTerm) {
    const [node] = project.templates;
    if (node) project.templates.push({ ...node, ...longTermTemplate });
  }
  // Events arrive in their own time: only suites that wait for them have them.
  if (!options.pushes) delete project.pushes;
  return project;
}

/** The long-term template of worlds that have one. */
export const longTermTemplate = { id: 'TMPL_NODE_LONG', type: 'long-term' } as const;

/** Id of the template that says a node has come. */
export const nodeReminderTemplate: string = testProject().templates[0]?.id ?? '';
