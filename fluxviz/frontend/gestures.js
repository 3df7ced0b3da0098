// Pan and zoom by mouse, wheel, finger and two fingers.

const THRESHOLD = 4;

/**
 * @typedef {{ pan(dx: number, dy: number): void, zoom(factor: number, at: { x: number, y: number }): boolean,
 *   moving(on: boolean): void }} Camera `zoom` tells whether anything changed.
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
      const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
      const speed = event.ctrlKey ? 0.01 : 0.002;
      // At its smallest the picture lets the page scroll on.
      if (!camera.zoom(Math.exp(-event.deltaY * lines * speed), pointOf(event))) return;
      event.preventDefault();
      camera.moving(true);
      clearTimeout(rest);
      rest = setTimeout(() => camera.moving(false), 160);
    },
    { passive: false },
  );
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, pointOf(event));
    dragged = false;
    travel = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    const now = pointOf(event);
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    travel += Math.hypot(now.x - before.x, now.y - before.y);
    if (!dragged && travel < THRESHOLD && others.length === 0) return;
    if (!dragged) {
      dragged = true;
      canvas.setPointerCapture(event.pointerId);
      camera.moving(true);
    }
    fingers.set(event.pointerId, now);
    if (others.length === 0) camera.pan(now.x - before.x, now.y - before.y);
    else {
      const [other] = others;
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y);
      camera.zoom(factor || 1, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    }
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
