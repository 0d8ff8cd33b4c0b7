# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from simpul.formats.delimited import DelimitedFile, detect_delimiter
from simpul.formats.encoding import detect_encoding
from simpul.formats.holding import Holding
from simpul.formats.limits import Limits
from simpul.formats.read import iter_records
from simpul.formats.report import ImportReport

Read = Callable[..., Holding]
Write = Callable[..., Path]

KOREAN = (
    "관리번호,성명,생년월일,휴대전화,비고\n"
    "1,김철수,1980-01-02,010-2345-6789,서울에서 마지막으로 확인된 사람\n"
    "2,박영희,1991-05-06,010-9876-5432,통장 명의자\n"
)
JAPANESE = (
    "管理番号,氏名,生年月日,電話番号,備考\n"
    "1,山田太郎,1980-01-02,090-1234-5678,東京で最後に確認された人物です\n"
    "2,ヤマダ ハナコ,1991-05-06,,カタカナ表記\n"
)
CHINESE = (
    "编号,姓名,出生日期,手机号码,备注\n"
    "1,王小明,1980-01-02,13812345678,最后一次在园区出现\n"
    "2,李丽华,1991-05-06,,银行账户持有人\n"
)
TAIWANESE = (
    "編號,姓名,出生日期,手機號碼,備註\n"
    "1,王小明,1980-01-02,0912345678,最後一次在園區出現\n"
    "2,陳麗華,1991-05-06,,銀行帳戶持有人\n"
)
THAI = "เลขที่,ชื่อ,นามสกุล,โทรศัพท์,หมายเหตุ\n1,สมชาย,ใจดี,0812345678,พบครั้งสุดท้ายที่ชายแดน\n2,สมหญิง,รักดี,,เจ้าของบัญชี\n"
ARABIC = "الرقم,الاسم الكامل,الجنسية,ملاحظات\n1,أحمد علي,الإمارات,شوهد آخر مرة في المطار\n2,فاطمة حسن,,صاحبة الحساب\n"
FRENCH = "Identifiant,Nom,Prénom,Remarques\n1,Lefèvre,Hélène,aperçue à l'aéroport\n2,Côté,André,détenteur du compte\n"


@pytest.mark.parametrize(
    ("text", "codec", "language"),
    [
        (KOREAN, "cp949", "kor"),
        (KOREAN, "cp949", None),
        (JAPANESE, "cp932", "jpn"),
        (JAPANESE, "cp932", None),
        (CHINESE, "gb18030", "zho"),
        (CHINESE, "gb18030", None),
        (TAIWANESE, "big5hkscs", "zho"),
        (TAIWANESE, "big5hkscs", None),
        (THAI, "cp874", "tha"),
        (THAI, "cp874", None),
        (ARABIC, "cp1256", "ara"),
        (FRENCH, "cp1252", "eng"),
        (KOREAN, "utf-8", "kor"),
        (KOREAN, "utf-8-sig", "kor"),
        (THAI, "utf-16", "tha"),
        (FRENCH, "utf-16-le", "eng"),
        (FRENCH, "utf-16-be", "eng"),
    ],
)
def test_the_encoding_is_found(write_file: Write, text: str, codec: str, language: str | None) -> None:
    path = write_file("list.csv", text, codec)
    found = detect_encoding(path, language=language)
    assert path.read_bytes().decode(found).removeprefix("\ufeff") == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(write_file: Write, delimiter: str) -> None:
    lines = [["id", "name", "address"], ["1", "Mara", '"12, Quay; left"'], ["2", "Tolen", "Hill"]]
    path = write_file("list.csv", "\n".join(delimiter.join(line) for line in lines))
    assert detect_delimiter(path, encoding="utf-8") == delimiter


def test_a_quoted_cell_may_span_lines_and_rows_are_counted_as_a_spreadsheet_shows_them(write_file: Write) -> None:
    path = write_file("list.csv", 'id,notes\n1,"two\nlines, one ""cell"""\n\n2,plain\n')
    rows = [(row.number, row.cells) for row in DelimitedFile(path, "utf-8", ",").rows() if not row.blank]
    assert rows == [(1, ("id", "notes")), (2, ("1", 'two\nlines, one "cell"')), (4, ("2", "plain"))]


def test_a_quote_never_closed_costs_one_row_only(read_text: Read) -> None:
    holding = read_text('id,name\n1,"Mara\n2,Tolen\n3,Ruvi\n')
    (tally,) = holding.report.files
    assert [record.local_id for record in holding.records] == ["2", "3"]
    assert tally.refusals_by_code == {"row.unclosed-quote": 1}
    assert tally.refusals[0].row == 2


def test_a_quote_inside_a_cell_opens_nothing(read_text: Read) -> None:
    assert len(read_text('id,name,height\n1,Mara,5" 7\n2,Tolen,\n').records) == 2


def test_damaged_rows_are_refused_and_the_others_read(read_text: Read) -> None:
    holding = read_text(
        b"id,name\n1,Mara\n2,To\x00len\n3,\xff\xfe\xfa\n4,Ruvi\n" + b"5,Sanla \xc3\xa9\xc3\xa8\xc3\xaa\n"
    )
    (tally,) = holding.report.files
    assert tally.refusals_by_code["row.nul-byte"] == 1
    assert tally.adds_up
    assert {record.local_id for record in holding.records} >= {"1", "4"}


def test_bytes_that_are_no_utf8_in_a_utf8_file_refuse_their_row_only(write_file: Write) -> None:
    path = write_file("GB-NCA.csv", b"id,name\n1,Mara \xff\n2,Tolen\n")
    path.with_name("GB-NCA.csv.mapping.yaml").write_text(
        "version: 1\nencoding: utf-8\nsheets: [{sheet: null, type: Person, id: id, columns: {name: name}}]\n"
    )
    report = ImportReport()
    assert [record.local_id for record in iter_records(path, report=report)] == ["2"]
    assert report.files[0].refusals_by_code == {"row.undecodable": 1}


def test_a_line_of_any_length_is_refused_within_fixed_memory(write_file: Write) -> None:
    path = write_file("KR-KNPA.csv", "id,name\n1,Mara\n2,")
    with path.open("ab") as out:
        for _ in range(48):
            out.write(b"x" * (1 << 20))
        out.write(b"\n3,Ruvi\n")
    report = ImportReport()
    tracemalloc.start()
    records = list(iter_records(path, report=report))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [record.local_id for record in records] == ["1", "3"]
    assert report.files[0].refusals_by_code == {"row.too-long": 1}
    assert peak < 16 * (1 << 20)


def test_titles_above_the_header_are_passed_over(read_text: Read) -> None:
    holding = read_text("List of persons,,\nas of 1 March,,\n,,\nid,name,dob\n1,Mara,1980-01-02\n")
    assert [record.local_id for record in holding.records] == ["1"]
    assert holding.report.total("received") == 1


def test_a_header_repeated_on_each_page_is_refused_as_such(read_text: Read) -> None:
    holding = read_text("id,name\n1,Mara\nid,name\n2,Tolen\n")
    assert len(holding.records) == 2
    assert holding.report.files[0].refusals_by_code == {"row.repeated-header": 1}


def test_cells_beyond_the_header_are_kept(read_text: Read) -> None:
    assert read_text("id,name\n1,Mara,seen twice\n").records[0].kept == {"column 3": "seen twice"}


def test_formula_text_is_counted_never_run_and_a_guarded_number_is_freed(read_text: Read) -> None:
    holding = read_text('id,name,phone,notes\n1,Mara,"=""+85512355678""","=HYPERLINK(""http://x.example"")"\n')
    (record,) = holding.records
    assert record.values("phone") == ["+85512355678"]
    assert record.originals("notes") == ['=HYPERLINK("http://x.example")']
    assert holding.report.total("formulas") == 2


def test_several_values_in_a_cell_are_parted_where_a_sign_shows_it(read_text: Read) -> None:
    holding = read_text("id,name,phone\n1,Mara,+85512355678; +85516345677\n2,Tolen,+85512355679\n")
    assert holding.records[0].values("phone") == ["+85512355678", "+85516345677"]


def test_excel_serial_days_are_days(read_text: Read) -> None:
    (record,) = read_text("id,name,dob\n1,Mara,29221\n").records
    (birth,) = [s for s in record.statements if s.prop == "birthDate"]
    assert (birth.value, birth.original, birth.extra["read_as"]) == ("1980-01-01", "29221", "spreadsheet-serial")


def test_the_order_of_dates_is_learnt_from_the_column(read_text: Read) -> None:
    day_first = read_text("id,name,dob\n1,Mara,03/04/1980\n2,Tolen,31/12/1980\n", name="X.csv")
    month_first = read_text("id,name,dob\n1,Mara,03/04/1980\n2,Tolen,12/31/1980\n", name="X.csv")
    assert day_first.records[0].values("birthDate") == ["1980-04-03"]
    assert month_first.records[0].values("birthDate") == ["1980-03-04"]


def test_a_sheet_without_header_is_read_by_its_values(read_text: Read) -> None:
    holding = read_text("mara@inbox.com,+85512355678\ntolen@inbox.com,+85512355679\n", name="X.people.csv")
    assert [record.values("email", "phone") for record in holding.records] == [
        ["mara@inbox.com", "+85512355678"],
        ["tolen@inbox.com", "+85512355679"],
    ]


def test_rows_with_nothing_mapped_are_kept_and_said(read_text: Read) -> None:
    holding = read_text("id,name,shoe size\n1,Mara,38\n2,,40\n")
    (tally,) = holding.report.files
    assert tally.kept_by_code == {"row.nothing-mapped": 1}
    assert tally.kept_rows[0].row == 3


def test_refusals_are_listed_to_a_limit_and_counted_beyond(read_text: Read) -> None:
    holding = read_text("id,name\n" + "1,Mara\n" + "".join(f"1,Other {n}\n" for n in range(300)))
    (tally,) = holding.report.files
    assert (tally.refused, len(tally.refusals), tally.adds_up) == (300, 100, True)


def test_limits_can_be_set(write_file: Write) -> None:
    path = write_file("KR-KNPA.csv", "id,name\n1,Mara Tolen of the long name\n2,Ruvi\n")
    report = ImportReport()
    assert len(list(iter_records(path, report=report, limits=Limits(line=20)))) == 1
    assert report.files[0].refusals_by_code == {"row.too-long": 1}


@pytest.mark.parametrize("header", ["Religion", "Agama", "종교", "ศาสนา", "宗教", "الديانة", "Ethnicity", "password"])
def test_religion_race_politics_and_secrets_do_not_come_in_and_are_counted(read_text: Read, header: str) -> None:
    holding = read_text(f"id,name,{header}\n1,Mara,QQQ\n2,Tolen,\n", name="X.people.csv")
    assert "QQQ" not in repr(holding.records)
    assert holding.report.files[0].notes == {f"column.left-out: {header}": 1}
