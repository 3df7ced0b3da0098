// The editor: CodeMirror with JSON, and the faults and findings at their lines.
import { json } from "@codemirror/lang-json";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { basicSetup } from "codemirror";

/** @param {HTMLElement} parent @param {(text: string) => void} changed */
export function makeEditor(parent, changed) {
  const view = new EditorView({
    parent,
    extensions: [
      basicSetup,
      syntaxHighlighting(classHighlighter), // colours that follow the page, light and dark: see try.css
      json(),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": "Spec as JSON" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) changed(update.state.doc.toString());
      }),
    ],
  });
  const lineOf = (/** @type {number | null} */ line) => view.state.doc.line(Math.min(Math.max(line ?? 1, 1), view.state.doc.lines));
  return {
    text: () => view.state.doc.toString(),
    set(/** @type {string} */ text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    goTo(/** @type {number} */ line) {
      const { from } = lineOf(line);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      view.focus();
    },
    /** @param {{line: number | null, severity: string, message: string}[]} marks */
    mark(marks) {
      const kinds = { error: "error", warning: "warning" };
      const diagnostics = marks.map(({ line, severity, message }) => {
        const { from, to } = lineOf(line);
        return { from, to, severity: kinds[severity] ?? "info", message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
  };
}
