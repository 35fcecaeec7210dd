// Serves the built site with a real nginx and the configuration of `docs/publishing`, and asks it
// for what the guide promises. Ends with 1 and a list when something is wrong.
//
//   node check.mjs SITE

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const site = resolve(process.argv[2] ?? "site");
const docs = resolve(dirname(fileURLToPath(import.meta.url)), "../../docs/publishing");
const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx"].find((path) => existsSync(path));
if (!nginx) {
  console.error("there is no nginx: install Debian's package nginx-light");
  process.exit(2);
}
if (!existsSync(join(site, "index.html"))) {
  console.error(`there is no built book in ${site}: run \`casebook build\` first`);
  process.exit(2);
}

const failures = [];
const expect = (holds, what) => {
  if (!holds) failures.push(what);
};

const port = await new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** The configuration as it is published, with the lines marked HERE changed as it asks. */
const folder = mkdtempSync(join(tmpdir(), "casebook-nginx-"));
const here = (text, line, by) => {
  if (text.split(line).length !== 2) throw new Error(`nginx.conf does not say \`${line}\` once`);
  return text.replace(line, by);
};
let conf = readFileSync(join(docs, "nginx.conf"), "utf8");
conf = here(conf, "listen 80;", `listen 127.0.0.1:${port};`);
conf = here(conf, "root /var/www/casebook/site;", `root "${site}";`);
conf = here(conf, "root /var/www/casebook/publishing;", `root "${docs}";`);
conf = here(conf, "include mime.types;", "include /etc/nginx/mime.types;");
writeFileSync(join(folder, "casebook.conf"), conf);
const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
const paths = temp.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
const user = process.getuid?.() === 0 ? "user root;" : "";
writeFileSync(
  join(folder, "nginx.conf"),
  `${user} daemon off; pid ${folder}/pid; worker_processes 1; error_log ${folder}/error.log;
   events {} http { access_log off; default_type application/octet-stream; ${paths} include ${folder}/casebook.conf; }`,
);
const server = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")], {
  stdio: ["ignore", "inherit", "inherit"],
});
const ended = new Promise((done) => server.on("exit", done));

/** Asks without following redirects and without unpacking. */
const ask = (path, headers = {}) =>
  new Promise((done, fail) => {
    http
      .get({ host: "127.0.0.1", port, path, headers }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
      })
      .on("error", fail);
  });

const languages = readdirSync(site).filter((name) => existsSync(join(site, name, "index.html")));
const assets = readdirSync(join(site, "assets"));

async function check() {
  const policy = /content="(default-src[^"]*)"/.exec(readFileSync(join(site, languages[0], "index.html"), "utf8"))?.[1];
  expect(policy, "the pages have no policy of their own");
  for (const path of ["/", ...languages.map((language) => `/${language}/`), "/not/there.html", `/assets/${assets[0]}`]) {
    const { status, headers } = await ask(path);
    expect(status === (path.startsWith("/not") ? 404 : 200), `${path} has the status ${status}`);
    const sent = headers["content-security-policy"] ?? "";
    expect(sent.includes("frame-ancestors 'none'"), `${path} may be framed`);
    for (const part of policy.replaceAll("&#x27;", "'").replaceAll("&#39;", "'").split(";")) {
      expect(sent.includes(part.trim()), `${path}: the header lacks \`${part.trim()}\` of the page`);
    }
    expect(headers["x-content-type-options"] === "nosniff", `${path} may be sniffed`);
    expect(headers["referrer-policy"] === "no-referrer", `${path} lets itself be named`);
    expect(!/\d/.test(headers.server ?? ""), `${path} says which nginx it is: ${headers.server}`);
  }
  for (const name of assets) {
    const { headers } = await ask(`/assets/${name}`);
    const kept = headers["cache-control"] === "public, max-age=31536000, immutable";
    expect(kept === /-[0-9a-f]+\.\w+$/.test(name), `/assets/${name} has Cache-Control: ${headers["cache-control"]}`);
    expect(!name.endsWith(".woff2") || headers["content-type"] === "font/woff2", `${name} is ${headers["content-type"]}`);
  }
  for (const language of languages) {
    const path = `/${language}/index.html`;
    const { headers, body } = await ask(path, { "accept-encoding": "gzip" });
    expect(headers["content-encoding"] === "gzip", `${path} is not compressed`);
    const plain = headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
    expect(plain.equals(readFileSync(join(site, language, "index.html"))), `${path} is not the file`);
    expect(/text\/html; charset=utf-8/i.test(headers["content-type"]), `${path} is ${headers["content-type"]}`);
    expect(headers["cache-control"] === "no-cache", `${path} may be kept: ${headers["cache-control"]}`);
    expect(/accept-encoding/i.test(headers.vary ?? ""), `${path} does not say that it varies`);
    const again = await ask(path, { "if-none-match": headers.etag, "accept-encoding": "gzip" });
    expect(headers.etag && again.status === 304, `${path} is sent again though it is the same (${again.status})`);
    const folded = await ask(`/${language}`);
    expect(folded.status === 301 && folded.headers.location === `/${language}/`, `/${language} leads to ${folded.headers.location}`);
    const led = await ask("/start", { "accept-language": `${language},en;q=0.5` });
    expect(led.status === 302 && led.headers.location === `/${language}/`, `/start leads ${language} to ${led.headers.location}`);
    expect(/accept-language/i.test(led.headers.vary ?? ""), "/start does not say that it varies");
  }
  const foreign = await ask("/", { "accept-language": "ru" });
  expect(foreign.status === 200, "the start page leads by force");
  const unknown = await ask("/start", { "accept-language": "fr" });
  expect(unknown.headers.location === "/en/", `/start leads others to ${unknown.headers.location}`);
  const lost = await ask("/en/roles/nobody.html");
  expect(lost.body.toString().includes("Чунин саҳифа нест"), "what is not there has no page of ours");
  expect((await ask("/404.html")).status === 404, "the page for what is not there is a page");
  for (const path of ["/assets/", "/.git/config", "/en/.htaccess", "/../docs/publishing.md", "/%2e%2e/docs/publishing.md"]) {
    const { status } = await ask(path);
    expect(status === 404 || status === 403 || status === 400, `${path} has the status ${status}`);
  }
  const made = (folder, ending) => {
    const found = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
    return found.find((name) => name.endsWith(ending));
  };
  const types = { ".svg": /^image\/svg\+xml/, ".bpmn": /^application\/xml/, ".mmd": /^text\/plain/, ".json": /^application\/json/ };
  for (const [ending, type] of Object.entries(types)) {
    const name = made(join(site, "downloads"), ending);
    expect(name, `the site has no ${ending} to try`);
    if (!name) continue;
    const { headers } = await ask(`/downloads/${name}`);
    expect(type.test(headers["content-type"]), `${name} is ${headers["content-type"]}`);
  }
}

try {
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await ask("/").then(() => true, () => false);
    if (up || server.exitCode !== null) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  if (server.exitCode !== null) throw new Error(`nginx does not start: ${readFileSync(join(folder, "error.log"), "utf8")}`);
  await check();
} catch (error) {
  failures.push(error.message);
} finally {
  server.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
if (failures.length) {
  console.error(`publishing: ${failures.length} wrong\n  ${failures.join("\n  ")}`);
  process.exit(1);
}
console.log(`publishing: nginx does what the guide says (${languages.length} languages, ${assets.length} assets)`);
