// A spec in a link's fragment: deflated, in the alphabet of URLs. No server sees what stands behind the "#".

/** @param {ReadableStream} stream */
const bytesOf = async (stream) => new Uint8Array(await new Response(stream).arrayBuffer());

/** @param {string} text */
export async function pack(text) {
  const bytes = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  const plain = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const MOST = 5_000_000;

/** Give the text of a fragment; null where it holds none. @param {string} fragment */
export async function unpack(fragment) {
  const packed = /^#spec=([A-Za-z0-9_-]+)$/.exec(fragment);
  if (!packed) return null;
  try {
    const bytes = Uint8Array.from(atob(packed[1].replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const parts = [];
    for (let size = 0, part; !(part = await reader.read()).done; ) {
      size += part.value.length;
      if (size > MOST) return null; // what is small here may be endless there
      parts.push(part.value);
    }
    return await new Blob(parts).text();
  } catch {
    return null;
  }
}
