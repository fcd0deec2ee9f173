import { place } from '../support/district';
import type { Person } from '../support/people';
import type { World } from '../support/world';
import { type Act, sampleOf } from './act';

const ordered = {
  orderedBy: '云溪廉〔2026〕1号（虚构）',
  mostMentees: 200,
  quietDays: 90,
  version: 1,
  at: 1,
};

/** A month passes over an open node, and the unit reminds of it. */
export function closureActs(
  hr: (world: World) => Promise<Person>,
  nodeOf: (person: Person) => string,
): Act[] {
  return [
    {
      name: 'reminding of an overdue node',
      route: 'closure.remind',
      by: hr,
      before: async (world) => {
        await world.admin().set('unitRules', { _id: place.court, ...ordered });
        await world.advance('P31D', false);
      },
      input: (person, requestId) => ({ requestId, nodeId: nodeOf(person) }),
    },
    {
      name: 'recording a chapter on paper',
      route: 'closure.recordPaper',
      by: hr,
      input: (person, requestId) => ({
        ...sampleOf('closure.recordPaper', person, requestId),
        nodeId: nodeOf(person),
        paper: { day: person.entryDay, kept: 'personnel-file' },
      }),
    },
    {
      name: 'taking that record back',
      route: 'closure.recordPaper',
      by: hr,
      input: (person, requestId) => ({ requestId, nodeId: nodeOf(person), paper: null }),
    },
  ];
}

/** What was counted leaves as files: figures, and a list with names. */
export const sheetActs = (hr: (world: World) => Promise<Person>): Act[] => [
  {
    name: 'ordering the figures of a place',
    route: 'export.orderClosure',
    by: hr,
    input: (person, requestId) => sampleOf('export.orderClosure', person, requestId),
  },
  {
    name: 'ordering a list with names',
    route: 'export.orderNames',
    by: hr,
    input: (person, requestId) => sampleOf('export.orderNames', person, requestId),
  },
];
