// How the panel of a review looks, beside what the explorer's sheet says of all panels.

export const REVIEW_STYLE = `
h2.unseen + .review { border: 0; margin: 0; padding: 0; }
.review { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
.review select { min-width: 0; max-width: 100%; }
.review textarea { font: inherit; color: inherit; width: 100%; min-height: 58px; resize: vertical; background: var(--card); border: 1px solid var(--card-line); border-radius: 5px; padding: 5px 8px; }
.review ol, .review ul { margin: 0; padding: 0 0 0 18px; }
.review li { margin: 0 0 4px; }
.review details { border: 1px solid var(--frame); border-radius: 6px; padding: 0 10px; }
.review details[open] { padding-bottom: 10px; }
.review details > * + * { margin-top: 6px; }
.review details > summary { margin: 0 -10px; padding: 3px 10px; }
.review .row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
.review .row > input { flex: 1 1 70px; width: 70px; min-width: 0; }
.review .row > .wrong { flex: 1 0 100%; margin: 0; overflow-wrap: anywhere; }
.review .row > b { flex: 1 0 100%; overflow-wrap: anywhere; }
.review .entry { border-left: 3px solid var(--card-line); padding: 2px 0 2px 10px; }
.review .entry p { white-space: pre-wrap; margin: 2px 0 4px; }
.review .open { border-left-color: var(--call); }
.review .resolved { opacity: .8; }
.diff { max-height: 260px; overflow: auto; margin: 0; padding: 6px 0; border: 1px solid var(--frame); border-radius: 6px; font: 12px/1.5 ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; background: var(--card); }
.diff span { display: block; padding: 0 8px; white-space: pre; min-width: max-content; }
.diff .plus { color: var(--secure); }
.diff .minus { color: var(--door); }
.diff .head { color: var(--muted); }
.tour { border: 2px solid var(--call); border-radius: 8px; padding: 8px 10px; }
.tour p { white-space: pre-wrap; }
`;
