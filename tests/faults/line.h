// Line: an HTTPS server on a free port of this machine with certificates made by the openssl command line, for the tests of
// this folder.
#pragma once

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "platform/http.h"
#include "support/command.h"
#include "web/server.h"

namespace faults {

// An authority and a certificate for 127.0.0.1 under it, made once for the whole run.
struct Certificates {
  support::TemporaryFolder folder;
  std::string ca, other_ca, certificate, key, wrong_name, wrong_name_key, expired, expired_key;

  Certificates() {
    ca = authority("ca");
    other_ca = authority("other");
    certificate = issued("host", "IP:127.0.0.1", "-days 2", key);
    wrong_name = issued("wrong", "DNS:platform.example", "-days 2", wrong_name_key);
    expired = issued("expired", "IP:127.0.0.1", "-days -1", expired_key);
  }
  static const Certificates& all() {
    static const Certificates made;
    return made;
  }

 private:
  std::string authority(const std::string& name) {
    run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test-" + name +
        " -keyout " + folder.file(name + ".key") + " -out " + folder.file(name + ".pem"));
    return folder.file(name + ".pem");
  }
  std::string issued(const std::string& name, const std::string& alternative, const std::string& days,
                     std::string& key_pem) {
    support::write_file(folder.path() / (name + ".ext"), "subjectAltName=" + alternative + "\n");
    run("openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=" + name + " -keyout " +
        folder.file(name + ".key") + " -out " + folder.file(name + ".csr"));
    run("openssl x509 -req -in " + folder.file(name + ".csr") + " -CA " + ca + " -CAkey " + folder.file("ca.key") +
        " -CAcreateserial " + days + " -extfile " + folder.file(name + ".ext") + " -out " + folder.file(name + ".pem"));
    key_pem = support::read_file(folder.path() / (name + ".key"));
    return support::read_file(folder.path() / (name + ".pem"));
  }
  static void run(const std::string& command) {
    if (support::run(command + " 2>&1").status != 0) FAIL("openssl did not make the certificates");
  }
};

struct Line {
  std::unique_ptr<web::Server> server;
  std::atomic<int> requests{0};

  explicit Line(web::Handler handler, const std::string& certificate = Certificates::all().certificate,
                const std::string& key = Certificates::all().key, std::function<web::Admission()> admission = {}) {
    web::Options options;
    options.certificate_pem = certificate;
    options.key_pem = key;
    options.admission = std::move(admission);
    options.hang_limit = std::chrono::seconds(20);
    server = web::Server::start(options, [this, handler = std::move(handler)](const web::Request& request) {
               ++requests;
               return handler(request);
             }).value();
  }
  std::string url() const { return "https://127.0.0.1:" + std::to_string(server->port()); }
};

}  // namespace faults
