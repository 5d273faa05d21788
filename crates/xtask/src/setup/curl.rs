//! What `incidents check --online` asks other hosts with.

use anyhow::Result;

use crate::{
    child::Tools,
    setup::{Need, browser::apt},
};

pub struct Curl<'a> {
    pub tools: &'a Tools,
}

impl Need for Curl<'_> {
    fn work(&self) -> String {
        "Installing curl (about 10 seconds, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        self.tools.find("curl").is_some()
    }

    fn get(&self) -> Result<()> {
        let remedy = "Install it (Debian, as root: apt-get install curl), then run this again.";
        apt(
            self.tools,
            "there is no curl, which `incidents check --online` asks other hosts with",
            remedy,
            &["curl"],
        )
    }
}
