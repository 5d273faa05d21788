//! Days, clock times and spans of days, as people and programs write them.

use expect_test::expect;

use crate::{check, features};

#[test]
fn one_row_decides_the_order_of_the_column() {
    check(
        "Date,Title\n03/05/2017,A\n25/07/2017,B\n",
        &expect![[r"
            A | 2017-05-03 | not drawn
            B | 2017-07-25 | not drawn"]],
    );
    check(
        "Date,Title\n9/10/2017,A\n9/22/2017,B\n",
        &expect![[r"
        A | 2017-09-10 | not drawn
        B | 2017-09-22 | not drawn"]],
    );
    check(
        "Date,Title\n03/04/2021,A\n05/06/2021,B\n07/07/2021,C\n",
        &expect![[r#"
            A | no date | not drawn
            B | no date | not drawn
            C | 2021-07-07 | not drawn
            ! Date: expected a date whose day and month another one of the column tells apart, but found "03/04/2021", "05/06/2021": each could be either way round, day first or month first, so none is read; write the year first, as in 2016-09-24, or say which it is by day_first or month_first under fields in the map file (records 1, 2)"#]],
    );
    check(
        "Date,Title\n13/02/2021,A\n02/14/2021,B\n02/03/2021,C\n",
        &expect![[r#"
            A | 2021-02-13 | not drawn
            B | 2021-02-14 | not drawn
            C | no date | not drawn
            ! record 3, line 4, Date: expected one order of day and month in the column, but found "02/03/2021": both occur, day first and month first, so what could be either is not read; write the year first, as in 2016-09-24"#]],
    );
}

#[test]
fn a_form_has_its_own_time_beside_the_incidents() {
    check(
        "Timestamp,Date of incident,Where did it happen?,What happened?\n11/14/2023 10:22:31,10/7/2023,Town,School hit by shell\n11/15/2023 9:02:11,10/25/2023,Town,Market hit\n",
        &expect![[r"
            School hit by shell | 2023-10-07 | not drawn | at Town
            Market hit | 2023-10-25 | not drawn | at Town
            ! Timestamp: it says when the row was written, and is not taken for the day of the incident"]],
    );
}

#[test]
fn clock_times_zones_and_parts_of_dates() {
    check(
        &features(&[
            r#"{"title":"A","date":"2022-02-24","time":"2:30 PM"}"#,
            r#"{"title":"B","date":"2019-02-22 18:00:16 America/Los_Angeles"}"#,
            r#"{"title":"C","Year":2014,"Month":"March","Day":"3"}"#,
            r#"{"title":"D","time":"14:30"}"#,
            r#"{"title":"E","date":{"begin":"2016-09-22","end":"2016-10-01"}}"#,
            r#"{"title":"F","date":"1401/06/30"}"#,
        ]),
        &expect![[r#"
            A | 2022-02-24T14:30:00 | not drawn
            B | 2019-02-22T18:00:16 | not drawn | in America/Los_Angeles
            C | 2014-03-03 | not drawn
            D | no date | not drawn
            E | 2016-09-22/2016-10-01 | not drawn
            F | no date | not drawn
            ! record 4, line 4, time: expected a day beside the clock time, but found "14:30": alone it is no date
            ! record 6, line 6, date: expected a year of the Gregorian calendar, but found "1401/06/30": this looks like one of the Jalali or Hijri calendar, so write the day as 2016-09-24
            ! record 2, line 2, date: the zone of the clock time is kept by its name beside the date ("2019-02-22 18:00:16 America/Los_Angeles")"#]],
    );
}

#[test]
fn numbers_that_are_dates() {
    check(
        "Date,Title\n42632,A\n42635,B\n",
        &expect![[r#"
        A | 2016-09-19 | not drawn
        B | 2016-09-22 | not drawn
        ! Date: the number is read as a day of a spreadsheet (serial number) ("42632", "42635") (records 1, 2)"#]],
    );
    check(
        "EventDate,Title\n1474312320000,A\n20160924,B\n20160924101500,C\n",
        &expect![[r#"
            A | 2016-09-19T19:12:00Z | not drawn
            B | 2016-09-24 | not drawn
            C | 2016-09-24T10:15:00 | not drawn
            ! record 1, line 2, EventDate: the number is read as seconds or milliseconds since 1970, in UTC ("1474312320000")"#]],
    );
}

#[test]
fn days_that_stretch_the_axis_are_said() {
    check(
        &features(&[
            r#"{"title":"A","date":"2025-09-03"}"#,
            r#"{"title":"B","date":"0025-09-03"}"#,
            r#"{"title":"C","date":"2205-09-03"}"#,
            r#"{"title":"D","date":"1970-01-01"}"#,
        ]),
        &expect![[r#"
            A | 2025-09-03 | not drawn
            B | no date | not drawn
            C | no date | not drawn
            D | 1970-01-01 | not drawn
            ! date: expected a year from 1600 to the next one, but found "0025-09-03", "2205-09-03": the date is left out, so mend it, or leave it blank where none is known (records 2, 3)
            ! record 4, line 4, date: programs write this day where they know none; remove it if that is so ("1970-01-01")"#]],
    );
}

#[test]
fn spans_are_read_from_two_columns_and_from_objects_and_hours_stay_facts() {
    check(
        "begin,end,Title\n2016-09-24T10:00,2016-09-24T12:00,A\n2016-09-24,2016-09-26,B\n,2016-09-26,C\n2016-09-24 10:00,2016-09-26 12:00,D\n",
        &expect![[r"
            A | 2016-09-24T10:00:00 | not drawn
            B | 2016-09-24/2016-09-26 | not drawn
            C | ../2016-09-26 | not drawn
            D | 2016-09-24/2016-09-26 | not drawn
            ! record 1, line 2: a date has one clock time: it is that of the start, and that of the end is a fact of the record
            ! record 4, line 5: a range of days has no clock times: they are facts of the record"]],
    );
    check(
        &features(&[
            r#"{"title":"A","TimeSpan":{"begin":"2016-09-24","end":"2016-09-26"}}"#,
            r#"{"title":"B","TimeSpan":{"begin":"2016-09-24"}}"#,
            r#"{"title":"C","TimeSpan":{"end":"2016-09-26"}}"#,
        ]),
        &expect![[r"
            A | 2016-09-24/2016-09-26 | not drawn
            B | 2016-09-24 | not drawn
            C | ../2016-09-26 | not drawn"]],
    );
}

#[test]
fn a_start_that_is_a_clock_time_is_the_time_of_the_day() {
    check(
        "Date,Start time,End time,Title\n2016-09-24,10:00,12:00,A\n2016-09-25,7.30 pm,,B\n",
        &expect![[r"
            A | 2016-09-24T10:00:00 | not drawn
            B | 2016-09-25T19:30:00 | not drawn
            ! columns that no member of a record is known for are kept as facts of their records: End time"]],
    );
}

#[test]
fn a_form_that_has_a_day_has_its_own_start_and_end() {
    check(
        "start,end,When,Title\n2023-01-01T10:00,2023-01-01T10:10,2022-12-31,A\n",
        &expect![[r#"
            A | 2022-12-31 | not drawn
            ! record 1, line 2, start: the day of the incident stands in another column: a start and an end beside it are facts of the record ("2023-01-01T10:00")
            ! record 1, line 2, end: the day of the incident stands in another column: a start and an end beside it are facts of the record ("2023-01-01T10:10")"#]],
    );
}

#[test]
fn what_is_unknown_is_no_loss_and_what_is_unsure_is_kept() {
    check(
        "Date,Title\nn/a,A\nunknown,B\nca. 24/09/2016,C\n24 Sep 2016?,D\nearly September 2016,E\n2016-W38,F\n",
        &expect![[r#"
            A | no date | not drawn
            B | no date | not drawn
            C | 2016-09-24~ | not drawn
            D | 2016-09-24? | not drawn
            E | 2016-09 | not drawn
            F | no date | not drawn
            ! record 6, line 7, Date: expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found "2016-W38"
            ! record 5, line 6, Date: words such as early, mid or night of have no place in a date: it stands without them ("early September 2016")"#]],
    );
}

#[test]
fn other_calendars_and_days_to_come_are_said() {
    check(
        "Date,Title\n1395/07/03,A\n۳ مهر ۱۳۹۵,B\n24 ذو الحجة 1437,C\n2027-03-01,D\n2016-09-24,E\n",
        &expect![[r#"
            A | no date | not drawn
            B | no date | not drawn
            C | no date | not drawn
            D | 2027-03-01 | not drawn
            E | 2016-09-24 | not drawn
            ! Date: expected a year of the Gregorian calendar, but found "1395/07/03", "۳ مهر ۱۳۹۵", "24 ذو الحجة 1437": this looks like one of the Jalali or Hijri calendar, so write the day as 2016-09-24 (records 1–3)
            ! record 4, line 5, Date: the day is still to come: look whether day, month and year stand in their places ("2027-03-01")"#]],
    );
}

#[test]
fn year_month_and_day_in_three_columns() {
    check(
        "day,month,year,Title\n٢٥,٩,٢٠١٦,A\n,9,2016,B\n26,Sept,2016,C\n24,9,16,D\n31,2,2016,E\n",
        &expect![[r#"
            A | 2016-09-25 | not drawn
            B | 2016-09 | not drawn
            C | 2016-09-26 | not drawn
            D | 2016-09-24 | not drawn
            E | no date | not drawn
            ! record 5, line 6, year: expected a date such as 2016-09-24, 24 September 2016 or 2016-09-24/2016-10-01, but found "2016-02-31""#]],
    );
}

#[test]
fn with_points_the_day_comes_first_whatever_slashes_beside_them_say() {
    check(
        "title,date\nA,03.04.2016\nB,5.6.16\nC,05.05.2016\n",
        &expect![[r#"
            A | 2016-04-03 | not drawn
            B | 2016-06-05 | not drawn
            C | 2016-05-05 | not drawn
            ! date: points stand between day, month and year, and nobody writes the month first so: the day is read first ("03.04.2016", "5.6.16") (records 1, 2)"#]],
    );
    check(
        "title,date\nA,03.04.2016\nB,9/22/2017\nC,9/10/2017\n",
        &expect![[r#"
            A | 2016-04-03 | not drawn
            B | 2017-09-22 | not drawn
            C | 2017-09-10 | not drawn
            ! record 1, line 2, date: points stand between day, month and year, and nobody writes the month first so: the day is read first ("03.04.2016")"#]],
    );
    check(
        "title,date\nA,03.04.2016\nB,12.31.2016\n",
        &expect![[r"
        A | 2016-03-04 | not drawn
        B | 2016-12-31 | not drawn"]],
    );
    check(
        "title,date\nA,03.04.2016\nB,12.31.2016\nC,31.12.2016\n",
        &expect![[r#"
            A | no date | not drawn
            B | 2016-12-31 | not drawn
            C | 2016-12-31 | not drawn
            ! record 1, line 2, date: expected one order of day and month in the column, but found "03.04.2016": both occur, day first and month first, so what could be either is not read; write the year first, as in 2016-09-24"#]],
    );
    check(
        "title,date\nA,03.04.2016\nB,3/4/2017\n",
        &expect![[r#"
        A | 2016-04-03 | not drawn
        B | no date | not drawn
        ! record 2, line 3, date: expected a date whose day and month another one of the column tells apart, but found "3/4/2017": each could be either way round, day first or month first, so none is read; write the year first, as in 2016-09-24, or say which it is by day_first or month_first under fields in the map file
        ! record 1, line 2, date: points stand between day, month and year, and nobody writes the month first so: the day is read first ("03.04.2016")"#]],
    );
}
