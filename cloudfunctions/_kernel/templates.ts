import { type TemplateKey, templateKeys, templates } from '../../core/domain/reminder/templates';

/** Ids of one template in this environment. `long`: the long-term one, where WeChat granted it to this deployment. */
export type TemplateIds = { once: string; long?: string };

/** The platform gives each deployment its own ids; the demo's stand where none is set. */
export function templateIds(key: TemplateKey): TemplateIds {
  const { environment } = templates[key];
  const once = process.env[`${environment}_TEMPLATE`] || `DEMO_TMPL_${environment}`;
  const long = process.env[`${environment}_TEMPLATE_LONG`];
  return long ? { once, long } : { once };
}

/** Whether this environment names its own id, so that the demo's does not stand for it. */
export const isNamed = (key: TemplateKey): boolean =>
  Boolean(process.env[`${templates[key].environment}_TEMPLATE`]);

/** All ids in use, for checking what a phone names. */
export function knownTemplate(id: string): { key: TemplateKey; long: boolean } | undefined {
  for (const key of templateKeys) {
    const { once, long } = templateIds(key);
    if (id === once || id === long) return { key, long: id === long };
  }
  return undefined;
}

/** Ids by which a person may have permitted messages of a template, the better first. */
export function idsOf(key: TemplateKey): string[] {
  const { once, long } = templateIds(key);
  return long ? [long, once] : [once];
}
