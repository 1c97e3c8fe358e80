{# The kind of an entity no seed knows, by its own words; a memo is about a company unless it says otherwise. #}
{% macro made_entity_kind(entity_core) -%}
    {%- set sectors = "sectors?|industry|industries|markets?|economy|banking|services|healthcare|manufacturing"
        ~ "|farms|universities|colleges|hospitals|schools|startups|restaurants|retailers|airlines|banks|law firms?|small business(?:es)?" -%}
    {%- set countries = "^(?:(?:the )?(?:federal |democratic |islamic |people.?s )*(?:republic|kingdom|commonwealth|sultanate|principality|federation|emirate) of)\\b" -%}
    {%- set groups = "workers|employees|students|professionals|youth|parents|families|consumers|households"
        ~ "|citizens|teachers|engineers|developers|investors|graduates|retirees" -%}
    {#- "Higher education" is one, "Kestrel Energy" is a company. -#}
    {%- set plain = "(?:(?:higher|secondary|primary|early|global|us|uk|eu|american|european|asian|public|private|digital"
        ~ "|clean|renewable|commercial|residential|financial|professional|creative|legal|and|the) )*(?:education|real estate"
        ~ "|housing|retail|agriculture|farming|mining|logistics|transport(?:ation)?|construction|energy|tourism|hospitality"
        ~ "|media|entertainment|telecom(?:s|munications)?|pharma(?:ceuticals)?|biotech(?:nology)?|automotive|aviation|law"
        ~ "|insurance|utilities|defen[cs]e|government|nonprofits?|semiconductors?|finance|childcare)(?: (?:in|of|across|under) .*)?" -%}
    case
        when {{ regex_matches(entity_core, countries) }} then 'country'
        when {{ regex_matches(entity_core, "\\b(?:" ~ sectors ~ ")\\b|^" ~ plain ~ "$") }} then 'sector'
        when {{ regex_matches(entity_core, "\\b(?:" ~ groups ~ ")\\b") }} then 'group'
        else 'company'
    end
{%- endmacro %}

{# Whether a row among companies only looks like a country, by another name of it. #}
{% macro names_a_company() -%}
    (
        labelled.header_entity_kind = 'company'
        and subjects.exact_kind = 'country'
        and subject_labels.core <> subjects.exact_slug
    )
{%- endmacro %}

{#
    Whom a title, a subject or a header's name is about: without the stock words before it ("Memo from the future:",
    "The rise and fall of"), up to what begins the topic, a date or a note in parentheses. Null where nothing is left.
#}
{% macro title_subject(title) -%}
    {%- set papers = "(?:memos?|memorandum|brief(?:ing)?|letter|report|note|outlook|dispatch|message|update)" -%}
    {%- set period = "(?:january|february|march|april|may|june|july|august|september|october|november|december"
        ~ "|q[1-4]|h[12]|fy) ?20\\d\\d|20\\d\\d" -%}
    {%- set topics = "(?:ai|automation|digital|workforce|lab(?:o|ou)r|energy|path|road|journey|future|decade|transformation"
        ~ "|transition|reckoning|bet|pivot|strategy|strategic|economy|economic|crisis|long|great|next|new|big|quiet|slow"
        ~ "|last|second|lost|hidden|open|capital|growth|outlook|prospects|position(?:ing)?|place|role)" -%}
    {%- set verbs = "(?:lost|won|became|becomes|survived|survives|missed|misses|beat|rebuilt|is|was|will|can|could|should|must|faces|faced"
        ~ "|navigat(?:es|ed|ing)|transform(?:s|ed)|confront(?:s|ed)|bets|adapt(?:s|ed)|reinvent(?:s|ed))" -%}
    {%- set steps = [
        ("^[ \"“‘*#]*(?:(?:a|an|the|my|this|confidential|internal|macro|intelligence|strategic|strategy|investor|board"
            ~ "|equity|research|executive|policy|special|annual) )*" ~ papers
            ~ "(?: (?:from|of|to) (?:the )?(?:future|20\\d\\d))?(?: ?#? ?\\d+)? *(?:[:–—|]| - ) *", ""),
        ("^(?:the )?20\\d\\d (?:report|memo|outlook) *(?:[:–—|]| - ) *", ""),
        ("^(?:(?:the|a) (?:state of (?:the )?)|(?:(?:the|a) )?(?:future|rise|fall|decline|end|story|transformation|reinvention|remaking)"
            ~ "(?:,? (?:and|&) (?:the )?(?:fall|rise|decline|future|reinvention))? of (?:the )?|inside (?:the )?|understanding "
            ~ "|how |why |what (?:happened|happens|came|comes) (?:to|next for|after) "
            ~ "|" ~ papers ~ " (?:to|for) (?:the )?(?:[a-z]+ ){1,3}(?:of|at) (?:the )?)", ""),
        (" *(?:[:;|?!]| [–—-] | (?:and|&) (?:the|its|their|his|her) | in (?:the (?:age|era|decade|year)|an age|an era|" ~ period
            ~ ")\\b| (?:after|amid|amidst|beyond|before|through|under|versus|vs\\.?|facing) (?:the|an?|its|20\\d\\d|ai|automation)\\b"
            ~ "|['’]s " ~ topics ~ "\\b| " ~ verbs ~ " (?:the|its|their|his|a|an|to|not|on|from|in|by|with|itself|against|ai)\\b"
            ~ "|,? (?:" ~ period ~ ")\\b| (?:strategic|economic|investment|market|annual|macro) (?:outlook|positioning|strategy|memo|review|update)\\b"
            ~ "|[(\\[]).*$", ""),
        ("^[ \"“‘*#,–—-]+|[ \"”’*,–—-]+$", "")
    ] -%}
    {%- set result = namespace(sql="trim(" ~ title ~ ")") -%}
    {%- for pattern, replacement in steps -%}
        {%- set result.sql = regex_replace(result.sql, "(?i)" ~ pattern, replacement) -%}
    {%- endfor -%}
    nullif(trim({{ result.sql }}), '')
{%- endmacro %}

{# A name out of a file's name: "larch-foods_2031-06_staff" is "larch foods". #}
{% macro file_subject(memo_id) -%}
    nullif(trim({{ regex_replace(
        regex_replace(memo_id, "^.*/|_.*$|[-_ ]*(?:19|20)\\d\\d.*$", ""), "[-_.]+", " "
    ) }}), '')
{%- endmacro %}

{# A name written in capitals only, as names are written: "OAK BANK PLC" is "Oak Bank PLC"; any other stays. #}
{% macro spelled_name(name) -%}
    case
        when upper({{ name }}) <> {{ name }} or length({{ name }}) < 6 then {{ name }}
        else {{ adapter.dispatch('capitalise_words', 'memomart')(name) }}
    end
{%- endmacro %}

{% macro default__capitalise_words(name) -%}
    {{ return("initcap(" ~ name ~ ")") }}
{%- endmacro %}

{# Forms of companies, short names of places and words without a vowel keep their capitals. #}
{% macro duckdb__capitalise_words(name) -%}
    {%- set kept = "^[(]?(?:[^aeiou]{2,4}|ag|se|sa|ab|nv|asa|usa?|uk|eu|uae|ai|it|llc|inc[.])[),.]?$" -%}
    {%- set small = "^(?:of|and|the|for|in|de|la|del|do|da|und|et|y|e)$" -%}
    {{ return(
        "regexp_replace(array_to_string(list_transform(string_split(lower(" ~ name ~ "), ' '), lambda word: case when regexp_matches(word, '"
        ~ kept ~ "') then upper(word) when regexp_matches(word, '" ~ small
        ~ "') then word else upper(substring(word, 1, 1)) || substring(word, 2) end), ' '), '^the ', 'The ')"
    ) }}
{%- endmacro %}

{# First words of companies' names that say only what kind of company it is, or where. #}
{% macro common_name_words() -%}
    {{ return("(?:the|first|second|one|new|old|north|south|east|west|northern|southern|eastern|western|central"
        ~ "|national|international|global|world|united|general|royal|state|federal|american|european|asian|african|pacific"
        ~ "|atlantic|public|great|grand|big|bank|banco|group|grupo|company|compagnie|societe|industrial|commercial|digital|green|blue"
        ~ "|red|black|white|air|sky|sun|sea|city|metro|capital|standard|premier|universal|advanced|applied|open|data"
        ~ "|cloud|energy|power|health|food|foods|motor|motors|insurance|university|hospital|ministry|department|house)") }}
{%- endmacro %}

{#
    Whether a row or column is headed by the memo's own company: by its whole name, or by the words it begins with
    ("Aurelia" for Aurelia Airways) where these say more than what kind of company it is.
#}
{% macro names_own(entity_core, memo_slug, memo_kind) -%}
    {%- set common = common_name_words() -%}
    coalesce(
        {{ memo_kind }} = 'company'
        and {{ entity_core }} <> ''
        and (
            {{ memo_slug }} = {{ entity_core }}
            or (
                length({{ entity_core }}) > 3
                and starts_with({{ memo_slug }}, {{ dbt.concat([entity_core, "' '"]) }})
                and not {{ regex_matches(entity_core, "^" ~ common ~ "(?: (?:of|and|" ~ common ~ "))*$") }}
            )
        ),
        false
    )
{%- endmacro %}

{#
    Whether a header's name that holds a known one means it: no words are left but legal forms, what a memo calls
    itself, or a topic ("Microsoft's cloud", "Microsoft in Europe"). "Mistral Ventures" is another company.
#}
{% macro means_the_named(name_text, core, alias, is_named_first, kind) -%}
    {%- set forms = "(?:the|and|of|inc|incorporated|corp|corporation|co|company|companies|ltd|limited|plc|llc|llp|lp|pty|pvt"
        ~ "|private|public|joint|stock|ag|se|sa|s|a|sas|sarl|srl|spa|gmbh|kgaa|nv|bv|ab|asa|as|aps|oy|oyj|abp|kk|pjsc|jsc|ojsc"
        ~ "|sab|de|cv|bhd|berhad|tbk|pt|holdings?|group|groupe|gruppe|grupo|gruppo|ai|bank)" -%}
    {%- set papers = "(?:memo|memorandum|employees?|investors?|customers?|board|staff|edition|strategy|strategic|outlook"
        ~ "|briefing|brief|report|update|analysis|review|case|study|macro|intelligence|internal)" -%}
    {%- set states = "(?:the|of|and|republic|kingdom|federation|federal|democratic|islamic|peoples?|commonwealth"
        ~ "|principality|sultanate|emirate|state|states|union|united|government)" -%}
    {%- set companies = "\\b(?:trust|bank|fund|capital|ventures|partners|holdings?|group|corporation|corp|company|inc|ltd"
        ~ "|limited|plc|airways|airlines|railways|telecom|motors|steel|insurance|energy|foods)$" -%}
    {%- set left_over = "trim(replace(" ~ dbt.concat(["' '", core, "' '"]) ~ ", "
        ~ dbt.concat(["' '", alias, "' '"]) ~ ", ' '))" -%}
    case
        when {{ kind }} in ('country', 'region')
            then ({{ is_named_first }} and not {{ regex_matches(left_over, companies) }})
            or {{ regex_matches(left_over, "^(?:" ~ states ~ "(?: |$))*$") }}
            or {{ regex_matches(left_over, "\\b(?:in|of|for|across|on|about)\\b") }}
        else {{ regex_matches(left_over, "^(?:" ~ forms ~ "(?: |$))*(?:" ~ papers ~ "(?: |$))*$") }}
        {%- for topic in ["','", "' in '", "'''s '", "'’s '"] %}
            or starts_with(lower({{ name_text }}), {{ dbt.concat([alias, topic]) }})
        {%- endfor %}
    end
{%- endmacro %}
