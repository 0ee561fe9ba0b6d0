"""English words that comparisons of words leave out.

Four lists, each closed: they say nothing of what a sentence is about, whatever it is about.

References
----------
Pedregosa, F. et al. (2011). Scikit-learn: machine learning in Python. JMLR 12, 2825-2830: stop words,
after those of the Glasgow Information Retrieval Group, as in release 1.9 (2026).
Nothman, J., Qin, H. & Yurchak, R. (2018). Stop word lists in free open-source software packages. NLP-OSS, 7-12: what
is wrong with that list. It has some forms of a verb and not others, and words that do have a content.
Quirk, R., Greenbaum, S., Leech, G. & Svartvik, J. (1985). A comprehensive grammar of the English language. Longman,
sections 3.21-3.39: the primary and the modal auxiliaries, all of whose forms stand here.
"""

_WORDS = """
a about above across after afterwards again against all almost alone along already also although always am among
amongst amoungst amount an and another any anyhow anyone anything anyway anywhere are around as at back be became
because become becomes becoming been before beforehand behind being below beside besides between beyond bill both
bottom but by call can cannot cant co con could couldnt cry de describe detail do done down due during each eg eight
either eleven else elsewhere empty enough etc even ever every everyone everything everywhere except few fifteen
fifty fill find fire first five for former formerly forty found four from front full further get give go had has
hasnt have he hence her here hereafter hereby herein hereupon hers herself him himself his how however hundred i ie
if in inc indeed interest into is it its itself keep last latter latterly least less ltd made many may me meanwhile
might mill mine more moreover most mostly move much must my myself name namely neither never nevertheless next nine
no nobody none noone nor not nothing now nowhere of off often on once one only onto or other others otherwise our
ours ourselves out over own part per perhaps please put rather re same see seem seemed seeming seems serious several
she should show side since sincere six sixty so some somehow someone something sometime sometimes somewhere still
such system take ten than that the their them themselves then thence there thereafter thereby therefore therein
thereupon these they thick thin third this those though three through throughout thru thus to together too top
toward towards twelve twenty two un under until up upon us very via was we well were what whatever when whence
whenever where whereafter whereas whereby wherein whereupon wherever whether which while whither who whoever whole
whom whose why will with within without would yet you your yours yourself yourselves
"""
#: Of these, words with a content: a fire, the front, a bill.
_CONTENT = """
amount bill bottom cry describe detail fill fire front interest mill move serious side sincere system thick thin
"""
#: Every form of the primary and the modal auxiliaries, and what a tokeniser leaves of them before "n't" and "'ve".
_AUXILIARIES = """
be am is are was were been being have has had having do does did doing done
can could may might must shall should will would ought cannot
ain aren couldn daren didn doesn don hadn hasn haven isn mayn mightn mustn needn oughtn shan shouldn wasn weren wouldn
"""
_CALENDAR = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
January February March April May June July August September October November December
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
"""
_HONORIFICS = """
Mr Mrs Ms Miss Mister Madam Dr Prof Professor Sir Dame Lord Lady Rev Reverend
"""
#: Words that say nothing of what a sentence is about.
STOP_WORDS = (frozenset(_WORDS.split()) - frozenset(_CONTENT.split())) | frozenset(_AUXILIARIES.split())
#: Names of days and months, and what stands before a name and is no office: with a capital letter, for to march is no
#: month.
CALENDAR, HONORIFICS = frozenset(_CALENDAR.split()), frozenset(_HONORIFICS.split())
_CAPITALS = CALENDAR | HONORIFICS


def says_nothing(token: str) -> bool:
    """Whether a word, as it is written, is a stop word, a name of a day or month, or an honorific.

    >>> [says_nothing(token) for token in ("Did", "March", "march", "Mrs", "fire")]
    [True, True, False, True, False]
    """
    return token.lower() in STOP_WORDS or (token[:1].isupper() and token.capitalize() in _CAPITALS)


#: Joins a verb of speech to what was said; a verb is counted without it.
COMPLEMENTISER = "that"
