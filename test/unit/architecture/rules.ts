/** What CONTRIBUTING says of the structure, as functions from the graph to the places that break it. */
import ts from 'typescript';
import { visit, type Graph } from './graph.js';

/** Each answers `path: what is wrong`, one a place. */
export type Rule = (graph: Graph) => readonly string[];

/** Files whose values need each other: whichever is loaded first finds the other half empty. */
export const noCycle: Rule = (graph) => {
  const found: string[] = [];
  const done = new Set<string>();
  const enter = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push(`${path}: ${[...trail.slice(at), path].join(' → ')}`);
    if (at >= 0 || done.has(path)) return;
    for (const { to, typeOnly } of graph.get(path)?.imports ?? []) if (!typeOnly) enter(to, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) enter(path, []);
  return found;
};

const featureOf = (path: string): string | undefined => /^studio\/features\/([^/]+)\//.exec(path)?.[1];

export const noFeatureToFeature: Rule = (graph) =>
  imports(graph).flatMap(({ from, to }) => {
    const [feature, other] = [featureOf(from), featureOf(to)];
    return feature && other && feature !== other ? [`${from}: imports ${to} of another feature`] : [];
  });

/** Each folder with all it may import besides itself; the longest name that fits a file counts. */
export type Directions = Readonly<Record<string, readonly string[]>>;

export const directions =
  (allowed: Directions): Rule =>
  (graph) =>
    imports(graph).flatMap(({ from, to }) => {
      const [floor, other] = [floorOf(from, allowed), floorOf(to, allowed)];
      if (floor === null || other === null || floor === other || allowed[floor]!.includes(other)) return [];
      return [`${from}: ${floor} may not import ${other} (${to})`];
    });

function floorOf(path: string, allowed: Directions): string | null {
  const fitting = Object.keys(allowed).filter((floor) => path === floor || path.startsWith(`${floor}/`));
  return fitting.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

const imports = (graph: Graph): readonly { readonly from: string; readonly to: string }[] =>
  [...graph.values()].flatMap(({ path, imports: list }) => list.map(({ to }) => ({ from: path, to })));

/** The bundle of a browser app holds nothing of the server; what they share as values lies in `metadata`. */
export const typesOnlyFrom =
  (place: string, browsers: readonly string[]): Rule =>
  (graph) =>
    [...graph.values()]
      .filter(({ path }) => browsers.some((browser) => path.startsWith(`${browser}/`)))
      .flatMap(({ path, imports: list }) => list.map((one) => ({ path, ...one })))
      .filter(({ to, typeOnly }) => to.startsWith(`${place}/`) && !typeOnly)
      .map(({ path, to }) => `${path}: takes values of ${to}`);

const statement =
  /^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\S+.*\sset\s|delete\s+from\s|with\s+\w+\s+as\s*\(|(create|alter|drop)\s+(table|schema|index|unique|database|role|extension|materialized|view)\b|copy\s+\S+.*\s(from|to)\s+stdin|lock\s+table\b)/is;

/** @param places Folders and files in which statements may be written. */
export const sqlOnlyIn =
  (places: readonly string[]): Rule =>
  (graph) =>
    [...graph.values()].flatMap(({ path, tree }) => {
      if (places.some((place) => path === place || path.startsWith(`${place}/`))) return [];
      const found: string[] = [];
      visit(tree, (node) => {
        if (isText(node) && statement.test(textOf(node))) found.push(`${path}: has SQL in line ${lineOf(tree, node)}`);
      });
      return found;
    });

const isText = (node: ts.Node): node is ts.StringLiteralLike | ts.TemplateExpression =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);

const textOf = (node: ts.StringLiteralLike | ts.TemplateExpression): string =>
  ts.isTemplateExpression(node)
    ? node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('')
    : node.text;

const lineOf = (tree: ts.SourceFile, node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;

const routing = new Set(['Controller', 'Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options']);

/** @param place The file that makes routes; whoever else does goes round the declarations. */
export const routesOnlyIn =
  (place: string): Rule =>
  (graph) =>
    [...graph.values()].flatMap(({ path, tree }) => {
      if (path === place) return [];
      return tree.statements
        .filter((statement) => ts.isImportDeclaration(statement))
        .filter(({ moduleSpecifier }) => moduleSpecifier.getText(tree).slice(1, -1) === '@nestjs/common')
        .flatMap(({ importClause }) => {
          const named = importClause?.namedBindings;
          if (!named || !ts.isNamedImports(named)) return named ? [`${path}: imports all of Nest`] : [];
          return named.elements
            .map(({ propertyName, name }) => (propertyName ?? name).getText(tree))
            .filter((name) => routing.has(name))
            .map((name) => `${path}: makes routes with ${name}`);
        });
    });

/** @param entries Files that are not imported but started, or found by a pattern. */
export const noUnusedExport =
  (entries: (path: string) => boolean): Rule =>
  (graph) => {
    const used = new Map<string, Set<string>>();
    for (const { imports: list } of graph.values()) {
      for (const { to, names } of list) used.set(to, new Set([...(used.get(to) ?? []), ...names]));
    }
    return [...graph.values()].flatMap(({ path, exports }) => {
      const taken = used.get(path);
      if (entries(path) || taken?.has('*')) return [];
      return exports.filter((name) => !taken?.has(name)).map((name) => `${path}: nobody imports ${name}`);
    });
  };

/**
 * @param names What is listed in one place: in a list, as the keys of an object, as a union or a switch.
 * @param places Folders in which it is.
 */
export const noListOf =
  (names: readonly string[], places: readonly string[]): Rule =>
  (graph) =>
    [...graph.values()].flatMap(({ path, tree }) => {
      if (places.some((place) => path.startsWith(`${place}/`))) return [];
      const found: string[] = [];
      visit(tree, (node) => {
        const listed = listedIn(node);
        if (names.every((name) => listed.includes(name)))
          found.push(`${path}: lists the kinds of documents in line ${lineOf(tree, node)}`);
      });
      return found;
    });

function listedIn(node: ts.Node): readonly string[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((one) => (ts.isStringLiteralLike(one) ? [one.text] : []));
  if (ts.isObjectLiteralExpression(node)) return node.properties.flatMap(({ name }) => nameIn(name));
  if (ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node)) return node.members.flatMap(({ name }) => nameIn(name));
  if (ts.isUnionTypeNode(node))
    return node.types.flatMap((one) => (ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [one.literal.text] : []));
  if (ts.isCaseBlock(node))
    return node.clauses.flatMap((one) =>
      ts.isCaseClause(one) && ts.isStringLiteralLike(one.expression) ? [one.expression.text] : [],
    );
  return [];
}

const nameIn = (name: ts.PropertyName | undefined): readonly string[] =>
  name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? [name.text] : [];
