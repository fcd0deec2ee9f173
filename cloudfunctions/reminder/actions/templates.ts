import type { Input, Output } from '../../../core/contract';
import type { TemplateCheck } from '../../../core/contract/reminder';
import {
  templates as declared,
  type TemplateKey,
  templateKeys,
} from '../../../core/domain/reminder/templates';
import type { Member } from '../../_kernel/caller';
import { grantedTemplates, type Own } from '../../_kernel/granted-templates';
import { idsOf, isNamed, templateIds } from '../../_kernel/templates';

/** Every template of the product against those that this mini program was granted: there, and with the fields that messages fill. */
export async function templates(
  member: Member,
  _: Input<'reminder.templates'>,
): Promise<Output<'reminder.templates'>> {
  const own = await grantedTemplates(member.traceId);
  return { templates: templateKeys.flatMap((key) => idsOf(key).map((id) => check(key, id, own))) };
}

function check(key: TemplateKey, templateId: string, own: readonly Own[] | null): TemplateCheck {
  const { title, fields } = declared[key];
  const long = templateIds(key).long === templateId;
  const about = { key, title, templateId, named: isNamed(key), long };
  if (own === null) return { ...about, state: 'unasked', missing: [] };
  const found = own.find(({ priTmplId }) => priTmplId === templateId);
  if (!found) return { ...about, state: 'not-there', missing: [] };
  const has = new Set([...(found.content ?? '').matchAll(/\{\{(\w+)\.DATA\}\}/g)].map(([, name]) => name));
  const missing = fields.filter((field) => !has.has(field));
  // A field too many is refused by WeChat as well (47003): every field has to be filled.
  const fits = missing.length === 0 && has.size === fields.length;
  return { ...about, state: fits ? 'fits' : 'other-fields', missing };
}
