import type { Input, Route } from '../../core/contract';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { samples } from '../support/samples';
import type { World } from '../support/world';

/** One act of a life with the program: what a person sends, and what has to pass before they can. */
export type Act = {
  name: string;
  route: Route;
  before?: (world: World) => Promise<unknown>;
  /** The officer who does it to the person; without one the person does it. */
  by?: (world: World) => Promise<Person>;
  /** Its kill points are played in another life; here it only leads on. */
  known?: true;
  input: (person: Person, requestId: string) => Record<string, unknown>;
};

/** The sample input of a route for one person. */
export function sampleOf<R extends Route>(route: R, person: Person, requestId: string): Input<R> {
  return samples[route]({
    person: person.id,
    name: person.name,
    code: person.code,
    template: nodeReminderTemplate,
    requestId,
  });
}
