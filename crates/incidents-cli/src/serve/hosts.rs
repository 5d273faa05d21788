//! Whom a request is meant for. A page elsewhere may have its own name lead to this machine (DNS rebinding); what is
//! asked for by that name is not given.

use std::{fmt, net::IpAddr, str::FromStr, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{StatusCode, Version, header, uri::Authority},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// The name of a host, without scheme and port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

/// What is no name of a host.
#[derive(Debug, PartialEq, Eq)]
pub struct InvalidName;

impl fmt::Display for InvalidName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected the name of a host, such as maps.example.org, without scheme, port or path",
        )
    }
}

impl std::error::Error for InvalidName {}

impl FromStr for Name {
    type Err = InvalidName;

    fn from_str(name: &str) -> Result<Self, InvalidName> {
        let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        let plain = plain(name);
        match !plain.is_empty() && plain.bytes().all(is_of_name) {
            true => Ok(Self(plain)),
            false => Err(InvalidName),
        }
    }
}

/// Names are the same in capitals, and with the dot of the root.
fn plain(name: &str) -> String {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.to_ascii_lowercase()
}

/// The hosts that a server answers for.
#[derive(Debug)]
pub(super) struct Hosts {
    bound: IpAddr,
    names: Vec<Name>,
}

impl Hosts {
    pub(super) fn new(bound: IpAddr, names: &[Name]) -> Self {
        Self {
            bound,
            names: names.to_owned(),
        }
    }

    /// An address in numbers is nobody's to lead elsewhere; names are, but for those of this machine.
    fn have(&self, authority: &Authority) -> bool {
        let host = authority.host();
        let numbers = host
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
            .unwrap_or(host);
        if let Ok(address) = numbers.parse::<IpAddr>() {
            let address = address.to_canonical();
            return address.is_loopback() || address == self.bound || !self.bound.is_loopback();
        }
        let name = plain(host);
        name == "localhost"
            || name.ends_with(".localhost")
            || self.names.iter().any(|known| known.0 == name)
    }
}

/// Refuses what is meant for others.
pub(super) async fn only_for_these(
    State(hosts): State<Arc<Hosts>>,
    request: Request,
    next: Next,
) -> Response {
    match refusal(&hosts, &request) {
        Some((status, sentence)) => (status, sentence).into_response(),
        None => next.run(request).await,
    }
}

const NO_HOST: &str = "The request does not say whom it is for: send one Host header.\n";
const BAD_HOST: &str = "The request's Host header is no name and no address of a host.\n";
const FOREIGN: &str = "This server does not answer to that name. Ask it at localhost or by its address in numbers, or start it with --allow-host and the name.\n";

fn refusal(hosts: &Hosts, request: &Request) -> Option<(StatusCode, &'static str)> {
    let mut values = request.headers().get_all(header::HOST).iter();
    let (value, another) = (values.next(), values.next());
    if another.is_some() {
        return Some((StatusCode::BAD_REQUEST, NO_HOST));
    }
    let named = match value {
        Some(value) => {
            let authority = value.to_str().ok().and_then(|text| text.parse().ok());
            let is_plain = |authority: &Authority| !authority.as_str().contains('@');
            match authority.filter(is_plain) {
                Some(authority) => Some(authority),
                None => return Some((StatusCode::BAD_REQUEST, BAD_HOST)),
            }
        }
        // The first version knew no hosts, and no browser speaks it.
        None if request.version() < Version::HTTP_11 => None,
        None => return Some((StatusCode::BAD_REQUEST, NO_HOST)),
    };
    // What is asked of a proxy has another host in its first line.
    let asked = request.uri().authority();
    let is_ours = named.iter().chain(asked).all(|host| hosts.have(host));
    (!is_ours).then_some((StatusCode::MISDIRECTED_REQUEST, FOREIGN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bound: &str, host: &str, expected: bool) {
        let names = ["Map.Example.".parse().unwrap()];
        let hosts = Hosts::new(bound.parse().unwrap(), &names);
        assert_eq!(
            hosts.have(&host.parse().unwrap()),
            expected,
            "{bound} {host}"
        );
    }

    #[test]
    fn a_server_of_this_machine_answers_to_its_names_only() {
        for ours in [
            "localhost",
            "LOCALHOST:8080",
            "localhost.",
            "draft.localhost:1",
            "127.0.0.1",
            "127.0.0.1:8080",
            "[::1]:8080",
            "map.example",
            "MAP.example.:80",
        ] {
            check("127.0.0.1", ours, true);
        }
        for foreign in [
            "evil.example",
            "localhost.evil.example",
            "notlocalhost",
            "127.0.0.1.evil.example",
            "192.168.1.7",
            "0.0.0.0",
            "map.example.evil.example",
        ] {
            check("127.0.0.1", foreign, false);
        }
    }

    #[test]
    fn a_server_for_others_answers_to_every_address_in_numbers() {
        for bound in ["0.0.0.0", "::", "192.168.1.7"] {
            check(bound, "192.168.1.7:8080", true);
            check(bound, "[fe80::1]", true);
            check(bound, "localhost", true);
            check(bound, "evil.example", false);
        }
    }

    #[test]
    fn a_name_is_neither_an_address_of_a_page_nor_a_port() {
        for broken in [
            "",
            ".",
            "http://map.example",
            "map.example:80",
            "a/b",
            "*",
            "a b",
        ] {
            assert_eq!(broken.parse::<Name>(), Err(InvalidName), "{broken}");
        }
    }
}
