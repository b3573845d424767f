import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** A source file as its exported names, the functions it holds with the names they call, and what it imports. */
export type Source = {
  exports: string[];
  functions: Map<string, string[]>;
  /** Local name → file and the name there. */
  imports: Map<string, { file: string; name: string }>;
};

const read = new Map<string, Source>();

export function readSource(path: string): Source {
  const known = read.get(path) ?? readText(path, readFileSync(path, "utf8"));
  read.set(path, known);
  return known;
}

/** @param path where the text would stand, from the repository's root: relative imports are read from there */
export function readText(path: string, text: string): Source {
  const source: Source = { exports: [], functions: new Map(), imports: new Map() };
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  for (const statement of file.statements) {
    const exported = (ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []).map(
      (one) => one.kind,
    );
    const isExported = exported.includes(ts.SyntaxKind.ExportKeyword);
    const take = (name: string, node: ts.Node) => {
      source.functions.set(name, callsIn(node));
      if (isExported) source.exports.push(exported.includes(ts.SyntaxKind.DefaultKeyword) ? "default" : name);
    };
    if (ts.isFunctionDeclaration(statement)) take(statement.name?.text ?? "default", statement);
    else if (ts.isVariableStatement(statement)) {
      for (const one of statement.declarationList.declarations) take(one.name.getText(), one);
    } else if (ts.isImportDeclaration(statement)) takeImports(path, statement, source);
    else if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) {
      source.exports.push(statement.getText());
    } else if (isExported && ts.isClassDeclaration(statement)) {
      source.exports.push(statement.name?.text ?? "default");
    }
  }
  return source;
}

function takeImports(path: string, statement: ts.ImportDeclaration, source: Source): void {
  const from = (statement.moduleSpecifier as ts.StringLiteral).text;
  const file = /^#(app|db|tests)\//.test(from) ? from.slice(1) : join(dirname(path), from);
  if (!from.startsWith("#") && !from.startsWith(".")) return;
  const bindings = statement.importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return;
  for (const one of bindings.elements) {
    source.imports.set(one.name.text, { file, name: (one.propertyName ?? one.name).text });
  }
}

function callsIn(node: ts.Node): string[] {
  const calls: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child) && ts.isIdentifier(child.expression)) calls.push(child.expression.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return calls;
}

/** Whether a function of a file calls one with a matching name, itself or through the journeys that it starts. */
export function reaches(path: string, name: string, wanted: RegExp): boolean {
  return reachesFrom(readSource(path), name, wanted);
}

export function reachesFrom(
  source: Source,
  name: string,
  wanted: RegExp,
  visited = new Set<string>(),
): boolean {
  return (source.functions.get(name) ?? []).some((call) => {
    if (wanted.test(call)) return true;
    if (source.functions.has(call) && !visited.has(call)) {
      return reachesFrom(source, call, wanted, new Set([...visited, call]));
    }
    const imported = source.imports.get(call);
    // Only what opens something on someone's behalf counts: a journey.
    return (
      imported?.file.startsWith("app/journey/") === true && reaches(imported.file, imported.name, wanted)
    );
  });
}
