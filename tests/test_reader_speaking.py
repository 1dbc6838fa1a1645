"""Who speaks is found where news tells more of him, of his statement or of the time; who only stands beside the verb is not."""

from __future__ import annotations

import pytest

from norvian_news import said, speakers, stances, told


@pytest.mark.parametrize(
    "who",
    [
        "Jorun Vale, an officer of the port in Skerry, Norvia,",
        "Jorun Vale, head of the union in Skerry and a member of the council,",
        "Jorun Vale, 56, who has led the union for a decade,",
        "Jorun Vale (N-Skerry), a lawyer,",
        "Jorun Vale, the general of the navy, one of the hosts suing Norvia,",
        "Jorun Vale, of Skerry, Norvia,",
        "Jorun Vale this week",
        "Jorun Vale often",
    ],
)
def test_whoever_somebody_is_and_whenever_he_speaks_he_says_it(who: str):
    assert told(f"{who} said that the port was shut.")[-1] == "vale asserts: the port was shut"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” said Jorun Vale, head of the union in Skerry.", ["vale asserts: “It is over,”"]),
        (
            "“It is over,” said Jorun Vale, a lawyer in Skerry, “and we won.”",
            ["vale asserts: “It is over,” … “and we won.”"],
        ),
        (
            "“It is over,” said Jorun Vale as ferries were leaving the port.",
            ["outlet asserts: as ferries were leaving the port", "vale asserts: “It is over,”"],
        ),
        ("The strike is over, said Jorun Vale, head of the union.", ["vale asserts: The strike is over"]),
        ("The strike, said Jorun Vale, was over.", ["vale asserts: The strike … was over"]),
    ],
)
def test_who_somebody_is_and_what_goes_on_meanwhile_is_not_what_he_says(text: str, expected: list[str]):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Estmark, Norvia's only neighbour and its oldest friend, said it was sorry.",
        "It was late, said Norvia had left.",
    ],
)
def test_whoever_does_something_behind_a_verb_of_saying_is_not_who_says_it(text: str):
    assert not {"norvia", "“it”"} & set(speakers(text))


def test_what_somebody_is_about_to_say_more_of_is_said():
    assert told("Norvia is demanding a second vote.") == ["norvia demands: a second vote"]
    assert told("Norvia is not saying how many voted.") == ["norvia declines: how many voted"]
    assert speakers("The court is holding a session.") == ["outlet"]


def test_a_gerund_is_said_by_who_leads_the_sentence_or_makes_the_statement():
    assert told("Jorun Vale left the talks, saying that the port was shut.")[-1] == "vale asserts: the port was shut"
    assert told("Norvia put out a statement confirming 12 dead.")[-1] == "norvia asserts: 12 dead"
    assert told("Norvia left in Jorun Vale’s statement denying a strike.")[-1] == "vale denies: a strike"


@pytest.mark.parametrize(
    "text",
    [
        "The ship left the port, saying goodbye.",
        "A statement confirming 12 dead was long.",
        "The coastal states could lose the port.",
        "The port lies in coastal states around Norvia.",
        "Norvia thought of early tweets shaming the dockers.",
        "Norvia is kind to anyone who complains that it is shut.",
        "The sample is 834, with an error of plus or minus 4 percentage points; the other is 651.",
    ],
)
def test_a_word_beside_a_verb_of_saying_is_nobody_who_says_something(text: str):
    assert set(speakers(text)) <= {"outlet", "norvia"}


def test_what_belongs_to_who_is_silent_is_not_what_another_said_before():
    text = "Norvia said it had left, without giving a number."
    assert told(text) == ["norvia asserts: it had left", "norvia declines: a number"]


def test_a_clause_between_the_names_of_two_is_no_apposition():
    text = (
        "To Norvia were returned 12 ships which, as claims Estmark's fleet, belong to the navy, "
        "reports the Norvian Coast Guard."
    )
    assert speakers(text)[-1] == "norvian-coast-guard"


def test_a_day_before_a_noun_is_no_time_of_its_own():
    assert told("Jorun Vale said during a Friday evening rally that the port was shut.")[-1].startswith("vale asserts:")
    assert speakers("On Friday officials said that the port was shut.") == ["“officials”"]
    assert speakers("The port was shut, a Friday evening group said.") == ["“a Friday evening group”"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 ships sank, according to the “Port Watch” project.", "“the “Port Watch” project” asserts: 12 ships sank"),
        ("According to the “open port”, 12 ships sank.", "outlet asserts: According to the “open port”, 12 ships sank"),
        ("Tidings says 12 ships sank, crediting both Norvia and Jorun Vale.", "norvia and vale asserts: 12 ships sank"),
        (
            "Tidings says 12 ships sank, crediting Norvia with the rescue.",
            "tidings asserts: 12 ships sank, crediting Norvia with the rescue",
        ),
        ("Norvia shut the port, citing the cold.", "norvia asserts: the cold"),
        ("Tidings quoted the union: 12 ships sank.", "“the union” asserts: 12 ships sank"),
        (
            "Tidings quoted the union by the port: it burnt.",
            "outlet asserts: Tidings quoted the union by the port: it burnt",
        ),
        ("Tidings did not quote the union: 12 ships sank.", "tidings declines: the union: 12 ships sank"),
        (
            "Brandtson admitted the crash but refrained from giving details.",
            "“Brandtson” declines: from giving details",
        ),
        ("Jorun Vale refrained from leaving the port.", "outlet asserts: Jorun Vale refrained from leaving the port"),
        ("Jorun Vale names 20 sailors.", "vale asserts: 20 sailors"),
        ("Jorun Vale names a son.", "outlet asserts: Jorun Vale names a son"),
        (
            "Norvia wrote that ships, which the Estmark side claims are lost, sank.",
            "estmark asserts: are lost",
        ),
        ("Norvia wrote that the Estmark side claims are lost.", "norvia asserts: the Estmark side claims are lost"),
    ],
)
def test_whose_words_are_cited_and_which_are_no_words_at_all(text: str, expected: str):
    assert told(text)[-1] == expected


def test_words_for_the_text_itself_mean_its_outlet_unless_another_was_spoken_of():
    assert speakers("The lead says that 12 ships sank. It adds that the port is shut.") == ["outlet", "outlet"]
    assert told("The lead says that 12 ships sank, crediting Norvia.") == ["norvia asserts: 12 ships sank"]
    assert said("The lead says that 12 ships sank, crediting Norvia.")[0].relays == ()
    assert speakers("Tidings has a story. The article says that 12 ships sank.")[-1] == "“The article”"
    assert speakers("A newspaper has a story. The article says that 12 ships sank.")[-1] == "“The article”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidings found the port was shut.", "tidings asserts: the port was shut"),
        ("Tidings found the port.", "outlet asserts: Tidings found the port"),
        ("Both agreed Norvia had won.", "outlet asserts: Both agreed Norvia had won"),
        ("The two sides agreed Norvia had won.", "“The two sides” asserts: Norvia had won"),
        ("Jorun Vale questioned whether it was shut.", "vale suggests: whether it was shut"),
        ("Jorun Vale questioned Hale Brandt.", "outlet asserts: Jorun Vale questioned Hale Brandt"),
        ("Norvia laid out its reasons.", "norvia asserts: out its reasons"),
        ("Norvia lays cables in the port.", "outlet asserts: Norvia lays cables in the port"),
        ("Norvia assured reporters that it was shut.", "norvia asserts: it was shut"),
        ("Jorun Vale endorsed the vote.", "vale appraises: the vote"),
        ("Jorun Vale encouraged a second vote.", "vale demands: a second vote"),
        ("The mass protests were long.", "outlet asserts: The mass protests were long"),
    ],
)
def test_what_is_done_by_words_is_said_and_what_is_done_otherwise_is_not(text: str, expected: str):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vans came in what officials describe as a rescue.", "“officials” appraises: as a rescue"),
        (
            "Contrary to what officials describe, it is shut.",
            "outlet asserts: Contrary to what officials describe, it is shut",
        ),
        ("Norvia put the number of dead at more than 40.", "norvia asserts: the number of dead at more than 40"),
        ("Norvia put the dead at the hospital.", "outlet asserts: Norvia put the dead at the hospital"),
        ("Police counted nearly 5,000.", "“Police” asserts: nearly 5,000"),
        ("Police counted the votes.", "outlet asserts: Police counted the votes"),
        ("Police counted on help.", "outlet asserts: Police counted on help"),
        ("It was won, Jorun Vale said after the votes had been counted.", "vale asserts: It was won"),
        ("On Monday, Jorun Vale said after the vote that it was won.", "vale asserts: it was won"),
        ("The opposition Port Bloc won and said that it was over.", "“Port Bloc” asserts: it was over"),
        ("12 ships sank, which Jorun Vale had announced a day earlier.", "vale asserts: 12 ships sank"),
        ("Ferries stopped as Jorun Vale said that it was shut.", "vale asserts: it was shut"),
        ("Officials of Norvia as guests said that it was shut.", "“Officials of Norvia” asserts: it was shut"),
        (
            "The return of 600 dockers dismissed in March.",
            "outlet asserts: The return of 600 dockers dismissed in March",
        ),
        ("Jorun Vale, head of the port: “We are open.”", "vale asserts: “We are open.”"),
        ("12 ships sank, according to figures released by Jorun Vale.", "vale asserts: 12 ships sank"),
        ("Norvia, where the talks were held, asked for restraint.", "norvia demands: for restraint"),
        ("“We do not believe the number,” said Jorun Vale.", "vale denies: “We do not believe the number,”"),
        ("“They do not believe the number,” said Jorun Vale.", "vale asserts: “They do not believe the number,”"),
        ("“We demand a second vote,” said Jorun Vale.", "vale demands: “We demand a second vote,”"),
        ("There was no immediate comment from Estmark.", "estmark declines: no immediate comment"),
        ("There was no bread from Estmark.", "outlet asserts: There was no bread from Estmark"),
        ("Norvia expressed hope for a vote.", "norvia suggests: hope for a vote"),
        ("Norvia expressed anger.", "norvia appraises: anger"),
        ("Norvia welcomed the step.", "norvia appraises: the step"),
        ("Norvia welcomed the sailors.", "outlet asserts: Norvia welcomed the sailors"),
        ("Norvia issued a rule. The statement said it was shut.", "norvia asserts: it was shut"),
    ],
)
def test_news_has_many_ways_to_say_who_says_something(text: str, expected: str):
    assert told(text)[-1] == expected


def test_the_sides_are_the_two_states_that_stand_on_one_though_a_third_is_named():
    text = "Norvia and Estmark met in Lusa on Monday. {} said that the talks went on."
    assert speakers(text.format("Both sides"))[-1] == "norvia and estmark"
    assert speakers(text.format("The sides"))[-1] == "norvia and estmark"
    assert speakers(text.format("The side"))[-1] == "“The side”"


def test_a_medium_is_no_part_of_who_speaks():
    assert speakers("“It is shut,” wrote the chief on Telegram.") == ["“the chief”"]
    assert speakers("“It is shut,” said the chief of the port.") == ["“the chief of the port”"]


def test_a_text_that_somebody_opens_and_that_says_we_is_all_his_but_what_others_say():
    text = "The Dockers' Union informs: the port is shut.\n\nIt opens on Monday.\n\n{}\n"
    union = "“The Dockers' Union”"
    assert speakers(text.format("We thank Norvia.")) == [union, union, union]
    assert speakers(text.format("“We thank Norvia,” said Jorun Vale. We agree.")) == [union, union, "vale", union]
    assert speakers(text.format("“We thank Norvia,” said Jorun Vale.")) == [union, "outlet", "vale"]
    assert speakers("The Dockers' Union said the port is shut.\n\nIt opens on Monday. We wait.\n")[1:] == ["outlet"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvia said it was not a party to the deal.", "denies"),
        ("Norvia said it was a party to the deal.", "asserts"),
        ("“We did not sink the ship,” said Jorun Vale.", "denies"),
        ("“We are not asking for the moon,” said Jorun Vale.", "asserts"),
        ("Norvia said that the ship had not sunk.", "asserts"),
        ("Norvia said it would not leave.", "promises"),
        ("“We call on Estmark to wait,” said Jorun Vale.", "demands"),
    ],
)
def test_that_one_did_not_do_it_oneself_is_a_denial(text: str, expected: str):
    assert stances(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvia left the port, declining to comment.", "norvia declines: to comment"),
        ("Norvia left the port, refusing to sign.", "outlet asserts: Norvia left the port, refusing to sign"),
        ("Norvia won, leaving Estmark behind.", "outlet asserts: Norvia won, leaving Estmark behind"),
        ("Norvia left the port, giving no reason.", "norvia declines: no reason"),
        ("Norvia left the port, sharing no details.", "norvia declines: no details"),
        ("Norvia said it had left, without giving a number.", "norvia declines: a number"),
        ("Norvia said it had left without giving a number.", "norvia declines: a number"),
        ("Norvia left without saying goodbye.", "outlet asserts: Norvia left without saying goodbye"),
    ],
)
def test_a_gerund_is_a_silence_only_of_what_could_be_said(text: str, expected: str):
    assert told(text)[-1] == expected


def test_the_organisation_is_the_body_named_last_unless_an_outlet_may_be_meant():
    text = "The Norvian Coast Guard sent ships. {}The organisation said that it was over."
    assert speakers(text.format(""))[-1] == "norvian-coast-guard"
    assert speakers(text.format("Tidings came too. "))[-1] == "“The organisation”"


def test_the_side_of_a_state_is_the_state():
    assert speakers("The Norvian side said that it was over.") == ["norvia"]
    assert speakers("The Tavian side said that it was over.") == ["“The Tavian side”"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“Estmark says that we left. This is not true,” said Jorun Vale.", "denies"),
        ("“Estmark says that we left for what is not true love,” said Jorun Vale.", "asserts"),
        ("“Estmark says what is not true,” said Jorun Vale.", "asserts"),
        ("“We are not in a position to confirm the number,” said Jorun Vale.", "declines"),
        ("“We are in a position to confirm the number,” said Jorun Vale.", "asserts"),
        ("“We do not choose,” said Jorun Vale.", "denies"),
    ],
)
def test_a_denial_or_a_silence_in_a_quotation_is_one(text: str, stance: str):
    assert stances(text) == [stance]


def test_a_text_whose_title_is_somebodys_statement_is_his():
    text = "{}\n\nThe port was shut. Estmark said it was open. We shall wait.\n"
    assert speakers(text.format("Statement by the Health Ministry of Estmark"))[1:] == [
        "estmark-health-ministry",
        "estmark",
        "estmark-health-ministry",
    ]
    assert speakers(text.format("Statement by the Health Ministry of Estmark angers the dockers"))[1] == "outlet"
    assert speakers(text.format("The port of Estmark"))[1] == "outlet"


def test_answers_in_an_interview_are_whose_the_heading_is():
    text = "Jorun Vale: “We count”\n\nHow many came?\n\n“Of ours 12.”\n\n{}\n\n“I do not comment on that.”\n"
    asked = text.format("And what does Hale Brandt say?")
    assert (speakers(asked)[2], speakers(asked)[4], stances(asked)[4]) == ("vale", "vale", "declines")
    told_on = text.format("Hale Brandt said that more had come.")
    assert speakers(told_on)[-1] == "brandt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("According to Jorun Vale's account, 12 ships sank.", "vale asserts: 12 ships sank"),
        ("In Jorun Vale's version, 12 ships sank.", "vale asserts: 12 ships sank"),
        ("In Jorun Vale's port, 12 ships sank.", "outlet asserts: In Jorun Vale's port, 12 ships sank"),
        ("Norvia was silent on the matter.", "norvia declines: silent on the matter"),
        ("Norvia has never been silent on it.", "outlet asserts: Norvia has never been silent on it"),
        ("Opposition member Ada Pell left, saying that it was shut.", "“Ada Pell” asserts: it was shut"),
        (
            "Norvia said without giving evidence that it was shut.",
            "norvia asserts: without giving evidence that it was shut",
        ),
        ("Norvia was not silent on the matter.", "outlet asserts: Norvia was not silent on the matter"),
        ("An official who asked not to be named said it was shut.", "“An official” asserts: it was shut"),
        ("An official who met Hale Brandt said it was shut.", "“An official” asserts: it was shut"),
        ("Norvia claims, without giving evidence, that it is shut.", "norvia asserts: it is shut"),
        ("Norvia made clear that it was shut.", "norvia asserts: it was shut"),
        ("Norvia made shoes.", "outlet asserts: Norvia made shoes"),
        ("Jorun Vale on Telegram: 12 ships sank.", "vale asserts: 12 ships sank"),
        ("Jorun Vale on holiday: 12 ships sank.", "outlet asserts: Jorun Vale on holiday: 12 ships sank"),
        ("“12 ships sank” – Jorun Vale.", "vale asserts: “12 ships sank”"),
        ("12 ships sank – Jorun Vale.", "outlet asserts: 12 ships sank – Jorun Vale"),
        ("The Estmark health ministry said it was shut.", "estmark-health-ministry asserts: it was shut"),
        ("“That never happened,” Jorun Vale said.", "vale denies: “That never happened,”"),
        ("“No such list exists,” Jorun Vale said.", "vale denies: “No such list exists,”"),
        ("“That happened,” Jorun Vale said.", "vale asserts: “That happened,”"),
    ],
)
def test_wires_have_more_ways_still(text: str, expected: str):
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“It isn't true,” said Jorun Vale.", "denies"),
        ("“It's not true,” said Jorun Vale.", "denies"),
        ("“It's true,” said Jorun Vale.", "asserts"),
        ("“None of this is true,” said Jorun Vale.", "denies"),
        ("“All of this is true,” said Jorun Vale.", "asserts"),
        ("“We never agreed to it,” said Jorun Vale.", "denies"),
        ("“We agreed to it,” said Jorun Vale.", "asserts"),
        ("“I'm not going to discuss that,” said Jorun Vale.", "declines"),
        ("“I'm going to discuss that,” said Jorun Vale.", "asserts"),
        ("“We don't talk about numbers,” said Jorun Vale.", "declines"),
        ("“We'll return it,” said Jorun Vale.", "promises"),
        ("“I neither confirm nor deny it,” said Jorun Vale.", "declines"),
        ("“I do not deny it,” said Jorun Vale.", "suggests"),
    ],
)
def test_short_forms_have_the_force_of_long_ones(text: str, stance: str):
    assert stances(text) == [stance]


def test_a_body_that_speaks_of_itself_by_its_name_does_so():
    text = "The Norvian Coast Guard met. “{} does not take part,” the organisation said."
    assert stances(text.format("The Norvian Coast Guard"))[-1] == "denies"
    assert stances(text.format("The Harbour Watch"))[-1] == "asserts"
