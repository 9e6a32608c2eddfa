import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { OBJECT_TYPES } from './objects.js';
import { keptAt, ROOT, type Node, type Schema, type Shape } from './schema.js';

/** Another run that derives at the same time keeps the same. */
export function keepDerived(): void {
  const file = keptAt();
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(derived()));
  renameSync(draft, file);
}

/** Reads the types of the installed stripe package with the TypeScript compiler; it takes seconds. */
function derived(): Schema {
  const name = join(ROOT, 'stripe-objects.ts');
  const entries = Object.entries(OBJECT_TYPES);
  const fields = entries.map(([object, type]) => `  ${JSON.stringify(object)}: ${type};`);
  const text = `import type Stripe from 'stripe';\nexport interface Objects {\n${fields.join('\n')}\n}\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.getSourceFile = (file, version, ...rest) =>
    file === name ? ts.createSourceFile(file, text, version, true) : getSourceFile.call(host, file, version, ...rest);
  const program = ts.createProgram([name], options, host);
  const source = program.getSourceFile(name);
  const declared = source?.statements.find(ts.isInterfaceDeclaration);
  if (!source || !declared) throw new Error('The types of stripe could not be read');
  const faults = program.getSemanticDiagnostics(source).map(({ messageText }) => messageText);
  if (faults.length > 0) throw new Error(`Some of the types do not exist: ${JSON.stringify(faults)}`);
  const deriver = new Deriver(program.getTypeChecker());
  const roots: Record<string, Node> = {};
  for (const { name: object, node } of deriver.fieldsOf(declared)) roots[object] = node;
  return { roots, shapes: deriver.shapes };
}

class Deriver {
  readonly shapes: Shape[] = [];
  private readonly known = new Map<ts.Type, number>();

  constructor(private readonly checker: ts.TypeChecker) {}

  fieldsOf(declared: ts.InterfaceDeclaration): { name: string; node: Node }[] {
    const properties = this.checker.getPropertiesOfType(this.checker.getTypeAtLocation(declared));
    return properties.map((property) => ({
      name: property.getName(),
      node: this.node(this.checker.getTypeOfSymbol(property)),
    }));
  }

  private node(type: ts.Type): Node {
    if (type.isUnion()) return this.union(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { kind: 'literal', value: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      return { kind: 'literal', value: this.checker.typeToString(type) === 'true' };
    }
    if (type.flags & ts.TypeFlags.String) return { kind: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { kind: 'number' };
    if (type.flags & ts.TypeFlags.Null) return { kind: 'null' };
    if (this.checker.isArrayType(type)) {
      const element = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      return { kind: 'array', of: element ? this.node(element) : { kind: 'any' } };
    }
    // On the wire a Decimal is its digits.
    if (isDecimal(type)) return { kind: 'string' };
    const isOpen =
      this.checker.getPropertiesOfType(type).length === 0 &&
      !this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (type.flags & ts.TypeFlags.Object && !isOpen) return { kind: 'object', shape: this.shape(type) };
    return { kind: 'any' };
  }

  /** The open string member at the end of Stripe's enums is left out: what is sent must be a value that is known. */
  private union(types: readonly ts.Type[]): Node {
    const closed = types.filter(
      (type) =>
        isDecimal(type) || !(type.flags & (ts.TypeFlags.Intersection | ts.TypeFlags.Undefined | ts.TypeFlags.Never)),
    );
    const nodes = closed.map((type) => this.node(type));
    const [only] = nodes;
    return nodes.length === 1 && only ? only : { kind: 'union', of: nodes };
  }

  private shape(type: ts.Type): number {
    const known = this.known.get(type);
    if (known !== undefined) return known;
    const shape: Shape = { name: this.checker.typeToString(type), fields: {} };
    const index = this.shapes.push(shape) - 1;
    this.known.set(type, index);
    for (const property of this.checker.getPropertiesOfType(type)) {
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      shape.fields[property.getName()] = { optional, node: this.node(this.checker.getTypeOfSymbol(property)) };
    }
    const values = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (values) shape.values = this.node(values);
    return index;
  }
}

function isDecimal(type: ts.Type): boolean {
  return (type.aliasSymbol ?? type.getSymbol())?.getName() === 'Decimal';
}
