// Pictures of fluxviz on a page: as light or dark as the page, and opened large by a click. Nothing is fetched but them.
(() => {
  "use strict";
  const MOST = 8;

  /** Whether what is behind an element is dark. @param {Element} element */
  const isDark = (element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      const parts = getComputedStyle(at).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
      if (parts.length >= 3 && (parts[3] ?? 1) > 0.5) {
        return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] < 128;
      }
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return scheme.includes("dark") && (!scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches);
  };

  const follow = () => {
    for (const picture of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("div.fluxviz"))) {
      const scheme = isDark(/** @type {Element} */ (picture.parentElement)) ? "dark" : "light";
      if (picture.style.colorScheme !== scheme) picture.style.colorScheme = scheme;
    }
  };

  /** @param {HTMLElement} bar @param {string} text @param {string} title @param {() => void} act */
  const addButton = (bar, text, title, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.title = title;
    button.setAttribute("aria-label", title);
    button.addEventListener("click", act);
    bar.append(button);
  };

  /** Show a picture over the page. @param {HTMLAnchorElement} link */
  const open = (link) => {
    const dialog = document.createElement("dialog");
    const [bar, view, image] = [document.createElement("div"), document.createElement("div"), document.createElement("img")];
    const inside = link.querySelector("img");
    image.src = link.href;
    image.alt = inside?.alt ?? link.getAttribute("aria-label") ?? "";
    dialog.className = "fluxviz-large";
    dialog.setAttribute("aria-label", image.alt);
    dialog.style.colorScheme = getComputedStyle(link).colorScheme;
    view.tabIndex = 0;
    view.setAttribute("role", "region");
    view.setAttribute("aria-label", "Picture");
    let scale = 1;

    /** @param {number} wanted @param {number} [x] @param {number} [y] */
    const zoom = (wanted, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
      const next = Math.min(MOST, Math.max(0.1, wanted));
      const [left, top] = [(view.scrollLeft + x) * (next / scale) - x, (view.scrollTop + y) * (next / scale) - y];
      scale = next;
      image.style.width = `${image.naturalWidth * scale}px`;
      view.scrollTo(left, top);
    };
    const fit = () => zoom(Math.min(view.clientWidth / image.naturalWidth, view.clientHeight / image.naturalHeight));
    addButton(bar, "\u2212", "Zoom out", () => zoom(scale / 1.25));
    addButton(bar, "+", "Zoom in", () => zoom(scale * 1.25));
    addButton(bar, "Fit", "Show all of it", fit);
    const file = document.createElement("a");
    [file.href, file.textContent] = [link.href, "File"];
    file.title = "The picture's own file";
    bar.append(file);
    addButton(bar, "\u00d7", "Close", () => dialog.close());

    view.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = view.getBoundingClientRect();
      zoom(scale * 2 ** (-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
    view.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button) return;
      view.setPointerCapture(event.pointerId);
      event.preventDefault();
      view.focus();
    });
    view.addEventListener("pointermove", (event) => {
      if (view.hasPointerCapture(event.pointerId)) view.scrollBy(-event.movementX, -event.movementY);
    });
    dialog.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        event.stopPropagation(); // Sphinx' own script would keep the browser from closing it
        event.preventDefault();
        dialog.close();
        return;
      }
      const step = /** @type {Record<string, () => void>} */ ({
        "+": () => zoom(scale * 1.25), "=": () => zoom(scale * 1.25), "-": () => zoom(scale / 1.25), 0: fit,
      })[event.key];
      if (!step) return;
      event.preventDefault();
      step();
    });
    dialog.addEventListener("close", () => dialog.remove());
    view.append(image);
    dialog.append(bar, view);
    document.body.append(dialog);
    dialog.showModal();
    view.focus();
    // Large enough to be read, on a phone too: then it is panned.
    image.decode().then(() => {
      fit();
      zoom(Math.min(3, Math.max(1, scale)));
      view.scrollTo((view.scrollWidth - view.clientWidth) / 2, 0);
    }, () => dialog.close());
  };

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a.fluxviz-open");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    open(/** @type {HTMLAnchorElement} */ (link));
  }, true);

  const start = () => {
    follow();
    const switches = new MutationObserver(follow);
    for (const root of [document.documentElement, document.body]) switches.observe(root, { attributes: true });
    // Some themes load the next page into this one.
    new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
    document.addEventListener("transitionend", follow);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
