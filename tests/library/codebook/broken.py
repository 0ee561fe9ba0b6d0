"""Codebooks with one thing wrong each: file, what is exchanged for what, and the line that names it."""

TURKEY, RUSSIA = "targets/TUR.yaml", "targets/RUS.yaml"
STATE, AMERICA = "holders/TUR.yaml", "holders/USA.yaml"
CONFLICT, HYPOTHESES, LABELS = "frames/conflict.yaml", "topics/syrian-war/hypotheses.yaml", "labels.yaml"
NO_LETTER = "allowed: a phrase with a letter or a digit in it"
TWICE = "a name has one meaning"

#: new-user 13: forms of files, codes and names of other files.
FORMS = {
    "no key": (TURKEY, "label: Turkey\n", "", "targets/TUR.yaml: key 'label' is missing"),
    "an unknown key": (TURKEY, "capital: [", "capitol: [", "targets/TUR.yaml: unknown key 'capitol'; allowed: army"),
    "text for a list": (TURKEY, "[Ankara]", "Ankara", "targets/TUR.yaml: capital: found 'Ankara'; allowed: a list"),
    "an empty list": (TURKEY, "[Ankara]", "[]", "targets/TUR.yaml: capital: is empty"),
    "a number for a name": (TURKEY, "[Ankara]", "[6]", "targets/TUR.yaml: capital.0: found 6; allowed: text"),
    "a key twice": (TURKEY, "label: Turkey\n", "label: Turkey\nlabel: Turkey\n", "key 'label' occurs twice"),
    "a tab": (TURKEY, "label: Turkey\n", "label:\n\t- Turkey\n", "targets/TUR.yaml, line 5, column 1: is not YAML"),
    "an open bracket": (TURKEY, "[Ankara]", "[Ankara", "is not YAML"),
    "another code": (
        TURKEY,
        "code: TUR",
        "code: BEL",
        "targets/TUR.yaml: code is 'BEL'; the code is the name of the file",
    ),
    "a colour unquoted": (TURKEY, '"#D55E00"', "#D55E00", "targets/TUR.yaml: colour: is empty; quote it ('#0072B2')"),
    "a colour by name": (
        TURKEY,
        '"#D55E00"',
        "red",
        "targets/TUR.yaml: colour: found 'red'; allowed: a colour such as",
    ),
    "a short colour": (STATE, '"#D55E00"', '"#D50"', "holders/TUR.yaml: colour: found '#D50'"),
    "a frame's colour unquoted": (
        CONFLICT,
        'colour: "',
        "colour: #",
        "frames/conflict.yaml: colour: is empty; quote it",
    ),
    "a label's colour unquoted": (
        LABELS,
        '{colour: "#B35806",',
        "{colour: ,",
        "sentiment.negative.colour: is empty; quote",
    ),
    "no labels": (LABELS, "", None, "labels.yaml"),
    "a label left out": (LABELS, "  favour:", "  favor:", "labels.yaml: stance: key 'favour' is missing"),
    "a label of no question": (
        LABELS,
        "  favour:",
        "  favor:",
        "labels.yaml: stance: unknown key 'favor'; allowed: against",
    ),
    "a holder of no target": (
        STATE,
        "target: TUR",
        "target: TRU",
        "holders/TUR.yaml: target: found 'TRU'; allowed (codebook",
    ),
    "a hypothesis on no target": (
        HYPOTHESES,
        "targets: [SYR]",
        "targets: [SIR]",
        "hypotheses.yaml: syria_light.both.targets: found 'SIR'; allowed (codebook/targets/*.yaml): RUS, SYR, TUR",
    ),
    "a hypothesis on no holder": (
        HYPOTHESES,
        "holders: [outlet]",
        "holders: [TRU]",
        "hypotheses.yaml: syria_stance.both.holders: found 'TRU'; allowed (codebook/holders/*.yaml): outlet, quoted",
    ),
    "a hypothesis on no frame": (
        HYPOTHESES,
        "question: sentiment",
        "question: frames\n    label: weather",
        "hypotheses.yaml: syria_light.label: found 'weather'; allowed (codebook/frames/*.yaml): ",
    ),
    "a hypothesis on a share of quoted ones": (
        HYPOTHESES,
        "question: sentiment",
        "question: holder\n    label: quoted",
        "hypotheses.yaml: syria_light.label: found 'quoted'; allowed (codebook/holders/*.yaml): outlet, unresolved, ",
    ),
    "a hypothesis twice": (
        HYPOTHESES,
        "id: russia_light",
        "id: syria_light",
        "syria_light: occurs twice; each id once",
    ),
    "an outlet in both groups": (
        HYPOTHESES,
        "outlets: [Sputnik, TASS]",
        "outlets: [Sana]",
        "can have sana in both sides",
    ),
    "a day of no calendar": (
        TURKEY,
        '"2003-03-14"',
        '"2003-02-30"',
        "from: found '2003-02-30'; allowed: a day of the calendar such as '2020-03-05'",
    ),
    "an office that ends first": (
        TURKEY,
        'to: "2014-08-28"',
        'to: "1994-08-28"',
        "Abdullah Gül: ends on 1994-08-28, before",
    ),
    "an event on no day": (
        "topics/syrian-war/events.yaml",
        "date: 2011-03-15",
        "date: 2011-02-30",
        "events.yaml: event",
    ),
    "a second one for strangers": (
        "holders/UN.yaml",
        "code: UN\n",
        "code: UN\nstrangers: true\n",
        "strangers: UN takes in strangers already; one holder may",
    ),
    "a form under two verbs": (
        "speech.yaml",
        "forms: [",
        "forms: [accused, ",
        "speech.yaml: verbs: 'accused' occurs twice",
    ),
}
#: hostile 29: entries that say nothing.
ENTRIES = {
    "a blank alias": (TURKEY, "[Ankara]", '["  "]', "targets/TUR.yaml: capital.0: found '  ', which is blank"),
    "a star": (TURKEY, "[Ankara]", '["*"]', "capital.0"),
    "two stars": (TURKEY, "[Ankara]", '["**"]', f"targets/TUR.yaml: capital.0: found '**'; {NO_LETTER}"),
    "stars and a space": (TURKEY, "[Ankara]", '["* *"]', f"capital.0: found '* *'; {NO_LETTER}"),
    "signs alone": (TURKEY, "[Ankara]", '["--"]', f"capital.0: found '--'; {NO_LETTER}"),
    "a line alone": (TURKEY, "[Ankara]", '["__"]', f"capital.0: found '__'; {NO_LETTER}"),
    "marks alone": (TURKEY, "[Ankara]", '["\\u0301\\u0302"]', NO_LETTER),
    "a blank leader": (TURKEY, "name: Abdullah Gül", 'name: " "', "leader.3.name: found ' ', which is blank"),
    "a blank form": (TURKEY, "forms: [Gül]", 'forms: ["\\t\\t"]', "leader.3.forms.0: found '\\t\\t', which is blank"),
    "a name with a star": (
        TURKEY,
        "[Ankara]",
        '["Ank*"]',
        "capital.0: found 'Ank*'; a name has no star; list its forms",
    ),
    "a holder with a star": (STATE, "  - Anadolu\n", '  - "Anad*"\n', "names.0: found 'Anad*'; a name has no star"),
    "stars within a word": (CONFLICT, "cues: [", 'cues: ["a*b*c", ', "cues.0: found 'a*b*c'; one star in a word, or"),
    "a line of stars": ("boilerplate.yaml", "lines:\n", 'lines:\n  - "* * *"\n', "every line would be taken out"),
    "a label that is not seen": (TURKEY, "label: Turkey", 'label: "\\u200b"', "label: found '\\u200b', which is blank"),
    "a label of two lines": (
        TURKEY,
        "label: Turkey",
        'label: "Tur\\nkey"',
        "label: found 'Tur\\nkey'; allowed: one line",
    ),
    "a long label": (TURKEY, "label: Turkey", f"label: {'T' * 41}", "TTT'; allowed: at most 40 characters"),
    "a label of two": (TURKEY, "label: Turkey", "label: russia", "'Russia' is that of codebook/targets/TUR.yaml"),
    "a label of two frames": (
        CONFLICT,
        "label: Conflict",
        "label: Diplomacy",
        "'Diplomacy' is that of codebook/frames",
    ),
    "a blank holder": (STATE, "  - Anadolu\n", '  - "   "\n', "holders/TUR.yaml: names.0: found '   ', which is blank"),
    "a holder of signs": (STATE, "  - Anadolu\n", '  - "..."\n', f"names.0: found '...'; {NO_LETTER}"),
    "a blank exception": (TURKEY, "  - Turkish Airlines", '  - "  "', "not."),
    "a blank cue": (CONFLICT, "cues: [", 'cues: ["  ", ', "frames/conflict.yaml: cues.0: found '  ', which is blank"),
    "a cue of stars": (CONFLICT, "cues: [", 'cues: ["***", ', f"cues.0: found '***'; {NO_LETTER}"),
    "a blank cue of stance": ("stance.yaml", "words: [", 'words: ["  ", ', "words.0: found '  ', which is blank"),
    "a blank noun": (
        "nouns.yaml",
        "leader:\n",
        'leader:\n  - "  "\n',
        "nouns.yaml: leader.0: found '  ', which is blank",
    ),
    "a blank label": (TURKEY, "label: Turkey", 'label: " "', "targets/TUR.yaml: label: found ' ', which is blank"),
    "a blank line": ("boilerplate.yaml", "lines:\n", 'lines:\n  - "  "\n', "boilerplate.yaml: lines.0: found '  '"),
    "no-break spaces": (TURKEY, "[Ankara]", '["\\u00a0\\u00a0"]', "which is blank"),
    "an escape": (TURKEY, "label: Turkey", 'label: "Tur\\ekey"', "targets/TUR.yaml: label: holds "),
    "an override": (
        TURKEY,
        "label: Turkey",
        'label: "Tur\\u202ekey"',
        "label: holds a character that is not seen (U+202E)",
    ),
}
#: Names that two entries claim.
CLAIMS = {
    "a capital of two": (RUSSIA, "capital: [Moscow", "capital: [Ankara, Moscow", "'Ankara' is a name of "),
    "a country of two": (
        RUSSIA,
        "country: [Russia,",
        "country: [TURKIYE, Russia,",
        "of RUS (country) and of TUR (country)",
    ),
    "two kinds of one": (
        TURKEY,
        "army: [",
        "army: [ankara, ",
        "'ankara' is a name of TUR (army) and of the same target",
    ),
    "a leader of two": (
        RUSSIA,
        "leader:\n",
        "leader:\n  - {name: Hakan Fidan, office: x}\n",
        "'Hakan Fidan' is a name of RUS (leader) and of TUR (leader)",
    ),
    "a name and its exception": (
        TURKEY,
        "  - Turkish Airlines",
        "  - Ankara",
        "'Ankara' is a name (capital) and stands under not",
    ),
    "a name and its homonym": (
        TURKEY,
        "  - Turkish coffee",
        "  - Ankara",
        "'Ankara' is a name (capital) and stands under homonyms",
    ),
    "a holder's name and exception": (AMERICA, "not: [", "not: [Pentagon, ", "'Pentagon' also stands under not"),
    "a name of two holders": (
        AMERICA,
        "names:\n",
        "names:\n  - TRT World\n",
        "'TRT World' is a name of holder TUR (names), too",
    ),
    "a holder with another's capital": (
        AMERICA,
        "names:\n",
        "names:\n  - Ankara\n",
        "holders/USA.yaml: names: 'Ankara' is a name of target TUR (capital), whose holder is TUR, too; " + TWICE,
    ),
    "two for one target": (
        AMERICA,
        "code: USA",
        "code: USA\ntarget: TUR",
        "USA.yaml: target: TUR has a holder already",
    ),
}
