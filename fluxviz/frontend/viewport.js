// Where the picture stands in its canvas. Pure: numbers in, numbers out.

/** @typedef {{ width: number, height: number }} Size */
/** @typedef {{ x: number, y: number, scale: number }} Place */

export const MOST_ZOOM = 8;
const MOST_FIT = 1.5;

/**
 * The scale at which a picture just fits its canvas.
 *
 * @param {Size} picture
 * @param {Size} canvas
 */
export function fitScale(picture, canvas) {
  const scale = Math.min(canvas.width / picture.width, canvas.height / picture.height, MOST_FIT);
  return Number.isFinite(scale) && scale > 0 ? scale : 1;
}

/**
 * @param {number[]} viewport The point of the picture in the middle, as parts of its width and height, and the zoom.
 * @param {Size} picture
 * @param {Size} canvas
 * @returns {Place}
 */
export function placeOf([cx, cy, zoom], picture, canvas) {
  const scale = fitScale(picture, canvas) * zoom;
  return { scale, x: canvas.width / 2 - cx * picture.width * scale, y: canvas.height / 2 - cy * picture.height * scale };
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
 * Zoom so that what is under a point stays there; at its smallest the picture fits, in the middle.
 *
 * @param {Place} place
 * @param {number} factor
 * @param {{ x: number, y: number }} at
 * @param {Size} picture
 * @param {Size} canvas
 * @returns {Place}
 */
export function zoomAt(place, factor, at, picture, canvas) {
  const fitted = fitScale(picture, canvas);
  const scale = Math.min(Math.max(place.scale * factor, fitted), fitted * MOST_ZOOM);
  if (scale === fitted) return placeOf([0.5, 0.5, 1], picture, canvas);
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
    x: Math.min(Math.max(place.x, rim - picture.width * place.scale), canvas.width - rim),
    y: Math.min(Math.max(place.y, rim - picture.height * place.scale), canvas.height - rim),
  };
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 1e4) / 1e4;
}
