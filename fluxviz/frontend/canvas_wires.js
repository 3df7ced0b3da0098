// The lines of a canvas: curves from card to card.

/** @typedef {{ x: number, y: number }} Place */
/** @typedef {{ x: number, y: number, width: number, height: number }} Room */
/** @typedef {{ start: Place, one: Place, two: Place, end: Place }} Curve Cubic. */

/**
 * A curve from the outline of one card to that of another.
 *
 * @param {Room} from
 * @param {Room} to
 * @param {number} bend How far its middle is drawn aside.
 * @returns {Curve}
 */
export function curveBetween(from, to, bend) {
  const [one, other] = [middleOf(from), middleOf(to)];
  const far = Math.hypot(other.x - one.x, other.y - one.y) || 1;
  const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  const aside = { x: (-(other.y - one.y) / far) * bend * 2, y: ((other.x - one.x) / far) * bend * 2 };
  const bendPlace = { x: middle.x + aside.x, y: middle.y + aside.y };
  const [start, end] = [edgeTowards(from, bendPlace, 1), edgeTowards(to, bendPlace, 3)];
  return { start, one: between(start, bendPlace, 2 / 3), two: between(end, bendPlace, 2 / 3), end };
}

/**
 * Where a line from the middle of a card leaves it.
 *
 * @param {Room} room
 * @param {Place} towards
 * @param {number} gap How far outside.
 */
function edgeTowards(room, towards, gap) {
  const middle = middleOf(room);
  const [x, y] = [towards.x - middle.x, towards.y - middle.y];
  const reach = Math.min(
    x === 0 ? Infinity : (room.width / 2 + gap) / Math.abs(x),
    y === 0 ? Infinity : (room.height / 2 + gap) / Math.abs(y),
  );
  return Number.isFinite(reach) ? { x: middle.x + x * reach, y: middle.y + y * reach } : { x: middle.x, y: room.y + room.height + gap };
}

/**
 * @param {Curve} line
 * @param {number} at From 0 to 1.
 */
export function placeOn({ start, one, two, end }, at) {
  const [a, b, c, d] = [(1 - at) ** 3, 3 * (1 - at) ** 2 * at, 3 * (1 - at) * at ** 2, at ** 3];
  return { x: a * start.x + b * one.x + c * two.x + d * end.x, y: a * start.y + b * one.y + c * two.y + d * end.y };
}

/**
 * The line as an SVG path, and its arrowhead.
 *
 * @param {Curve} line
 */
export function pathOf({ start, one, two, end }) {
  const angle = Math.atan2(end.y - two.y, end.x - two.x);
  const [long, wide] = [10, 3.6];
  const back = { x: end.x - long * Math.cos(angle), y: end.y - long * Math.sin(angle) };
  const side = { x: wide * Math.sin(angle), y: -wide * Math.cos(angle) };
  const points = [end, { x: back.x + side.x, y: back.y + side.y }, { x: back.x - side.x, y: back.y - side.y }];
  return {
    line: `M${written(start)}C${written(one)} ${written(two)} ${written(back)}`,
    head: `M${points.map(written).join("L")}Z`,
  };
}

/**
 * The card that is nearest in a direction; empty where there is none.
 *
 * @param {Map<string, Room>} cards
 * @param {string} from
 * @param {string} key An arrow key.
 */
export function cardTowards(cards, from, key) {
  const own = cards.get(from);
  if (own === undefined) return "";
  const [x, y] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0];
  const one = middleOf(own);
  let best = { id: "", far: Infinity };
  for (const [id, room] of cards) {
    const other = middleOf(room);
    const along = (other.x - one.x) * x + (other.y - one.y) * y;
    const across = Math.abs((other.x - one.x) * y) + Math.abs((other.y - one.y) * x);
    if (id !== from && along > 4 && along + 2 * across < best.far) best = { id, far: along + 2 * across };
  }
  return best.id;
}

/**
 * @param {Place} start
 * @param {Place} end
 * @param {number} part
 */
function between(start, end, part) {
  return { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part };
}

/** @param {Room} room */
function middleOf(room) {
  return { x: room.x + room.width / 2, y: room.y + room.height / 2 };
}

/** @param {Place} place */
function written(place) {
  return `${place.x.toFixed(1)} ${place.y.toFixed(1)}`;
}
