import { collectionAccess, runtime, type Step, storageAccess } from './plan';

/** What a step does, in one line. Environment variables by their names, never by their values. */
export function sentenceOf(step: Step): string {
  switch (step.do) {
    case 'create collection':
      return `collection  ${step.collection}: create`;
    case 'close collection':
      return `access      ${step.collection}: ${collectionAccess} (仅管理端可读写), was ${step.was || 'the default'}`;
    case 'create index':
      return `index       ${step.collection}.${step.index.name}: create ${keysOf(step.index)}`;
    case 'rebuild index':
      return `index       ${step.collection}.${step.index.name}: drop the other one of that name and create ${keysOf(step.index)}`;
    case 'set storage access':
      return `storage     ${storageAccess} (仅创建者及管理员可读写), was ${step.was || 'the default'}`;
    case 'create function':
      return `function    ${step.target.name}: create, ${runtime}, ${step.target.timeout} s, ${step.target.memory} MB, variables ${Object.keys(step.variables).sort().join(' ') || 'none'}`;
    case 'configure function':
      return `function    ${step.target.name}: set ${step.changed.join(', ')}`;
    case 'upload code': {
      const calls = step.target.cloudCalls.join(' ') || 'none';
      return `code        ${step.target.name}: upload ${step.target.digest}, cloud calls ${calls}`;
    }
    case 'set timer':
      return `timer       ${step.name}.${step.timer.name}: ${step.timer.cron} (Beijing time)`;
    case 'upload program':
      return `program     upload version ${step.version} for review`;
  }
}

function keysOf(index: {
  keys: readonly (readonly [string, 1 | -1 | '2dsphere'])[];
  unique?: boolean;
}): string {
  const keys = index.keys.map(([field, way]) => `${field} ${way === 1 ? 'ascending' : 'descending'}`);
  return `(${keys.join(', ')})${index.unique ? ', unique' : ''}`;
}
