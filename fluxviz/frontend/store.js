// The state, whoever holds it: a kernel's widget or a page of its own.

/** @import { Model, Picture, Traits } from "./shapes.js" */

/**
 * @typedef {{ get: <N extends keyof Traits>(name: N) => Traits[N], set: (changes: Partial<Traits>) => void,
 *   on: (names: (keyof Traits)[], react: () => void) => void, guard: <A extends any[]>(act: (...given: A) => void) =>
 *   (...given: A) => void, close: () => void, send: (message: object) => void, hear: (react: (message: any) => void) => void }} Store
 */

/**
 * @param {Model} model
 * @param {(error: unknown) => void} tell What is done with an error; the console alone is no place for it.
 * @returns {Store}
 */
export function makeStore(model, tell) {
  /** @type {(() => void)[]} */
  const endings = [];
  let closed = false;

  /**
   * @template {any[]} A
   * @param {(...given: A) => void} act
   */
  const guard =
    (act) =>
    (/** @type {A} */ ...given) => {
      try {
        act(...given);
      } catch (error) {
        tell(error);
      }
    };

  return {
    get: (name) => model.get(name),
    set: guard((changes) => {
      for (const [name, value] of Object.entries(changes)) model.set(name, value);
      model.save_changes();
    }),
    on(names, react) {
      let waiting = false;
      const run = guard(() => {
        waiting = false;
        if (!closed) react();
      });
      // Several traits that change together are answered once.
      const queue = () => {
        if (!waiting) queueMicrotask(run);
        waiting = true;
      };
      for (const name of names) {
        model.on(`change:${name}`, queue);
        endings.push(() => model.off(`change:${name}`, queue));
      }
    },
    guard,
    // What is no trait: messages to a kernel, and from it.
    send: guard((message) => model.send?.(message)),
    hear(react) {
      const heard = guard(react);
      model.on("msg:custom", heard);
      endings.push(() => model.off("msg:custom", heard));
    },
    close() {
      closed = true;
      for (const end of endings.splice(0)) end();
    },
  };
}

/**
 * What is shown: the picture, or the side of a change that is asked for.
 *
 * @param {Store} store
 * @returns {Picture}
 */
export function shownPicture(store) {
  const picture = store.get("_picture");
  return { ...picture, ...(picture.sides?.[store.get("side")] ?? {}) };
}
