//! The programs that others work on their data with: GDAL and `LibreOffice` from Debian, mapshaper from npm, pandas and geopandas from `PyPI`.

use std::{fs, path::PathBuf};

use anyhow::Result;

use crate::{
    child::{Tools, first_line, set_up},
    setup::{Need, browser::apt, ensure, npm::require_node},
    stop::Stop,
    workspace::Workspace,
};

/// The packages of Python. A line a package, as pip writes it.
const PYTHON: [&str; 4] = [
    "pandas==3.1.1",
    "geopandas==1.2.0",
    "openpyxl==3.1.5",
    "pyogrio==0.13.0",
];
const MAPSHAPER: &str = "mapshaper@0.7.70";

/// Where they are.
pub struct FieldTools {
    pub mapshaper: PathBuf,
    pub python: PathBuf,
    /// What each is, with its version.
    pub versions: Vec<String>,
}

/// The folder of what is fetched, and of the files that go through it.
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("round-trips")
}

pub fn ensure_field_tools(workspace: &Workspace, tools: &Tools) -> Result<FieldTools> {
    ensure(&OfDebian {
        tools,
        program: "ogr2ogr",
        package: "gdal-bin",
    })?;
    ensure(&OfDebian {
        tools,
        program: "soffice",
        package: "libreoffice-calc",
    })?;
    require_node(tools)?;
    let mapshaper = Mapshaper {
        tools,
        folder: folder(workspace).join("npm"),
    };
    ensure(&mapshaper)?;
    let python = Python {
        tools,
        folder: folder(workspace).join("python"),
    };
    ensure(&python)?;
    let mut versions = vec![MAPSHAPER.replace('@', " ")];
    versions.extend(PYTHON.map(|package| package.replace("==", " ")));
    for program in ["ogr2ogr", "soffice"] {
        let said = first_line(tools.command(program).arg("--version")).unwrap_or_default();
        let version = said.split([',', '(']).next().unwrap_or_default();
        // LibreOffice names its build behind its version.
        let words: Vec<&str> = version.split_whitespace().take(2).collect();
        versions.push(words.join(" "));
    }
    Ok(FieldTools {
        mapshaper: mapshaper.program(),
        python: python.program(),
        versions,
    })
}

struct OfDebian<'a> {
    tools: &'a Tools,
    program: &'static str,
    package: &'static str,
}

impl Need for OfDebian<'_> {
    fn work(&self) -> String {
        format!("Installing {} (about 1 minute, once)", self.package)
    }

    fn is_there(&self) -> bool {
        self.tools.find(self.program).is_some()
    }

    fn get(&self) -> Result<()> {
        let lacking = format!("`{}` is not there", self.program);
        let remedy = format!(
            "Install it (Debian, as root: apt-get install {}), then run this again.",
            self.package
        );
        apt(self.tools, &lacking, &remedy, &[self.package])
    }
}

struct Mapshaper<'a> {
    tools: &'a Tools,
    folder: PathBuf,
}

impl Mapshaper<'_> {
    fn program(&self) -> PathBuf {
        self.folder.join("node_modules/.bin/mapshaper")
    }
}

/// In the folder of a package: what was asked for when it was filled.
const NOTE: &str = "asked-for";

impl Need for Mapshaper<'_> {
    fn work(&self) -> String {
        "Fetching mapshaper (about 20 seconds, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        let note = fs::read_to_string(self.folder.join(NOTE)).unwrap_or_default();
        note == MAPSHAPER && self.program().is_file()
    }

    fn get(&self) -> Result<()> {
        fs::create_dir_all(&self.folder)?;
        let mut npm = self.tools.command("npm");
        npm.args(["install", "--no-save", "--no-audit", "--no-fund"])
            .args(["--loglevel=error", "--ignore-scripts", "--prefix"])
            .arg(&self.folder)
            .arg(MAPSHAPER);
        set_up(&mut npm, "mapshaper could not be fetched")?;
        fs::write(self.folder.join(NOTE), MAPSHAPER)?;
        Ok(())
    }
}

struct Python<'a> {
    tools: &'a Tools,
    folder: PathBuf,
}

impl Python<'_> {
    fn program(&self) -> PathBuf {
        self.folder.join("bin/python")
    }
}

impl Need for Python<'_> {
    fn work(&self) -> String {
        "Fetching pandas and geopandas (about 1 minute, once)".to_owned()
    }

    fn is_there(&self) -> bool {
        let note = fs::read_to_string(self.folder.join(NOTE)).unwrap_or_default();
        note == PYTHON.join("\n") && self.program().is_file()
    }

    fn get(&self) -> Result<()> {
        if self.tools.find("python3").is_none() {
            let remedy =
                "Install it (Debian, as root: apt-get install python3-venv), then run this again.";
            return Err(Stop::new("there is no Python (`python3` is not on PATH).", remedy).into());
        }
        let mut venv = self.tools.command("python3");
        venv.args(["-m", "venv"]).arg(&self.folder);
        set_up(
            &mut venv,
            "a folder for Python's packages could not be made (Debian has it in python3-venv)",
        )?;
        let mut pip = self.tools.command(&self.program().to_string_lossy());
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(PYTHON);
        set_up(&mut pip, "pandas and geopandas could not be fetched")?;
        fs::write(self.folder.join(NOTE), PYTHON.join("\n"))?;
        Ok(())
    }
}
