/** An element of a well-formed XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads an XML 1.0 document of elements, attributes and text; throws where it is not well-formed. */
export function readXml(xml: string): XmlElement {
  const forbidden = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(xml);
  if (forbidden) throw new Error(`character ${forbidden[0].charCodeAt(0)} is forbidden`);
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!xml.startsWith(declaration)) throw new Error('no declaration');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (let at = declaration.length; at < xml.length; ) {
    const current = open.at(-1) as XmlElement;
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at) < 0 ? xml.length : xml.indexOf('<', at);
      current.text += decoded(xml.slice(at, end));
      at = end;
    } else if (xml[at + 1] === '/') {
      const end = xml.indexOf('>', at);
      if (open.length === 1 || xml.slice(at + 2, end) !== current.name) throw new Error(`unexpected end tag at ${at}`);
      open.pop();
      at = end + 1;
    } else {
      const tag = /<([A-Za-z][\w.-]*)((?: [A-Za-z][\w.-]*="[^"<]*")*)(\/?)>/y;
      tag.lastIndex = at;
      const [all, name, attributes = '', empty] = tag.exec(xml) ?? [];
      if (all === undefined || name === undefined) throw new Error(`no tag at ${at}: ${xml.slice(at, at + 80)}`);
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      current.children.push(element);
      if (!empty) open.push(element);
      at += all.length;
    }
  }
  if (open.length !== 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  const [document] = root.children;
  if (!document || root.children.length !== 1 || root.text.trim() !== '') throw new Error('not one root element');
  return document;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/ ([\w.-]+)="([^"]*)"/g)) {
    if (name in attributes) throw new Error(`attribute ${name} twice`);
    // A parser turns white space in attributes into blanks: it has to be written as references.
    attributes[name] = decoded(value.replace(/[\t\n\r]/g, ' '));
  }
  return attributes;
}

function decoded(text: string): string {
  return text.replace(/&([^;&]*);?/g, (all, name: string) => {
    const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
    const character = named[name] ?? (/^#\d+$/.test(name) ? String.fromCodePoint(Number(name.slice(1))) : undefined);
    if (!all.endsWith(';') || character === undefined) throw new Error(`no entity: ${all}`);
    return character;
  });
}
