from datetime import date
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.codebook.events import load_events

EVENTS = Path(__file__).parents[3] / "codebook/topics/syrian-war/events.yaml"


def test_events_come_by_day_and_each_day_once():
    days = [event.day for event in load_events(EVENTS)]
    assert days == sorted(set(days))
    assert {date(2015, 11, 24), date(2017, 4, 4), date(2020, 3, 5)} <= set(days)


@pytest.mark.parametrize(
    "event",
    [
        "date: 2020-02-30\n    label: x\n    source: y",
        "date: soon\n    label: x\n    source: y",
        "date: 2020-02-03\n    label: x",
    ],
)
def test_a_wrong_event_is_refused(tmp_path, event):
    path = tmp_path / "events.yaml"
    path.write_text(f"label: Events\ndefinition: Days.\nevents:\n  - {event}\n")
    with pytest.raises(InputError, match=r"events\.yaml"):
        load_events(path)
