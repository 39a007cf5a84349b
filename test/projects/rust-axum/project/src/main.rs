use axum::{extract::Path, routing::get, Router};
use tokio::signal::unix::{signal, SignalKind};

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let port = std::env::var("PORT").unwrap_or_else(|_| "3000".to_owned());
    let app = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/knots/{speed}", get(kilometres));
    let listener = tokio::net::TcpListener::bind(format!("0.0.0.0:{port}")).await?;
    axum::serve(listener, app).with_graceful_shutdown(told_to_end()).await
}

async fn kilometres(Path(speed): Path<f64>) -> String {
    format!("{:.1} km/h", speed * 1.852)
}

async fn told_to_end() {
    let mut terminate = signal(SignalKind::terminate()).expect("a signal that can be handled");
    terminate.recv().await;
}
