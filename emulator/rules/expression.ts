// The language of security rules, read into a tree.

/** A part of a rule. */
export type Expression =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** `auth`, `doc`, `now`, `resource`. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression }
  /** A text between backticks, its values in `${}`. */
  | { readonly kind: 'text'; readonly parts: readonly Expression[] }
  /** A document looked up elsewhere: `get(`database.collection.id`)`. */
  | { readonly kind: 'get'; readonly path: Expression }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    };

/** The most documents that one rule may look up, and how deep in each other (PLATFORM.md: ≤ 3, nesting ≤ 2). */
const LOOKUPS = 3;
const NESTED_LOOKUPS = 2;
const NAMES = ['auth', 'doc', 'now', 'resource'];
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(`[^`]*`)|([A-Za-z_$][\w$]*)|(===|!==|==|!=|>=|<=|&&|\|\||[-><.()[\],]))/y;
const COMPARISONS = new Set(['==', '===', '!=', '!==', '>', '>=', '<', '<=', 'in']);

interface Token {
  readonly kind: 'number' | 'string' | 'template' | 'word' | 'sign' | 'end';
  readonly text: string;
}

/** Reads a rule. @throws Error that says what is wrong with it */
export function parseExpression(rule: string): Expression {
  const reader = new Reader(tokensOf(rule));
  const expression = reader.any();
  reader.expectEnd();
  if (lookupsIn(expression) > LOOKUPS) throw new Error(`a rule may look up ${LOOKUPS} documents at most`);
  if (depthOf(expression) > NESTED_LOOKUPS)
    throw new Error(`get() may be nested ${NESTED_LOOKUPS} deep at most`);
  return expression;
}

function tokensOf(rule: string): Token[] {
  const tokens: Token[] = [];
  const source = rule.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(source);
    if (!found) throw new Error(`it cannot be read from ${JSON.stringify(source.slice(at, at + 20))} on`);
    const [, number, string, template, word, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (string !== undefined)
      tokens.push({ kind: 'string', text: string.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (template !== undefined) tokens.push({ kind: 'template', text: template.slice(1, -1) });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return [...tokens, { kind: 'end', text: 'the end' }];
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  any(): Expression {
    return this.chain('any', '||', () => this.chain('all', '&&', () => this.comparison()));
  }

  expectEnd(): void {
    if (this.next.kind !== 'end') throw new Error(`${JSON.stringify(this.next.text)} is not expected there`);
  }

  private get next(): Token {
    return this.tokens[this.at] as Token;
  }

  private chain(kind: 'all' | 'any', sign: string, part: () => Expression): Expression {
    const parts = [part()];
    while (this.takes(sign)) parts.push(part());
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  }

  private comparison(): Expression {
    const left = this.operand();
    const operator = this.next.text;
    if ((this.next.kind !== 'sign' && this.next.kind !== 'word') || !COMPARISONS.has(operator)) return left;
    this.at++;
    return { kind: 'compare', operator: operator.slice(0, 2), left, right: this.operand() };
  }

  private operand(): Expression {
    let expression = this.primary();
    for (;;) {
      if (this.takes('.')) {
        const { kind, text } = this.next;
        if (kind !== 'word') throw new Error(`after "." a name is expected, not ${JSON.stringify(text)}`);
        this.at++;
        expression = { kind: 'member', of: expression, key: { kind: 'value', value: text } };
      } else if (this.takes('[')) {
        expression = { kind: 'member', of: expression, key: this.any() };
        this.expect(']');
      } else return expression;
    }
  }

  private primary(): Expression {
    const { kind, text } = this.next;
    this.at++;
    if (kind === 'number') return { kind: 'value', value: Number(text) };
    if (kind === 'string') return { kind: 'value', value: text };
    if (kind === 'template') return template(text);
    if (kind === 'word') return this.word(text);
    if (text === '-' && this.next.kind === 'number') return { kind: 'value', value: -this.number() };
    if (text === '(') {
      const inner = this.any();
      this.expect(')');
      return inner;
    }
    if (text === '[') return this.list();
    throw new Error(`${JSON.stringify(text)} is not expected there`);
  }

  private number(): number {
    const value = Number(this.next.text);
    this.at++;
    return value;
  }

  private word(text: string): Expression {
    if (WORDS.has(text)) return { kind: 'value', value: WORDS.get(text) };
    if (text === 'get' && this.takes('(')) {
      const path = this.any();
      this.expect(')');
      return { kind: 'get', path };
    }
    if (!NAMES.includes(text)) throw new Error(`there is no ${JSON.stringify(text)} in a rule`);
    return { kind: 'name', name: text };
  }

  private list(): Expression {
    const items: Expression[] = [];
    if (this.takes(']')) return { kind: 'list', items };
    do items.push(this.any());
    while (this.takes(','));
    this.expect(']');
    return { kind: 'list', items };
  }

  private takes(sign: string): boolean {
    const taken = this.next.kind === 'sign' && this.next.text === sign;
    if (taken) this.at++;
    return taken;
  }

  private expect(sign: string): void {
    if (!this.takes(sign))
      throw new Error(`${JSON.stringify(sign)} is expected, not ${JSON.stringify(this.next.text)}`);
  }
}

function template(text: string): Expression {
  const parts = text
    .split(/(\$\{[^}]*\})/)
    .filter((part) => part !== '')
    .map(
      (part): Expression =>
        part.startsWith('${') ? parseExpression(part.slice(2, -1)) : { kind: 'value', value: part },
    );
  return { kind: 'text', parts };
}

/** The parts that a part is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'member':
      return [expression.of, expression.key];
    case 'text':
    case 'all':
    case 'any':
      return expression.parts;
    case 'get':
      return [expression.path];
    case 'compare':
      return [expression.left, expression.right];
    default:
      return [];
  }
}

function lookupsIn(expression: Expression): number {
  const own = expression.kind === 'get' ? 1 : 0;
  return partsOf(expression).reduce((sum, part) => sum + lookupsIn(part), own);
}

function depthOf(expression: Expression): number {
  const own = expression.kind === 'get' ? 1 : 0;
  return own + Math.max(0, ...partsOf(expression).map(depthOf));
}
