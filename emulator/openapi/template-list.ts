import type { Template } from '../project';
import { apiAnswer } from './call-answer';
import type { CloudApi } from './cloud-calls';

/** `subscribeMessage.getTemplateList`: the templates that this mini program was granted, as WeChat writes them out (type 2 once, 3 long-term). */
export function getTemplateList(templates: readonly Template[]): CloudApi {
  const data = templates.map(({ id, title, type, fields }) => ({
    priTmplId: id,
    title,
    content: Object.entries(fields)
      .map(([field, { label }]) => `${label}:{{${field}.DATA}}\n`)
      .join(''),
    example: '',
    type: type === 'one-time' ? 2 : 3,
  }));
  return async () => apiAnswer(0, 'ok', { data });
}
