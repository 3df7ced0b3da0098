// Where the lines of a canvas run, and where their labels stand: from card to card, past all others.

/** @typedef {{ x: number, y: number }} Place */
/** @typedef {{ x: number, y: number, width: number, height: number }} Room */
/** @typedef {{ source: string, target: string, label: { width: number, height: number } }} Wire */
/** @typedef {{ start: Place, one: Place, two: Place, end: Place }} Curve Cubic. */
/** @typedef {Curve & { label: Room }} LaidWire */

/** How far a line keeps from a card that is none of its own. */
const CLEAR = 8;
/** How far lines bend aside, the least first; to the one side and to the other. */
const BENDS = [0, 36, 72, 110, 150, 200, 260, 330].flatMap((bend) => (bend === 0 ? [0] : [bend, -bend]));
/** Where on its line a label may stand. */
const STOPS = [0.5, 0.4, 0.6, 0.32, 0.68, 0.2, 0.8];
/** How far beyond the cards that are in its way a line goes round them. */
const AROUND = [14, 32, 52];
const SAMPLES = 24;

/**
 * Lay lines one after the other: each takes the way that costs least beside those that are there.
 *
 * @param {Map<string, Room>} cards
 * @param {Wire[]} wires
 * @param {{ width: number, height: number }} size Of the canvas: nothing leaves it.
 * @returns {(LaidWire | null)[]} Null where one of its ends has no card.
 */
export function layWires(cards, wires, size) {
  /** @type {LaidWire[]} */
  const laid = [];
  return wires.map((wire) => {
    const [from, to] = [cards.get(wire.source), cards.get(wire.target)];
    const others = [...cards].filter(([id]) => id !== wire.source && id !== wire.target).map(([, room]) => room);
    const ends = [from, to].filter((room) => room !== undefined);
    if (from === undefined || to === undefined) return null;
    const bent = BENDS.map((bend) => ({ line: curveBetween(from, to, bend), length: Math.abs(bend) }));
    const ways = [...bent, ...waysAround(from, to, others)].flatMap(({ line, length }) =>
      STOPS.map((stop) => {
        const label = aroundPlace(placeOn(line, stop), wire.label);
        return { ...line, label, cost: length + costOf(line, label, stop, { others, ends, laid, size }) };
      }),
    );
    const { cost: _, ...best } = ways.reduce((least, way) => (way.cost < least.cost ? way : least));
    laid.push(best);
    return best;
  });
}

/**
 * @param {Curve} line
 * @param {Room} label
 * @param {number} stop
 * @param {{ others: Room[], ends: Room[], laid: LaidWire[], size: { width: number, height: number } }} around
 */
function costOf(line, label, stop, { others, ends, laid, size }) {
  const places = Array.from({ length: SAMPLES + 1 }, (_, index) => placeOn(line, index / SAMPLES));
  const page = { x: 2, y: 2, width: size.width - 4, height: size.height - 4 };
  let cost = Math.abs(stop - 0.5) * 40;
  for (const room of others) {
    if (places.some((place) => isInside(place, room, CLEAR))) cost += 4000;
    if (doRoomsMeet(label, room, 2)) cost += 2500;
  }
  for (const room of ends) if (doRoomsMeet(label, room, 0)) cost += 900;
  for (const other of laid) {
    if (doRoomsMeet(label, other.label, 2)) cost += 2000;
    if (places.some((place) => isInside(place, other.label, 3))) cost += 1600;
    const theirs = Array.from({ length: SAMPLES + 1 }, (_, index) => placeOn(other, index / SAMPLES));
    if (theirs.some((place) => isInside(place, label, 3))) cost += 1600;
    // Two lines that run on each other look like one.
    const near = places.filter((place) => theirs.some((each) => Math.hypot(each.x - place.x, each.y - place.y) < 9)).length;
    cost += near > 3 ? near * 60 : near * 6;
  }
  cost += places.filter((place) => !isInside(place, page, 0)).length * 500;
  for (const [x, y] of cornersOf(label)) if (!isInside({ x, y }, page, 0)) cost += 3000;
  return cost;
}

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
 * The ways past what stands between two cards: out at one side, and in again at the same.
 *
 * @param {Room} from
 * @param {Room} to
 * @param {Room[]} others
 * @returns {{ line: Curve, length: number }[]}
 */
function waysAround(from, to, others) {
  const [above, below] = [Math.min(from.y, to.y), Math.max(from.y + from.height, to.y + to.height)];
  const passed = others.filter((room) => room.y < below && room.y + room.height > above);
  const [left, right] = [
    Math.min(from.x, to.x, ...passed.map((room) => room.x)),
    Math.max(...[from, to, ...passed].map((room) => room.x + room.width)),
  ];
  return AROUND.flatMap((gap) =>
    [left - gap, right + gap].map((x) => {
      const isRight = x > right;
      const [start, end] = [from, to].map((room, index) => ({
        x: isRight ? room.x + room.width + (index === 0 ? 1 : 3) : room.x - (index === 0 ? 1 : 3),
        y: room.y + room.height / 2,
      }));
      // Where the curve is farthest out, its handles count three quarters.
      const handle = (x - (start.x + end.x) / 8) / 0.75;
      const line = { start, one: { x: handle, y: start.y }, two: { x: handle, y: end.y }, end };
      return { line, length: 150 + Math.abs(x - start.x) + Math.abs(x - end.x) };
    }),
  );
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
export function middleOf(room) {
  return { x: room.x + room.width / 2, y: room.y + room.height / 2 };
}

/**
 * @param {Place} place
 * @param {{ width: number, height: number }} size
 */
function aroundPlace(place, { width, height }) {
  return { x: place.x - width / 2, y: place.y - height / 2, width, height };
}

/** @param {Room} room */
function cornersOf(room) {
  return [0, 1].flatMap((right) => [0, 1].map((down) => [room.x + right * room.width, room.y + down * room.height]));
}

/**
 * @param {Place} place
 * @param {Room} room
 * @param {number} gap
 */
function isInside(place, room, gap) {
  return place.x > room.x - gap && place.x < room.x + room.width + gap && place.y > room.y - gap && place.y < room.y + room.height + gap;
}

/**
 * @param {Room} one
 * @param {Room} other
 * @param {number} gap
 */
function doRoomsMeet(one, other, gap) {
  return (
    one.x < other.x + other.width + gap && other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap && other.y < one.y + one.height + gap
  );
}

/** @param {Place} place */
function written(place) {
  return `${place.x.toFixed(1)} ${place.y.toFixed(1)}`;
}
