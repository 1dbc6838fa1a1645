"""What a reader finds becomes proposals: figures with those who say them, frames for the rest, and never a claim."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import claimgraph
from claimgraph.base import limits
from claimgraph.base.errors import ClaimGraphError, CorpusError
from claimgraph.corpus import read_corpus, reading_of
from claimgraph.corpus.article import kept_in, web_archive
from claimgraph.formats import Exported, exported
from claimgraph.kept.digests import digest_of
from claimgraph.propose.files import documents_with_proposals, proposals_text, read_decisions, read_proposals
from claimgraph.propose.making import proposed
from claimgraph.propose.proposal import Counted
from claimgraph.propose.reading import read
from claimgraph.propose.texts import text_at_hand
from claimgraph.reader.said import Reading, Said, Speaker
from claimgraph.reader.text import Sentence
from proposing import another_without_text, corpus_in, other_text, proposals, propose, reading, run, span, text_of


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return corpus_in(tmp_path)


def test_a_figure_is_proposed_whole_with_those_who_say_it_and_through_whom(corpus: Path):
    forty, fifty = (p for p in proposals(corpus).proposals if "counts" in p.draft.says)
    figure = {"event": "swap", "counts": "prisoners", "received-by": "northland", "phase": "completed"}
    assert forty.draft.says == {**figure, "value": "40"}
    assert forty.draft.said == {"who": "ministry", "named-as": "the northern ministry", "verb": "said"}
    assert forty.rule == "of-ours+subject-verb"
    assert fifty.draft.says == {**figure, "value": "50"}
    assert (fifty.draft.said["who"], fifty.draft.said["medium"]) == ("president", "telegram")
    assert fifty.draft.via == ({"who": "agency", "named-as": "News Wire"},)


def test_whatever_holds_no_figure_is_a_frame_whose_proposition_is_left_to_the_person(corpus: Path):
    outlet, silence = (p for p in proposals(corpus).proposals if "counts" not in p.draft.says)
    assert (outlet.draft.said, outlet.draft.says) == ({"who": "paper"}, {})
    assert (silence.draft.said, silence.draft.says) == ({"named-as": "She", "stance": "declines"}, {})


def test_a_part_must_not_stand_for_the_whole_and_what_is_denied_is_denied(corpus: Path):
    text = text_of(corpus)
    found = reading(text)
    part, denied = (replace(found.figures[0], **change) for change in ({"whole": False}, {"denied": True}))
    (of_part,) = (p for p in proposals(corpus, found=replace(found, figures=(part,))).proposals if p.at == part.number)
    assert of_part.draft.says == {}
    (of_denied,) = (
        p for p in proposals(corpus, found=replace(found, figures=(denied,))).proposals if p.at == part.number
    )
    assert (of_denied.draft.said["stance"], of_denied.draft.says["value"]) == ("denies", "40")


def test_the_event_is_the_one_given_or_that_of_the_documents_claims_or_open(corpus: Path):
    def event(given: str = "") -> str:
        return next(p for p in proposals(corpus, given).proposals if "counts" in p.draft.says).draft.says.get(
            "event", ""
        )

    assert event("next-swap") == "next-swap"
    assert event() == ""  # its claims are about two
    path = corpus / "documents" / "morning.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("event: next-swap", "event: swap"), encoding="utf-8")
    assert event() == "swap"


def test_an_event_of_which_somebody_says_that_it_was_on_the_day_of_the_text_is_taken(corpus: Path):
    path = corpus / "documents" / "morning.yaml"
    text = path.read_text(encoding="utf-8")
    other = text.replace("text: {", "# text: {").replace("  - who", "  - unverified: true\n    who")
    dated = "property: date, phase: completed, value: 2030-04-05"
    other = other.replace("property: size-rank, within: swaps, as-of: 2030-04-05, phase: completed, value: 1", dated)
    (corpus / "documents" / "other.yaml").write_text(other, encoding="utf-8")
    path.write_text(text[: text.index("  # -----")], encoding="utf-8")
    (figure, _) = (p for p in proposals(corpus, "").proposals if "counts" in p.draft.says)
    assert figure.draft.says["event"] == "swap"
    path.write_text(path.read_text(encoding="utf-8").replace("2030-04-05", "2030-04-06", 1), encoding="utf-8")
    (figure, _) = (p for p in proposals(corpus, "").proposals if "counts" in p.draft.says)
    assert "event" not in figure.draft.says


@pytest.mark.parametrize(
    ("when", "event"),
    [
        ("", "swap"),
        ("04-05", "swap"),
        ("04-02", "swap"),
        ("04-01", ""),
        ("03-05", ""),
        ("04", ""),
        ("02-30", ""),
        ("earlier", ""),
    ],
)
def test_a_figure_of_another_day_than_that_of_the_text_is_of_no_event_yet(corpus: Path, when: str, event: str):
    found = reading(text_of(corpus))
    dated = replace(found, figures=(replace(found.figures[0], when=when),))
    figure = next(p for p in proposals(corpus, "swap", found=dated).proposals if "counts" in p.draft.says)
    assert figure.draft.says.get("event", "") == event


def test_the_same_text_gives_the_same_bytes_and_an_id_does_not_hang_on_the_event(corpus: Path):
    text = text_of(corpus)
    one, again, other = proposals(corpus), proposals(corpus), proposals(corpus, "next-swap")
    assert proposals_text(one, text) == proposals_text(again, text)
    assert [p.id for p in one.proposals] == [p.id for p in other.proposals]
    assert len({p.id for p in one.proposals}) == 4


def test_the_file_of_proposals_is_read_as_it_was_written(corpus: Path):
    made = propose(corpus)
    text = text_of(corpus)
    assert read_proposals(corpus, "morning", made.sha256, text) == made.proposals


def test_who_speaks_and_what_is_said_are_one_quote_where_only_that_is_between(corpus: Path):
    other_text(corpus, text_of(corpus).replace("The figures differ", "The ministry said that the figures differ"))
    text = text_of(corpus)
    made = propose(corpus, found=read(text, read_corpus(corpus)))
    (found,) = (each for each in made.proposals if "figures differ" in each.draft.quotes[0].of(text))
    assert [span.of(text) for span in found.draft.quotes] == ["The ministry said that the figures differ"]
    assert [span.of(text) for span in found.draft.words] == ["the figures differ"]
    assert read_proposals(corpus, "morning", made.sha256, text) == made.proposals


def test_how_often_a_rule_was_right_stands_beside_its_proposals(corpus: Path):
    records, text = read_corpus(corpus), text_of(corpus)
    counted = {"of-ours": Counted("0.86", 127)}
    made = proposed(reading(text), text, records.documents["morning"], records, "swap", counted)
    assert "precision: 0.86, of: 127" in proposals_text(made, text)
    assert [p.counted for p in made.proposals if p.counted] == [counted["of-ours"]]
    frames = {"silence": Counted("0.50", 8)}  # and that of a frame, whose rule is the one that found who speaks
    made = proposed(reading(text), text, records.documents["morning"], records, "swap", frames)
    assert [(p.rule, p.counted) for p in made.proposals if p.counted] == [("silence", frames["silence"])]


def test_nothing_proposed_is_a_claim(corpus: Path):
    records = read_corpus(corpus)
    store = claimgraph.build(records)
    before = {name: exported(Exported(records, store), name) for name in ("turtle", "csv")}
    report, kept = run("report", "--corpus", corpus), digest_of(corpus)
    propose(corpus)
    (corpus / "proposals" / "nonsense.yaml").write_text("- [", encoding="utf-8")
    again = read_corpus(corpus)
    assert {name: exported(Exported(again, claimgraph.build(again)), name) for name in before} == before
    assert (run("report", "--corpus", corpus), digest_of(corpus)) == (report, kept)
    assert "1 document, 2 statements: no problems found." in run("check", "--corpus", corpus)


def test_the_command_writes_proposals_for_the_document_that_has_the_text(corpus: Path):
    said = run("propose", corpus / "texts" / "morning.txt", "--corpus", corpus)
    assert "proposals/morning.yaml: 0 figures, " in said
    first = (corpus / "proposals" / "morning.yaml").read_bytes()
    run("propose", corpus / "texts" / "morning.txt", "--corpus", corpus)
    assert (corpus / "proposals" / "morning.yaml").read_bytes() == first


def test_an_article_that_no_document_has_becomes_one_and_the_person_says_whose_it_is(corpus: Path, tmp_path: Path):
    article = tmp_path / "evening.txt"
    article.write_text("It was small.\n\nNobody counted.\n", encoding="utf-8")
    said = run("propose", article, "--corpus", corpus, ok=False)
    assert "evening.yaml does not say yet who published the article." in said
    path = corpus / "documents" / "evening.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("publisher:", "publisher: paper #", 1), encoding="utf-8")
    run("propose", article, "--corpus", corpus)
    assert "quote: Nobody counted\n" in (corpus / "proposals" / "evening.yaml").read_text(encoding="utf-8")


def test_a_new_document_says_in_which_language_its_text_is(corpus: Path, tmp_path: Path):
    article = tmp_path / "vesti.txt"
    words = "Ветер с моря был сильный, и паром не пришёл, сообщили в порту. Когда он придёт, там не знают. "
    article.write_text(words * 2, encoding="utf-8")
    run("new", article, "--corpus", corpus)
    path = corpus / "documents" / "vesti.yaml"
    written = path.read_text(encoding="utf-8").replace("publisher:", "publisher: paper #", 1)
    assert re.findall("^language: .*", written, re.MULTILINE) == [
        "language: ru                # from the file: check it"
    ]
    path.write_text(written, encoding="utf-8")
    assert "0 figures, 2 frames, 2 sentences of the outlet" in run("propose", article, "--corpus", corpus)
    path.write_text(written.replace("language: ru", "language: en"), encoding="utf-8")
    said = run("propose", article, "--corpus", corpus)
    assert "0 figures, 0 frames" in said
    assert "It seems to be in Russian: write `language: ru` into its document." in said


def test_a_saved_web_page_is_proposed_from(corpus: Path, tmp_path: Path):
    page = tmp_path / "late.html"
    words = "Northland says that twelve came home on Sunday, and nobody else has said so until now. " * 3
    page.write_text(
        f"<html><head><title>Late</title><meta property='og:site_name' content='Morning Paper'></head>"
        f"<body><article><h1>Late</h1><p>{words}</p></article></body></html>",
        encoding="utf-8",
    )
    run("propose", page, "--corpus", corpus)
    assert "Northland says that twelve came home" in (corpus / "proposals" / "late.yaml").read_text(encoding="utf-8")


def test_a_text_whose_digest_no_longer_fits_is_refused_with_what_to_do(corpus: Path):
    (corpus / "texts" / "morning.txt").write_text("Another text.\n", encoding="utf-8")
    records = reading_of(corpus)
    with pytest.raises(CorpusError, match=r"(?s)the digest does not match morning\.txt.*restore it"):
        text_at_hand(records.corpus.documents["morning"], records)


def test_proposals_for_another_text_are_refused_with_what_to_do(corpus: Path):
    made = propose(corpus)
    with pytest.raises(ClaimGraphError, match="another text") as raised:
        read_proposals(corpus, "morning", "0" * 64, text_of(corpus))
    assert "propose" in raised.value.remedy
    assert made.proposals


def test_another_language_is_refused_in_words(corpus: Path):
    made = proposals(corpus, found=Reading((), (), refused="no English"))
    assert (made.proposals, made.refused) == ((), "no English")


def test_the_sentence_of_a_proposal_is_shown_with_the_parts_that_fired(corpus: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claimgraph.propose.reading.read", lambda text, corpus, language: reading(text))
    run("propose", corpus / "texts" / "morning.txt", "--corpus", corpus)
    (id,) = (p.id for p in proposals(corpus).proposals if p.draft.says.get("value") == "50")
    said = run("propose", "--explain", id, "--corpus", corpus)
    assert f"morning, {id}: by the rule went+colon" in said
    assert "  number      50\n" in said
    assert "  shown by    News Wire reports that President Example wrote on Telegram\n" in said
    assert "Nothing that is proposed has the id" in run("propose", "--explain", "0" * 10, "--corpus", corpus, ok=False)
    another_without_text(corpus)
    assert run("propose", "--explain", id, "--corpus", corpus) == said
    (corpus / "documents" / "morning.yaml").unlink()
    assert "Nothing that is proposed has the id" in run("propose", "--explain", id, "--corpus", corpus, ok=False)


def test_an_article_is_read_wherever_it_lies(corpus: Path, tmp_path: Path):
    article = (corpus / "texts" / "morning.txt").rename(tmp_path / "elsewhere.txt")
    run("propose", article, "--corpus", corpus)
    assert "document: morning\n" in (corpus / "proposals" / "morning.yaml").read_text(encoding="utf-8")


def test_a_sentence_that_was_read_in_pieces_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "SENTENCE_TOKENS", 5)
    said = run("propose", corpus / "texts" / "morning.txt", "--corpus", corpus)
    assert "of sentences that are too long were read by themselves." in said


def test_a_sentence_that_names_a_private_person_is_left_out_and_that_is_said(corpus: Path):
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as cast:
        cast.write("witness: {type: person, name: Zora Quillfeather, private: true, role: a released prisoner}\n")
    text = text_of(corpus) + "Zora Quillfeather slept.\n"
    other_text(corpus, text)
    words = span(text, "Zora Quillfeather slept")
    outlet = Said((), "asserts", (words,), (), 0, "outlet")
    made = proposals(corpus, found=Reading((Sentence(0, words, (), 0),), (outlet,)))
    assert (made.proposals, made.left) == ((), ("a released prisoner",))
    said = run("propose", corpus / "texts" / "morning.txt", "--corpus", corpus)
    assert "1 sentence left out: a private person is named" in said
    assert "Quillfeather" not in (corpus / "proposals" / "morning.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "bad",
    [
        "- [" * 40,
        "a: &a [x]\nb: *a\n",
        "document: morning\nsha256: SHA\nproposals: [{who: paper}]\n",
        "document: morning\nsha256: SHA\nproposals:\n  - {quote: at the bridge, proposal: {id: ../../x, rule: r, at: [0, 4]}}\n",
        "document: morning\nsha256: SHA\nproposals:\n  - {quote: no such words, proposal: {id: 0123456789, rule: r, at: [0, 4]}}\n",
        "document: morning\nsha256: SHA\nproposals:\n  - {quote: at the bridge, proposal: {id: 0123456789, rule: r, at: [0, 400]}}\n",
        "document: morning\nsha256: SHA\nproposals:\n  - {accepted: true, quote: at the bridge, "
        "proposal: {id: 0123456789, rule: r, at: [0, 4]}}\n",
    ],
)
def test_a_file_of_proposals_from_a_stranger_is_refused_with_the_place(corpus: Path, bad: str):
    made = propose(corpus)
    path = corpus / "proposals" / "morning.yaml"
    path.write_text(bad.replace("SHA", made.sha256), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"morning\.yaml:\d"):
        read_proposals(corpus, "morning", made.sha256, text_of(corpus))


def test_a_link_out_of_the_corpus_is_not_followed(corpus: Path, tmp_path: Path):
    made = propose(corpus)
    path = corpus / "proposals" / "morning.yaml"
    path.rename(tmp_path / "elsewhere.yaml")
    path.symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(CorpusError, match="leads out of the corpus"):
        read_proposals(corpus, "morning", made.sha256, text_of(corpus))


def test_a_link_out_of_the_corpus_is_no_log_and_no_folder_of_proposals(corpus: Path, tmp_path: Path):
    propose(corpus)
    log = corpus / "proposals" / "morning.decisions.jsonl"
    (tmp_path / "elsewhere.jsonl").touch()
    log.symlink_to(tmp_path / "elsewhere.jsonl")
    with pytest.raises(ClaimGraphError, match="leads out of the corpus"):
        read_decisions(log, text_of(corpus), corpus)
    assert documents_with_proposals(corpus) == ["morning"]
    (corpus / "proposals").rename(tmp_path / "proposals")
    (corpus / "proposals").symlink_to(tmp_path / "proposals")
    assert documents_with_proposals(corpus) == []


def test_two_proposals_with_one_id_are_refused_with_the_place_of_the_second(corpus: Path):
    made = propose(corpus)
    path = corpus / "proposals" / "morning.yaml"
    whole = path.read_text(encoding="utf-8")
    one, other = (each.id for each in made.proposals[:2])
    path.write_text(whole.replace(other, one), encoding="utf-8")
    with pytest.raises(CorpusError, match=rf"morning\.yaml:\d+.*two proposals with the id '{one}'"):
        read_proposals(corpus, "morning", made.sha256, text_of(corpus))


@pytest.mark.parametrize("words", ["</script><b>", "=cmd|' /C calc'!A0", "accepted: true", "\u202eback", "- who: {"])
def test_words_of_a_text_are_only_words(corpus: Path, words: str):
    text = text_of(corpus) + f"\n{words} x\n"
    digest = other_text(corpus, text)
    at = span(text, f"{words} x")
    said = Said((Speaker("", words, None),), "asserts", (at,), (), 0, "outlet", verb=words)
    made = propose(corpus, found=Reading((Sentence(0, at, (), 0),), (said,)))
    (back,) = read_proposals(corpus, "morning", digest, text)
    assert back == made.proposals[0]
    assert back.draft.said == {"named-as": words}
    assert json.loads(json.dumps(back.draft.said["named-as"])) == words


def archive_of(*pages: tuple[str, str, str], zipped: bool = True) -> bytes:
    """A web archive with pages: address, status, body."""
    found = b""
    for address, status, body in pages:
        answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2030-04-05T00:00:00Z\r\n"
        kind = f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        record = (head + kind).encode() + answer + b"\r\n\r\n"
        found += gzip.compress(record) if zipped else record
    return found


WORDS = "Northland says that twelve came home on Sunday, and nobody else has said so until now. "
PAGE = f"<html><head><title>Late</title></head><body><article><h1>Late</h1><p>{WORDS * 3}</p></article></body></html>"


@pytest.mark.parametrize("zipped", [True, False])
def test_of_a_web_archive_the_first_page_with_an_article_is_taken(zipped: bool):
    gone, other = ("https://gone.example/", "404 Not Found", PAGE), ("https://other.example/", "200 OK", PAGE)
    data = archive_of(gone, ("https://late.example/", "200 OK", PAGE), other, zipped=zipped)
    kept = kept_in(data, "late.warc.gz", ".gz" if zipped else ".warc")
    assert kept.url == "https://late.example/"
    assert "Northland says that twelve came home" in kept.text
    assert "1 other page left out" in kept.left


@pytest.mark.parametrize(
    "data", [b"", b"no archive", b"WARC/1.0\r\n", archive_of(("https://a.example/", "404 No", PAGE))]
)
def test_what_is_no_web_archive_with_an_article_is_refused(data: bytes):
    with pytest.raises(ClaimGraphError, match=r"late\.warc.*(no web archive|no page with an article)"):
        kept_in(data, "late.warc", ".warc")


def test_a_web_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 2**20)
    big = archive_of(("https://a.example/", "200 OK", " " * 2**21))
    assert len(big) < 2**14
    with pytest.raises(ClaimGraphError, match="unpacked it is larger than 1 MiB"):
        web_archive.read(big)


def test_words_with_signs_that_a_terminal_obeys_are_not_proposed_and_do_no_harm_to_others(corpus: Path):
    text = text_of(corpus) + "\x1b]0;owned\x07 said so\n"
    other_text(corpus, text)
    bad, good = span(text, "\x1b]0;owned\x07 said so"), span(text, "The figures differ")
    said = tuple(Said((), "asserts", (at,), (), 0, "outlet") for at in (bad, good))
    made = propose(corpus, found=Reading((Sentence(0, bad, (), 0),), said))
    assert [proposal.at for proposal in made.proposals] == [good]
    assert read_proposals(corpus, "morning", made.sha256, text) == made.proposals


def test_more_proposals_than_a_person_looks_at_are_counted_and_left_out(corpus: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "PROPOSALS", 3)
    made = proposals(corpus)
    assert (len(made.proposals), made.more) == (3, 1)
    monkeypatch.setattr(limits, "PROPOSALS", 4)
    made = propose(corpus)
    monkeypatch.setattr(limits, "PROPOSALS", 3)
    with pytest.raises(CorpusError, match="more than 3 proposals"):
        read_proposals(corpus, "morning", made.sha256, text_of(corpus))
