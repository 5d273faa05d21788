//! Frames that nobody sees, and frames that show hardly anything.

use crate::support::{Host, Outcome, Reader, read};

const ALL: &str = "11 incidents, 14 background records";

#[test]
fn a_frame_out_of_sight_gives_its_graphics_back_and_gets_them_again() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        let frame = format!(
            "<iframe src='{}/?embed=1' width=640 height=500></iframe>",
            page.origin
        );
        let article = format!("{frame}<p style='height: 3000px'>A long article.</p>{frame}");
        page.open_host(&host, &article).await?;
        let has_map = async |at: u16, expected: bool| {
            page.enter_frame(at).await?;
            let what = format!("frame {at}: a map is drawn: {expected}");
            page.becomes(&what, (expected, 1), async || {
                page.ask("return [!!document.querySelector('.maplibregl-map'), document.querySelectorAll('#map').length]").await
            })
            .await?;
            page.leave_frames().await
        };
        has_map(0, true).await?;
        page.ask::<()>("document.querySelectorAll('iframe')[1].scrollIntoView()")
            .await?;
        has_map(1, true).await?;
        has_map(0, false).await?;
        page.frame_counts(0, ALL).await?;
        page.ask::<()>("document.querySelector('iframe').scrollIntoView()")
            .await?;
        has_map(0, true).await?;
        page.enter_frame(0).await?;
        page.map_is_ready().await?;
        page.leave_frames().await?;
        has_map(1, false).await
    })
}

#[test]
fn a_frame_whose_size_was_taken_away_keeps_the_map() -> Outcome {
    read(Reader::at_desk(), async |page| {
        let host = Host::start().await?;
        let sizes = [(300, 150), (340, 150), (340, 200), (340, 260)];
        let frame = |(width, height): &(u32, u32)| {
            format!(
                "<iframe src='{}/?embed=1' width={width} height={height} frameborder=0></iframe>",
                page.origin
            )
        };
        page.open_host(&host, &sizes.iter().map(frame).collect::<String>())
            .await?;
        for (at, (_, height)) in (0..).zip(sizes) {
            page.frame_counts(at, ALL).await?;
            page.enter_frame(at).await?;
            let map = page.rect(".map").await?;
            assert!(
                map.height >= 96.0 && map.y + map.height <= f64::from(height),
                "{height}: {map:?}"
            );
            let count = page.rect(".count").await?;
            assert!(
                count.y + count.height <= f64::from(height),
                "{height}: {count:?}"
            );
            let around: f64 = page
                .ask("return document.documentElement.scrollWidth - innerWidth")
                .await?;
            assert_eq!(around, 0.0);
            page.leave_frames().await?;
        }
        page.picture("embed-small").await
    })
}
