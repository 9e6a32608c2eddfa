import { Kind, Lexer, Source, TokenKind, parse, visit } from 'graphql';
import type { ASTNode, DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { hold, LIMITS } from './limits.js';

/**
 * Holds a document to the limits and says whether it can be parsed at all; what is wrong with one that cannot, its
 * execution tells. @throws GraphQLError with the limit that was passed
 */
export function holdDocument(text: string): boolean {
  if (!holdTokens(text)) return false;
  const document = parsed(text);
  if (document === null) return false;
  holdNodes(document);
  holdSelections(document);
  return true;
}

/** Before it is parsed. False where it stops being GraphQL. */
function holdTokens(text: string): boolean {
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  try {
    for (let tokens = 1; lexer.advance().kind !== TokenKind.EOF; tokens += 1) {
      hold('tokens', tokens);
      nesting += nests(lexer.token.kind);
      hold('nesting', nesting);
    }
    return true;
  } catch (error) {
    if (isSyntaxError(error)) return false;
    throw error;
  }
}

function nests(kind: TokenKind): number {
  if (kind === TokenKind.BRACE_L || kind === TokenKind.BRACKET_L || kind === TokenKind.PAREN_L) return 1;
  return kind === TokenKind.BRACE_R || kind === TokenKind.BRACKET_R || kind === TokenKind.PAREN_R ? -1 : 0;
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: LIMITS.tokens.most, noLocation: true });
  } catch (error) {
    if (isSyntaxError(error)) return null;
    throw error;
  }
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Syntax Error');
}

/** What stands in the document, as it is written. */
function holdNodes(document: DocumentNode): void {
  hold('definitions', document.definitions.length);
  let aliases = 0;
  let directives = 0;
  let spreads = 0;
  visit(document, {
    enter(node: ASTNode) {
      if (node.kind === Kind.FIELD && node.alias) hold('aliases', (aliases += 1));
      if (node.kind === Kind.FRAGMENT_SPREAD || node.kind === Kind.INLINE_FRAGMENT) hold('spreads', (spreads += 1));
      if (!('directives' in node) || node.directives === undefined) return;
      hold('directivesInOnePlace', node.directives.length);
      hold('directives', (directives += node.directives.length));
    },
  });
}

/** The fragments that lead to a selection, so that one which spreads itself is followed once; validation refuses it. */
interface Via {
  readonly fragment: string;
  readonly before: Via | null;
}

interface Place {
  readonly set: SelectionSetNode;
  readonly via: Via | null;
}

/** What the document comes to when its fragments are spread and what stands in one place is merged. */
function holdSelections(document: DocumentNode): void {
  const walk = new Walk(document);
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) walk.merged([{ set: node.selectionSet, via: null }], 1);
  }
  // Validation looks at those that nothing spreads, too.
  for (const node of document.definitions) {
    if (node.kind !== Kind.FRAGMENT_DEFINITION || walk.spread.has(node.name.value)) continue;
    walk.merged([{ set: node.selectionSet, via: { fragment: node.name.value, before: null } }], 1);
  }
}

class Walk {
  readonly spread = new Set<string>();
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private selections = 0;

  constructor(document: DocumentNode) {
    for (const node of document.definitions) {
      if (node.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(node.name.value, node);
    }
  }

  merged(places: readonly Place[], depth: number): void {
    hold('depth', depth);
    for (const fields of this.byResponseKey(places).values()) {
      hold('repeats', fields.length);
      const below = fields.flatMap(({ node, via }) => (node.selectionSet ? [{ set: node.selectionSet, via }] : []));
      if (below.length > 0) this.merged(below, depth + 1);
    }
  }

  /** Without recursion: fragments may lead to fragments as often as the document has some. */
  private byResponseKey(places: readonly Place[]) {
    const fields = new Map<string, { readonly node: FieldNode; readonly via: Via | null }[]>();
    const open = [...places];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const { set, via } = place;
      for (const node of set.selections) {
        hold('selections', (this.selections += 1));
        if (node.kind === Kind.INLINE_FRAGMENT) open.push({ set: node.selectionSet, via });
        else if (node.kind === Kind.FRAGMENT_SPREAD) open.push(...this.follow(node.name.value, via));
        else {
          const key = (node.alias ?? node.name).value;
          const same = fields.get(key);
          if (same) same.push({ node, via });
          else fields.set(key, [{ node, via }]);
        }
      }
    }
    return fields;
  }

  private follow(name: string, via: Via | null): Place[] {
    this.spread.add(name);
    const fragment = this.fragments.get(name);
    for (let step = via; step !== null; step = step.before) if (step.fragment === name) return [];
    return fragment ? [{ set: fragment.selectionSet, via: { fragment: name, before: via } }] : [];
  }
}
