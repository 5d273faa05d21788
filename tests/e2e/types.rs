//! The filter by type, which is the legend too.

use crate::support::{Outcome, Page, Reader, read};

/// What the legend says of a type: a check, its name, and its counts.
async fn legend_says(page: &Page, expected: &[&str]) -> Outcome {
    let expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    page.becomes("the legend", expected, async || page.types().await)
        .await
}

#[test]
fn types_filter_count_and_are_let_go() -> Outcome {
    read(Reader::at_desk(), async |page| {
        a_chosen_type_filters_the_list_and_leaves_the_counts_of_the_others(page).await?;
        the_counts_of_types_heed_the_brush(page).await?;
        what_is_clicked_away_leaves_the_filter_and_clearing_leaves_all(page).await
    })
}

async fn a_chosen_type_filters_the_list_and_leaves_the_counts_of_the_others(
    page: &Page,
) -> Outcome {
    page.open("/").await?;
    let before = page.types().await?;
    page.click("button", "Attack on a hospital").await?;
    page.counts("3 incidents of 25 records").await?;
    assert_eq!(page.titles().await?.len(), 3);
    let expected: Vec<String> = before
        .iter()
        .map(|line| {
            if line.starts_with("Attack on a hospital") {
                format!("✓ {line}")
            } else {
                line.clone()
            }
        })
        .collect();
    page.becomes("the legend", expected, async || page.types().await)
        .await?;
    page.click("button", "Chemical attack").await?;
    page.counts("4 incidents of 25 records").await?;
    page.has_address("/?type=chemical_attack&type=hospital_attack")
        .await?;
    page.click("button", "Attack on a hospital").await?;
    page.counts("1 incident of 25 records").await?;
    page.show("Filters").await?;
    page.click("button", "Any").await?;
    page.show("List").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.becomes("the legend", before.clone(), async || page.types().await)
        .await
}

async fn the_counts_of_types_heed_the_brush(page: &Page) -> Outcome {
    page.turn_to("/?from=2016-09-28&to=2016-09-28").await?;
    let legend = [
        "Air strike, 0 incidents, 2 background records",
        "Chemical attack, 0 incidents",
        "Attack on a hospital, 2 incidents",
        "Attack on water supply, 0 incidents",
        "Attack on aid, 0 incidents",
        "Ground combat, 1 incident",
        "Attack at sea, 0 incidents",
        "Siege and cut-offs, 0 incidents, 1 background record",
        "Statement, 0 incidents, 1 background record",
    ];
    legend_says(page, &legend).await?;
    page.click("button", "Attack on a hospital").await?;
    page.counts("2 incidents of 25 records").await?;
    let mut legend = legend;
    legend[2] = "✓ Attack on a hospital, 2 incidents";
    legend_says(page, &legend).await
}

async fn what_is_clicked_away_leaves_the_filter_and_clearing_leaves_all(page: &Page) -> Outcome {
    page.turn_to("/?type=air_strike&type=statement&q=Lavrov&from=2016-09-28&to=2016-10-01")
        .await?;
    page.find("button", "Remove the filter Statement").await?;
    page.click("button", "Remove the filter Air strike").await?;
    page.is_gone("button", "Remove the filter Air strike")
        .await?;
    page.click("button", "Remove the filter “Lavrov”").await?;
    page.is_gone("button", "Remove the filter “Lavrov”").await?;
    page.has_address("/?from=2016-09-28&to=2016-10-01&type=statement")
        .await?;
    page.click("button", "Clear filters").await?;
    page.counts("11 incidents, 14 background records").await?;
    page.has_address("/").await
}
