import type { ApiHost, Area } from './api-host';

/** Looking into pages is the framework's business: these calls hand over to the runtime. */
export function elementsArea(host: ApiHost): Area {
  const queries = () => host.program().queries;
  return {
    createSelectorQuery: () => queries().createSelectorQuery(),
    createIntersectionObserver: (component: unknown, options?: Record<string, unknown>) =>
      queries().createIntersectionObserver(component, options),
  };
}
