// Pan and zoom by mouse, wheel and two fingers. The plain wheel and one finger belong to the page around.

const THRESHOLD = 4;
/** By how many px two fingers part before they zoom: until then they only move the picture. */
const SLACK = 16;
/** The most that one turn with Ctrl counts: a pinch comes in small steps, a notch of a wheel in one of a hundred. */
const NOTCH = 26;

/**
 * @typedef {{ pan(dx: number, dy: number): void, zoom(factor: number, at: { x: number, y: number }): boolean,
 *   moving(on: boolean): void, free(): boolean, hint(finger: boolean): void }} Camera
 *   `free` tells whether nothing around scrolls; `hint` says how to zoom or to move instead.
 */

/**
 * @param {HTMLElement} canvas
 * @param {Camera} camera
 */
export function listenForGestures(canvas, camera) {
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  let dragged = false;
  let travel = 0;
  /** How far apart two fingers were when the picture was last zoomed. */
  let spread = 0;
  let zooming = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;

  /** @param {{ clientX: number, clientY: number }} event */
  const pointOf = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener(
    "wheel",
    (event) => {
      const { deltaX, deltaY, ctrlKey } = event;
      if (!ctrlKey && !event.metaKey && !camera.free()) {
        if (Math.abs(deltaY) > Math.abs(deltaX)) camera.hint(false);
        return;
      }
      // At its smallest and largest too: the browser would zoom the page around.
      event.preventDefault();
      const turned = deltaY * (event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1);
      const power = ctrlKey ? Math.max(-NOTCH, Math.min(turned, NOTCH)) * 0.01 : turned * 0.002;
      camera.zoom(Math.exp(-power), pointOf(event));
      camera.moving(true);
      clearTimeout(rest);
      rest = setTimeout(() => camera.moving(false), 160);
    },
    { passive: false },
  );
  canvas.addEventListener(
    "touchmove",
    (event) => {
      if (event.cancelable && (event.touches.length > 1 || camera.free())) event.preventDefault();
    },
    { passive: false },
  );
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, pointOf(event));
    dragged = false;
    travel = 0;
    zooming = false;
    const [one, other] = fingers.values();
    if (other !== undefined) spread = distance(one, other);
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    const now = pointOf(event);
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    travel += distance(now, before);
    if (other === undefined && travel < THRESHOLD) return;
    fingers.set(event.pointerId, now);
    if (other === undefined && event.pointerType === "touch" && !camera.free()) return camera.hint(true);
    if (!dragged) {
      dragged = true;
      canvas.setPointerCapture(event.pointerId);
      camera.moving(true);
    }
    const share = other === undefined ? 1 : 0.5;
    camera.pan((now.x - before.x) * share, (now.y - before.y) * share);
    if (other === undefined) return;
    const apart = distance(now, other);
    zooming ||= Math.abs(apart - spread) > SLACK;
    if (!zooming) return;
    camera.zoom(apart / spread || 1, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    spread = apart;
  });
  /** @param {PointerEvent} event */
  const lift = (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size === 0) camera.moving(false);
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  // The click that ends a drag selects nothing.
  canvas.addEventListener(
    "click",
    (event) => {
      if (dragged) event.stopPropagation();
      dragged = false;
    },
    true,
  );
}

/**
 * @param {{ x: number, y: number }} one
 * @param {{ x: number, y: number }} other
 */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
