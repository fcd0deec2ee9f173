import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/root';

type Project = Record<string, unknown> & { templates: { id: string }[]; people: unknown[] };

/** The repository's own project file: collections, indexes and templates under test are the ones that ship. */
export function testProject(): Project {
  return JSON.parse(readFileSync(join(repositoryRoot(__dirname), 'simulator.config.json'), 'utf8')) as Project;
}

/** Id of the template that says a node has come. */
export const nodeReminderTemplate: string = testProject().templates[0]?.id ?? '';
