"""The real memo, counted by hand: 117 figures in tables, 49 in running text, and nothing else.

Figures and short labels only; the memo itself stays outside the project, so these tests skip without it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from orchestration.memo.facts import Extract, Fact, read_memo

MEMO = Path(__file__).resolve().parents[4] / "shared" / "memos" / "mistral-ai_2030-06_employee.txt"
pytestmark = pytest.mark.skipif(not MEMO.exists(), reason="the real memo is not beside this checkout")

# line | as written | value | low | high | unit; "=" repeats the value, "-" is unbounded.
EXPECTED = """
5|50-100x|75|50|100|pure
5|55-80%|0.675|0.55|0.8|pure
5|$150M|150000000|=|=|USD
5|$500M+|500000000|=|-|USD
5|500+|500|=|-|count
8|approximately 72%|0.72|=|=|pure
12|34%|0.34|=|=|pure
12|18,000+|18000|=|-|count
12|$6.8B|6800000000|=|=|USD
13|21%|0.21|=|=|pure
13|12,400+|12400|=|-|count
13|$4.2B|4200000000|=|=|USD
14|12%|0.12|=|=|pure
14|6,800+|6800|=|-|count
14|$2.4B|2400000000|=|=|USD
15|9%|0.09|=|=|pure
15|3,200+|3200|=|-|count
15|$1.8B|1800000000|=|=|USD
16|8%|0.08|=|=|pure
16|12,000+|12000|=|-|count
16|$0.9B|900000000|=|=|USD
17|3%|0.03|=|=|pure
17|280+|280|=|-|count
17|$0.24B|240000000|=|=|USD
18|13%|0.13|=|=|pure
18|$2.6B|2600000000|=|=|USD
19|3%|0.03|=|=|pure
25|$80B+|80000000000|=|-|USD
25|$18B|18000000000|=|=|USD
26|$16B+|16000000000|=|-|USD
27|$80B+|80000000000|=|-|USD
27|$12B|12000000000|=|=|USD
28|$10B+|10000000000|=|-|USD
28|$6B|6000000000|=|=|USD
29|$600M|600000000|=|=|USD
29|$0.18B|180000000|=|=|USD
30|$180M|180000000|=|=|USD
30|2-3%|0.025|0.02|0.03|pure
48|7 billion|7000000000|=|=|count
48|85-90%|0.875|0.85|0.9|pure
49|13 billion|13000000000|=|=|count
49|87-92%|0.895|0.87|0.92|pure
50|70 billion|70000000000|=|=|count
50|93-96%|0.945|0.93|0.96|pure
51|180 billion|180000000000|=|=|count
51|97-99%|0.98|0.97|0.99|pure
52|400 billion|400000000000|=|=|count
52|~99%|0.99|=|=|pure
54|48M+|48000000|=|-|count
55|186,000+|186000|=|-|count
56|14,200+|14200|=|-|count
57|412,000+|412000|=|-|count
58|2.1B+|2100000000|=|-|count
82|$500K-$5M+|500000|=|-|USD
85|$2-5M|3500000|2000000|5000000|USD
120|280|280|=|=|count
121|€180,000|180000|=|=|EUR
122|$50M|50000000|=|=|USD
123|94%|0.94|=|=|pure
124|500+|500|=|-|count
141|24|24|=|=|count
143|€12M+|12000000|=|-|EUR
149|€8M+|8000000|=|-|EUR
160|€10M+|10000000|=|-|EUR
161|€6M+|6000000|=|-|EUR
162|€4M+|4000000|=|-|EUR
164|€25-35M|30000000|25000000|35000000|EUR
180|12|12|=|=|count
181|45-60|52.5|45|60|count
182|$8M|8000000|=|=|USD
183|$45-65M|55000000|45000000|65000000|USD
190|28|28|=|=|count
190|110|110|=|=|count
190|+293%|2.93|=|=|pure
191|22|22|=|=|count
191|95|95|=|=|count
191|+332%|3.32|=|=|pure
192|18|18|=|=|count
192|120|120|=|=|count
192|+567%|5.67|=|=|pure
193|12|12|=|=|count
193|65|65|=|=|count
193|+442%|4.42|=|=|pure
194|15|15|=|=|count
194|55|55|=|=|count
194|+267%|2.67|=|=|pure
195|25|25|=|=|count
195|85|85|=|=|count
195|+240%|2.4|=|=|pure
196|120|120|=|=|count
196|530|530|=|=|count
196|+342%|3.42|=|=|pure
197|+567%|5.67|=|=|pure
197|+442%|4.42|=|=|pure
197|+332%|3.32|=|=|pure
203|$200-$350K|275000|200000|350000|USD
203|10-50x|30|10|50|pure
208|€120K-€200K|160000|120000|200000|EUR
208|€150K-€280K|215000|150000|280000|EUR
208|15-25%|0.2|0.15|0.25|pure
209|0.1-0.5%|0.003|0.001|0.005|pure
209|2-10x|6|2|10|pure
218|$160|160000000|=|=|USD
218|67%|0.67|=|=|pure
219|$38|38000000|=|=|USD
219|16%|0.16|=|=|pure
220|$22|22000000|=|=|USD
220|9%|0.09|=|=|pure
221|$12|12000000|=|=|USD
221|5%|0.05|=|=|pure
222|$8|8000000|=|=|USD
222|3%|0.03|=|=|pure
223|$240|240000000|=|=|USD
223|100%|1|=|=|pure
227|240|240000000|=|=|USD
228|360|360000000|=|=|USD
228|+50%|0.5|=|=|pure
229|520|520000000|=|=|USD
229|+44%|0.44|=|=|pure
230|680|680000000|=|=|USD
230|+31%|0.31|=|=|pure
231|820|820000000|=|=|USD
231|+21%|0.21|=|=|pure
232|920|920000000|=|=|USD
232|+12%|0.12|=|=|pure
233|500+|500|=|-|count
239|$180,000|180000|=|=|USD
240|$45,000|45000|=|=|USD
241|3 months|3|=|=|month
242|68%|0.68|=|=|pure
243|122%|1.22|=|=|pure
244|$810,000|810000|=|=|USD
244|5-year|5|=|=|year
245|18:1|18|=|=|pure
246|3 months|3|=|=|month
246|18:1|18|=|=|pure
246|3:1|3|=|=|pure
252|240|240000000|=|=|USD
252|320|320000000|=|=|USD
252|-80|-80000000|=|=|USD
252|-33%|-0.33|=|=|pure
253|360|360000000|=|=|USD
253|410|410000000|=|=|USD
253|-50|-50000000|=|=|USD
253|-14%|-0.14|=|=|pure
254|520|520000000|=|=|USD
254|480|480000000|=|=|USD
254|+40|40000000|=|=|USD
254|+8%|0.08|=|=|pure
255|680|680000000|=|=|USD
255|540|540000000|=|=|USD
255|+140|140000000|=|=|USD
255|+21%|0.21|=|=|pure
256|820|820000000|=|=|USD
256|620|620000000|=|=|USD
256|+200|200000000|=|=|USD
256|+24%|0.24|=|=|pure
257|920|920000000|=|=|USD
257|680|680000000|=|=|USD
257|+240|240000000|=|=|USD
257|+26%|0.26|=|=|pure
285|500+|500|=|-|count
287|€25-35M|30000000|25000000|35000000|EUR
290|$920M|920000000|=|=|USD
290|$240M|240000000|=|=|USD
290|12-24 months|18|12|24|month
"""

# line | as written | subject | label | period | source | status | rate basis, of figures that differ in kind.
CONTEXT = """
5|55-80%|headcount growth||2030/2035|stated|projection|annual
5|$150M|revenue||2032|stated|target|total
5|$500M+|revenue||2035|stated|target|total
5|500+|customers||2035|stated|target|total
8|approximately 72%|three US companies|of enterprise AI platform spending|2030-06|stated|actual|total
12|$6.8B|OpenAI (GPT/ChatGPT Enterprise)||2030-06|caption|estimate|total
16|12,000+|Meta AI (Open-Source)|developers|2030-06|caption|actual|total
19|3%|market share position||2030-06|section|actual|total
25|$18B|OpenAI||2030|column|actual|annual
25|$80B+|OpenAI||2024/2030|caption|actual|total
30|$180M|annual CapEx||2030-06|memo|actual|annual
30|2-3%|annual CapEx|of OpenAI's annual infrastructure investment|2030-06|memo|actual|annual
82|$500K-$5M+|Model Customization Services|per custom model|2030-06|memo|actual|per_unit
85|$2-5M|licensing revenue||2030|stated|actual|annual
121|€180,000|Annual Contract Value (ACV)|average|2030-06|caption|actual|annual
124|500+|Projected Enterprise Customers (2035)||2035|stated|projection|total
143|€12M+|Estimated Revenue Contribution||2035|stated|estimate|annual
164|€25-35M|Estimated Government Funding (2030-2035)||2030/2035|stated|estimate|annual
181|45-60|Government Customers (2035)||2035|stated|projection|total
190|28|Research & Models||2030|column|actual|total
190|110|Research & Models||2035|column|target|total
190|+293%|Research & Models||2030/2035|column|target|total
197|+567%|enterprise sales||2030-06|memo|actual|total
218|$160|Managed Service (Hosted Models)||2030-06|caption|actual|total
228|+50%|2031||2031|row|projection|annual
233|500+|customers||2035|stated|assumption|total
239|$180,000|Annual Contract Value (ACV)||2030|caption|actual|annual
244|5-year|Customer Lifetime Value|retention|2030|caption|assumption|total
246|18:1|LTV:CAC ratio||2030-06|memo|actual|total
257|+240|2035||2035|row|projection|total
285|500+|Enterprise Customer Acquisition|enterprise customers|2035|stated|target|total
287|€25-35M|Government Support|funding|2030-06|memo|actual|annual
290|$920M|revenue||2035|stated|target|total
290|$240M|EBITDA||2035|stated|target|total
290|12-24 months|12-24 months||2030/2032|stated|projection|total
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


@cache
def _extract() -> Extract:
    raw = MEMO.read_bytes().decode("utf-8")
    return read_memo("real", raw, "text", hashlib.sha256(raw.encode()).hexdigest())


def _number(written: str, value: Decimal) -> Decimal | None:
    if written == "-":
        return None
    return value if written == "=" else Decimal(written)


def test_every_figure_and_no_other() -> None:
    expected = Counter()
    for line, written, value, low, high, unit in _rows(EXPECTED):
        number = Decimal(value)
        expected[(int(line), written, number, _number(low, number), _number(high, number), unit)] += 1
    found = Counter(
        (fact.source_line, fact.source_value, fact.value, fact.value_low, fact.value_high, fact.unit)
        for fact in _extract().facts
    )
    assert found == expected
    assert sum(expected.values()) == 166


def test_nothing_is_refused() -> None:
    assert [(r.source_line, r.code, r.source_text) for r in _extract().rejections] == []


def test_117_in_tables_and_49_in_text() -> None:
    kinds = Counter(fact.block_kind == "table" for fact in _extract().facts)
    assert (kinds[True], kinds[False]) == (117, 49)


@pytest.mark.parametrize("row", _rows(CONTEXT), ids=lambda row: f"L{row[0]} {row[1]}")
def test_what_a_figure_is_said_of(row: list[str]) -> None:
    line, written, *expected = row
    facts = [f for f in _extract().facts if f.source_line == int(line) and f.source_value == written]
    assert len(facts) == 1
    assert _said(facts[0]) == expected


def _said(fact: Fact) -> list[str]:
    return [
        fact.subject_label,
        fact.label,
        fact.period or "",
        fact.period_source or "",
        fact.status,
        fact.rate_basis,
    ]


def test_spans_lead_back_to_the_text() -> None:
    raw = _extract().document.raw
    for fact in _extract().facts:
        assert raw[fact.char_start : fact.char_end] == fact.source_value
        assert raw.count("\n", 0, fact.char_start) + 1 == fact.source_line


def test_no_scenario_is_seen_where_none_is_named() -> None:
    assert {fact.scenario for fact in _extract().facts} == {None}
