"""Small words that stand between a figure and the noun that names it.

Belongs here: word lists and the quick look for any of them. Does not: the rules that use them (`phrases`, `natures`).
"""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a list written with spaces."""
    return frozenset(words.split())


def holds_any(lowered: str, stems: tuple[str, ...]) -> bool:
    """Whether a text in small letters holds one of the stems: a quick look that spares most texts the patterns."""
    for stem in stems:  # noqa: SIM110  # any() of a generator takes three times as long, for every block of a memo
        if stem in lowered:
            return True
    return False


# A noun phrase ends before one of these.
STOPS = word_set(
    """
    of at to by with from for in on over under above below between within into onto than as per via
    against across and or but while when which that who whose where if because so then yet plus
    versus vs vs. the a an its their his her our your this these those each every all some any both
    no not only just still also about roughly nearly approximately around almost over some up down
    now well alone we next past last first coming latest previous
    """
)
# These may stand between a noun and its value ("revenue is now at $5M").
LINKS = word_set(
    """
    of at to by with from for in within is are was were be been being has have had will would could
    should may might can must do does did about roughly nearly approximately around almost some only
    just still also now currently already over under above below up down than as it well worth
    between and
    """
)
# A label cut from a sentence neither starts nor ends with one of these.
LOOSE_STARTS = word_set("and or but while to than through then which that is are was were has have had")
LOOSE_ENDS = word_set(
    """
    of at to by with from for in on and or but while well vs vs. than a an the as just is are above below over
    """
)
# Read as nouns inside a noun phrase, though a verb may be spelled the same.
NOUNS_TOO = word_set(
    """
    cost costs cuts gain gains rise increase increases decrease drop plan plans target targets need needs
    run support average averages total totals trade yield yields projects spend pay control account
    accounts range hold put
    """
)
# Words in -ing that name a thing; others in -ing open a clause ("citing price").
NOUNS_ING = word_set(
    """
    funding spending hiring training pricing financing marketing manufacturing engineering housing banking
    lending licensing advertising consulting mining shipping trading operating existing remaining growing
    working rising recurring outstanding staffing offering building processing computing farming teaching
    nursing borrowing living standing clothing gaming
    """
)
# They stand for what the figure before them was about.
PRONOUNS = word_set("it they that this these those which who he she we one")
# What stands by itself beside a figure and names nothing: "paid back in 14 months", "gave 46% … and give 29%".
NAMELESS = word_set(
    """
    back instead gone after since them him me another rather fewer out off away again too themselves itself together
    apart otherwise elsewhere shrunk eats eat ate gives give gave given let lets finds find found borrow borrows lends
    lend lent drew drawn convert converts
    """
)
# Adjectives that judge and do not name.
PRAISE = word_set("substantial significant strong robust massive rapid positive impressive dramatic modest notable")
# Verbs that carry figures ("revenue reached $5M"); past forms in -ed are told by their ending.
VERBS = word_set(
    """
    reach reaches reaching hit hits hitting achieve achieves achieving exceed exceeds exceeding
    represent represents representing control controls controlling hold holds holding held account
    accounts accounting stand stands standing stood remain remains remaining rise rises rising rose
    risen grow grows growing grew grown fall falls falling fell fallen drop drops dropping decline
    declines declining increase increases increasing decrease decreases decreasing climb climbs
    climbing jump jumps jumping surge surges surging shrink shrinks shrinking shrank lose loses
    losing lost gain gains gaining cut cuts cutting earn earns earning make makes making made spend
    spends spent pay pays paying paid cost costing generate generates generating deliver delivers
    delivering raise raises raising expand expands expanding add adds adding employ employs
    employing serve serves serving sell sells selling sold buy buys buying bought bring brings
    bringing brought keep keeps keeping kept put puts take takes taking took get gets getting got
    total totals totaling totalling average averages averaging include includes including require
    requires requiring need needs needing target targets targeting projects projecting
    expect expects expecting assume assumes assuming plan plans planning aim aims aiming seek seeks
    seeking involve involves involving range ranges ranging run runs running go goes going went come
    comes coming came become becomes becoming became show shows showing see sees seeing saw reduce
    reduces reducing double doubles doubling triple triples improve improves improving worsen
    worsens move moves moving possess possesses possessing enable enables enabling support supports
    supporting create creates creating commit commits committing invest invests investing allocate
    allocates allocating capture captures capturing offer offers offering provide provides providing
    establish establishing maintain maintaining converting leave leaves leaving left owe owes equal
    equals equaling mean means meaning save saves face faces facing lift lifts push pushes drive
    drives driving follow follows following trade trades trading yield yields yielding number numbered
    """
)
# What a column's label may say of its time, status or scenario without naming a measure.
WHEN_WORDS = word_set(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august
    september october november december year years fiscal calendar quarter half end early mid late month
    current currently today now actual actuals reported baseline base bear bull bearish bullish case cases
    scenario scenarios upside downside pessimistic optimistic central worst best estimate estimated est
    projected projection projections forecast forecasts target targets targeted goal goals plan planned
    budget budgeted guidance outlook expected assumed assumption level levels value values amount amounts
    figure figures status position and the for per from since through until before after peak start market
    probability probable likely ttm ltm ytd annual full previous prior next last date time horizon result
    results number total share revised original updated post pre period crisis usd eur gbp inr million
    billion thousand crore lakh
    """
)
# They only tell when, how often or how counted: alone they name no measure.
FILLERS = word_set(
    """
    prior previous last same next year years quarter quarters month months week weeks day days decade decades ago
    earlier later before today now yesterday tomorrow net gross more less extra
    annual annually yearly monthly quarterly weekly daily fiscal
    q1 q2 q3 q4 h1 h2 fy cy ytd ttm ltm yoy qoq y/y q/q m/m yr/yr y-o-y q-o-q m-o-m year-on-year year-over-year
    quarter-on-quarter quarter-over-quarter month-on-month month-over-month
    one two three four five six seven eight nine ten several many few
    """
)
# In parentheses these too only say in which case or by whose count a figure is of the measure before them.
CASES_ALONE = word_set(
    """
    base bear bull case scenario plan planned budget budgeted target targeted guidance guided consensus forecast
    expected estimate estimated actual reported then now currently previously formerly half was were from
    vs versus against the a in on over
    """
)
