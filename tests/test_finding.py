"""What a start page and a brief open on: what does not fit together, in sentences that nobody has to correct."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from claimgraph import Graph
from claimgraph.accounts.courses import courses, courses_of, with_courses
from claimgraph.accounts.disagreements import disagreements, how_many
from claimgraph.accounts.finding import Finding, findings, told
from claimgraph.accounts.opening import opening
from claimgraph.accounts.sentence import text_of
from claimgraph.accounts.silences import silences
from claimgraph.store import Store
from conftest import ROOT, claims_in


@pytest.fixture(scope="module")
def accounts_store() -> Store:
    return Graph(ROOT / "tests" / "accounts").store


@pytest.fixture(scope="module")
def shipped() -> Store:
    return Graph().store


def of(found: list[Finding], title: str) -> list[str]:
    """The sentences of the finding with a title."""
    (one,) = [finding for finding in found if finding.title.text == title]
    return [text_of(sentence) for sentence in one.sentences]


def test_a_contradiction_says_who_says_what_why_it_does_not_fit_and_on_how_little_it_rests(shipped: Store):
    assert of(
        findings(shipped, first=20), "How many prisoners did Ukraine receive in the exchange of 31 January 2024?"
    ) == [
        "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky.",
        "These cannot both be right: 12 apart.",
        "All of it reaches us through one text, RT: Russia and Ukraine conduct largest ever prisoner swap; nobody else here "
        "says the same.",
    ]


def test_another_reading_stands_where_the_disagreement_stands(shipped: Store):
    first = findings(shipped, first=20)[0]
    assert [text_of(caution) for caution in first.cautions] == [
        "Another reading of “195” (Russian Defence Ministry): The clause after “while” may be RT's addition to the statement."
    ]


def test_a_superlative_stands_beside_the_sums_that_leave_no_room_for_it(accounts_store: Store):
    said = of(findings(accounts_store, first=20), "The swap is number 1 by size within the swaps, as of 5 April 2030")
    assert said == [
        "“Largest swap yet”, according to Paper.",
        "The swap: 85 at most (50 + 35).",
        "The early swap: 130 (60 + 70).",
        "The figures leave no room for this: 45 apart.",
    ]


def test_a_sum_that_is_not_the_rules_own_is_not_told(accounts_store: Store, monkeypatch: pytest.MonkeyPatch):
    from claimgraph.asking import questions

    asked = questions.ask(accounts_store, "comparison/brief", first="20")
    rows = [{**row, "gap": "44"} if row["verdict"] == "undercuts" else row for row in asked.texts()]

    class Changed:
        def texts(self) -> list[dict[str, str]]:
            return rows

    real = questions.ask
    monkeypatch.setattr(
        questions, "ask", lambda store, id, **given: Changed() if id == "comparison/brief" else real(store, id, **given)
    )
    said = of(findings(accounts_store, first=20), "The swap is number 1 by size within the swaps, as of 5 April 2030")
    assert not any("at most" in sentence for sentence in said)
    assert any("44 apart" in sentence for sentence in said)


def test_what_no_text_says_is_said_to_be_inferred(shipped: Store):
    (one,) = [one for one in findings(shipped, first=20) if one.heading == "Claims that figures leave no room for"]
    assert (
        "No text says it, the curators infer it: the exchange of 3 January 2024 is dated 3 January 2024."
        in [text_of(caution) for caution in one.cautions]
    )  # fmt: skip


def test_a_denial_and_a_silence_never_read_as_an_assertion(accounts_store: Store):
    found = findings(accounts_store, first=20)
    assert of(found, "Was the shot deliberate?")[0] == "Not yes, according to Ministry; yes, according to President."
    assert of(found, "Who was the perpetrator of the shot?")[0] == (
        "The guards, according to President; the guards, not acknowledged by Ministry."
    )


def test_a_hedge_stays_one(accounts_store: Store):
    said = of(findings(accounts_store, first=20), "How many prisoners did Southland receive in the swap?")
    assert said[0] == "Perhaps 30, according to President; 35, according to Ministry."


def more(folder: Path, *claims: str, events: str = "", after: str = "") -> Store:
    """The tiny corpus with claims of its Friday paper more, and what stands after them, and events."""
    corpus = Path(shutil.copytree(ROOT / "tests" / "accounts", folder / "corpus"))
    paper = corpus / "documents" / "friday.yaml"
    said = "".join(f"  - {{unverified: true, {claim}}}\n" for claim in claims)
    paper.write_text(paper.read_text(encoding="utf-8") + said + after, encoding="utf-8")
    with (corpus / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(events)
    return Graph(corpus).store


def test_that_nobody_else_says_the_same_is_said_where_it_is_so(accounts_store: Store, shipped: Store, tmp_path: Path):
    """A verdict need not rest on all who say the same."""
    says = "says: {event: early, counts: civilians, received-by: southland, phase: completed, value: "
    hedged = more(
        tmp_path,
        f"who: ministry, {says} 3}}",
        f"who: president, {says} 4}}",
        f"who: agency, stance: suggests, {says} 3}}",
    )
    told = 0
    for store in (accounts_store, shipped, Graph(ROOT / "examples" / "earthquake").store, hedged):
        for one in findings(store, first=100):
            if "nobody else here says the same" in "".join(map(text_of, one.sentences)):
                told += 1
                for answer in {row["proposition"] for verdict in one.evidence for row in verdict.rows}:
                    who = store.query(
                        f"SELECT DISTINCT ?who {{ ?c cg:content <{answer}> ; cg:claimant ?who ; cg:stance ?stance "
                        "FILTER (?stance NOT IN (cg:denies, cg:declines)) }"
                    )
                    assert len(who.rows) == 1, answer
    assert told > 3
    contradicted = [one for one in findings(hedged, first=100) if one.heading == "Contradictions"]
    assert of(contradicted, "How many civilians did Southland receive in the early swap?") == [
        "3, according to Ministry; 4, according to President.",
        "These cannot both be right: 1 apart.",
    ]


def test_whoever_infers_what_is_said_or_denies_the_opposite_is_somebody_else(tmp_path: Path):
    civilians = "says: {event: early, counts: civilians, received-by: southland, phase: completed, value: "
    inferred = f"inferences:\n  - {{quote: 60 went north, rationale: Counted., {civilians} 3}}}}\n"
    store = more(
        tmp_path,
        f"who: ministry, {civilians} 3}}",
        f"who: president, {civilians} 4}}",
        "who: president, stance: suggests, says: {event: early, property: occurred, phase: completed, value: false}",
        "who: ministry, says: {event: early, property: occurred, phase: completed, value: true}",
        "who: agency, stance: denies, says: {event: early, property: occurred, phase: completed, value: false}",
        after=inferred,
    )
    found = findings(store, first=100)
    one_text = "All of it reaches us through one text, Paper: Largest swap yet."
    assert of(found, "How many civilians did Southland receive in the early swap?") == [
        "3, according to Ministry and the curator; 4, according to President.",
        "These cannot both be right: 1 apart.",
        one_text,
    ]
    (disputed,) = [one for one in found if one.heading == "Disputed" and "early swap take place" in one.title.text]
    assert text_of(disputed.sentences[-1]) == one_text
    cautions = [text_of(caution) for one in found for caution in one.cautions]
    assert not any("Southland received 3 civilians" in caution for caution in cautions), "a text says it"


def test_what_holds_of_two_answers_is_not_said_of_three(tmp_path: Path):
    shot = "says: {event: shot, property: deliberate, phase: completed, value: false}"
    found = findings(more(tmp_path, f"who: agency, {shot}"), first=100)
    (one,) = [one for one in found if one.heading == "Contradictions" and one.title.text == "Was the shot deliberate?"]
    assert [text_of(sentence) for sentence in one.sentences] == [
        "Not yes, according to Ministry; yes, according to President; no, according to Agency.",
        "Yes (denies) against yes: These cannot both be right.",
        "Yes against no: These cannot both be right.",
        "All of it reaches us through one text, Paper: Largest swap yet.",
    ]


def test_how_far_a_figure_without_end_is_from_another_is_told_as_the_least(tmp_path: Path):
    civilians = "says: {event: early, counts: civilians, received-by: southland, phase: completed, "
    store = more(tmp_path, f"who: ministry, {civilians} value: 3}}", f"who: president, {civilians} min: 51}}")
    said = of(findings(store, first=100), "How many civilians did Southland receive in the early swap?")
    assert said[1] == "These cannot both be right: at least 48 apart."


def test_who_revised_is_told_for_each_in_the_order_of_the_days_on_which_they_spoke(tmp_path: Path):
    civilians = "says: {event: early, counts: civilians, received-by: southland, phase: completed, value: "
    store = more(
        tmp_path,
        f"who: ministry, stated-on: 2030-04-01, {civilians} 4}}",
        f"who: ministry, stated-on: 2030-04-03, {civilians} 3}}",
        f"who: president, stated-on: 2030-04-01, {civilians} 3}}",
        f"who: president, stated-on: 2030-04-03, {civilians} 4}}",
    )
    revised = [one for one in findings(store, first=100) if one.heading == "Revised" and "early" in one.title.text]
    paper = "Paper: Largest swap yet, 2030-04-05"
    assert sorted(text_of(one.sentences[0]) for one in revised) == [
        f"3, according to President (said on 2030-04-01; {paper}); 4, according to President (said on 2030-04-03; {paper}).",
        f"4, according to Ministry (said on 2030-04-01; {paper}); 3, according to Ministry (said on 2030-04-03; {paper}).",
    ]


def test_how_a_plan_fared_is_told_with_the_plan_for_the_same_things(tmp_path: Path):
    """There are two plans for one event: of civilians, and of bodies."""
    bodies = "counts: bodies, received-by: southland"
    store = more(
        tmp_path,
        f"who: ministry, stance: promises, says: {{event: swaps, {bodies}, phase: planned, value: 90}}",
        f"who: ministry, says: {{event: swaps, {bodies}, phase: completed, value: 60}}",
        "who: ministry, says: {event: swaps, counts: civilians, received-by: southland, phase: completed, value: 80}",
    )
    told = with_courses(findings(store, first=100), courses(store, first=5))
    assert "Southland to receive 90 bodies, swaps (promises) against Southland received 60 bodies, swaps: Less than was " \
        "planned: 30 apart: no contradiction." in of(told, "Swaps: bodies")  # fmt: skip
    assert not any("bodies" in sentence for sentence in of(told, "Swaps: civilians"))
    assert any("20 apart" in sentence for sentence in of(told, "Swaps: civilians"))


def test_of_more_figures_than_are_told_nobody_reads_that_there_are_no_others(tmp_path: Path):
    civilians = "says: {event: swap, counts: civilians, received-by: southland, phase: attempted, value: "
    store = more(tmp_path, *(f"who: paper, {civilians} {number}}}" for number in range(31, 39)))
    said = of(with_courses(findings(store, first=100), courses(store, first=5)), "Swaps")
    assert any("and 2 answers more" in sentence for sentence in said)
    assert not any("No other number" in sentence for sentence in said)


def test_what_the_silent_one_says_elsewhere_stands_apart(tmp_path: Path):
    civilians = "says: {event: early, counts: civilians, received-by: southland, phase: completed"
    found = silences(
        more(
            tmp_path,
            f"who: president, stance: declines, {civilians}}}",
            f"who: president, {civilians}, value: 3}}",
            f"who: ministry, {civilians}, value: 4}}",
        )
    )
    assert found
    assert (
        "President gave no answer: How many civilians did Southland receive in the early swap? "
        "(Paper: Largest swap yet, 2030-04-05). But elsewhere: 3, according to President. 4, according to Ministry."
    ) in [text_of(sentence) for sentence in found.sentences]


def test_of_a_plan_parts_of_parts_are_told_too_and_nothing_that_has_no_event(tmp_path: Path):
    civilians = "counts: civilians, received-by: southland, phase: completed"
    store = more(
        tmp_path,
        f"who: paper, says: {{event: stage, {civilians}, value: 5}}",
        "who: paper, says: {actor: northland, property: motive, phase: completed, value: show}",
        "who: ministry, says: {actor: northland, property: motive, phase: completed, value: goodwill}",
        events="stage: {type: exchange, name: the stage, part-of: swap}\n",
    )
    told = with_courses(findings(store, first=100), courses(store, first=5))
    said = of(told, "Swaps")
    assert "The stage: How many civilians did Southland receive? 5, according to Paper." in said
    assert of(told, "What was the motive of Northland?"), "a plan of something does not take it along"


def test_beside_a_silence_stands_who_promises_a_number(tmp_path: Path):
    declined = "who: president, stance: declines, says: {event: swaps, counts: civilians, received-by: southland, phase: planned}"
    found = silences(more(tmp_path, declined))
    assert found
    said = [text_of(sentence) for sentence in found.sentences if "to go" in text_of(sentence)]
    assert said == [
        "President gave no answer: How many civilians are to go to Southland in the swaps? "
        "(Paper: Largest swap yet, 2030-04-05). 100, promised by Ministry."
    ]


def test_where_texts_differ_on_what_one_said_each_text_is_named(accounts_store: Store):
    said = of(findings(accounts_store, first=20), "How many bodies did Southland receive in the swap?")
    assert said[0] == (
        "8, according to Ministry (said on 2030-04-05; Gazette: More of the dead, 2030-04-06); "
        "9, according to Ministry (Paper: Largest swap yet, 2030-04-05, Agency ← Ministry)."
    )


def test_how_many_more_there_are_is_said_where_all_are_at_hand(stores: dict[str, Store]):
    """66 figures, each compared with the next one."""
    every = how_many(stores["crowd"])
    for first, more in ((every, "60 answers more"), (every - 1, "more answers"), (7, "more answers")):
        (one,) = findings(stores["crowd"], first=first)
        assert text_of(one.sentences[0]).endswith(f"; 6, according to Person 6; and {more}.")


def test_of_verdicts_with_several_readings_it_is_said_too(stores: dict[str, Store]):
    found = disagreements(stores["crowd"], first=9)
    apart = [replace(one, reading=f"{place} apart.") for place, one in enumerate(found)]
    for is_cut, more in ((False, "And 3 verdicts more."), (True, "And more verdicts.")):
        (one,) = told(apart, is_cut=is_cut)
        assert more in [text_of(sentence) for sentence in one.sentences]
    on_an_event = [replace(one, question="") for one in found]
    for is_cut, more in ((False, "And 3 verdicts more on it."), (True, "And more verdicts on it.")):
        (one,) = told(on_an_event, is_cut=is_cut)
        assert more in [text_of(sentence) for sentence in one.sentences]


def test_of_many_answers_of_one_claimant_none_is_left_out_in_silence(tmp_path: Path):
    folder = claims_in(tmp_path / "corpus", [])
    article = (folder / "documents" / "article.yaml").read_text(encoding="utf-8")
    for place in range(1, 9):
        says = f"says: {{event: swap, counts: prisoners, received-by: paper, phase: completed, value: {place}}}"
        text = f"{article.replace('An article', f'Article {place}')}  - {{who: reader, unverified: true, {says}}}\n"
        (folder / "documents" / f"article-{place}.yaml").write_text(text, encoding="utf-8")
    (one,) = findings(Graph(folder).store, first=100)
    said = text_of(one.sentences[0])
    assert said.count("according to Reader") == 6
    assert said.endswith("; and 2 answers more.")


def test_verdicts_on_one_question_are_told_once(shipped: Store):
    titles = [one.title.text for one in findings(shipped, first=20)]
    assert len(titles) == len(set(titles))
    (one,) = [one for one in findings(shipped, first=20) if one.heading == "Not acknowledged"]
    assert len(one.evidence) == 2


def test_of_a_plan_is_told_what_was_tried_and_done(shipped: Store):
    told = with_courses(findings(shipped, first=20), courses(shipped, first=5))
    said = of(told, "Return of Ukrainian bodies announced by Russia, June 2025")
    assert said[:3] == [
        "How many bodies are to go to Ukraine? over 6,000, promised by Russia.",
        "Attempted handover of bodies, June 2025: How many bodies were offered to Ukraine? 1,212, according to RT.",
        "Attempted handover of bodies, June 2025: When was it attempted? 7 June 2025, according to RT.",
    ]
    assert said[-2:] == [
        "Why did the attempted handover of bodies, June 2025 succeed or fail? Date not agreed, according to Ukrainian "
        "officials; refusal by Ukraine, according to RT.",
        "No other number of bodies is given here for it or for a part of it.",
    ]


def test_a_plan_takes_no_contradiction_along(accounts_store: Store):
    found = findings(accounts_store, first=20)
    told = with_courses(found, courses(accounts_store, first=5))
    headings = [one.heading for one in told]
    assert headings.count("Contradictions") == [one.heading for one in found].count("Contradictions") > 0
    assert "Less than planned" in [one.heading for one in found]
    assert "Less than planned" not in headings, "it is told with the plan"
    assert sum(len(one.evidence) for one in told) == sum(len(one.evidence) for one in found), "nothing is lost"


def test_a_part_of_a_plan_knows_the_plan(shipped: Store):
    (course,) = courses_of(shipped, "bodies-handover")
    assert course.finding == courses(shipped, first=5)[0].finding
    assert courses_of(shipped, "il-76-loss") == []


def test_all_silences_stand_together_beside_those_who_speak(shipped: Store):
    found = silences(shipped)
    assert found
    said = [text_of(sentence) for sentence in found.sentences]
    assert (
        "Volodymyr Zelensky gave no answer: How many prisoners did Russia receive in the exchange of 31 January 2024? "
        "(RT: Russia and Ukraine conduct largest ever prisoner swap, 2024-01-31). 195, according to Russian Defence Ministry."
    ) in said
    assert any(sentence.endswith("undated). No text here gives one.") for sentence in said)
    # Somebody does answer this: it is no figure, so that nobody looked whether anybody gives one.
    assert (
        "Russia gave no answer: Will the further exchange after that of 3 January 2024 take place? "
        "(Nearly 500 prisoners of war exchanged between Russia and Ukraine, undated)."
    ) in said


def test_whatever_a_sentence_names_has_an_address(shipped: Store):
    site = Graph()
    ends = set()
    for one in opening(site.store, first=20):
        for sentence in (*one.sentences, *one.cautions):
            ends |= {words.iri for words in sentence if words.iri}
    assert len(ends) > 40
    for iri in ends:
        assert site.query(f"ASK {{ <{iri}> ?p ?o }}").rows, iri


def test_the_second_subject_is_told_in_the_same_words():
    found = [
        one
        for one in findings(Graph(ROOT / "examples" / "earthquake").store, first=50)
        if one.heading == "Contradictions"
    ]
    assert of(found, "How strong was the earthquake in Aceh of July 2013?")[:2] == [
        "6.1, according to Dawn, The BRICS Post, The Christian Science Monitor and 3 others; "
        "6.2, according to Antara, Bloomberg, Jakarta Globe and 3 others; 6.4, according to The Jakarta Post.",
        "6.2 against 6.4: These cannot both be right: 0.2 apart.",
    ]


def test_the_brief_opens_with_sentences_and_gives_the_words_after_them():
    text = Graph().report(width=200)
    sentence, words = text.index("195, according to Russian Defence Ministry"), text.index("In which words")
    assert sentence < text.index("Who kept silent") < words < text.index("195 POWs were handed over to Kiev")


def test_the_brief_on_an_event_says_how_many_disagreements_it_leaves_out():
    graph = Graph(ROOT / "tests" / "accounts")
    assert "1 of 7 disagreements; --all for the rest." in graph.report(event="swap", first=1)
    assert "--all for the rest" not in graph.report(event="swap", first=1, whole=True)


def test_the_brief_on_an_event_tells_of_nothing_else():
    text = Graph().report(event="exchange-2024-01-31", width=200)
    assert text.startswith("What is claimed about: exchange of 31 January 2024")
    assert "195, according to Russian Defence Ministry; 207, according to Volodymyr Zelensky." in text
    assert "Volodymyr Zelensky gave no answer" in text
    assert "6,000" not in text
