// Where the picture stands in its canvas. Pure: numbers in, numbers out.

/** @typedef {{ width: number, height: number, start?: { x: number, y: number } }} Size Its start is what is seen first. */
/** @typedef {{ x: number, y: number, scale: number }} Place */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/** The empty room around a picture, by which all in it is moved. */
export const MARGIN = 10;
export const MOST_ZOOM = 8;
const MOST_FIT = 1.5;
/** At this scale the picture's smallest text is 10 px high. */
const READABLE = 1;
/** How much room there is around what is shown. */
const RIM = 20;
/** Where a picture is higher than its canvas it gives way down to here: a text of 12 px. */
const COMFORTABLE = 1.2;

/**
 * The scale at which a picture opens: as wide as its canvas, its text never too small to read.
 *
 * @param {Size} picture
 * @param {Size} canvas
 */
export function fitScale(picture, canvas) {
  const [wide, high] = [canvas.width / picture.width, canvas.height / picture.height];
  return Math.max(READABLE, sane(Math.min(wide, Math.max(high, COMFORTABLE), MOST_FIT)));
}

/**
 * The smallest scale: the whole picture is in sight.
 *
 * @param {Size} picture
 * @param {Size} canvas
 */
export function wholeScale(picture, canvas) {
  return Math.min(sane(Math.min(canvas.width / picture.width, canvas.height / picture.height)), fitScale(picture, canvas));
}

/** @param {number} scale */
function sane(scale) {
  return Number.isFinite(scale) && scale > 0 ? scale : READABLE;
}

/**
 * @param {number[]} viewport The point of the picture in the middle, as parts of its width and height, and the zoom.
 *   The middle itself at zoom 1 is the picture as it opens: in the middle where there is room, else at its start.
 * @param {Size} picture
 * @param {Size} canvas
 * @returns {Place}
 */
export function placeOf([cx, cy, zoom], picture, canvas) {
  const scale = fitScale(picture, canvas) * zoom;
  const middle = { x: canvas.width / 2 - cx * picture.width * scale, y: canvas.height / 2 - cy * picture.height * scale };
  if (cx !== 0.5 || cy !== 0.5 || zoom !== 1) return { scale, ...middle };
  const { x, y } = picture.start ?? { x: 0, y: 0 };
  return {
    scale,
    x: middle.x >= 0 ? middle.x : within(canvas.width / 2 - x * scale, 2 * middle.x, 0),
    y: middle.y >= 0 ? middle.y : within(canvas.height / 2 - y * scale, 2 * middle.y, 0),
  };
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export function within(value, least, most) {
  return Math.min(Math.max(value, least), most);
}

/**
 * @param {Place} place
 * @param {Size} picture
 * @param {Size} canvas
 * @returns {number[]}
 */
export function viewportOf(place, picture, canvas) {
  const cx = (canvas.width / 2 - place.x) / place.scale / picture.width;
  const cy = (canvas.height / 2 - place.y) / place.scale / picture.height;
  return [round(cx), round(cy), round(place.scale / fitScale(picture, canvas))];
}

/**
 * Zoom so that what is under a point stays there; at its smallest the whole picture is in sight, in the middle.
 *
 * @param {Place} place
 * @param {number} factor
 * @param {{ x: number, y: number }} at
 * @param {Size} picture
 * @param {Size} canvas
 * @returns {Place}
 */
export function zoomAt(place, factor, at, picture, canvas) {
  const whole = wholeScale(picture, canvas);
  const scale = within(place.scale * factor, whole, fitScale(picture, canvas) * MOST_ZOOM);
  if (scale === whole) return { scale, x: (canvas.width - picture.width * scale) / 2, y: (canvas.height - picture.height * scale) / 2 };
  const ratio = scale / place.scale;
  return { scale, x: at.x - (at.x - place.x) * ratio, y: at.y - (at.y - place.y) * ratio };
}

/**
 * Keep a part of the picture in sight, however far it is moved.
 *
 * @param {Place} place
 * @param {Size} picture
 * @param {Size} canvas
 * @returns {Place}
 */
export function keepInSight(place, picture, canvas) {
  const rim = 60;
  return {
    scale: place.scale,
    x: within(place.x, rim - picture.width * place.scale, canvas.width - rim),
    y: within(place.y, rim - picture.height * place.scale, canvas.height - rim),
  };
}

/**
 * Where a picture stands with a part of it in sight and large enough to read, moved no further than it takes.
 *
 * @param {Box} box
 * @param {Place} place Where it stands.
 * @param {Size} room
 * @returns {Place | null} null: nothing need move.
 */
export function placeToShow(box, { x, y, scale }, room) {
  const [left, top] = [box.x * scale + x, box.y * scale + y];
  const [right, bottom] = [left + box.width * scale, top + box.height * scale];
  if (left >= 0 && top >= 0 && right <= room.width && bottom <= room.height && !isFar(scale)) return null;
  const fitting = Math.min((room.width - 2 * RIM) / box.width, (room.height - 2 * RIM) / box.height);
  const larger = Math.max(READABLE, Math.min(scale, fitting));
  if (larger !== scale) return placeInMiddle(box, larger, room);
  const dx = Math.max(RIM - left, 0) || Math.min(room.width - RIM - right, 0);
  const dy = Math.max(RIM - top, 0) || Math.min(room.height - RIM - bottom, 0);
  return { x: x + dx, y: y + dy, scale };
}

/**
 * @param {Box} box
 * @param {number} scale
 * @param {Size} room
 * @returns {Place}
 */
export function placeInMiddle(box, scale, room) {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return { x: room.width / 2 - x * scale, y: room.height / 2 - y * scale, scale };
}

/**
 * Whether small print cannot be read.
 *
 * @param {number} scale
 */
export function isFar(scale) {
  return scale < READABLE - 0.01;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 1e4) / 1e4;
}
