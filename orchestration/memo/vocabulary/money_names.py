"""Names that say of themselves that they are sums of money, among figures of every kind: "Net flows", "Minorities".

Belongs here: the last words of such names, and captions and corners that tell no measure ("Key figures", "Metric").
Does not: what a label measures as a whole (`natures`), names that can be no sum (`no_amounts`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.memo.vocabulary.natures import nature_of
from orchestration.memo.vocabulary.words import word_set

_LAST = word_set(
    """
    float capital buyback buybacks repurchases loan loans lending credit borrowing borrowings deposits flow flows
    inflow inflows outflow outflows balance account deficit deficits surplus surpluses shortfall take goodwill
    intangibles minorities minority equity interest var pat pbt ebt pbit ebita ebitdar nopat ffo affo noi nii gmv gtv
    tpv gpv gwp nwp gva gni nnm fdi rwa rwas payment payments purchases acquisitions disposals divestments lease leases
    raised aid bond bonds gilts stimulus transfer transfers relief value worth money fund funds funding wealth
    collateral inventory inventories advertising levy levies securities overdraft overdrafts commitments obligations
    guarantees warranties restructuring depreciation amortisation amortization write-offs write-downs writedowns gain
    gains result results distribution distributions contingency liquidity exposure exposures provision provisions
    impairments refunds rebates receipts takings royalties donations endowment overheads overhead salaries procurement
    arrears bailouts tariffs customs remittances dividend dividends financing refinancing settlement settlements
    severance litigation allowance allowances drawdown drawdowns facility payables creditors debtors liabilities
    property equipment interests advances mortgages balances monies holdings pledges pensions benefits tax vat duties
    fines
    """
)
# "Order intake", "Capital programme", "Private consumption", "R&D", "Net cash position", "Claims paid"
_PHRASE = re.compile(
    r"\b(?:order intake|(?:order|sales) (?:book|backlog|pipeline)|capital (?:programme|program|plan|works)"
    r"|(?:private|household|government|public|consumer|final) consumption|money supply(?: m[0-4])?"
    r"|(?:cash|debt|net|external|investment) position"
    r"|(?:net|gross|insurance) claims(?: incurred| paid)?|claims (?:incurred|paid)|loans outstanding"
    r"|(?:loan|mortgage|securities|investment|credit|bond) portfolio"
    r"|(?:r&d|sg&a|g&a|d&a|o&m|m&a|ppe|pp&e)|right[- ]of[- ]use|net new (?:money|assets)|value added|value at risk"
    r"|trade|minority interests?|share[- ]based (?:pay|compensation|payments?)|stock[- ]based (?:comp|compensation)"
    r"|fuel|raw materials?|materials|energy bill|(?:interest|tax|taxes|dividends?|patronage|rent) paid)$"
)
# "of which renewables", "- Europe", "Other", "Eliminations": in what the rows above are in
_PART = re.compile(
    r"\W{0,3}(?:(?:of which|o/w|thereof|incl\.|including|less:?|plus|add|minus)\b|[–—•↳└-]\s?\w)"
    r"|(?:all )?others?\b|(?:the )?rest\b|(?:sub-?|grand )?totals?\b|eliminations?\b|adjustments?\b|exceptionals?\b"
    r"|corporate\b|unallocated\b|intersegment\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*[(\[].*$|[,;:–—].*$|\s-\s.*$|\s(?:to|from|of|for|in|on|by|at|with|vs\.?|before|after|excl?\.?) .*$"
)
_OVER = re.compile(r"[a-z]-to-[a-z]|\b(?:per|to) |/|\bbeta$", re.IGNORECASE)
_WORD = re.compile(r"[a-z&][a-z0-9&-]*")
_KINDS = r"(?:(?:financial|operating|operational|(?:macro)?economic|macro|business|market|credit|company|group) )?"
_MIXED = re.compile(
    rf"\b(?:key|selected|main|headline|vital|core|critical) {_KINDS}(?:figures|numbers|data|facts|stats|statistics)\b"
    r"|\b(?:indicators?|metrics|kpis|kpi table|dashboard|scorecard|snapshot|at a glance)\b"
    r"|\b(?:peers?|competitors?|company|benchmark|rivals?) (?:comparison|table|group|comps|benchmarking|set)\b"
    r"|^(?:peers|comps|comparables|peer comps)\b",
    re.IGNORECASE,
)
# "Balance sheet snapshot", "Cost indicators": of money, whatever rows are called
_OF_MONEY = re.compile(
    r"\b(?:balance[- ]sheet|cash[- ]flows?|income statement|p&l|budget|costs?|revenues?|sales|spend(?:ing)?|debt"
    r"|funding|investments?|capex|tax|savings|loans?|fiscal|trade|payments)\b",
    re.IGNORECASE,
)
_OF_MEASURES = re.compile(
    r"(?:(?:key|main) )?(?:metrics?|kpis?|indicators?|ratios?|statistics?|key figures?)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def says_money(label: str) -> bool:
    """Whether a name says that it is a sum of money: "Revenue", "Net flows", "Minorities", not "Installed base"."""
    if nature_of(label) == "money":
        return True
    name = _TAIL.sub("", label.lower()).strip()
    words = _WORD.findall(name)
    if not words or _OVER.search(name) is not None:
        return _PHRASE.search(name) is not None
    return words[-1] in _LAST or _PHRASE.search(name) is not None


def names_part(label: str) -> bool:
    """Whether a name is of a part or the rest of what stands above it: "of which renewables", "Eliminations"."""
    return _PART.match(label) is not None


def is_mixed(caption: str) -> bool:
    """Whether a caption holds figures of every kind and measures none: "Key figures ($M)", "Peer comparison"."""
    return _MIXED.search(caption) is not None and _OF_MONEY.search(caption) is None


def holds_measures(corner: str) -> bool:
    """Whether the head of the first column says that rows are measures of any kind; "Measure" may be a policy."""
    return _OF_MEASURES.match(corner) is not None
