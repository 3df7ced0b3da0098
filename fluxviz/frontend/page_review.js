// A page of its own with notes, tours or fixes: the module of the review is in it.

import { start } from "./page.js";
import { ReviewPanel } from "./review.js";
import { reviewModules } from "./review_loader.js";

export function startReview() {
  const given = JSON.parse(document.getElementById("given")?.textContent ?? "");
  reviewModules()[given.state._review.module] = Promise.resolve({ ReviewPanel });
  start();
}
