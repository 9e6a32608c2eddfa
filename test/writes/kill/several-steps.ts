import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const GRAPH = join(__dirname, '../../../src/graph');

/**
 * What our sources say of each mutation: the names of its steps, and whether it makes something of our own. A helper in the
 * same file belongs to whoever calls it.
 */
export function stepsInSources(): ReadonlyMap<
  string,
  { readonly steps: ReadonlySet<string>; readonly makesOwn: boolean }
> {
  const files = readdirSync(GRAPH, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.mutations.ts'),
  );
  return new Map(files.flatMap((file) => mutationsIn(join(GRAPH, file))));
}

function mutationsIn(file: string) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const helpers = new Map<string, ts.Node>();
  const mutations: ts.MethodDeclaration[] = [];
  visit(source, (node) => {
    if (ts.isFunctionDeclaration(node) && node.name) helpers.set(node.name.text, node);
    if (ts.isMethodDeclaration(node) && isMutation(node)) mutations.push(node);
  });
  return mutations.map((mutation): [string, { steps: Set<string>; makesOwn: boolean }] => {
    const steps = new Set<string>();
    let makesOwn = false;
    const seen = new Set<ts.Node>();
    const follow = (node: ts.Node) => {
      if (seen.has(node)) return;
      seen.add(node);
      visit(node, (inner) => {
        if (!ts.isCallExpression(inner) || !ts.isIdentifier(inner.expression)) return;
        const called = inner.expression.text;
        const [first] = inner.arguments;
        if (called === 'step') steps.add(nameOf(first) ?? inner.getText());
        if (called === 'ownId') makesOwn = true;
        const helper = helpers.get(called);
        if (helper) follow(helper);
      });
    };
    follow(mutation);
    return [mutation.name.getText(), { steps, makesOwn }];
  });
}

/** A name that ends in the number of a part stands for all of them. */
function nameOf(name: ts.Expression | undefined): string | undefined {
  if (name && ts.isStringLiteral(name)) return name.text;
  return name && ts.isTemplateExpression(name) ? `${name.head.text}*` : undefined;
}

function isMutation(method: ts.MethodDeclaration): boolean {
  return (ts.getDecorators(method) ?? []).some(({ expression }) => expression.getText().startsWith('Mutation('));
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  node.forEachChild((child) => visit(child, look));
}
