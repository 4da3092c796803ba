import { SaxesParser } from "saxes";
import { type OpenedText, wrongFile } from "./reader";

/** An element with all that is in it; names without their namespace prefix. */
export type XmlNode = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string };

const MOST_NODES = 200_000;

/**
 * The elements of these names, each when it ends; of elements around them only names and attributes are known (their
 * `root` comes first). Reads piece by piece; entities of a DTD are not expanded. A file that is not well-formed to its
 * end, or has another root, is refused.
 */
export async function* xmlNodes(
  file: OpenedText,
  wanted: ReadonlySet<string>,
  roots: readonly string[],
): AsyncGenerator<XmlNode, void> {
  const parser = new SaxesParser();
  const ready: XmlNode[] = [];
  const open: XmlNode[] = [];
  let failure: Error | undefined;
  let hasRoot = false;
  let size = 0;
  parser.on("error", (error) => {
    failure ??= error;
  });
  parser.on("opentag", (tag) => {
    const node: XmlNode = { name: local(tag.name), attributes: {}, children: [], text: "" };
    for (const [key, value] of Object.entries(tag.attributes)) node.attributes[local(key)] = String(value);
    if (!hasRoot) {
      hasRoot = true;
      if (!roots.includes(node.name)) failure ??= wrongFile(`its root is <${node.name.slice(0, 40)}>.`);
      else ready.push({ ...node, name: "root" });
    }
    const parent = open.at(-1);
    if (parent || wanted.has(node.name)) {
      parent?.children.push(node);
      open.push(node);
      size += 1;
      if (size > MOST_NODES) failure ??= wrongFile("a record of it is too large.");
    }
  });
  const addText = (text: string) => {
    const node = open.at(-1);
    if (node) node.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const node = open.pop();
    if (node && open.length === 0) {
      ready.push(node);
      size = 0;
    }
  });
  for await (const piece of file.text()) {
    parser.write(piece);
    if (failure) break;
    yield* ready.splice(0);
  }
  if (!failure) parser.close();
  if (failure) {
    if (failure.name === "DomainError") throw failure;
    throw wrongFile(hasRoot ? "it is not whole, or not well-formed XML." : "it is not XML.");
  }
  yield* ready.splice(0);
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Children of this name. */
export const all = (node: XmlNode | undefined, name: string): XmlNode[] =>
  node?.children.filter((child) => child.name === name) ?? [];

/** Everything found along this path of names. */
export const along = (node: XmlNode, ...path: string[]): XmlNode[] =>
  path.reduce<XmlNode[]>((nodes, name) => nodes.flatMap((one) => all(one, name)), [node]);

/** Text of the first child of this name; "" without one. */
export const textOf = (node: XmlNode | undefined, name: string): string =>
  node?.children.find((child) => child.name === name)?.text.trim() ?? "";
