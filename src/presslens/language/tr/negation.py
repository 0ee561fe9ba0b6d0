"""Turkish negates by its verbs, which stand behind ("ölen olmadı"), or by a word of its own before."""

from __future__ import annotations

from presslens.language.text import NegationRules

NEGATION = NegationRules(
    before=("hiçbir", "hiç", "ne"),
    behind=(
        "yok", "yoktu", "yoktur", "olmadı", "olmadığı", "olmadığını", "olmamıştı", "olmaması", "değil", "değildi",
        "yaşanmadı", "yaşanmadığı", "yaşanmadığını", "bulunmuyor", "bulunmadı", "bulunmadığı", "bulunmadığını",
        "bildirilmedi", "çıkmadı", "meydana gelmedi", "söz konusu değil",
    ),
    shared_by=frozenset(("ya da", "veya", "ve", "ne de", "ne")),
)  # fmt: skip
