import { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { Problems } from './problems';

/**
 * Tells a handler that a template names and that its page or component does not have; the framework passes over it in silence.
 * Each is told once.
 */
export function watchMissingHandlers(problems: Problems): void {
  const holder = glassEasel.Component as unknown as {
    getMethod(component: glassEasel.GeneralComponent, name: string): unknown;
  };
  const getMethod = holder.getMethod;
  const told = new Set<string>();
  holder.getMethod = (component, name) => {
    const method = getMethod.call(holder, component, name);
    const key = `${component.is} ${name}`;
    if (typeof method !== 'function' && name !== '' && !told.has(key)) {
      told.add(key);
      problems.report('warning', `${component.is} has no handler "${name}", which its template names.`);
    }
    return method;
  };
}
