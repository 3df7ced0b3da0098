// Node 18, which Debian 12 has, keeps Web Crypto out of the global scope, where D2 looks for it; in its worker, too.
globalThis.crypto ??= require("node:crypto").webcrypto;
