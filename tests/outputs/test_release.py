from outputs.release import hash_of_sources


def test_another_template_is_another_release(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("one")
    before = hash_of_sources(tmp_path)

    (tmp_path / "templates" / "page.html").write_text("two")

    assert hash_of_sources(tmp_path) != before


def test_what_no_page_is_made_with_is_no_other_release(tmp_path):
    (tmp_path / "templates").mkdir()
    before = hash_of_sources(tmp_path)

    (tmp_path / "templates" / "notes.txt").write_text("a note")

    assert hash_of_sources(tmp_path) == before
