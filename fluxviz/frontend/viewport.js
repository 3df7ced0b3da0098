// Where the picture stands in its canvas. Pure: numbers in, numbers out.

/** @typedef {{ width: number, height: number, start?: { x: number, y: number } }} Size Its start is what is seen first. */
/** @typedef {{ x: number, y: number, scale: number }} Place */

/** The empty room around a picture, by which all in it is moved. */
export const MARGIN = 10;
export const MOST_ZOOM = 8;
const MOST_FIT = 1.5;
/** At this scale the picture's smallest text is 10 px high. */
export const READABLE = 1;
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

/** @param {number} value */
function round(value) {
  return Math.round(value * 1e4) / 1e4;
}
