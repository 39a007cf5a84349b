use std::sync::Arc;

use tiny_http::{Response, Server};

fn main() {
    let server = Arc::new(Server::http("0.0.0.0:7000").expect("a free port"));
    let told = Arc::clone(&server);
    ctrlc::set_handler(move || told.unblock()).expect("a signal that can be handled");
    for request in server.incoming_requests() {
        let text = match request.url() {
            "/health" => "ok".to_owned(),
            _ => core_rules::toll(120).to_string(),
        };
        let _ = request.respond(Response::from_string(text));
    }
}
