/** Adds a condition without weight to what each rule of a stylesheet selects, `:where(main *)`; media queries and the like included. */
export function confine(sheet: CSSStyleSheet | CSSGroupingRule, condition: string): void {
  for (const rule of sheet.cssRules) {
    if (rule instanceof CSSStyleRule) rule.selectorText = confined(rule.selectorText, condition);
    else if (rule instanceof CSSGroupingRule) confine(rule, condition);
  }
}

/** `.a, .b::after` → `.a:where(…), .b:where(…)::after`. */
function confined(selectors: string, condition: string): string {
  return splitOutside(selectors, ',')
    .map((selector) => {
      const [plain = '', ...pseudoElements] = splitOutside(selector.trim(), '::');
      return [plain + condition, ...pseudoElements].join('::');
    })
    .join(', ');
}

/** Splits at a separator that stands in no brackets and in no quotes. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') at += 1;
    else if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '(' || sign === '[') depth += 1;
    else if (sign === ')' || sign === ']') depth -= 1;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
      at = from - 1;
    }
  }
  return [...parts, text.slice(from)];
}
