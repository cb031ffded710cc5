/** Who imports what from whom, as the compiler reads it: static and dynamic imports, types told from values. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

interface Import {
  /** Path of the file that is imported, from the root; a package is none. */
  readonly to: string;
  /** True where nothing of it is left at run time. */
  readonly typeOnly: boolean;
  /** Names taken; `*`: all of them. */
  readonly names: readonly string[];
}

interface SourceFile {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Names this file exports itself; what it only passes on is an import. */
  readonly exports: readonly string[];
  readonly tree: ts.SourceFile;
}

/** By path from the root, `server/serve/fresh.ts`. */
export type Graph = ReadonlyMap<string, SourceFile>;

/** @param texts Texts by path. */
export function graphOf(texts: ReadonlyMap<string, string>): Graph {
  const has = (path: string): boolean => texts.has(path);
  return new Map([...texts].map(([path, text]) => [path, read(path, text, has)]));
}

/** The graph of these folders below `root`. */
export function graphIn(root: string, folders: readonly string[]): Graph {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs)$/.test(name) && !/(^|\/)(node_modules|dist)\//.test(name))
      .map((name) => join(folder, name)),
  );
  return graphOf(
    new Map(paths.filter((path) => existsSync(join(root, path))).map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  );
}

function read(path: string, text: string, has: (path: string) => boolean): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: { specifier: string; typeOnly: boolean; names: readonly string[] }[] = [];
  const exports: string[] = [];
  for (const statement of tree.statements) {
    if (ts.isImportDeclaration(statement)) found.push(importOf(statement));
    else if (ts.isExportDeclaration(statement)) {
      if (statement.moduleSpecifier) found.push(passedOn(statement));
      exports.push(...namesIn(statement.exportClause));
    } else exports.push(...exportedBy(statement));
  }
  visit(tree, (node) => {
    if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return;
    const [specifier] = node.arguments;
    if (specifier && ts.isStringLiteral(specifier)) found.push({ specifier: specifier.text, typeOnly: false, names: ['*'] });
  });
  const imports = found.flatMap(({ specifier, ...rest }) => {
    const to = resolve(path, specifier, has);
    return to === null ? [] : [{ to, ...rest }];
  });
  return { path, imports, exports, tree };
}

export function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

const specifierOf = (node: { readonly moduleSpecifier?: ts.Expression }): string =>
  (node.moduleSpecifier as ts.StringLiteral).text;

function importOf(statement: ts.ImportDeclaration): { specifier: string; typeOnly: boolean; names: readonly string[] } {
  const specifier = specifierOf(statement);
  const clause = statement.importClause;
  if (!clause) return { specifier, typeOnly: false, names: [] };
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) return { specifier, typeOnly: isType(clause), names: ['*'] };
  const elements = bindings?.elements ?? [];
  const names = elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  const typeOnly = isType(clause) || (!clause.name && elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly));
  return { specifier, typeOnly, names: clause.name ? ['default', ...names] : names };
}

const isType = ({ phaseModifier }: ts.ImportClause): boolean => phaseModifier === ts.SyntaxKind.TypeKeyword;

function passedOn(statement: ts.ExportDeclaration): { specifier: string; typeOnly: boolean; names: readonly string[] } {
  const { exportClause, isTypeOnly } = statement;
  const named = exportClause && ts.isNamedExports(exportClause);
  const names = named ? exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text) : ['*'];
  return { specifier: specifierOf(statement), typeOnly: isTypeOnly, names };
}

const namesIn = (clause: ts.NamedExportBindings | undefined): readonly string[] =>
  clause && ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [];

function exportedBy(statement: ts.Statement): readonly string[] {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default'];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return name ? [name.text] : [];
}

const bound = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : bound(element.name)));

/** `./x.js` is written where `x.ts` or `x.tsx` is meant. */
function resolve(from: string, specifier: string, has: (path: string) => boolean): string | null {
  if (!specifier.startsWith('.')) return null;
  const path = normalize(join(dirname(from), specifier));
  const candidates = [path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx'), path];
  return candidates.find(has) ?? null;
}
