"""How currencies are written: ISO 4217 codes, symbols and names.

Belongs here: tables and the look-ups over them. Does not: amounts or their scale (`number_grammar`).
"""

from __future__ import annotations

import re

from orchestration.memo.vocabulary.units import word_set

ISO_4217 = word_set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD
    KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
    NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
    SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD
    XDR XOF XPF YER ZAR ZMW ZWG
    """
)

# Codes that memos also use as words or names ("TOP 10", "ALL 50 states", "COP 28", "SDG 7"): they name a
# currency only beside a scaled or grouped amount.
WORDLIKE_CODES = word_set(
    """
    ALL AMD COP CUP IRR SCR SDG SOS TOP
    """
)

# A company's revenue is trillions in these, and stated in millions all the same.
OF_MANY_DIGITS = word_set("KRW JPY IDR VND COP CLP NGN TZS UGX HUF PYG KHR UZS")

# RMB is the everyday name of the yuan and NIS that of the shekel; they are no ISO codes.
CODE_ALIASES = {
    "RMB": "CNY", "CNH": "CNY", "NTD": "TWD", "SDR": "XDR", "NIS": "ILS", "KSH": "KES", "TSH": "TZS", "USH": "UGX",
}  # fmt: skip

# Written before the sign too: "MXN$14,000".
DOLLAR_CODES = ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "UYU", "JMD", "TTD", "NAD")

SYMBOLS = {
    "$": "USD", "US$": "USD", "$US": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "MX$": "MXN", "Mex$": "MXN", "R$": "BRL", "Z$": "ZWG",
    "J$": "JMD", "EC$": "XCD", "BZ$": "BZD", "FJ$": "FJD", "Bds$": "BBD", "RD$": "DOP", "CO$": "COP", "COL$": "COP",
    "AR$": "ARS", "CL$": "CLP", "G$": "GYD",
    **{f"{code}$": code for code in DOLLAR_CODES},
    "TT$": "TTD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "JP¥": "JPY", "CN¥": "CNY", "￥": "JPY",
    "₩": "KRW", "₺": "TRY", "₽": "RUB", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB", "₪": "ILS",
    "₴": "UAH",
    "₸": "KZT", "₡": "CRC", "₵": "GHS", "₲": "PYG", "₮": "MNT", "₾": "GEL", "₼": "AZN", "₨": "INR",
    "₭": "LAK",
    "Rs": "INR", "Rs.": "INR", "TSh": "TZS", "USh": "UGX", "Tk": "BDT", "Tk.": "BDT",
    **dict.fromkeys(("KSh", "Ksh", "KShs", "Kshs", "KSh.", "Ksh.", "KShs.", "Kshs."), "KES"),
    "Gs": "PYG", "Gs.": "PYG", "Kč": "CZK", "N$": "NAD",
    "GH₵": "GHS", "GH¢": "GHS", "৳": "BDT", "E£": "EGP", "LE": "EGP", "Ft": "HUF", "DH": "MAD", "Kz": "AOA",
    "TL": "TRY", "SFr": "CHF", "S/": "PEN", "S/.": "PEN", "B/.": "PAB",
    "Rp": "IDR", "Rp.": "IDR", "RM": "MYR", "zł": "PLN", "R": "ZAR",
}  # fmt: skip
# What may stand before an amount, as part of a regex: a code that is no word, or a sign, longer ones first.
CODES = f"(?:{'|'.join(sorted((ISO_4217 - WORDLIKE_CODES) | CODE_ALIASES.keys()))})"
MONEY_FIRST = rf"(?:(?:{'|'.join(re.escape(sign) for sign in sorted(SYMBOLS, key=len, reverse=True))}) ?|{CODES} ?)"

# For patterns: common signs of one character, to stand in a class, and all signs but the lone letter.
PLAIN_SIGNS = "$€£¥₹₩₱₦₫₺₪฿₽"
WRITTEN_SIGNS = "|".join(sorted(map(re.escape, (sign for sign in SYMBOLS if sign != "R")), key=len, reverse=True))

# "kr" is the krona of one country or the krone of another, the CFA franc is two.
AMBIGUOUS_SYMBOLS = {
    **dict.fromkeys(("kr", "kr."), frozenset({"SEK", "NOK", "DKK", "ISK"})),
    **dict.fromkeys(("CFA", "FCFA"), frozenset({"XOF", "XAF"})),
    **dict.fromkeys(("Ps", "Ps."), frozenset({"MXN", "PHP", "CLP", "COP", "ARS", "UYU", "DOP"})),
    **dict.fromkeys(("Fr", "Fr."), frozenset({"CHF", "XOF", "XAF", "RWF", "CDF"})),
    **dict.fromkeys(("Dh", "Dhs"), frozenset({"AED", "MAD"})),
    "lei": frozenset({"RON", "MDL"}),
}

# A code beside one of these signs says whose dollar, yuan or rupee it is ("AUD $5M", "¥5B CNY").
SHARED_SIGNS = {
    "$": word_set(
        """
    USD AUD CAD NZD HKD SGD TWD MXN ARS CLP COP UYU BMD BBD BSD BZD JMD TTD XCD FJD LRD NAD GYD SRD
    """
    ),
    "¥": frozenset({"JPY", "CNY"}),
    "￥": frozenset({"JPY", "CNY"}),
    "Rs": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "Rs.": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "₨": frozenset({"INR", "PKR", "LKR", "NPR", "MUR"}),
    "£": word_set(
        """
    FKP SHP GIP LBP EGP GBP
    """
    ),
}

# Names after a number. "" marks a name several countries share: it needs a header that names one.
NAMES = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "rupee": "INR", "rupees": "INR",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "rand": "ZAR", "ringgit": "MYR",
    "baht": "THB",
    "dong": "VND", "reais": "BRL", "zloty": "PLN", "zlotys": "PLN", "złoty": "PLN", "lira": "TRY",
    "liras": "TRY",
    "rubles": "RUB", "roubles": "RUB", "ruble": "RUB", "rouble": "RUB", "shekel": "ILS", "shekels": "ILS",
    "naira": "NGN", "rupiah": "IDR", "hryvnia": "UAH", "forint": "HUF", "koruna": "CZK", "kronor": "SEK",
    "francs": "", "franc": "", "kroner": "", "krone": "", "krona": "", "crowns": "", "pesos": "", "peso": "",
    "dirhams": "", "dirham": "", "riyals": "", "riyal": "", "dinars": "", "dinar": "", "shillings": "",
    "shilling": "", "pounds": "", "kwacha": "", "lei": "", "manat": "", "colones": "",
    "birr": "ETB", "taka": "BDT", "kyat": "MMK", "cedi": "GHS", "cedis": "GHS", "dalasi": "GMD", "pula": "BWP",
    "soles": "PEN", "bolivianos": "BOB", "guaranies": "PYG", "guaraníes": "PYG", "lempiras": "HNL",
    "quetzales": "GTQ", "hryvnias": "UAH", "tenge": "KZT", "lari": "GEL", "leva": "BGN", "forints": "HUF",
    "korunas": "CZK", "tugrik": "MNT", "tögrög": "MNT", "kip": "LAK", "riel": "KHR", "riels": "KHR",
    "ariary": "MGA", "meticais": "MZN", "metical": "MZN", "kwanza": "AOA", "kwanzas": "AOA", "rufiyaa": "MVR",
    "ngultrum": "BTN", "gourdes": "HTG", "leones": "SLE",
}  # fmt: skip

# First words of two-word names and what the pair means.
NAME_PAIRS = {
    ("us", "dollars"): "USD", ("us", "dollar"): "USD", ("american", "dollars"): "USD",
    ("australian", "dollars"): "AUD", ("canadian", "dollars"): "CAD", ("singapore", "dollars"): "SGD",
    ("hong", "kong"): "HKD", ("new", "zealand"): "NZD", ("taiwan", "dollars"): "TWD",
    ("swiss", "francs"): "CHF", ("pounds", "sterling"): "GBP", ("british", "pounds"): "GBP",
    ("indian", "rupees"): "INR",
    ("pakistani", "rupees"): "PKR", ("japanese", "yen"): "JPY", ("chinese", "yuan"): "CNY",
    ("korean", "won"): "KRW", ("swedish", "kronor"): "SEK", ("swedish", "krona"): "SEK",
    ("norwegian", "kroner"): "NOK", ("danish", "kroner"): "DKK", ("mexican", "pesos"): "MXN",
    ("philippine", "pesos"): "PHP", ("brazilian", "reais"): "BRL", ("turkish", "lira"): "TRY",
    ("kenyan", "shillings"): "KES", ("tanzanian", "shillings"): "TZS", ("ugandan", "shillings"): "UGX",
    ("zambian", "kwacha"): "ZMW", ("malawian", "kwacha"): "MWK", ("romanian", "lei"): "RON",
    ("azerbaijani", "manat"): "AZN", ("chilean", "pesos"): "CLP", ("colombian", "pesos"): "COP",
    ("argentine", "pesos"): "ARS", ("moroccan", "dirhams"): "MAD", ("egyptian", "pounds"): "EGP",
    ("uae", "dirhams"): "AED", ("saudi", "riyals"): "SAR",
}  # fmt: skip


def code_of(word: str) -> str | None:
    """The ISO code that three capital letters name, or None."""
    if word in ISO_4217:
        return word
    return CODE_ALIASES.get(word)


def code_in_parentheses(text: str, pos: int, symbol: str) -> str | None:
    """The code that says whose sign it is: "¥1.2T (RMB)", "$5M (CAD)"."""
    code = code_of(text[pos + 2 : pos + 5]) if text.startswith(")", pos + 5) else None
    return code if code in SHARED_SIGNS[symbol] else None


def merged_currency(before: str | None, symbol: str, after: str | None) -> tuple[str | None, str, str]:
    """One currency from both sides of a number: "$5M CAD" is Canadian, "€5M USD" a conflict."""
    if after is None:
        return before, symbol, ""
    if before is None:
        return after, "", ""
    if before == after or after in SHARED_SIGNS.get(symbol, ()):
        return after, symbol, ""
    if before.startswith("?") and after in AMBIGUOUS_SYMBOLS.get(before[1:], ()):
        return after, symbol, ""
    if after.startswith("?") or (symbol == "$" and after == "USD"):
        return before, symbol, ""
    return before, symbol, "unit_conflict"
