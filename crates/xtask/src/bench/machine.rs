//! On what it was measured.

use std::{fs, path::Path, process::Command, thread};

use crate::child::first_line;

/// How many programs wanted a core in the last minute. More than a few make every figure a matter of luck.
pub fn load() -> Option<f64> {
    let said = fs::read_to_string("/proc/loadavg").ok()?;
    said.split_whitespace().next()?.parse().ok()
}

pub fn n_cores() -> usize {
    thread::available_parallelism().map_or(0, usize::from)
}

/// Two sentences.
pub fn describe(chromium: &Path, load: Option<f64>) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let browser = first_line(Command::new(chromium).arg("--version"));
    let machine = sentence(
        n_cores(),
        model(&cpu),
        gigabytes(&memory),
        browser.as_deref().unwrap_or("an unknown browser"),
    );
    match load {
        Some(load) => format!("{machine} Its load was {load:.1} before."),
        None => machine,
    }
}

fn sentence(cores: usize, model: Option<&str>, gigabytes: Option<u64>, browser: &str) -> String {
    let memory = gigabytes.map_or_else(String::new, |all| format!(", {all} GB of memory"));
    let model = model.map_or_else(String::new, |model| format!(" ({model})"));
    format!(
        "{cores} cores{model}{memory}, {} {}, no GPU: WebGL is drawn by SwiftShader, in software. Headless {browser}.",
        std::env::consts::OS,
        std::env::consts::ARCH,
    )
}

fn model(cpuinfo: &str) -> Option<&str> {
    let line = cpuinfo
        .lines()
        .find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim())
}

fn gigabytes(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find(|line| line.starts_with("MemTotal"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some((kilobytes + (1 << 19)) >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_is_told_by_cores_memory_and_browser() {
        let model = model("processor : 0\nmodel name\t: Some CPU @ 2.0 GHz\n");
        let memory = gigabytes("MemTotal:       24676848 kB\n");
        let said = sentence(2, model, memory, "Chromium 156");
        assert!(
            said.starts_with("2 cores (Some CPU @ 2.0 GHz), 24 GB of memory, "),
            "{said}"
        );
        assert!(
            said.ends_with("in software. Headless Chromium 156."),
            "{said}"
        );
    }
}
