// Lays one SVG out and gives the boxes of its parts in CSS px of the page: the one call that a file costs.
(source) => {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
  const broken = parsed.querySelector("parsererror");
  if (broken) return { problem: "is not well-formed XML: " + broken.textContent.trim().slice(0, 200) };
  if (!parsed.documentElement.matches("svg.fluxviz")) return { problem: "is no picture of fluxviz" };
  const svg = document.importNode(parsed.documentElement, true);
  document.getElementById("column").replaceChildren(svg);

  const pen = document.createElement("canvas").getContext("2d");
  const view = svg.getBoundingClientRect();
  const edges = (rect) => [rect.left, rect.top, rect.right, rect.bottom];
  const point = (matrix, x, y) => new DOMPoint(x, y).matrixTransform(matrix);

  // A box in the element's own units, as a box on the page. Nothing in these pictures is rotated.
  const onPage = (element, [left, top, right, bottom]) => {
    const matrix = element.getScreenCTM();
    const [one, two] = [point(matrix, left, top), point(matrix, right, bottom)];
    return [Math.min(one.x, two.x), Math.min(one.y, two.y), Math.max(one.x, two.x), Math.max(one.y, two.y)];
  };
  const ownBox = (element) => {
    const box = element.getBBox();
    return [box.x, box.y, box.x + box.width, box.y + box.height];
  };

  // getBBox of a text is its advance by the ascent and descent of its first font. Ink of other scripts comes from
  // fallback fonts and may stand out above, below or beside: the canvas tells by how much.
  const textBox = (text) => {
    const box = ownBox(text);
    const words = text.textContent;
    if (/^[\x00-\x7f]*$/.test(words)) return box;
    pen.font = getComputedStyle(text).font;
    const ink = pen.measureText(words);
    const [x, y] = [text.x.baseVal[0].value, text.y.baseVal[0].value];
    return [
      Math.min(box[0], x - ink.actualBoundingBoxLeft),
      Math.min(box[1], y - ink.actualBoundingBoxAscent),
      Math.max(box[2], x + ink.actualBoundingBoxRight),
      Math.max(box[3], y + ink.actualBoundingBoxDescent),
    ];
  };

  // Which of the shapes hold all four corners of a text, less the tolerance: a round corner cuts, a box does not.
  const slack = 0.75;
  const holders = (own, text, shapes) => {
    const scale = text.getScreenCTM().a;
    const [left, top, right, bottom] = own;
    const inset = slack / scale;
    const corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
    return shapes.flatMap((shape, index) =>
      corners.every(([x, y]) => {
        const at = new DOMPoint(x + (x === left ? inset : -inset), y + (y === top ? inset : -inset));
        return shape.isPointInFill(at);
      }) ? [index] : []);
  };

  const sampled = (path) => {
    const [length, matrix] = [path.getTotalLength(), path.getScreenCTM()];
    const count = Math.max(2, Math.ceil(length / 5));
    return Array.from({ length: count + 1 }, (_, step) => {
      const at = path.getPointAtLength((length * step) / count).matrixTransform(matrix);
      return [at.x, at.y];
    });
  };

  const KINDS = ["node", "edge", "frame-label", "frame", "notes"];
  const groups = [];
  for (const group of svg.querySelectorAll("g.node, g.edge, g.frame, g.frame-label, g.notes")) {
    const paths = [...group.querySelectorAll("path, rect, polygon, ellipse, circle, line")]
      .filter((path) => !path.closest("g.mark"));
    const seen = new Set();
    const shapes = paths.filter((path) => {
      const key = path.outerHTML.match(/ d="[^"]*"/)?.[0] ?? path.outerHTML;
      return !seen.has(key) && seen.add(key);
    });
    const kind = KINDS.find((name) => group.classList.contains(name));
    const open = kind === "edge" ? shapes.filter((path) => path.localName === "path" && !/z\s*$/i.test(path.getAttribute("d"))) : [];
    groups.push({
      kind,
      id: group.dataset.id ?? group.id,
      what: group.dataset.kind ?? "",
      source: group.dataset.source ?? "",
      target: group.dataset.target ?? "",
      shapes: shapes.map((shape) => onPage(shape, ownBox(shape))),
      marks: [...group.querySelectorAll("g.mark")].map((mark) => onPage(mark, ownBox(mark))),
      texts: [...group.querySelectorAll("text")].map((text) => {
        const own = textBox(text);
        return {
          words: text.textContent,
          box: onPage(text, own),
          size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
          holders: kind === "node" ? holders(own, text, shapes) : [],
        };
      }),
      line: open.flatMap(sampled),
    });
  }
  return { problem: "", view: edges(view), groups };
}
