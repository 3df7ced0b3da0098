// The still picture that is saved beside a widget, in the output after it: it hides while the widget shows.

/** What a still begins with, as widget/still.py makes it: a test holds that. */
export const STILL = '<svg xmlns="http://www.w3.org/2000/svg" id="fluxviz-still-';

/** What holds one output: JupyterLab, Notebook 7 and Voila; older notebooks; VS Code; Colab. */
const OUTPUTS = [".jp-OutputArea-child", ".output_area", ".output_container", ".display_data"];

/** Notebooks show SVG as it is, or as the address of an image: URL-encoded, which leaves these letters alone, or base64. */
const PICTURES = ['svg[id^="fluxviz-still-"]', 'img[src*="fluxviz-still-"]', `img[src*="${btoa(STILL).slice(0, 72)}"]`];

/** The rule for the page around; it reaches the next output, and no other cell's. */
export const STILL_RULE = OUTPUTS.map(
  (output) => `${output}:has(.fluxviz-explorer)+${output} :is(${PICTURES.join(",")}){display:none!important}`,
).join("");

/** The same for a canvas, whose picture and text stand in the two outputs after it. */
export const CANVAS_STILL_RULE = OUTPUTS.flatMap((output) => [output, `${output}+${output}`].map((next) => `${output}:has(.fluxviz-canvas)+${next}`))
  .join(",")
  .concat("{display:none!important}");
