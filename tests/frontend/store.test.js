// The store: one answer for traits that change together, no answer after its end, and no error unheard.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./modules.js";

const { makeStore } = await load("store");

/** Microtasks that were queued before this one have run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function makeModel() {
  /** @type {Map<string, Set<() => void>>} */
  const reactions = new Map();
  return {
    /** @type {{ [name: string]: any }} */
    state: { selected: "", search: "" },
    saved: 0,
    listening: () => [...reactions.values()].reduce((sum, each) => sum + each.size, 0),
    /** @param {string} name */
    get(name) {
      return this.state[name];
    },
    /**
     * @param {string} name
     * @param {any} value
     */
    set(name, value) {
      this.state[name] = value;
      for (const react of reactions.get(`change:${name}`) ?? []) react();
    },
    save_changes() {
      this.saved += 1;
    },
    /**
     * @param {string} event
     * @param {() => void} react
     */
    on(event, react) {
      reactions.set(event, (reactions.get(event) ?? new Set()).add(react));
    },
    /**
     * @param {string} event
     * @param {() => void} react
     */
    off(event, react) {
      reactions.get(event)?.delete(react);
    },
  };
}

test("traits that are set together are saved once and answered once", async () => {
  const model = makeModel();
  const store = makeStore(model, assert.fail);
  let answers = 0;
  store.on(["selected", "search"], () => (answers += 1));
  store.set({ selected: "a", search: "b" });
  assert.equal(answers, 0);
  await settled();
  assert.equal(answers, 1);
  assert.equal(model.saved, 1);
  assert.deepEqual([store.get("selected"), store.get("search")], ["a", "b"]);
});

test("a change after an answer is answered again", async () => {
  const store = makeStore(makeModel(), assert.fail);
  let answers = 0;
  store.on(["selected"], () => (answers += 1));
  store.set({ selected: "a" });
  await settled();
  store.set({ selected: "b" });
  await settled();
  assert.equal(answers, 2);
});

test("a reaction that throws is shown, and the next one still runs", async () => {
  /** @type {unknown[]} */
  const shown = [];
  const store = makeStore(makeModel(), (/** @type {unknown} */ error) => shown.push(error));
  let answers = 0;
  store.on(["selected"], () => {
    throw new TypeError("broken");
  });
  store.on(["selected"], () => (answers += 1));
  store.set({ selected: "a" });
  await settled();
  assert.deepEqual(shown.map(String), ["TypeError: broken"]);
  assert.equal(answers, 1);
});

test("a model that refuses what is set is shown of, not thrown at the page", () => {
  /** @type {unknown[]} */
  const shown = [];
  const model = { ...makeModel(), save_changes: () => assert.fail("the comm is closed") };
  makeStore(model, (/** @type {unknown} */ error) => shown.push(error)).set({ selected: "a" });
  assert.equal(shown.length, 1);
});

test("guarded acts take what they are given", () => {
  const store = makeStore(makeModel(), assert.fail);
  /** @type {number[]} */
  const given = [];
  store.guard((/** @type {number} */ one, /** @type {number} */ two) => given.push(one, two))(1, 2);
  assert.deepEqual(given, [1, 2]);
});

test("a closed store has let go of the model, and answers not even what was queued", async () => {
  const model = makeModel();
  const store = makeStore(model, assert.fail);
  store.on(["selected", "search"], assert.fail);
  assert.equal(model.listening(), 2);
  store.set({ selected: "a" });
  store.close();
  assert.equal(model.listening(), 0);
  await settled();
});
