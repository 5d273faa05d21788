//! From files to answers: loading, the worker that reads large files, the client of the engine, and writing files.

pub mod client;
pub mod export;
pub mod load;
pub mod load_large;
pub mod loaded;
pub mod remote_text;
pub mod renew;
pub mod use_answer;
pub mod worker;
