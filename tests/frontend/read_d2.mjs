// Compiles each D2 text of a JSON list, and prints the labels of its shapes and connections, or what is wrong.
import { D2 } from "@terrastruct/d2";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const d2 = new D2();
const answers = [];
for (const text of JSON.parse(Buffer.concat(chunks).toString("utf8"))) {
  try {
    const { diagram } = await d2.compile(text, { options: { layout: "dagre" } });
    answers.push({
      shapes: diagram.shapes.map(({ id, label }) => [id, label]),
      links: diagram.connections.map(({ src, dst, label }) => [src, dst, label]),
    });
  } catch (error) {
    answers.push({ error: String(error.message ?? error) });
  }
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
