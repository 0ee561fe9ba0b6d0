from hypothesis import given
from hypothesis import strategies as st

from presslens.tell.reader.packing import differences, in_files, rounded


@given(st.lists(st.integers(0, 10**6)))
def test_differences_add_up_again(numbers):
    total, found = 0, []
    for difference in differences(numbers):
        total += difference
        found.append(total)
    assert found == numbers


@given(st.lists(st.integers(0, 50)), st.integers(1, 60))
def test_every_item_lies_in_one_file_and_none_is_too_large(sizes, most):
    files = list(in_files(sizes, most))
    assert [item for file in files for item in file] == list(range(len(sizes)))
    assert all(len(file) == 1 or sum(sizes[item] for item in file) <= most for file in files)


def test_numbers_are_short():
    assert [rounded(value) for value in (0.5, 0.99999, None)] == [0.5, 1, None]
