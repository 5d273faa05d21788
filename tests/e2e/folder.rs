//! The folder works wherever it lies.

use crate::support::map::URUM_AL_KUBRA;
use crate::support::{Outcome, Reader, Site, read};

#[test]
fn everything_loads_from_a_folder_below_the_root() -> Outcome {
    read(Reader::at_desk(), async |page| {
        page.open(Site::SUB_PATH).await?;
        page.counts("11 incidents, 14 other records").await?;
        page.map_draws(URUM_AL_KUBRA).await?;
        page.click("checkbox", "Attack at sea").await?;
        page.counts("1 incident of 25").await?;
        let address = format!("{}?type=naval_attack", Site::SUB_PATH);
        page.has_address(&address).await?;
        let above = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name)).filter(url => url.protocol.startsWith('http'))
            .map(url => url.pathname).filter(path => !path.startsWith('/a/b/'))";
        assert_eq!(page.ask::<Vec<String>>(above).await?, Vec::<String>::new());
        Ok(())
    })
}
