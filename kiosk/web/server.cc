#include "web/server.h"

#include <atomic>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <thread>
#include <utility>
#include <vector>

#include "web/conversation.h"

namespace web {

// --- what the sessions share -----------------------------------------------------------------------------------------

struct Server::Inside {
  Inside(Options given_options, Handler given_handler)
      : options(std::move(given_options)), handler(std::move(given_handler)), io(options.threads) {}

  core::Result<core::Done> load_certificate();
  core::Result<core::Done> listen();
  void run();
  void accept_next();
  void session_over();
  Response answer(const Request& request) const;

  Options options;
  Handler handler;
  net::ssl::context tls{net::ssl::context::tls_server};
  std::atomic<bool> stopping{false};
  std::uint16_t port = 0;
  // The sessions live in the handlers that io holds: io must go before everything above.
  net::io_context io;
  net::strand<net::io_context::executor_type> gate{net::make_strand(io)};
  tcp::acceptor acceptor{gate};
  std::size_t active = 0;  // touched on the gate's strand alone
  bool accepting = false;
  std::vector<std::thread> threads;
};

// --- accepting -------------------------------------------------------------------------------------------------------

void Server::Inside::accept_next() {
  if (accepting || stopping || active >= options.connections) return;
  accepting = true;
  acceptor.async_accept(net::make_strand(io), [this](error_code error, tcp::socket socket) {
    accepting = false;
    if (stopping) return;
    if (error) {
      // Out of descriptors, or the client left in the queue: breathe, then go on.
      auto pause = std::make_shared<net::steady_timer>(gate, std::chrono::milliseconds(50));
      return pause->async_wait([this, pause](error_code) { accept_next(); });
    }
    if (options.admission && options.admission() == Admission::reset) {
      error_code ignored;
      socket.set_option(net::socket_base::linger(true, 0), ignored);
      socket.close(ignored);
      return accept_next();
    }
    ++active;
    std::make_shared<Conversation>(
        std::move(socket), tls, options, [this](const Request& request) { return this->answer(request); },
        [this] { session_over(); })
        ->begin();
    accept_next();
  });
}

void Server::Inside::session_over() {
  if (stopping) return;
  net::post(gate, [this] {
    --active;
    accept_next();
  });
}

// A handler of ours does not throw, but the libraries below it might run out of memory: one citizen's 500, not
// everybody's end.
Response Server::Inside::answer(const Request& request) const {
  try {
    return handler(request);
  } catch (...) {
    Response failed;
    failed.status = 500;
    return failed;
  }
}

core::Result<core::Done> Server::Inside::load_certificate() {
  const core::Error unusable{"WEB_CERTIFICATE", "", "The server's certificate or key cannot be used.",
                             "Give a PEM certificate and the PEM key that belongs to it."};
  error_code error;
  tls.set_options(net::ssl::context::default_workarounds | net::ssl::context::no_compression);
  if (SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION) != 1) return unusable;
  tls.use_certificate_chain(net::buffer(options.certificate_pem), error);
  if (error) return unusable;
  tls.use_private_key(net::buffer(options.key_pem), net::ssl::context::pem, error);
  if (error || SSL_CTX_check_private_key(tls.native_handle()) != 1) return unusable;
  if (options.client_authority_pem.empty()) return core::Done{};
  tls.add_certificate_authority(net::buffer(options.client_authority_pem), error);
  if (error) return unusable;
  tls.set_verify_mode(net::ssl::verify_peer | net::ssl::verify_fail_if_no_peer_cert, error);
  if (error) return unusable;
  return core::Done{};
}

core::Result<core::Done> Server::Inside::listen() {
  error_code error;
  const auto address = net::ip::make_address(options.address, error);
  if (error)
    return core::Error{"WEB_ADDRESS", "", "The address to listen on is not a numeric IP address.",
                       "Write it like 127.0.0.1."};
  const tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
  if (!error) port = acceptor.local_endpoint(error).port();
  if (error)
    return core::Error{"WEB_LISTEN", "", "Nothing can listen on this address and port.",
                       "Choose another port, or end the program that holds it."};
  return core::Done{};
}

void Server::Inside::run() {
  net::post(gate, [this] { accept_next(); });
  for (int thread = 0; thread < options.threads; ++thread) threads.emplace_back([this] { io.run(); });
}

// --- outside ---------------------------------------------------------------------------------------------------------

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() { stop(); }

core::Result<std::unique_ptr<Server>> Server::start(Options options, Handler handler) {
  auto inside = std::make_unique<Inside>(std::move(options), std::move(handler));
  TRY_DONE(inside->load_certificate());
  TRY_DONE(inside->listen());
  inside->run();
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

void Server::stop() {
  inside_->stopping = true;
  inside_->io.stop();
  for (auto& thread : inside_->threads) thread.join();
  inside_->threads.clear();
}

std::uint16_t Server::port() const { return inside_->port; }

}  // namespace web
