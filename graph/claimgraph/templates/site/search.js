"use strict";
// What is typed in, the things in whose words it stands out. Both are folded here, as claimgraph.pages.site.search folds
// them for a server: `claimgraphRows` are [id, name, other spellings …], the first to be shown first, and
// `claimgraphLetters` what letters of other alphabets are in Latin ones; of what is found `claimgraphHits` are shown.

const ALSO = [
  [/(?<=[a-z]{3})enc(e|es)$/, "ens$1"],
  [/(?<=[a-z]{3})is(e|ed|es|er|ing|ation|ations)$/, "iz$1"],
  [/(?<=[a-z]{3})our(s?)$/, "or$1"],
  [/(?<=[a-z]{2}[bt])re(s?)$/, "er$1"],
  [/(?<=[a-z]{3})amme(s?)$/, "am$1"],
  [/(?<=[a-z]{3})ll(ed|er|ers|ing)$/, "l$1"],
  [/(?<=[a-z]{2})(sk|ck|zk)[iyj]{1,2}$/, "$1y"],
  [/(?<=[a-z]{2})(?<![aeiouy])(?:[iy][iyj]|y)$/, "y"],
];
const HEARD = [
  [/shch|schtsch|szcz/g, "ś"],
  [/tsch|ch|cz/g, "č"],
  [/sch|sh|sz/g, "š"],
  [/zh/g, "ž"],
  [/kh|x(?=[aeiou])/g, "χ"],
  [/x/g, "ks"],
  [/ts|tz/g, "c"],
  [/[gh]/g, "g"],
  [/w/g, "v"],
  [/[iyj]+/g, "i"],
  [/(?<![^aeiou])i(?=e)/g, ""],
  [/(?<![\p{L}\p{N}_])i(?=e)/gu, ""],
  [/z/g, "s"],
];
const LATIN_OR_CYRILLIC = /^[\0-\x7f]*$|[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]/;
const TOKEN = /(?<![\p{L}\p{N}])\p{L}\.|[\p{L}\p{N}]+(?:['’‘ʼ`´′][\p{L}\p{N}]+)*['’‘ʼ`´′]?/gu;

const replaced = (word, rules) => rules.reduce((left, [pattern, instead]) => left.replace(pattern, instead), word);

const native = (word) => word.toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "").replace(/['’ʼ`´]/g, "");

function latin(word) {
  const letters = [...native(word)].map((letter) => claimgraphLetters[letter] ?? letter);
  return letters.join("").replace(/[^a-z]/g, "");
}

const known = new Map();

function foldedWord(word) {
  if (!known.has(word)) {
    const letters = LATIN_OR_CYRILLIC.test(word) ? replaced(latin(word), ALSO) : "";
    const digits = (word.match(/\p{Nd}/gu) ?? []).join("");
    const spelt = LATIN_OR_CYRILLIC.test(word) ? letters + digits || native(word) : native(word);
    known.set(word, replaced(spelt, HEARD));
  }
  return known.get(word);
}

function folded(text) {
  const plain = text
    .replace(/(?<=\d)[,\u00a0\u202f](?=\d{3}\b)/g, "")
    .normalize("NFKC")
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu, (dotted) => `${dotted.replaceAll(".", "")} `)
    .replaceAll("&", " and ");
  return (plain.match(TOKEN) ?? []).map(foldedWord);
}

function found(text) {
  const asked = folded(text);
  if (!asked.length) return [];
  const fits = ([, ...names]) => {
    const words = names.flatMap(folded);
    return asked.every((part) => words.some((word) => word.startsWith(part)));
  };
  return claimgraphRows.filter(fits);
}

function element(name, text, children = []) {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

function kindOf(id) {
  const kind = id.split("-", 1)[0];
  return kind === "quantity" ? "question" : kind;
}

function shown(hits) {
  const sections = [];
  for (const kind of new Set(hits.map(([id]) => kindOf(id)))) {
    const items = hits
      .filter(([id]) => kindOf(id) === kind)
      .map(([id, name]) => {
        const link = element("a", name);
        link.href = `id/${encodeURIComponent(id)}.html`;
        return element("li", "", [link]);
      });
    sections.push(element("section", "", [element("h2", kind[0].toUpperCase() + kind.slice(1)), element("ul", "", items)]));
  }
  return sections;
}

function told(count) {
  if (!count) return "Nothing here has all of these words. Names are found in any spelling, figures in digits.";
  const all = `${count.toLocaleString("en")} found`;
  return count > claimgraphHits ? `${all}. The first ${claimgraphHits} are shown: for others add a word.` : `${all}.`;
}

const asked = new URLSearchParams(location.search).get("q") ?? "";
if (asked) {
  document.querySelector("input[name=q]").value = asked;
  document.querySelector("h1").textContent = asked;
  document.title = `Search: ${asked}`;
  const hits = found(asked);
  document.getElementById("told").textContent = told(hits.length);
  document.getElementById("found").append(...shown(hits.slice(0, claimgraphHits)));
}
