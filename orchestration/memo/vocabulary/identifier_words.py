"""The words that make a number a name or keep it a figure.

Belongs here: word tables of `identifiers`. Does not: deciding by them.
"""

from __future__ import annotations

from orchestration.memo.vocabulary.next_words import next_word
from orchestration.memo.vocabulary.units import word_set
from orchestration.memo.vocabulary.words import STOPS

# Words that number what follows them ("Phase 2"), matched in small letters.
NUMBERED = word_set(
    """
    phases tiers levels stages steps sections articles chapters parts figures tables days weeks months
    years quarters rounds grades options scenarios phase tier level stage step section article chapter
    part figure fig fig. table appendix annex yr yr. yrs qtr qtrs
    exhibit item items page pages day week month year quarter round series type class category group grade
    version release gen generation wave priority option scenario principle pillar goal goals sdg rule
    title act law directive regulation iso ifrs ias iec en din nist soc fortune global top number no no. nos room
    route highway line terminal building floor unit units windows boeing airbus web apache age aged ages
    session episode volume vol vol. issue note footnote source paragraph clause schedule form block zone
    sector district division model python java http error code lot batch rank ranked # question answer
    lesson module horizon agenda vision recommendation action strategy initiative trend theme insight
    finding lever driver factor risk threat opportunity case domain dimension objective okr milestone
    para para. paras art. sec. p. pp. channel regulation act no.
    magnitude ext ext. extension box routes lines ordinance decree cfr
    scopes scope
    band bands cohort cluster mach psalm june july gate gates pier dock berth hangar runway reactor furnace kiln
    nikkei nifty sensex ftse dax cac russell stoxx ibex
    zones blocks wards plots bays layer layers tranche tranches
    notes weekdays weekends monday tuesday wednesday thursday friday saturday sunday mondays saturdays sundays
    """
)
# Words that open a clause with a capital and name nothing.
ORDINARY = word_set(
    """
    a about above across add added adding after all almost also although among an and another any
    approximately around as at average averaging avoid be because before below between both build but by
    can comprising create current currently cut deploy despite down during each either employ employing
    employs employed every exactly expand expected few for form from generate get grow grew growing had
    has have having hire hired hiring how if in includes including increase into invest is it its just
    launch launched lost manage many maintain median more most nearly new next of off on once one only
    open opened operate operates operating or our out over per plan projected reach reached reaching
    reduce remaining roughly save scale secure serve serving serves since so some sum target targeting
    than that the their then there these they this those through to today total under until up upon use
    used using via was we were when where while will with within without your achieve total: est
    estimated employees customers headcount users staff acquired acquire trained upskill eliminate
    close sell buy retire merge convert recruit retrain replace fund lease inspect audit reprice electrify
    retrofit renovate refurbish rebuild relocate redeploy reskill automate digitise digitize migrate divest
    dispose exit pilot test hold move shift transfer outsource consolidate combine split double review
    renegotiate refinance repay cancel freeze pause stop start begin finish complete deliver ship install
    connect equip supply order appoint promote name pick choose select offer give send bring put set visit
    interview survey contact sign license certify accredit register enrol enroll admit treat house shelter
    plant restore protect clean repair upgrade modernise modernize standardise standardize decommission
    demolish acquiring closing selling keep lose dismiss shed axe commission construct design develop produce
    publish write read list track measure monitor check commit allocate reserve spend raise lift lower trim
    guarantee ensure provide grant fill earmark devote triple quadruple withdraw shrink halve
    defer delay approve suspend adopt award resume restart rehire relaunch rent recommend
    """
)
# Of these a capital inside a sentence makes a name: "Chakan Plant 2", "Test 4".
VERBS_OR_NOUNS = word_set("plant plan pilot test exit ship project shift ring mill depot")
MONTHS = word_set(
    """
    january february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec
    """
)
AGED = word_set(
    """
    aged ages turnout people workers those adults employees population children citizens professionals age
    are is applies women men them anyone everyone founders graduates residents voters parents mothers
    couples singles applicants tenants renters homeowners owners drivers
    """
)
# Nouns that a number and a hyphen count: "a 500-person team".
HYPHEN_NOUNS = word_set(
    """
    person people employee member strong odd bed seat store room site country parameter unit vehicle truck
    home key berth storey story lane page acre hospital branch plant clinic campus school station aircraft vessel
    """
)
# Nouns that make four digits behind a bound word a count and no year: "over 2000 employees".
COUNTED_NOUNS = word_set(
    """
    employees people staff workers customers clients users developers engineers stores branches sites
    locations companies firms units beds vehicles hospitals schools jobs homes members partners patients
    headcount ftes offices plants factories warehouses outlets restaurants hotels suppliers contractors
    students teachers nurses drivers households subscribers investors startups dealers agents facilities
    """
)
# Plurals that number what follows them: "Routes 4, 7 and 11".
LISTED = word_set(
    """
    locals bands routes lines articles sections chapters paragraphs paras. clauses annexes schedules rules gates phases
    scope scopes tiers stages blocks zones lots platforms channels pages items steps figures tables appendices acts
    years quarters yrs qtrs months weeks days rounds waves wards plots bays options scenarios levels priorities moves
    """
)
# A short number to dial or text follows these, where nothing is counted.
DIALLED = word_set("call dial ring text phone hotline helpline tel tel. sms shortcode")
# Short forms whose point ends no sentence.
ABBREVIATED = word_set("corp approx dept prof capt govt assn univ ment reps vers sect chap paras arts nums")
# Short names of measures, whose number is a value: "PUE 1.18", "NPS 62".
MEASURES = word_set(
    """
    pue wue nps csat dscr icr tfr hhi gini beta lcr nsfr p/e p/b p/s p/fcf ev/ebitda ev/sales ev/ebit ev/revenue
    ltv:cac ltv/cac trir trifr ltir ltifr saidi saifi roce roic pmi hdi gpa peg cpi ppi aqi enps fertility fx cmi
    dso dpo dio
    """
) | frozenset(
    f"{one}{joint}{other}"  # "Debt/equity 0.8", "Price-to-book 1.2"
    for joint in ("/", "-to-")
    for one, others in {
        "price": "book sales earnings nav cash income rent value ebitda",
        "debt": "equity ebitda assets capital gdp income ebit revenue",
        "loan": "deposit value income",
        "loans": "deposits",
        "cost": "income",
        "ev": "ebitda sales ebit revenue fcf",
        "capex": "sales revenue depreciation",
        "cash": "debt",
        "reserves": "production",
        "inventory": "sales",
    }.items()
    for other in others.split()
)
# Counts that a number in thousands, millions or billions is of, whatever their capital: "Population 36.8M", "MAU 12M".
SIZED = word_set(
    """
    population populations volume volumes traffic footfall ridership headcount workforce employment enrolment
    enrollment attendance membership circulation readership fleet throughput pax
    mau dau wau maus daus waus mtu mtus teu teus feu feus ask asks rpk rpks rtk rtks ftk ftks atk atks
    parcels packages claims cards devices handsets phones cars rides orders installs sessions streams tokens
    readers sellers tickets messages queries calls searches barrels births deaths pupils migrants refugees
    """
)
# Of these a whole number and a letter name one: "Apartments 3B and 4B".
LETTERED = word_set(
    "flights apartments rooms classrooms flats flights seats beds dwellings homes posts cases wells labs"
)
# Lists that a grouped number may name: "Fortune 1,000".
RANKED = word_set("top fortune global forbes inc ordinance decree act law")
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
# A year follows these, a count does not: "In 2030 employees work less".
WHEN_WORDS = word_set("in since during until before after through throughout early late mid around")
# A count follows these: "has 2030 employees".
HAVING = word_set(
    """
    has have had having with employs employed employing serves served serving operates operated hires hired
    runs ran owns owned its their our some total over about nearly roughly approximately almost only
    """
)
# Where things are counted; the last word of a longer name ("Saudi Arabia").
PLACES = word_set(
    """
    afghanistan albania algeria america americas andorra angola apac arabia argentina armenia asia asean
    australia austria azerbaijan bahrain balkans bangladesh barbados belarus belgium benelux benin bolivia
    botswana brazil brunei bulgaria cambodia cameroon canada caribbean chad chile china colombia croatia
    cuba cyprus czechia denmark ecuador egypt emea emirates eritrea estonia ethiopia eu europe fiji finland
    france gabon gambia georgia germany ghana greece guatemala guinea guyana haiti honduras hungary iceland
    india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kingdom kong korea
    kosovo kuwait kyrgyzstan laos latam latvia lanka lebanon leone lesotho liberia libya liechtenstein
    lithuania luxembourg macau madagascar malawi malaysia maldives mali malta mauritania mauritius mena
    mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger nigeria nordics norway oceania oman pakistan panama paraguay peru philippines poland
    portugal qatar republic romania russia rwanda scandinavia scotland senegal serbia singapore slovakia
    slovenia somalia spain states sudan suriname sweden switzerland syria taiwan tajikistan tanzania
    thailand togo tunisia
    alabama alaska alberta arizona arkansas bavaria california colorado connecticut delaware florida gujarat
    hawaii idaho illinois indiana iowa kansas karnataka kentucky kerala louisiana maharashtra maine maryland
    massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma ontario oregon
    pennsylvania quebec queensland tennessee texas utah vermont victoria virginia wisconsin wyoming
     turkey türkiye turkmenistan uae uganda uk ukraine uruguay us usa uzbekistan
    venezuela vietnam wales yemen zambia zealand zimbabwe
    """
)


def is_plural(text: str, word: str, pos: int) -> bool:
    """Whether a noun, or the one behind it at `pos` ("data centers"), is a plural in small letters."""
    if word in COUNTED_NOUNS:
        return True
    if word in STOPS:
        return False  # "Dial 111 for faults"
    _, second, _ = next_word(text, pos)
    return any(w.endswith("s") and len(w) > 3 and w.islower() and not w.endswith("ss") for w in (word, second))
