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
