// Reads the lists of queries.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The lists beside this file. They are YAML of the plainest kind, one query a line, and read as
 * such: a line that is not understood is an error.
 */
export const queries = (folder) =>
  readdirSync(folder).filter((name) => name.endsWith(".yml")).sort().map((name) => {
    const list = { find: [], missed: [], nothing: [] };
    let part = "";
    readFileSync(join(folder, name), "utf8").split("\n").forEach((line, at) => {
      const wrong = () => new Error(`${name}:${at + 1}: not understood: ${line}`);
      if (!line.trim() || line.trim().startsWith("#")) return;
      const key = /^(\w+):\s*(\w*)$/.exec(line);
      if (key) {
        if (key[1] === "language") list.language = key[2];
        else part = key[1];
        if (part && !(part in list)) throw wrong();
        return;
      }
      const bare = (text) => text.trim().replace(/^"(.*)"$/, "$1");
      const query = /^  - \{query: ("[^"]*"|[^,]*), page: (\[[^\]]*\]|[\w/-]+)(, english: true)?\}$/.exec(line);
      if (["find", "missed"].includes(part) && query) {
        const page = query[2].replace(/[[\]]/g, "").split(",").map(bare);
        list[part].push({ query: bare(query[1]), page, english: Boolean(query[3]) });
      } else if (part === "nothing" && line.startsWith("  - ")) {
        list.nothing.push(bare(line.slice(4)));
      } else throw wrong();
    });
    return list;
  });
