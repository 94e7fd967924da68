// Every script by itself, in node: `node tests/ui/scripts/all.mjs` (tests/ui/test_scripts.py runs it).

import "./page.mjs";
await import("./blocks.mjs");
await import("./desk.mjs");
await import("./room.mjs");
await import("./start.mjs");
await import("./year.mjs");
