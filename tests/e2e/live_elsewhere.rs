//! Maps whose records lie with another host and are read again there, whatever that host does.

use crate::live::{ONE, THREE, TWO, is_followed, sheet};
use crate::support::sheet::{Mood, Sheet};
use crate::support::{Outcome, Reader, Site, read_site};

#[test]
fn what_another_host_does_leaves_the_last_good_records_with_their_time() -> Outcome {
    let site = Site::built()?.without_header()?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Sheet::with(&sheet(&[ONE, TWO])).await?;
        let elsewhere = Sheet::with(&sheet(&[THREE])).await?;
        page.reads_from(&host, &[])?;
        page.is_led_in_vain_to(&elsewhere);
        page.expect_complaint(&elsewhere.origin);
        page.expect_complaint(&host.origin);
        page.open("/?view=list").await?;
        page.counts("2 incidents").await?;
        is_followed(page).await?;
        let faults = [
            (Mood::KeepsToItself, "lets no other site read the file"),
            (Mood::IsBusy(1200), "is asked too often (429)"),
            (Mood::SignsIn, "sends a page, such as one to sign in on"),
            (Mood::CutsOff, "The file did not come as a whole."),
            (
                Mood::Redirects(format!("{}/x", elsewhere.origin)),
                "does not answer, leads to a host that this map does not name",
            ),
        ];
        for (mood, said) in faults {
            let n_asked = host.n_asked();
            host.is(mood);
            page.later(21).await?;
            page.has_asked(&host, n_asked + 1).await?;
            page.mentions(said).await?;
            page.mentions("What is shown was read at").await?;
            page.counts("2 incidents").await?;
        }
        // A half that nobody can tell from a whole is not believed before it was read twice, and what is shown is as old as it was.
        let told = page.texts(".notices").await?;
        let n_asked = host.n_asked();
        host.is(Mood::SendsHalf);
        page.later(21).await?;
        page.has_asked(&host, n_asked + 1).await?;
        page.counts("2 incidents").await?;
        host.is(Mood::Sends);
        host.edit(&sheet(&[ONE, TWO, THREE]));
        page.later(1).await?;
        page.has_asked(&host, n_asked + 2).await?;
        page.mentions("sends something else each time").await?;
        assert_eq!(
            told.concat().split("What is shown").nth(1),
            page.texts(".notices")
                .await?
                .concat()
                .split("What is shown")
                .nth(1)
        );
        page.later(6).await?;
        page.counts("3 incidents").await?;
        page.mentions("1 record is new.").await?;
        assert_eq!(elsewhere.n_asked(), 0);
        // Never a header of our own, so that nobody is asked for leave.
        let asked = host.asked();
        assert!(
            asked.iter().all(|head| head.starts_with("GET ")),
            "{asked:?}"
        );
        page.show("About").await?;
        page.mentions("which learns of each reader").await
    })
}

#[test]
fn a_sheet_that_is_never_the_same_twice_is_asked_for_no_more_often_than_others() -> Outcome {
    let site = Site::built()?.without_header()?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Sheet::with(&sheet(&[ONE])).await?;
        page.reads_from(&host, &[])?;
        page.open("/?view=list").await?;
        is_followed(page).await?;
        host.is(Mood::Alternates);
        let n_asked = host.n_asked();
        page.later(6).await?;
        page.has_asked(&host, n_asked + 1).await?;
        page.later(1).await?;
        page.has_asked(&host, n_asked + 2).await?;
        page.mentions("sends something else each time").await?;
        page.counts_readings().await?;
        page.later(1).await?;
        page.later(2).await?;
        assert_eq!(page.n_readings().await?, 0);
        page.later(2).await?;
        page.has_asked(&host, n_asked + 3).await?;
        // Not twice in the next period, either.
        page.becomes("readings", 1, async || page.n_readings().await)
            .await?;
        page.later(1).await?;
        assert_eq!(page.n_readings().await?, 1);
        page.mentions("sends something else each time").await
    })
}

#[test]
fn a_host_that_wants_to_be_left_alone_is() -> Outcome {
    let site = Site::built()?.without_header()?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Sheet::with(&sheet(&[ONE])).await?;
        page.reads_from(&host, &[])?;
        page.expect_complaint("429");
        page.open("/?view=list").await?;
        is_followed(page).await?;
        host.is(Mood::IsBusy(3600));
        let n_asked = host.n_asked();
        page.later(6).await?;
        page.has_asked(&host, n_asked + 1).await?;
        page.mentions("is asked too often").await?;
        host.is(Mood::Sends);
        // An hour has not passed.
        page.counts_readings().await?;
        page.later(30).await?;
        page.later(25).await?;
        assert_eq!(page.n_readings().await?, 0);
        page.later(10).await?;
        page.has_asked(&host, n_asked + 2).await
    })
}

#[test]
fn a_sheet_is_read_where_its_host_leads_to_if_the_map_names_it() -> Outcome {
    let site = Site::built()?.without_header()?;
    read_site(Reader::at_desk(), site, async |page| {
        let host = Sheet::with("").await?;
        let second = Sheet::with(&sheet(&[ONE])).await?;
        host.is(Mood::Redirects(format!("{}/sheet.csv", second.origin)));
        page.reads_from(&host, &[&second.origin])?;
        page.open("/?view=list").await?;
        page.counts("1 incident").await?;
        is_followed(page).await?;
        second.edit(&sheet(&[ONE, TWO]));
        let n_asked = second.n_asked();
        page.later(6).await?;
        page.has_asked(&second, n_asked + 1).await?;
        page.later(1).await?;
        page.mentions("1 record is new.").await?;
        page.counts("2 incidents").await
    })
}
