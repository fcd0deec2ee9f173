/**
 * The message templates that the product uses. Each deployment applies for its own in WeChat's public library and puts the ids
 * into the environment (`<environment>_TEMPLATE`, and `<environment>_TEMPLATE_LONG` where a long-term one was granted). The
 * fields are those that were applied for: their names begin with the platform's type, which decides what fits.
 */
export const templates = {
  /** A life node has come. */
  node: { environment: 'NODE_REMINDER', title: '承诺时光书开启提醒', fields: ['thing1', 'date2', 'thing3'] },
  /** Something waits for a person: a talk, a task, a reply. */
  matter: { environment: 'MATTER_REMINDER', title: '待办事项提醒', fields: ['thing1', 'time2', 'thing3'] },
  /** Duty in a help group. */
  duty: { environment: 'DUTY_REMINDER', title: '值班提醒', fields: ['thing1', 'time2', 'thing3'] },
} as const;

export type TemplateKey = keyof typeof templates;
export type FieldsOf<K extends TemplateKey> = Record<(typeof templates)[K]['fields'][number], string>;
export const templateKeys = Object.keys(templates) as TemplateKey[];
