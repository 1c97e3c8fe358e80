"""What a label measures, as far as its words tell: money, a count, a share or a change.

Belongs here: the words of labels, used to refuse bare numbers whose unit the label leaves open. Does
not: units stated in labels (`quantities.read_hint`) and never a value's unit: words only refuse.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from orchestration.memo.vocabulary.exchange import is_open_rate, is_rate_of_rows, money_of_rate
from orchestration.memo.vocabulary.persons import HEADS
from orchestration.memo.vocabulary.words import word_set

Nature = Literal["money", "count", "percent", "ratio"]

_MONEY = word_set(
    """
    revenue revenues sales turnover ebitda ebit ebt capex opex cost costs expense expenses
    expenditure expenditures price prices pricing salary salaries wage wages pay compensation income
    profit profits earnings funding valuation valuations spend spending investment investments
    charge charges toll tolls
    budget budgets debt cash cashflow arr mrr acv tcv ltv clv cac arpu gdp gnp fee fees tax taxes
    asset assets liability liabilities loss losses savings saving capitalization capitalisation aum
    dividend dividends dues subsidy subsidies grant grants premium premiums rent mortgage exports imports
    reserves bonus payout payouts stipend tuition proceeds impairment receivables payroll remittances billing
    billings bookings backlog royalties eps dps nav fcf cogs npv
    """
)
# The same as the last word of a label only: "Member deposits", not "Loan applications".
_MONEY_HEADS = word_set(
    "deposits loans lending borrowings advances balances provisions allowances contributions receipts outflows inflows"
    " contribution pension pensions fine fines penalty penalties"
)
_COUNT = HEADS | word_set(
    """
    companies firms store stores job vehicle vehicles homes unit units download downloads location locations branch
    branches partners deployment deployments teachers hires layoffs merchants plant plants centers centres
    seats licenses contracts deals projects volume countries lenders farms trucks ships places applicants rooms flights
    accounts doctors nurses trains trainsets locomotives wagons aircraft planes buses lorries vessels turbines visas
    permits subs mau dau deliveries arrivals departures openings closures registrations admissions shipments completions
    incidents accidents insolvencies bankruptcies complaints strikes patents beds shops outlets kiosks trips journeys
    visits suppliers policies subscriptions launches transactions sites clinics warehouses depots collisions dependents
    amendments bids interviews campuses hubs physicians logos lanes machines vacancies tractors robots drones vans
    satellites chargers rigs wells posts postings dismissals resignations redundancies retirements apprenticeships
    internships scholarships classrooms apartments dwellings tenancies cranes tankers bicycles scooters motorcycles skus
    cases reports fatalities pharmacies hypermarkets supermarkets atms libraries substations cattle employment enrolment
    enrollment attendance ridership membership births deaths marriages attendees signups followers views inspections
    lawsuits applications arrests violations surgeries prescriptions petitions referrals listings interns directors
    founders doses episodes impressions clicks commits repositories bugs responses samples cows dealers resellers
    screens wallets phds gpus cars equivalents
    """
)
# One of them inside a label is what it is about: "Store pick", "Job title", "Volume response".
_ONE_OF = word_set("store branch job unit plant volume")
_WHERE_SOLD = frozenset({"store", "branch"})  # "Branch | Online": what each of them sells
_NUMBERS = word_set(
    "creation created losses lost cuts added gains count counts number numbers total totals network base openings sold"
    " handled shipped"
)
_PERCENT = word_set(
    """
    growth share margin margins rate rates yoy cagr penetration utilization utilisation yield yields inflation percent
    percentage pct proportion attrition churn retention occupancy roi irr roe roic probability prob likelihood chance
    unemployment turnout literacy poverty adoption uptime accuracy nrr wacc
    """
)
# What is done for customers, staff or shops is no number of them: "Customer care", "Store operations".
_FUNCTIONS = word_set(
    """
    care service services support success experience operations relations engagement economics training benefits
    management development security education protection mix research platform systems infrastructure maintenance
    marketing finance administration quality safety insurance leasing financing depreciation amortization amortisation
    handling storage cleaning repair repairs rental fuel supply lease leases
    """
)
_DONE = word_set(
    """
    released opened closed launched completed installed produced shipped delivered approved filed drilled trained
    published added hired enrolled served built signed issued inspected affected supported covered reached impacted
    committed ordered used planted planned needed required requested allocated reserved contracted leased listed
    visited processed handled tested replaced retired sampled audited rented
    exited entered won lost cut shed eliminated automated relocated converted surveyed retained recruited
    displaced retrained protected assisted certified exempted subsidised subsidized connected treated housed rescued
    """
)
_SUMS = word_set(
    "payments prepayments amounts funds sums commitments dollars euros minutes hours days weeks months years points"
)
# What is done about money measures none: "Tax appeal", "Debt advice".
_NO_MEASURES = word_set(
    "appeal appeals case dispute disputes hearing audit audits fraud filing advice literacy talks reform evasion house"
)
_WHOSE = frozenset({"position", "request", "view", "proposal", "recommendation", "opinion", "offer"})
# The ending of a phrase whose last word alone would mislead.
_PHRASES = (
    (
        re.compile(
            r"\b(?:business|premium|payments?|lending|loan|transaction|merchandise|deal)\s+volumes?$"
            r"|\b(?:lifetime|contract|deal|transaction|book|enterprise|order|asset|equity|market)"
            r"\s+(?:value|size)$"
        ),
        "money",
    ),
    (
        re.compile(
            r"\b(?:annual|monthly|yearly|quarterly|weekly|typical|average|median|household|energy|electricity|power|water|gas"
            r"|heating|fuel|phone|broadband|grocery|food|medical|wage|pay|tax|council tax|interest|import) bills?$"
            r"|\btake[- ]home(?: pay)?$|\bcapital employed$|\b(?:loan|order|mortgage|credit|deposit) book$"
            r"|\b(?:market|mkt\.?)\s+cap$|^(?:r&d|sg&a|burn|tam)$|\bburn\s+rate$|\brun[ -]rate$"
            r"|\b(?:rate|asset|capital|tax) base$|\bcash\s+(?:flow|burn|(?:and|&) (?:cash )?equivalents)$"
            r"|\b(?:co-?(?:financing|funding)|(?:loan|credit|debt|export) guarantees?"
            r"|(?:underwriting|operating|net|technical|trading|pre-?tax|financial) results?)$"
            r"|\b(?:hourly|day|overtime|freight|charter|property|business|room)\s+rates?$"
        ),
        "money",
    ),
    (
        re.compile(
            r"^(?:(?:total|average|avg\.?|mean|net|year-end)\s+)?(?:(?:number|no\.|count)\b|# ?of\b)"
            r"|[a-z] count$|\b(?:jobs?|headcount|customer|subscriber|member) loss(?:es)?\b"
            r"|^loss(?:es)? of (?:jobs|posts|customers|subscribers|members)\b"
            r"|^(?:staff|people|workers|employees|heads|persons|women|men) on (?:the )?payroll\b"
            r"|\b(?:phase (?:[1-4]|i{1,3}v?)|pipeline|clinical|late-stage) (?:assets|programs|programmes|candidates)$"
            r"|\b(?:broadband|fibre|fiber|fixed|mobile|telephone|phone|production|assembly) lines$"
            r"|\bchanges per (?:day|week|month|year)$"
            r"|^(?:customers|clients|accounts|users|households|families|people|workers|borrowers|companies|firms)"
            r" (?:over|above|with|without|paying|spending|under|on|receiving|drawing|claiming) "
        ),
        "count",
    ),
    (
        re.compile(
            r"^(?:forward |trailing |target )?(?:p/e|p/b|p/s|ev/(?:ebitda|ebit|sales|revenue)|peg)\b"
            r"|\bprice(?:[- ]to[- ]| ?/ ?)(?:income|earnings|book|sales|rent)\b|\bltv\s?(?::|/|-?to-?)\s?cac\b"
            r"|\bdebt\s?/\s?ebitda\b|\bbook[- ]to[- ]bill\b|\b(?:earnings|sales|ebitda) multiple\b|^gini\b"
            r"|^(?:asset|equity|levered|unlevered|adjusted|stock) beta$"
            r"|^(?:points|pts)$|\b(?:sensex|nifty|vix|kospi|s&p 500)$"
            r"|^(?:(?:fx|fx rate|spot|average|avg\.?|closing|assumed|year-end):? )?"
            r"(?:(?:usd|eur|gbp|chf)/[a-z]{3}|[a-z]{3}/(?:usd|eur|gbp|chf|jpy))\b"
            r"|\b(?:exchange|fx|fertility|birth|homicide|injury frequency"
            r"|recordable(?: incident| injury)?|lost[- ]time injury) rate\b|\brate of exchange\b"
            r"|\b(?:(?<!load )(?<!capacity )factor|index|indices|score|coefficient|e?nps|csat|pue|p-?values?)$"
            r"|\b(?:interest|dividend|debt[- ]service|pipeline|fixed[- ]charge|collateral) cover(?:age)?\b"
            r"|\b(?:inventory|asset|stock|receivables?) turn(?:s|over)$|\b(?:tenure|length of stay|runway)$"
            r"|\b(?:net )?debt ?(?:/|to|-to-) ?(?:equity|ebitda\w*)\b|^(?:financial |net )?(?:leverage|gearing)$"
            r"|\bmagic number$|\brule of 40$|^(?:.* )?(?:pmi|bcr|dpi|tvpi|rvpi|moic)$|^r[- ]squared$"
            r"|\b(?:consumer|business) confidence$"
            r"|\brate \(?per (?:[0-9]|million |thousand )"
            r"|\b(?:injuries|accidents|incidents|deaths|births|cases|crimes|fatalities|complaints|doctors|nurses"
            r"|physicians|beds|teachers|defects|errors|outages|spills|patents|homicides)"
            r" per (?:[0-9]|million |thousand |hundred )"
            r"|\b(?:[dp]?[1-9]0 ?/ ?[dp]?[1-9]0|palma|decile|percentile|current|quick|sharpe|working capital"
            r"|acid[- ]test|(?:pupil|student|patient)[- /](?:teacher|staff|nurse)) ratio$"
        ),
        "ratio",
    ),
    # Cars and homes are sold by number; the sales team is one of several functions.
    (
        re.compile(r"\b(?:vehicle|unit|car|truck|home|house|ticket|device|handset|ev|phone|machine)s?\s+sales\b"),
        "count",
    ),
    (
        re.compile(
            r"\b(?:loss|combined|expense|cost|cost[-/ ]to[- ]income|cost/income|debt|payout|savings|dependency"
            r"|gearing|tax|capital|reserve|equity|solvency|efficiency"
            r"|own funds|capital adequacy|coverage|loan[- ]to[- ]deposit) ratio$"
        ),
        "percent",
    ),
    (
        re.compile(
            r"\b(?:cost of (?:equity|capital|debt)|(?:fcf|cash|cash flow|lead) conversion|r&d intensity|load factor"
            r"|(?:5g|4g|network|population|broadband) coverage|claims frequency|(?:npl|solvency|cet1|tier 1) ratio"
            r"|solvency ii(?: ratio| cover(?:age)?)?"
            r"|(?:same-store|like-for-like|lfl|comp(?:arable)?)(?: store)? sales|capex ?/ ?sales)$"
            r"|^(?:roce|rote|nim|cet ?1|opm|gpm|npm|lcr|nsfr|sssg|stake"
            r"|on-time(?: (?:performance|delivery))?|cost[-/ ]to[- ]income|cost/income|(?:r&d|capex)/(?:revenue|sales)"
            r"|women in (?:leadership|management)|(?:network )?availability)$"
            r"|^(?:credit )?(?:margin|spread|premium)s? (?:over|above) "
            r"|\b(?:at&c|t&d|line|grid|transmission|post-harvest) loss(?:es)?(?=$|,)"
            r"|\b(?:billing|collection) efficiency\b"
            r"|\b(?:t-bills?|treasury bills?|(?:policy|repo|base|lending|mortgage) rate)$"
            r"|^(?:odds|tier [12]|npls?(?: [0-9]{2,3}\+?)?|npl coverage|scr coverage|cost of risk|debt to gdp|roa"
            r"|shrinkage|(?:[0-9]{1,2}[- ]?(?:yr|year)|total) (?:total )?returns?)$"
            r"|^(?:(?:portfolio|index|target|cost|revenue|risk|sector) )?weight(?:ing)?s?$"
            r"|^(?:pre-?tax |after-tax )?return on (?:average )?(?:invested |tangible |common )?"
            r"(?:equity|assets|capital|sales|investment|capital employed|embedded value)$"
        ),
        "percent",
    ),
    (
        re.compile(
            r"\b(?:diluted|basic|ordinary|common|weighted (?:average|avg\.?)) shares$"
            r"|\bshares (?:outstanding|in issue)\b"
        ),
        "count",
    ),
    (
        re.compile(
            r"^share of (?:the )?(?:(?:net )?(?:profits?|results?|earnings|loss(?:es)?)|net income"
            r"|income (?:of|from))\b"
        ),
        "money",
    ),
    (re.compile(r"^(?:share|portion|percentage|percent|proportion|%)\s+of\b|^%"), "percent"),
    (re.compile(r"^unemployment (?:benefits?|insurance|compensation|assistance|aid)$"), "money"),
)
LABEL_MAX = 160  # a longer text is a sentence, which measures nothing by its last word
# "For-profit", "Nonprofit" say what an institution is.
_PROFIT_STATUS = re.compile(r"\b(?:not[- ])?(?:for|non)-?profits?\b")
# What a firm plans is no number of firms.
_OWN_PLAN = re.compile(
    r"(?:(?:fy|cy)? ?(?:19|20|21)?[0-9]{2}[aefpb]? )?(?:the )?(?:company|firm|client|member|partner)(?:'s|’s)?"
    r" (?:plan|guidance|view|case|forecast|estimate|target|proposal|budget)s?"
)
_INDEXED = re.compile(r"\b(?:(?:19|20)[0-9]{2}|[A-Z][A-Za-z0-9-]{1,9}) ?= ?100\b|\bindex(?:ed)?, (?:19|20)[0-9]{2}")
# "Accident rate (per million hours)"
_RATE_PER = re.compile(r"\brate \(per (?:[0-9]|million |thousand |hundred )", re.IGNORECASE)
_SALES_TEAM = re.compile(
    r"sales(?:,| and| &) (?!marketing (?:cost|expense|spend))[a-z]"
    r"|(?:admin|administration|support|service|marketing|engineering|product|operations)(?: and| &) sales$"
)
# The province of Cà Mau has no monthly users.
_NAMES_LIKE = re.compile(r"\b(?:Mau|Dau)\b(?! users)")
# "Memo: GDP growth", "o/w unemployment rate"
_MEMO_ITEM = re.compile(r"^\W{0,3}(?i:memo(?:randum)?(?: items?)?:|(?:of which|o/w|thereof|including)\b:?) ?")
_PARENTHESES = re.compile(r"\([^()]*\)")
_QUOTIENT = re.compile(
    r"(?:(?i:forward |trailing )?(?:P/E|P/B|P/S|P/FFO|P/TBV|PEG)\b|EV ?/ ?[A-Za-z]"
    r"|[A-Z][^\W\d]+ per (?:1 )?(?:US )?(?:dollar|euro|USD|EUR|(?:US)?\$)(?=$|,| \(| (?:19|20)[0-9]{2})"
    r"|.*\((?i:local|LCU|domestic)(?: currency)? (?:per|to) (?:1 )?(?:US )?(?:dollar|euro|USD|EUR|(?:US)?\$)\)"
    r"|(?i:(?:.*\bexchange rate|rate of exchange|fx rate)\b(?!.*%))|.*\([A-Z]{3} (?:per|to) (?:1 )?[A-Z]{3}\)$"
    r"|(?i:.*\b(?:fx|exchange|rate)s? \()[A-Z]{3} ?/ ?[A-Z]{3}\)$"
    r"|(?:[A-Z]{3}|[A-Z]{1,2}\$|[₦₹€£¥₩₱฿₺₫₵])/(?:(?:US)?\$|€)(?![\w.])"
    r"|(?:(?i:fx|fx rate|spot|average|avg\.?|closing|assumed|year-end):? )?"
    r"(?:(?:USD|EUR|GBP|CHF)/[A-Z]{3}|[A-Z]{3}/(?:USD|EUR|GBP|CHF|JPY))\b|(?i:.*\bmultiple$)"
    r"|(?i:(?:house |home )?price[- ]to[- ](?:income|earnings|book|sales|rent)\b))"
)
_WEIGHTED = re.compile(r"\bprob(?:ability|\.)?[- ]?(?:weighted|wtd|wt\.)(?!\w)", re.IGNORECASE)
_PERCENTILE = re.compile(r"\b[0-9]{1,2}(?:st|nd|rd|th) (?:pct|pctl|percentile)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:[a-z]{4,} )?(?!points|terms|less|times)[a-z]{3,}s(?: [a-z]{3,}ed)?")
# "All other branches": the rest of what is told apart is measured like the others.
_REST = re.compile(r"(?:(?:all )?others?|rest|remaining|remainder)\b")
_PREMIUM_ENDS = frozenset({"written", "earned", "received", "paid", "collected"})
_TAIL = re.compile(
    r"\s(?:per|without|of|for|from|by|in|vs\.?|versus|at|with|to|as)\s.*$|\son (?:stipend|payroll|benefit|pension)s?$"
    r"|[:,;–—].*$|\s-\s.*$|/.*$"
)
_WORD = re.compile(r"[a-z]+")
_CHANGE = re.compile(r"\b(?:growth|change|cagr|increase|decrease|delta|variance|difference)\b|Δ", re.IGNORECASE)
_WHOLE_CHANGE = re.compile(r"\b(?:cagr|cumulative|total|overall)\b", re.IGNORECASE)


def nature_of(label: str) -> Nature | None:
    """What the label's head word measures ("Revenue per Employee" is money, "Customer Growth" a share)."""
    return _nature(label[:LABEL_MAX])


@lru_cache(maxsize=8192)
def _nature(label: str) -> Nature | None:
    if _INDEXED.search(label) or _RATE_PER.search(label):
        return "ratio"  # "Real wage (2030 = 100)"
    label = _MEMO_ITEM.sub("", label)
    label = _PERCENTILE.sub(" ", _WEIGHTED.sub(" ", label))
    plain = _PROFIT_STATUS.sub(" ", _PARENTHESES.sub(" ", _NAMES_LIKE.sub(" ", label).lower())).strip()
    if plain.startswith(("if ", "when ")) or _SALES_TEAM.match(plain) or _OWN_PLAN.fullmatch(plain):
        return None
    for pattern, nature in _PHRASES[2:]:
        if pattern.search(plain):
            return nature  # type: ignore[return-value]
    head = _TAIL.sub("", plain).strip()
    for pattern, nature in _PHRASES[:2]:
        if pattern.search(head):
            return nature  # type: ignore[return-value]
    return _nature_of_words(_WORD.findall(head))


def _nature_of_words(words: list[str]) -> Nature | None:
    """What the last word of a label that measures anything measures."""
    if len(words) > 1 and words[-1] in _WHOSE and words[-2] not in _MONEY:
        return None  # "Staff position" beside "Company request" is what they think
    if words and (words[-1] in _NO_MEASURES or _REST.match(" ".join(words))):
        return None
    is_function = bool(words) and words[-1] in _FUNCTIONS
    if words and words[-1] in _MONEY_HEADS:
        return "money"
    for word in reversed(words):
        if word == "premium" and word != words[-1] and words[-1] not in _PREMIUM_ENDS:
            continue  # "Schwab Premium Intelligent"
        if word in _MONEY:
            return "percent" if words[-1] == "ratio" else "money"  # "Wage ratio"
        is_itself = word == words[-1] and word not in _WHERE_SOLD
        if word in _COUNT and (word not in _ONE_OF or is_itself or words[-1] in _NUMBERS):
            return None if is_function else "count"
        if word in _PERCENT:
            return "percent"
    is_done = len(words) > 1 and words[-1] in _DONE and words[-2] not in _SUMS
    if is_done and words[-2][-1:] == "s" and words[-2][-2:] != "ss":
        return "count"  # "Films released"
    return None


def counts_behind(words: str) -> bool:
    """Whether what stands behind a number in its cell says what is counted: "1,120 jobs", "47 counties"."""
    return nature_of(words) == "count" or (_PLURAL.fullmatch(words) is not None and nature_of(words) is None)


@lru_cache(maxsize=4096)
def is_multiple(label: str) -> bool:
    """Whether a label names a quotient ("P/E", "USD/TRY"), so that a whole number under it counts nothing."""
    return (
        is_rate_of_rows(label)
        or is_open_rate(label)
        or (_QUOTIENT.match(label) is not None and money_of_rate(label) is None)
    )


@lru_cache(maxsize=4096)
def is_change(label: str) -> bool:
    """Whether the label names a change between periods (`Growth %`, `CAGR`, `Change`)."""
    return _CHANGE.search(label) is not None


@lru_cache(maxsize=4096)
def is_whole_change(label: str) -> bool:
    """Whether a change runs over all periods shown, not from one to the next."""
    return _WHOLE_CHANGE.search(label) is not None
