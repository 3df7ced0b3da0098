// Keys that are a widget's, kept from a notebook that hears them before anything on the page does.

/**
 * JupyterLab before 4.1 hears keys first; `data-lm-suppress-shortcuts` is what it looks for.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} host
 * @param {(event: KeyboardEvent) => boolean} isOurs
 * @returns {() => void} Ends it.
 */
export function claimKeys(root, host, isOurs) {
  const claim = (/** @type {KeyboardEvent} */ event) => {
    if (event.composedPath().includes(root)) host.toggleAttribute("data-lm-suppress-shortcuts", isOurs(event));
  };
  window.addEventListener("keydown", claim, true);
  return () => window.removeEventListener("keydown", claim, true);
}
