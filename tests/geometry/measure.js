// Lays one SVG out and gives the boxes of its parts in CSS px: the one call that a file costs. First as wide as the page
// has it and, where that shrinks it, at its own size too: who zooms in sees what a small picture hides. All is handed
// over as JSON text: the protocol would take ten times as long for as many single numbers.
(source) => {
  const told = (result) =>
    JSON.stringify(result, (_, value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value));
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
  const broken = parsed.querySelector("parsererror");
  if (broken) return told({ problem: "is not well-formed XML: " + broken.textContent.trim().slice(0, 200) });
  if (!parsed.documentElement.matches("svg.fluxviz")) return told({ problem: "is no picture of fluxviz" });
  const svg = document.importNode(parsed.documentElement, true);
  document.getElementById("column").replaceChildren(svg);

  const pen = document.createElement("canvas").getContext("2d");
  const point = (matrix, x, y) => [matrix.a * x + matrix.e, matrix.d * y + matrix.f];

  // A box in the element's own units, as a box on the page. Nothing in these pictures is rotated.
  const placedBox = (element, [left, top, right, bottom]) => {
    const matrix = element.getScreenCTM();
    const [one, two] = [point(matrix, left, top), point(matrix, right, bottom)];
    return [...one, ...two];
  };
  const ownBox = (element) => {
    const box = element.getBBox();
    return [box.x, box.y, box.x + box.width, box.y + box.height];
  };

  // getBBox of a text is its advance by the ascent and descent of its first font, which Chromium rounds to whole px:
  // in a picture shown at a fifth that makes texts twice as high as they are. So the height is taken from a large
  // canvas. Ink of other scripts comes from fallback fonts and may stand out on any side: the canvas tells how far.
  const BIG = 200;
  const heights = new Map();
  const textBox = (text) => {
    const box = ownBox(text);
    if (text.children.length || !text.getNumberOfChars()) return box;
    const style = getComputedStyle(text);
    const face = `${style.fontStyle} ${style.fontWeight} ${BIG}px ${style.fontFamily}`;
    const measured = (words) => {
      pen.font = face;
      return pen.measureText(words);
    };
    if (!heights.has(face)) heights.set(face, measured("x"));
    const [font, ratio, words] = [heights.get(face), parseFloat(style.fontSize) / BIG, text.textContent];
    const { y } = text.getStartPositionOfChar(0);
    const [top, bottom] = [y - font.fontBoundingBoxAscent * ratio, y + font.fontBoundingBoxDescent * ratio];
    if (/^[\x00-\x7f]*$/.test(words)) return [box[0], top, box[2], bottom];
    const ink = measured(words);
    const stretched = text.hasAttribute("textLength") ? (box[2] - box[0]) / (ink.width * ratio) : 1;
    return [
      Math.min(box[0], box[0] - ink.actualBoundingBoxLeft * ratio * stretched),
      Math.min(top, y - ink.actualBoundingBoxAscent * ratio),
      Math.max(box[2], box[0] + ink.actualBoundingBoxRight * ratio * stretched),
      Math.max(bottom, y + ink.actualBoundingBoxDescent * ratio),
    ];
  };

  // Which of the shapes hold all four corners of a text, less the tolerance: a round corner cuts, a box does not.
  const slack = 0.75;
  const holders = (own, text, shapes) => {
    const [left, top, right, bottom] = own;
    const inset = slack / text.getScreenCTM().a;
    const corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
    return shapes.flatMap((shape, index) =>
      corners.every(([x, y]) => {
        const at = new DOMPoint(x + (x === left ? inset : -inset), y + (y === top ? inset : -inset));
        return shape.isPointInFill(at);
      }) ? [index] : []);
  };

  // Points along a line, two px apart or less. Graphviz writes cubic curves only; for any other path Chromium is
  // asked, which walks it anew for every point.
  const sampled = (path) => {
    const matrix = path.getScreenCTM();
    const data = path.getAttribute("d");
    if (/[^MCLe\d\s.,+-]/.test(data)) return walked(path, matrix);
    const points = [];
    let last = null;
    for (const [, command, rest] of data.matchAll(/([MCL])([^MCL]*)/g)) {
      const numbers = rest.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/g).map(Number);
      const placed = [];
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        placed.push(point(matrix, numbers[i], numbers[i + 1]));
      }
      const legs = command === "C" ? placed.length / 3 : placed.length;
      for (let leg = 0; leg < legs; leg++) {
        const [p1, p2, p3] = command === "C" ? placed.slice(3 * leg, 3 * leg + 3) : [placed[leg], placed[leg], placed[leg]];
        if (command !== "M") points.push(...bent(last, command === "C" ? p1 : last, p2, p3));
        last = p3;
      }
      if (command === "M") points.push(last);
    }
    return points;
  };
  const bent = (p0, p1, p2, p3) => {
    const far = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    const count = Math.max(1, Math.ceil((far(p0, p1) + far(p1, p2) + far(p2, p3)) / 2));
    return Array.from({ length: count }, (_, step) => {
      const t = (step + 1) / count;
      const u = 1 - t;
      const at = (axis) =>
        u * u * u * p0[axis] + 3 * u * u * t * p1[axis] + 3 * u * t * t * p2[axis] + t * t * t * p3[axis];
      return [at(0), at(1)];
    });
  };
  const walked = (path, matrix) => {
    const length = path.getTotalLength();
    const count = Math.max(2, Math.ceil(length / 2));
    return Array.from({ length: count + 1 }, (_, step) => {
      const at = path.getPointAtLength((length * step) / count);
      return point(matrix, at.x, at.y);
    });
  };

  const startOf = (text) => {
    const { x, y } = text.getStartPositionOfChar(0);
    return point(text.getScreenCTM(), x, y);
  };
  const KINDS = ["node", "link", "frame-label", "frame", "notes"];
  const isOpen = (path) => path.localName === "path" && !/z\s*$/i.test(path.getAttribute("d"));
  const GROUPS = "g.node, g.link, g.frame, g.frame-label, g.notes";
  const measuredGroup = (group, withLines) => {
    const kind = KINDS.find((name) => group.classList.contains(name));
    const own = (selector) => [...group.querySelectorAll(selector)].filter((part) => part.closest(GROUPS) === group);
    const seen = new Set();
    const shapes = own("path, rect, polygon, ellipse, circle, line").filter((shape) => {
      const key = shape.getAttribute("d") ?? shape.outerHTML;
      return !shape.closest("g.glyph") && !seen.has(key) && seen.add(key);
    });
    return {
      kind,
      id: group.dataset.id ?? group.id,
      what: group.dataset.kind ?? "",
      members: [...group.querySelectorAll("g[data-id]")].map((member) => member.dataset.id),
      source: group.dataset.source ?? "",
      target: group.dataset.target ?? "",
      shapes: shapes.map((shape) => placedBox(shape, ownBox(shape))),
      marks: own("g.glyph").map((mark) => placedBox(mark, ownBox(mark))),
      texts: own("text").map((text) => {
        const own = textBox(text);
        return {
          words: text.textContent,
          box: placedBox(text, own),
          start: text.getNumberOfChars() ? startOf(text) : [0, 0],
          size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
          holders: kind === "node" ? holders(own, text, shapes) : [],
        };
      }),
      line: withLines && kind === "link" ? shapes.filter(isOpen).flatMap(sampled) : [],
      heads: kind === "link" ? shapes.filter((shape) => !isOpen(shape)).map((shape) => placedBox(shape, ownBox(shape))) : [],
    };
  };
  const measuredLayout = (withLines) => {
    const { left, top, right, bottom } = svg.getBoundingClientRect();
    const groups = [...svg.querySelectorAll(GROUPS)];
    return { view: [left, top, right, bottom], groups: groups.map((group) => measuredGroup(group, withLines)) };
  };

  const stray = [...svg.querySelectorAll("text, g.glyph")].filter((part) => !part.closest(GROUPS));
  if (stray.length) return told({ problem: `has ${stray.length} text(s) or mark(s) in groups that are not known here` });

  const layouts = [];
  const shown = svg.getBoundingClientRect().width;
  svg.style.maxWidth = "none";
  if (svg.getBoundingClientRect().width > shown) {
    svg.style.maxWidth = "";
    layouts.push(measuredLayout(false));
    svg.style.maxWidth = "none";
  }
  layouts.push(measuredLayout(true));
  return told({ problem: "", layouts });
}
